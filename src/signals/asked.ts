import {NumberList} from '../columns/number-list.ts';
import type {Network} from '../network/network.ts';
import type {RowsAfter} from '../network/same-rows.ts';
import {ROW_LISTS, watchRows} from '../network/watched-rows.ts';
import type {Subject} from './rule.ts';

/**
 * Whom a rule was asked about, and which rows of the network its answers were made of. `subjects` has the `width` parts of each subject
 * one after another; its rows are `rows[starts[i]] … rows[starts[i + 1] - 1]`, each a position in a list of ROW_LISTS, `lists[at]`.
 */
export type Asked = {
  width: number;
  subjects: Int32Array;
  starts: Uint32Array;
  rows: Uint32Array;
  lists: Uint8Array;
};

/** Keeps what rules are asked about, and the rows that are read for it. */
export class AskedLog {
  /** The network to ask of. */
  readonly network: Network;
  /** For each list the number of the subject that read a row last. */
  readonly #readers: Uint32Array[];
  #subject = 0;
  #width = 1;
  #subjects = new NumberList(Int32Array);
  #starts = new NumberList(Uint32Array);
  #rows = new NumberList(Uint32Array);
  #lists = new NumberList(Uint8Array);

  constructor(network: Network) {
    this.#readers = ROW_LISTS.map((list) => new Uint32Array(network[list].starts.length));
    this.network = watchRows(network, (list) => {
      const code = ROW_LISTS.indexOf(list);
      return (row) => this.#read(code, row);
    });
  }

  /** From now on rows are read for this subject. */
  begin(subject: Subject): void {
    this.#subject++;
    this.#width = subject.length;
    for (const part of subject) this.#subjects.push(part);
    this.#starts.push(this.#lists.length);
  }

  /** What was read is what was read for a subject before, whose rows stand elsewhere now. */
  readAsBefore({starts, rows, lists}: Asked, at: number, after: RowsAfter): void {
    for (let k = starts[at]!; k < starts[at + 1]!; k++) {
      this.#read(lists[k]!, after[ROW_LISTS[lists[k]!]!][rows[k]!]!);
    }
  }

  /** What was asked since the last time, under one rule. */
  take(): Asked {
    this.#starts.push(this.#lists.length);
    const asked = {
      width: this.#width,
      subjects: this.#subjects.build(),
      starts: this.#starts.build(),
      rows: this.#rows.build(),
      lists: this.#lists.build(),
    };
    this.#width = 1;
    this.#subjects = new NumberList(Int32Array);
    this.#starts = new NumberList(Uint32Array);
    this.#rows = new NumberList(Uint32Array);
    this.#lists = new NumberList(Uint8Array);
    return asked;
  }

  #read(list: number, row: number): void {
    if (this.#readers[list]![row] === this.#subject) return;
    this.#readers[list]![row] = this.#subject;
    this.#rows.push(row);
    this.#lists.push(list);
  }
}

/** Whether every row that was read for a subject stands as it did. */
export function areRowsSame({starts, rows, lists}: Asked, at: number, after: RowsAfter): boolean {
  for (let k = starts[at]!; k < starts[at + 1]!; k++) {
    if (after[ROW_LISTS[lists[k]!]!][rows[k]!]! < 0) return false;
  }
  return true;
}
