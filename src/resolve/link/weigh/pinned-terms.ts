import {contentHash} from '../../../base/hash.ts';
import type {LinkModel, PinnedTerms, Shares} from './link-model.ts';
import type {PersonColumns} from '../columns/person-columns.ts';
import {cleanRegisters} from './register-quality.ts';
import {termFrequencies, type TermFrequencies} from './term-frequency.ts';
import {WORDS_TO_COME} from '../names/word-pool.ts';

type Doors = readonly {id: string}[];

/** The name by which a text stands in a pinned model. */
export const hashKey = (text: string): string => contentHash(text).slice(0, 16);

/** `model` with what it was trained beside, as it stands in these columns. */
export function pinModel(model: LinkModel, columns: PersonColumns, doors: Doors): LinkModel & {pinned: PinnedTerms} {
  const {pool, placeTexts, addressTexts, traitTexts, kindTexts} = columns;
  const terms = termFrequencies(columns, doors.length);
  const clean = cleanRegisters(columns, model);
  const pinned: PinnedTerms = {
    version: '2',
    rows: columns.rowCount,
    given: sharesOf(terms.given, (word) => pool.texts[word]!),
    family: sharesOf(terms.family, (word) => pool.texts[word]!),
    dwelling: sharesOf(terms.dwelling, (dwelling) => doors[dwelling]!.id),
    postcode: sharesOf(terms.postcode, (place) => hashKey(placeTexts[place]!)),
    address: sharesOf(terms.address, (text) => hashKey(addressTexts[text]!)),
    trait: sharesOf(terms.trait, (trait) => hashKey(traitTexts[trait]!)),
    newYear: [...terms.newYear].sort(([left], [right]) => left - right),
    namesakes: {
      share: terms.namesakes.share,
      community: inOrder([...terms.namesakes.community].map(([word, bits]) => [pool.texts[word]!, bits])),
    },
    single: terms.single,
    cleanRegisters: kindTexts.filter((_, kind) => clean[kind] === 1).sort(),
  };
  return {...model, pinned};
}

/** Fewer rows than this could tell who they are of; statistics in the United Kingdom leave out counts below it. */
const ROWS_MIN = 5;

/** A pinned model that can be handed on: without values that fewer than 5 rows have, which then count as seen once. */
export function withoutRare(model: LinkModel & {pinned: PinnedTerms}): LinkModel & {pinned: PinnedTerms} {
  const {pinned} = model;
  const family = frequent(pinned.family);
  const names = new Set(family.map(([name]) => name));
  const community = pinned.namesakes.community.filter(([name]) => names.has(name));
  return {
    ...model,
    pinned: {
      ...pinned,
      given: frequent(pinned.given),
      family,
      dwelling: frequent(pinned.dwelling),
      postcode: frequent(pinned.postcode),
      address: frequent(pinned.address),
      trait: frequent(pinned.trait),
      newYear: frequent(pinned.newYear),
      namesakes: {...pinned.namesakes, community},
    },
  };
}

/**
 * A pinned model without the doors, postcodes and addresses of these columns. Hashes of addresses can be tried out one by one, so places
 * that nothing may show must not be among them; such a place then counts as seen once.
 */
export function withoutPlaces(
  model: LinkModel & {pinned: PinnedTerms},
  {placeTexts, addressTexts, dwelling}: PersonColumns,
  doors: Doors,
): LinkModel & {pinned: PinnedTerms} {
  const hidden = new Set([...placeTexts, ...addressTexts].filter((text) => text !== '').map(hashKey));
  for (const door of dwelling) if (door >= 0) hidden.add(doors[door]!.id);
  const shown = (shares: Shares): Shares => shares.filter(([key]) => !hidden.has(key));
  const {pinned} = model;
  const places = {
    dwelling: shown(pinned.dwelling),
    postcode: shown(pinned.postcode),
    address: shown(pinned.address),
  };
  return {...model, pinned: {...pinned, ...places}};
}

/** The least share is taken to be that of one row: where it is of more, too much is left out and never too little. */
function frequent<T>(shares: [T, number][]): [T, number][] {
  const least = shares.reduce((low, [, share]) => Math.min(low, share), Infinity);
  return shares.filter(([, share]) => share / least > ROWS_MIN - 0.5);
}

/** The term frequencies that `model` is pinned with, by the numbers of these columns; those of the columns where it is not. */
export function termsBeside(model: LinkModel, columns: PersonColumns, doors: Doors): TermFrequencies {
  return model.pinned === undefined ? termFrequencies(columns, doors.length) : readTerms(model.pinned, columns, doors);
}

/** Kind of local number -> 1 where one person rarely stands under two; as pinned, or as the columns tell. */
export function registersBeside(model: LinkModel, columns: PersonColumns): Uint8Array {
  if (model.pinned === undefined) return cleanRegisters(columns, model);
  const clean = new Set(model.pinned.cleanRegisters);
  return Uint8Array.from(columns.kindTexts, (kind) => (clean.has(kind) ? 1 : 0));
}

/** `termsBeside` with room for the words of one row that is read later. */
export const termsWithRoom = (model: LinkModel, columns: PersonColumns, doors: Doors): TermFrequencies =>
  withRoomForWords(termsBeside(model, columns, doors));

/** Rows of which one is the most that a name may be said to have that none of them has: fewer do not tell that it is common. */
const UNSEEN_ROWS_MIN = 100;

export function withRoomForWords(terms: TermFrequencies): TermFrequencies {
  const once = 1 / Math.max(terms.rows, UNSEEN_ROWS_MIN);
  const withRoom = (shares: Float64Array): Float64Array => {
    const wider = new Float64Array(shares.length + WORDS_TO_COME).fill(once);
    wider.set(shares);
    return wider;
  };
  return {...terms, given: withRoom(terms.given), family: withRoom(terms.family)};
}

/** Words and places that are not among the pinned count as seen once. */
function readTerms(pinned: PinnedTerms, columns: PersonColumns, doors: Doors): TermFrequencies {
  const {pool, placeTexts, addressTexts, traitTexts} = columns;
  const once = 1 / Math.max(pinned.rows, 1);
  const known = new Set([...pinned.given, ...pinned.family].map(([word]) => word));
  // A word that stands among family names only is no forename: its share there is 0.
  const words = (shares: Shares): Float64Array =>
    byNumber(shares, pool.texts, pool.size, String, (word) => (known.has(word) ? 0 : once));
  const places = (shares: Shares, texts: readonly string[]): Float64Array =>
    byNumber(shares, texts, texts.length, hashKey, () => once);
  const doorIds = doors.map(({id}) => id);
  return {
    rows: pinned.rows,
    given: words(pinned.given),
    family: words(pinned.family),
    dwelling: byNumber(pinned.dwelling, doorIds, doorIds.length, String, () => once),
    postcode: places(pinned.postcode, placeTexts),
    address: places(pinned.address, addressTexts),
    trait: places(pinned.trait, traitTexts),
    newYear: new Map(pinned.newYear),
    namesakes: {share: pinned.namesakes.share, community: communityOf(pinned, pool.texts)},
    single: pinned.single ?? 1,
  };
}

function sharesOf(shares: Float64Array, text: (value: number) => string): Shares {
  const listed: Shares = [];
  for (let value = 0; value < shares.length; value++)
    if (shares[value]! > 0) listed.push([text(value), shares[value]!]);
  return inOrder(listed);
}

const inOrder = (shares: Shares): Shares => shares.sort(([left], [right]) => (left < right ? -1 : 1));

function communityOf({namesakes}: PinnedTerms, texts: readonly string[]): Map<number, number> {
  const bitsOf = new Map(namesakes.community);
  return new Map(texts.flatMap((text, word) => (bitsOf.has(text) ? [[word, bitsOf.get(text)!]] : [])));
}

function byNumber(
  shares: Shares,
  texts: readonly string[],
  length: number,
  key: (text: string) => string,
  other: (text: string) => number,
): Float64Array {
  const shareOf = new Map(shares);
  return Float64Array.from({length}, (_, value) => {
    const text = texts[value] ?? '';
    return shareOf.get(key(text)) ?? other(text);
  });
}
