const SORTED_LEAST = 0.98;
const OTHER_TEXTS_LEAST = 5;

/**
 * Whether a file was sorted by a column that does not name the groups of its rows: its words stand in the order of the alphabet across groups and
 * within them, and those below a group's first are not just the same again. A row without a group stands then below whoever comes before it.
 */
export class SortedColumn {
  #above = '';
  #pairs = 0;
  #inOrder = 0;
  #others = 0;

  /** Takes the cell of the next row, trimmed, and whether that row goes on with the group above. */
  add(text: string, goesOn: boolean): void {
    const [above, own] = [this.#above, text.toLowerCase()];
    this.#above = own;
    if (above === '' || own === '' || above === own || !/\p{L}/u.test(own)) return;
    this.#pairs++;
    if (above < own) this.#inOrder++;
    if (goesOn) this.#others++;
  }

  get isSorted(): boolean {
    return this.#others >= OTHER_TEXTS_LEAST && this.#inOrder >= SORTED_LEAST * this.#pairs;
  }
}
