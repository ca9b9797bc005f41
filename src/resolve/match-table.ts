import type {Mention} from '../model/mention.ts';
import type {Tie} from '../model/notification.ts';
import type {Dwelling, Resolved} from '../model/resolved.ts';
import {readAdoptions} from './link/decide/adoptions.ts';
import type {AddressWords} from './link/compare/compare-places.ts';
import type {Dictionaries} from './link/columns/dictionaries.ts';
import {readFoundAt} from './link/columns/found-at.ts';
import {fillFromRelations} from './link/columns/fill-from-relations.ts';
import {lendByNumber} from './link/columns/lend-by-number.ts';
import {numbersOfParents} from './link/columns/numbers-of-parents.ts';
import type {KeptRows} from './link/columns/kept-rows.ts';
import type {LinkModel} from './link/weigh/link-model.ts';
import type {PersonColumns} from './link/columns/person-columns.ts';
import {registersBeside, termsBeside} from './link/weigh/pinned-terms.ts';
import {PersonColumnsBuilder} from './link/columns/read-columns.ts';
import {readRelations, tieRows, type Relations} from './link/columns/relations.ts';
import type {TermFrequencies} from './link/weigh/term-frequency.ts';
import {findTwins} from './link/decide/find-twins.ts';
import type {KnownTwins} from './link/decide/twins.ts';

/** What mentions say as matching reads it, row by row in order of mention, and whom they stand beside. */
export type ReadTable = {columns: PersonColumns; dictionaries: Dictionaries; relations: Relations};

/** All that weighing two mentions takes beside a model. */
export type MatchTable = ReadTable & {
  twins: KnownTwins;
  terms: TermFrequencies;
  /** Kind of local number -> 1 where one person rarely stands under two. */
  cleanRegisters: Uint8Array;
  /** The words of the address texts; null where they are still to be read. */
  addressWords: AddressWords | null;
};

/** What matching is given of the records. */
export type MatchInput = {
  /** In order of id. */
  mentions: readonly Mention[];
  ties: readonly Tie[];
  /** mention index -> front door as its address is written, -1 for none. */
  dwellingOf: Int32Array;
  /** mention index -> front door at which a report places it, -1 for none; left out where no reports are known. */
  foundAt?: Int32Array;
  dwellings: readonly Dwelling[];
};

/** No door of any mention. */
const NOWHERE: Int32Array = new Int32Array();

/** Reads mentions; rows of `kept` are copied, which gives the same. */
export function readMentions(
  {mentions, ties, dwellingOf, foundAt = NOWHERE, dwellings}: MatchInput,
  kept: KeptRows | null = null,
): ReadTable {
  const builder = new PersonColumnsBuilder();
  const numbers = kept === null ? null : builder.numbers.ofTable(kept);
  for (const [row, mention] of mentions.entries()) {
    const door = dwellingOf[row]!;
    const was = kept === null ? -1 : kept.before[row]!;
    if (was < 0) builder.addMention(mention, door, dwellings[door] ?? null);
    else builder.copyMention(mention, door, dwellings[door] ?? null, numbers!, was);
  }
  const columns = builder.build();
  readFoundAt(columns, foundAt, dwellings);
  lendByNumber(columns);
  columns.nationalOfParent = numbersOfParents(columns);
  const rows = tieRows(mentions, ties);
  const relations = readRelations(rows, columns);
  fillFromRelations(relations, columns);
  readAdoptions(ties, rows, columns);
  return {columns, dictionaries: builder.dictionaries, relations};
}

/** The table of mentions that `model` weighed, made anew. */
export function matchTableOf(
  mentions: readonly Mention[],
  ties: readonly Tie[],
  {dwellingAsWritten, dwellings}: Pick<Resolved, 'dwellingAsWritten' | 'dwellings'>,
  model: LinkModel,
  foundAt = NOWHERE,
): MatchTable {
  const read = readMentions({mentions, ties, dwellingOf: dwellingAsWritten, dwellings, foundAt});
  const {columns} = read;
  return {
    ...read,
    twins: findTwins(columns),
    terms: termsBeside(model, columns, dwellings),
    cleanRegisters: registersBeside(model, columns),
    addressWords: null,
  };
}
