import type {NameComparer} from '../names/compare-names.ts';
import {
  A,
  ADDRESS,
  B,
  BIRTH,
  BIRTH_PLACE,
  COMPARISONS,
  FAMILY,
  G,
  GIVEN,
  MIDDLE,
  OCCUPATION,
  T,
} from '../compare/comparisons.ts';
import type {Compared} from './pair-weigher.ts';
import type {PersonColumns} from '../columns/person-columns.ts';
import type {TermFrequencies} from './term-frequency.ts';

/** Share of a community that has a name of custom (Begum, Kaur, ...): whoever shares the forename mostly shares it too. */
const CUSTOM_SHARE = 0.25;

/**
 * Share of pairs that come to the level of an only name at all, since one of the two has but one word: the word is rare or common among these.
 * No less than of one person's records, which are no more often so written than those of others. Left out where no birth date is told: such a name
 * is then anybody's (of some hundred joins that it would add on second 1 and an assessor's 1, four were wrong).
 */
const shareOfOneWord = ({single}: TermFrequencies): number =>
  Math.max(1 - (1 - single) ** 2, COMPARISONS[GIVEN]!.levels[G.single]!.m);

/** Sets how common each value is that agrees; `names` has just compared the names of the two rows. */
export function readShares(
  {levels, shares}: Pick<Compared, 'levels' | 'shares'>,
  columns: PersonColumns,
  terms: TermFrequencies,
  names: NameComparer,
  left: number,
  right: number,
): void {
  const given = levels[GIVEN]!;
  if (given === G.reversed) {
    shares[GIVEN] =
      eitherShare(terms, names.givenWord, names.givenOther) *
      eitherShare(terms, names.reversedWord, names.reversedOther);
  } else if (given === G.single) {
    const ofOneWord = names.isOwnName && levels[BIRTH]! >= 0 ? shareOfOneWord(terms) : 1;
    shares[GIVEN] = ofOneWord * eitherShare(terms, names.givenWord, names.givenOther);
  } else if (given >= 0 && given <= G.another && names.givenWord >= 0)
    shares[GIVEN] = commoner(terms.given, names.givenWord, names.givenOther);
  if (levels[MIDDLE] === 0 && names.middleWord >= 0)
    shares[MIDDLE] = commoner(terms.given, names.middleWord, names.middleOther);
  if (levels[FAMILY]! >= 0 && names.familyWord >= 0) {
    shares[FAMILY] =
      names.isCustom(names.familyWord) || names.isCustom(names.familyOther)
        ? CUSTOM_SHARE
        : Math.max(
            commoner(terms.family, names.familyWord, names.familyOther),
            commoner(terms.given, names.familyWord, names.familyOther) / 2,
          );
  }
  if (levels[BIRTH] === B.newYear) shares[BIRTH] = terms.newYear.get(columns.birthFrom[left]!) ?? 0;
  if (levels[BIRTH_PLACE] === T.same) shares[BIRTH_PLACE] = terms.trait[columns.birthPlace[left]!]!;
  if (levels[OCCUPATION] === T.same) shares[OCCUPATION] = terms.trait[columns.occupation[left]!]!;
  const address = levels[ADDRESS];
  if (address === A.door) shares[ADDRESS] = terms.dwelling[columns.dwelling[left]!]!;
  else if (address === A.postcode) shares[ADDRESS] = terms.postcode[columns.postcode[left]!]!;
  else if (address === A.shared) {
    const dwelling = columns.dwelling[left]!;
    shares[ADDRESS] =
      dwelling >= 0 && dwelling === columns.dwelling[right]
        ? terms.dwelling[dwelling]!
        : commoner(terms.address, columns.address[left]!, columns.address[right]!);
  }
}

/** A misspelt name is as common as the name that was meant. */
const commoner = (shares: Float64Array, word: number, other: number): number =>
  other < 0 ? shares[word]! : Math.max(shares[word]!, shares[other]!);

/** The same for a word that may be forename or family name. */
const eitherShare = ({given, family}: TermFrequencies, word: number, other: number): number =>
  Math.max(commoner(given, word, other), commoner(family, word, other));
