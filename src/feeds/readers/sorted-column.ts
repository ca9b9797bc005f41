/** Of two cells of a column that differ, the share that must be in one order. */
const SORTED_LEAST = 0.98;
/** Rows that go on with a group, and say something else than the row above; of fewer, words stand in order by chance. */
const OTHER_TEXTS_LEAST = 5;
/** Cells that differ from the one above, where all of them must be in order: eight are so by chance once in 20,000 files. */
const PAIRS_LEAST = 8;
/** Days of a log stand in order in any file. Those of births, which lie further apart, do so only where the file was sorted by them. */
const SPAN_LEAST = 18 * 366;
const SEXES: ReadonlySet<string> = new Set(['f', 'm', 'female', 'male', 'u', 'unknown', 'i', 'indeterminate', 'other']);

/**
 * Whether a file was sorted by a column that does not name the groups of its rows: its cells stand in order across groups and within them, and those
 * below a group's first are not just the same again. A row without a group stands then below whoever comes before it. Words may stand in the
 * order of the alphabet or against it, and by their last as names are; dates in either order; numbers against theirs alone, as numbers
 * grow from row to row in files that nobody sorted.
 */
export class SortedColumn {
  readonly #words = new Order();
  readonly #lastWords = new Order();
  readonly #numbers = new Order();
  readonly #days = new Order();
  /** Days as they are written: a sheet of texts is sorted by the day of the month. */
  readonly #dayTexts = new Order();
  #dayMin = Infinity;
  #dayMax = -Infinity;
  readonly #sexes = new Set<string>();
  #sexRuns = 0;
  #sexOthers = 0;
  #above = '';

  /** Takes the cell of the next row, trimmed, and whether that row goes on with the group above. */
  add(text: string, goesOn: boolean): void {
    const own = text.toLowerCase();
    if (this.#sexes.size <= SEXES.size) this.#addSex(own, goesOn);
    this.#above = own;
    const day = dayRead(own);
    if (day !== null) {
      this.#days.add(day, goesOn);
      this.#dayTexts.add(own, goesOn);
      this.#dayMin = Math.min(this.#dayMin, day);
      this.#dayMax = Math.max(this.#dayMax, day);
    }
    const isNumber = /\d/.test(own);
    this.#numbers.add(isNumber ? numberRead(own) : null, goesOn);
    const isWord = !isNumber && /\p{L}/u.test(own);
    this.#words.add(isWord ? own : null, goesOn);
    this.#lastWords.add(isWord ? own.slice(own.lastIndexOf(' ') + 1) : null, goesOn);
  }

  get isSorted(): boolean {
    return (
      this.#words.isUp ||
      this.#words.isDown ||
      this.#lastWords.isUp ||
      this.#lastWords.isDown ||
      this.#numbers.isDown ||
      (this.#dayMax - this.#dayMin >= SPAN_LEAST &&
        (this.#days.isUp || this.#days.isDown || this.#dayTexts.isUp || this.#dayTexts.isDown)) ||
      this.#isBySex
    );
  }

  /** All of one sex above all of the other: no families live like that. */
  get #isBySex(): boolean {
    const isOfSexes = this.#sexes.size > 1 && [...this.#sexes].every((text) => SEXES.has(text));
    return isOfSexes && this.#sexRuns === this.#sexes.size && this.#sexOthers >= 2 * OTHER_TEXTS_LEAST;
  }

  #addSex(own: string, goesOn: boolean): void {
    if (own === '') return;
    if (own !== this.#above) this.#sexRuns++;
    if (goesOn) this.#sexOthers++;
    this.#sexes.add(own);
  }
}

/** In which order the values of a column stand. */
class Order {
  #above: string | number | null = null;
  #pairs = 0;
  #up = 0;
  #others = 0;

  /** Null where the cell says nothing: no pair is made across it. */
  add(own: string | number | null, goesOn: boolean): void {
    const above = this.#above;
    this.#above = own;
    if (above === null || own === null || above === own) return;
    this.#pairs++;
    if (above < own) this.#up++;
    if (goesOn) this.#others++;
  }

  get isUp(): boolean {
    return this.#isOrder(this.#up);
  }

  get isDown(): boolean {
    return this.#isOrder(this.#pairs - this.#up);
  }

  /** Nearly all pairs of many, or every one where few differ: what has ten texts changes at ten rows. */
  #isOrder(inOrder: number): boolean {
    if (this.#others >= OTHER_TEXTS_LEAST) return inOrder >= SORTED_LEAST * this.#pairs;
    return this.#others >= 2 && this.#pairs >= PAIRS_LEAST && inOrder === this.#pairs;
  }
}

/** About the day of a date in figures, the year first or last, for its place among others; null where it is none. */
function dayRead(text: string): number | null {
  const last = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})\b/.exec(text);
  const [, year, month, day] =
    last === null ? (/^(\d{4})-(\d{2})-(\d{2})/.exec(text) ?? []) : [0, last[3], last[2], last[1]];
  return year === undefined ? null : Number(year) * 366 + Number(month) * 31 + Number(day);
}

/** The last number of a text ("P1003"), for its place among others. */
const numberRead = (text: string): number => Number(/\d+(?=\D*$)/.exec(text)![0]);
