import {compareTexts} from '../../base/compare-texts.ts';

/** A word that stands where one of a list was asked for, as often as it does: for the analyst who adds it to `map`. */
export type UnknownWord = {reason: string; column: string; word: string; cells: number};

/** A word in fewer cells may be a name that somebody wrote into the wrong column, and is not shown. */
const CELLS_MIN = 3;
/** Longer texts, and those with digits, are no words of a list. */
const LENGTH_MAX = 40;
const KEPT_MAX = 5_000;

/** Gathers words that no list knows; beyond `KEPT_MAX` different ones the column holds free text, and new ones are let go. */
export class UnknownWords {
  readonly #cells = new Map<string, UnknownWord>();

  add(column: string, reason: string, text: string): void {
    const word = text.trim();
    if (word.length > LENGTH_MAX || /\d/.test(word)) return;
    const key = JSON.stringify([reason, column, word.toLowerCase()]);
    const known = this.#cells.get(key);
    if (known !== undefined) known.cells++;
    else if (this.#cells.size < KEPT_MAX) this.#cells.set(key, {reason, column, word, cells: 1});
  }

  /** Those in at least three cells, the most frequent first. */
  frequent(): UnknownWord[] {
    return [...this.#cells.values()]
      .filter(({cells}) => cells >= CELLS_MIN)
      .sort(
        (left, right) =>
          right.cells - left.cells || compareTexts(left.column, right.column) || compareTexts(left.word, right.word),
      );
  }
}
