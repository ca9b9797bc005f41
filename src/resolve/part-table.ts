import type {Pieces} from '../base/piecemeal.ts';
import {LIFE_STAGES, type Mention} from '../model/mention.ts';
import type {Dwelling} from '../model/resolved.ts';
import type {Tie} from '../model/notification.ts';
import {readAdoptions} from './link/decide/adoptions.ts';
import {fillFromRelations} from './link/columns/fill-from-relations.ts';
import {lendByNumber} from './link/columns/lend-by-number.ts';
import {numbersOfParents} from './link/columns/numbers-of-parents.ts';
import type {KeptColumns} from './link/columns/kept-rows.ts';
import {PersonColumnsBuilder} from './link/columns/read-columns.ts';
import {readRelations, type TieRows} from './link/columns/relations.ts';
import type {ReadTable} from './match-table.ts';
import {UNBORN} from './link/columns/person-columns.ts';

/** Rows of a table that was read before which are a table by themselves; by the positions that they have in it. */
export type PartOfRows = {
  /** Position of each among all rows, rising. */
  from: Uint32Array;
  mentions: readonly Mention[];
  /** Position in LIFE_STAGES. */
  stage: Uint8Array;
  ties: readonly Tie[];
  tieRows: TieRows;
  /** Front door as the address is written, -1 for none, and the doors. */
  dwellingOf: Int32Array;
  dwellings: readonly Dwelling[];
  /** 1 for rows whose address takes no part. */
  hidden: Uint8Array;
  /** Whether an address with a postcode is written in a row. */
  isCoded(at: number): boolean;
};

const ROWS_OF_PIECE = 2_000;

/**
 * What `readMentions` gives of these mentions, with no address where they are hidden: nothing of the other rows is in it, not by what was
 * filled in from them and not by a text. Of the mentions only unborn children are read.
 */
export function* partTable(kept: KeptColumns, part: PartOfRows): Pieces<ReadTable> {
  const {from, ties, tieRows, hidden, dwellingOf, dwellings} = part;
  const builder = new PersonColumnsBuilder();
  const numbers = builder.numbers.ofPart(kept);
  for (const [at, was] of from.entries()) {
    if (at % ROWS_OF_PIECE === 0) yield;
    const isNone = hidden[at] === 1;
    const door = isNone ? -1 : dwellingOf[at]!;
    const place = {
      door,
      dwelling: dwellings[door] ?? null,
      isNone,
      isCoded: !isNone && part.isCoded(at),
      read: kept.columns.placeholder[was] === UNBORN ? placeOf(part.mentions[at]!, isNone) : null,
    };
    builder.copyRow(numbers, was, place, LIFE_STAGES[part.stage[at]!]!);
  }
  yield;
  const columns = builder.build();
  lendByNumber(columns);
  columns.nationalOfParent = numbersOfParents(columns);
  yield;
  const relations = readRelations(tieRows, columns);
  yield;
  fillFromRelations(relations, columns);
  readAdoptions(ties, tieRows, columns);
  return {columns, dictionaries: builder.dictionaries, relations};
}

const placeOf = ({address, phones}: Mention, isHidden: boolean): Pick<Mention, 'address' | 'phones'> => ({
  address: isHidden ? null : address,
  phones,
});
