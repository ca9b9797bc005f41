import type {NameComparer} from './compare-names.ts';
import {A, ADDRESS, B, BIRTH, FAMILY, G, GIVEN, MIDDLE} from './comparisons.ts';
import type {Compared} from './pair-weigher.ts';
import type {PersonColumns} from './person-columns.ts';
import type {TermFrequencies} from './term-frequency.ts';

/** Share of a community that has a name of custom (Begum, Kaur, ...): whoever shares the forename mostly shares it too. */
const CUSTOM_SHARE = 0.25;

/** Sets how common each value is that agrees; `names` has just compared the names of the pair, whose first row is `left`. */
export function readShares(
  {levels, shares}: Pick<Compared, 'levels' | 'shares'>,
  columns: PersonColumns,
  terms: TermFrequencies,
  names: NameComparer,
  left: number,
): void {
  const given = levels[GIVEN]!;
  if (given === G.reversed) {
    shares[GIVEN] = wordShare(terms, names.givenWord) * wordShare(terms, names.reversedWord);
  } else if (given === G.single) shares[GIVEN] = wordShare(terms, names.givenWord);
  else if (given >= 0 && given <= G.another && names.givenWord >= 0)
    shares[GIVEN] = commoner(terms.given, names.givenWord, names.givenOther);
  if (levels[MIDDLE] === 0 && names.middleWord >= 0) shares[MIDDLE] = terms.given[names.middleWord]!;
  if (levels[FAMILY]! >= 0 && names.familyWord >= 0) {
    shares[FAMILY] =
      names.isCustom(names.familyWord) || names.isCustom(names.familyOther)
        ? CUSTOM_SHARE
        : Math.max(commoner(terms.family, names.familyWord, names.familyOther), terms.given[names.familyWord]! / 2);
  }
  if (levels[BIRTH] === B.newYear) shares[BIRTH] = terms.newYear.get(columns.birthFrom[left]!) ?? 0;
  const address = levels[ADDRESS];
  if (address === A.door) shares[ADDRESS] = terms.dwelling[columns.dwelling[left]!]!;
  else if (address === A.postcode) shares[ADDRESS] = terms.postcode[columns.postcode[left]!]!;
  else if (address === A.shared) {
    const dwelling = columns.dwelling[left]!;
    shares[ADDRESS] = dwelling >= 0 ? terms.dwelling[dwelling]! : terms.address[columns.address[left]!]!;
  }
}

/** A misspelt name is as common as the name that was meant. */
const commoner = (shares: Float64Array, word: number, other: number): number =>
  other < 0 ? shares[word]! : Math.max(shares[word]!, shares[other]!);

const wordShare = (terms: TermFrequencies, word: number): number =>
  word < 0 ? 1 : Math.max(terms.given[word]!, terms.family[word]!);
