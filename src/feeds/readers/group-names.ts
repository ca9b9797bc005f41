/** Of fewer groups the last alone may well have several rows; of as many, blanks behind it alone are those of a file that was sorted. */
const GROUPS_LEAST = 5;

/**
 * The column that names the group of each row, as it is read from the top: whether its blanks go on with the group above. Whoever sorts a file by
 * that column brings all rows that have none together, below the last group or below all but a line of totals. They are of no group then, and
 * least of all of the one that happens to stand above. So they are where each row names its group anew.
 */
export class GroupNames {
  #last = '';
  #groups = 0;
  #repeats = 0;
  #runs = 0;
  #isInRun = false;
  #firstBlank = Infinity;
  #groupsBehind = 0;

  /** Takes the next row that can be read: its number, and its cell trimmed. */
  add(row: number, name: string): void {
    if (name === '') {
      // Before the first group blanks go on with none in any file.
      if (this.#groups === 0) return;
      if (!this.#isInRun) this.#runs++;
      this.#isInRun = true;
      this.#firstBlank = Math.min(this.#firstBlank, row);
      return;
    }
    this.#isInRun = false;
    if (name === this.#last) this.#repeats++;
    else {
      this.#groups++;
      if (this.#runs > 0) this.#groupsBehind++;
    }
    this.#last = name;
  }

  /** The number of the row from which on a blank names no group; Infinity where each goes on with the group above. */
  get end(): number {
    const isTogether = this.#runs === 1 && this.#groupsBehind <= 1;
    return isTogether && (this.#repeats > 0 || this.#groups >= GROUPS_LEAST) ? this.#firstBlank : Infinity;
  }
}
