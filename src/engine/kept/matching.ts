import {atOnce} from '../../base/piecemeal.ts';
import {nameColumns, treeOf, type NamedColumns} from '../../columns/named-columns.ts';
import type {Records} from '../../model/records.ts';
import type {Resolved} from '../../model/resolved.ts';
import {Dictionaries} from '../../resolve/link/columns/dictionaries.ts';
import type {KeptColumns} from '../../resolve/link/columns/kept-rows.ts';
import type {PersonColumns} from '../../resolve/link/columns/person-columns.ts';
import {KnownTwins} from '../../resolve/link/decide/twins.ts';
import {WordPool} from '../../resolve/link/names/word-pool.ts';
import type {TermFrequencies} from '../../resolve/link/weigh/term-frequency.ts';
import type {LinkModel} from '../../resolve/link/weigh/link-model.ts';
import {termsBeside} from '../../resolve/link/weigh/pinned-terms.ts';
import type {BlockArrays} from '../../resolve/lookup/block-table.ts';
import {hiddenMentions, rowsToHide, withoutPlaces} from '../../resolve/lookup/hidden-places.ts';
import {blockArrays, doorArrays} from '../../resolve/lookup/key-tables.ts';
import type {KeptIndex} from '../../resolve/lookup/kept-index.ts';
import type {MatchTable} from '../../resolve/match-table.ts';

/** Before the names of what weighing mentions takes, and of what finding somebody takes beside it. */
export const MATCHING = 'matching.';
const LOOKUP = 'lookup.';
/** Before the names of texts behind numbers of columns that the columns do not hold. */
export const TEXTS = `${LOOKUP}texts.`;

/** What weighing two mentions takes beside a model, as it was kept. */
export type KeptTable = Omit<MatchTable, 'dictionaries'>;

type Matching = Pick<MatchTable, 'relations' | 'terms' | 'cleanRegisters' | 'addressWords'> & {
  columns: Omit<PersonColumns, 'pool'>;
  words: {texts: string[]; sounds: Uint32Array};
  twins: string[];
};

type Lookup = {
  texts: KeptColumns['texts'];
  /** Rows whose places take no part. */
  hidden: Int32Array;
  terms: TermFrequencies;
  doors: BlockArrays;
  tables: Record<string, BlockArrays>;
};

/** What a run read its mentions into, so that a question about two of them, or about somebody new, need not read them all. */
export function keepMatching(
  records: Records,
  resolved: Resolved,
  withheld: Uint8Array,
  model: LinkModel,
  {columns, dictionaries, twins, ...others}: MatchTable,
): NamedColumns {
  const {pool, ...arrays} = columns;
  const words = {texts: pool.texts, sounds: Uint32Array.from(pool.sounds)};
  const matching: Matching = {...others, columns: arrays, words, twins: [...twins.keys].sort()};
  const {relations, terms} = others;
  const isHidden = hiddenMentions(records.mentions, resolved.dwellingOfMention, (door) => withheld[door] === 1);
  const hidden = rowsToHide(isHidden, columns, relations);
  const shown = withoutPlaces(columns, hidden);
  const lookup: Lookup = {
    texts: textsOf(dictionaries),
    hidden,
    terms: hidden.length === 0 ? terms : termsBeside(model, shown, resolved.dwellings),
    doors: doorArrays(shown),
    tables: Object.fromEntries(atOnce(blockArrays(shown)).entries()),
  };
  return {...nameColumns(matching, MATCHING), ...nameColumns(lookup, LOOKUP)};
}

/** What was kept for weighing two mentions. */
export function openMatching(named: Readonly<NamedColumns>): KeptTable {
  const {columns: arrays, words, twins, ...others} = treeOf(named, MATCHING) as Matching;
  const columns = {...arrays, pool: new WordPool(words)};
  return {...others, columns, twins: new KnownTwins(columns, twins)};
}

/** Those texts. */
export const openTexts = (named: Readonly<NamedColumns>): KeptColumns['texts'] =>
  treeOf(named, TEXTS) as KeptColumns['texts'];

export const textsOf = ({phones, groups, registers}: Dictionaries): KeptColumns['texts'] => ({
  phones: phones.list,
  groups: groups.list,
  registers: registers.list,
});

export type KeptLookup = KeptIndex & {columns: PersonColumns; dictionaries: Dictionaries; terms: TermFrequencies};

/** What was kept for finding somebody, with the table that `openMatching` gave. */
export function openLookup(named: Readonly<NamedColumns>, table: KeptTable): KeptLookup {
  const {columns: all, relations, twins, cleanRegisters, addressWords} = table;
  const {texts, hidden, terms, doors, tables} = treeOf(named, LOOKUP) as Lookup;
  const isHidden = new Uint8Array(all.rowCount);
  for (const row of hidden) isHidden[row] = 1;
  // As of a day an unborn child may have been given the place of another than today.
  const columns = withoutPlaces(all, rowsToHide(isHidden, all, relations));
  const {emailTexts, numberTexts, numberKind, kindTexts, addressTexts, placeTexts, traitTexts, pool} = columns;
  const dictionaries = new Dictionaries(pool, {
    ...texts,
    emails: emailTexts,
    numbers: numberTexts,
    numberKind,
    kinds: kindTexts,
    addresses: addressTexts,
    places: placeTexts,
    traits: traitTexts,
  });
  return {
    // A row that is read later adds its texts to those of the dictionaries.
    columns: {
      ...columns,
      emailTexts: dictionaries.emails.list,
      numberTexts: dictionaries.numbers.list,
      kindTexts: dictionaries.kinds.list,
      addressTexts: dictionaries.addresses.list,
      placeTexts: dictionaries.places.list,
      traitTexts: dictionaries.traits.list,
    },
    dictionaries,
    terms,
    cleanRegisters,
    addressWords,
    doors,
    twins,
    tables: Object.keys(tables)
      .sort((left, right) => Number(left) - Number(right))
      .map((rule) => tables[rule]!),
  };
}
