import {addAt, setAt} from '../../base/get-or-insert.ts';
import type {Resolved} from '../../model/resolved.ts';
import {FAMILY, GIVEN} from '../../resolve/link/compare/comparisons.ts';
import type {LinkModel} from '../../resolve/link/weigh/link-model.ts';
import {PairWeigher} from '../../resolve/link/weigh/pair-weigher.ts';
import {termsBeside} from '../../resolve/link/weigh/pinned-terms.ts';
import type {PersonColumns} from '../../resolve/link/columns/person-columns.ts';

/** A word of names that many people share. */
export type NameWord = {word: string; persons: number; share: number; bits: number};

export type NameWords = {
  comparison: string;
  /** The most common, first those of most people. */
  common: NameWord[];
  /** Distinct words by the bits that their rarity adds when they agree, in steps of one bit. */
  adjustments: {bits: number; words: number}[];
};

/** A word of fewer people than this is not written out: it could tell who they are. */
export const PERSONS_MIN = 5;
const WORDS_MAX = 20;

/** How much the rarity of forenames and family names moves the weight of a pair that agrees in them. */
export function measureNames(columns: PersonColumns, resolved: Resolved, model: LinkModel): NameWords[] {
  const terms = termsBeside(model, columns, resolved.dwellings);
  const weigher = new PairWeigher(model);
  const sides = [
    {comparison: GIVEN, lists: columns.names.given, shares: terms.given},
    {comparison: FAMILY, lists: columns.names.family, shares: terms.family},
  ];
  return sides.map(({comparison, lists, shares}) => {
    const words: NameWord[] = [...personsOfWords(columns, lists, resolved.personOf)].map(([word, persons]) => ({
      word: columns.pool.texts[word]!,
      persons: persons.size,
      share: shares[word]!,
      bits: weigher.rarityBits(comparison, 0, shares[word]!),
    }));
    return {
      comparison: model.comparisons[comparison]!.name,
      common: words
        .filter(({persons}) => persons >= PERSONS_MIN)
        .sort((left, right) => right.persons - left.persons || (left.word < right.word ? -1 : 1))
        .slice(0, WORDS_MAX),
      adjustments: histogram(words.map(({bits}) => Math.floor(bits))),
    };
  });
}

function personsOfWords(
  {rowCount, name, staff}: PersonColumns,
  {starts, values}: PersonColumns['names']['given'],
  personOf: Int32Array,
): Map<number, Set<number>> {
  const personsOf = new Map<number, Set<number>>();
  for (let row = 0; row < rowCount; row++) {
    if (staff[row] === 1) continue;
    for (let i = starts[name[row]!]!; i < starts[name[row]! + 1]!; i++) {
      setAt(personsOf, values[i]!).add(personOf[row]!);
    }
  }
  return personsOf;
}

function histogram(values: readonly number[]): {bits: number; words: number}[] {
  const counts = new Map<number, number>();
  for (const value of values) addAt(counts, value);
  return [...counts].sort(([left], [right]) => left - right).map(([bits, words]) => ({bits, words}));
}
