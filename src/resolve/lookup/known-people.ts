import type {Dwelling} from '../../model/resolved.ts';
import type {Dictionaries} from '../link/columns/dictionaries.ts';
import type {PersonColumns} from '../link/columns/person-columns.ts';

/** People already resolved, as columns. Rows must be in rising order of mention id, as they were when they were linked. */
export type KnownPeople = {
  columns: PersonColumns;
  dictionaries: Dictionaries;
  dwellings: readonly Dwelling[];
  mentionIds: Sequence;
  personIds: Sequence;
  /** row -> person; -1 for staff. */
  personOf: Int32Array;
  /** Pairs of persons that somebody said are two. */
  judgedApart?: readonly (readonly [number, number])[];
  /** Rows that count; all unless given. */
  isKnown?: (row: number) => boolean;
};

/** Texts by position. */
type Sequence = {readonly length: number; at(position: number): string | undefined};

/** How many of the sorted ids come before this one. */
export function rankOf(id: string, ids: Sequence): number {
  let from = 0;
  let to = ids.length;
  while (from < to) {
    const middle = (from + to) >>> 1;
    if (ids.at(middle)! < id) from = middle + 1;
    else to = middle;
  }
  return from;
}
