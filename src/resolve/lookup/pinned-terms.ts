import type {Dwelling} from '../../model/resolved.ts';
import type {Dictionaries} from '../link/dictionaries.ts';
import type {PersonColumns} from '../link/person-columns.ts';
import {termFrequencies, type TermFrequencies} from '../link/term-frequency.ts';
import {WORDS_TO_COME} from '../link/word-pool.ts';

type Shares = [value: string, share: number][];

/**
 * Term frequencies by value, as part of a pinned model: JSON-safe, in order of value, and good for columns that number
 * their values in another way. With them a pair weighs the same whatever records came in since.
 */
export type PinnedTerms = {
  version: '1';
  /** Rows that were counted. */
  rows: number;
  given: Shares;
  family: Shares;
  /** By id of the front door. */
  dwelling: Shares;
  postcode: Shares;
  address: Shares;
  trait: Shares;
  /** By day, counted from 1970. */
  newYear: [day: number, share: number][];
  /** Share of pairs of one name, and the bits of family names whose community shares names more often. */
  namesakes: {share: number; community: [family: string, bits: number][]};
};

export function pinTerms(
  columns: PersonColumns,
  {pool, places, addresses, traits}: Dictionaries,
  dwellings: readonly Dwelling[],
): PinnedTerms {
  const terms = termFrequencies(columns, dwellings.length);
  return {
    version: '1',
    rows: columns.rowCount,
    given: sharesOf(terms.given, (word) => pool.texts[word]!),
    family: sharesOf(terms.family, (word) => pool.texts[word]!),
    dwelling: sharesOf(terms.dwelling, (dwelling) => dwellings[dwelling]!.id),
    postcode: sharesOf(terms.postcode, (place) => places.list[place]!),
    address: sharesOf(terms.address, (text) => addresses.list[text]!),
    trait: sharesOf(terms.trait, (trait) => traits.list[trait]!),
    newYear: [...terms.newYear].sort(([left], [right]) => left - right),
    namesakes: {
      share: terms.namesakes.share,
      community: inOrder([...terms.namesakes.community].map(([word, bits]) => [pool.texts[word]!, bits])),
    },
  };
}

/** Pinned term frequencies by the numbers of these columns; words that are not among them count as seen once. */
export function readTerms(
  pinned: PinnedTerms,
  {pool, places, addresses, traits}: Dictionaries,
  dwellings: readonly Dwelling[],
): TermFrequencies {
  const once = 1 / Math.max(pinned.rows, 1);
  const known = new Set([...pinned.given, ...pinned.family].map(([word]) => word));
  // A word that stands among family names only is no forename: its share there is 0.
  const words = (shares: Shares): Float64Array =>
    byNumber(shares, pool.texts, pool.size + WORDS_TO_COME, (word) => (known.has(word) ? 0 : once));
  const values = (shares: Shares, texts: readonly string[]): Float64Array =>
    byNumber(shares, texts, texts.length, () => once);
  return {
    rows: pinned.rows,
    given: words(pinned.given),
    family: words(pinned.family),
    dwelling: values(
      pinned.dwelling,
      dwellings.map(({id}) => id),
    ),
    postcode: values(pinned.postcode, places.list),
    address: values(pinned.address, addresses.list),
    trait: values(pinned.trait, traits.list),
    newYear: new Map(pinned.newYear),
    namesakes: {share: pinned.namesakes.share, community: communityOf(pinned, pool.texts)},
  };
}

/** Term frequencies of these very columns, with room for the words of one row that is read later. */
export function countTerms(columns: PersonColumns, dwellingCount: number): TermFrequencies {
  const terms = termFrequencies(columns, dwellingCount);
  const once = 1 / Math.max(columns.rowCount, 1);
  const withRoom = (shares: Float64Array): Float64Array => {
    const wider = new Float64Array(shares.length + WORDS_TO_COME).fill(once);
    wider.set(shares);
    return wider;
  };
  return {...terms, given: withRoom(terms.given), family: withRoom(terms.family)};
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
  other: (text: string) => number,
): Float64Array {
  const shareOf = new Map(shares);
  return Float64Array.from({length}, (_, value) => {
    const text = texts[value] ?? '';
    return shareOf.get(text) ?? other(text);
  });
}
