import {COMPARISON_COUNT, COMPARISONS, G, GIVEN} from './link/compare/comparisons.ts';
import type {Compared, PairWeigher} from './link/weigh/pair-weigher.ts';
import type {PersonWeigher} from './link/weigh/person-weigher.ts';

/** One part of a match weight, in the words a reviewer reads. */
export type WeightTerm = {comparison: string; level: string; text: string; bits: number};

const NAMESAKES = 'strangers share both names more often than each name by itself says';

const TOLD_APART = 'records tell two children of one birth apart by these two forenames';
const EITHER_TWIN = 'this name is that of both of two children of one birth, and may stand for either';

/** The terms of a compared pair; they sum to its weight. */
export function weightTerms(weigher: PairWeigher, pair: Compared): WeightTerm[] {
  const {levels, shares} = pair;
  const terms: WeightTerm[] = [
    {comparison: 'prior', level: 'chance', text: 'two records taken at random', bits: weigher.prior},
  ];
  for (let c = 0; c < COMPARISON_COUNT; c++) {
    const level = levels[c]!;
    if (level < 0) continue;
    const {name, levels: known} = COMPARISONS[c]!;
    const {name: levelName, text} = known[level]!;
    const said = c === GIVEN && pair.areToldApart && level === G.different ? TOLD_APART : text;
    terms.push({comparison: name, level: levelName, text: said, bits: weigher.sameBits(c, level)});
    const rarity = shares[c]! > 0 ? weigher.rarityBits(c, level, shares[c]!) : 0;
    if (rarity !== 0) {
      const how = rarity > 0 ? 'rare' : 'common';
      terms.push({
        comparison: name,
        level: 'term frequency',
        text: `the value is ${how} in these records`,
        bits: rarity,
      });
    }
  }
  const namesakes = weigher.namesakePenalty(pair);
  if (namesakes > 0) {
    terms.push({comparison: 'namesakes', level: 'both names', text: NAMESAKES, bits: -namesakes});
  }
  const family = weigher.familyPenalty(pair);
  if (family > 0) {
    const text = pair.isEitherTwin
      ? EITHER_TWIN
      : 'twins, or two people of one household or family, would look like this too';
    terms.push({comparison: 'household or family', level: 'rival explanation', text, bits: -family});
  }
  const standIn = weigher.standInPenalty(pair);
  if (standIn > 0) {
    const text = pair.isNearDateOnly
      ? 'names and a birth date nearby are what cousins of one name may well have in common'
      : 'a 1 January and a shared roof are what two strangers may well have in common';
    terms.push({comparison: 'stand-in', level: 'capped', text, bits: -standIn});
  }
  return terms;
}

/** The terms of all that is known of two people, read from their rows; they sum to its weight. */
export function personTerms(
  weigher: PairWeigher,
  persons: PersonWeigher,
  lefts: readonly number[],
  rights: readonly number[],
): WeightTerm[] {
  const terms: WeightTerm[] = [
    {comparison: 'prior', level: 'chance', text: 'two records taken at random', bits: weigher.prior},
  ];
  for (const {comparison, level, shown, compared, bits} of persons.terms(lefts, rights)) {
    const {name, levels} = COMPARISONS[comparison]!;
    const {name: levelName, text} = levels[level]!;
    terms.push({
      comparison: name,
      level: levelName,
      text: `${text}, in ${shown} of ${compared} pairs of records`,
      bits,
    });
  }
  const {namesakeBits} = persons;
  if (namesakeBits > 0)
    terms.push({comparison: 'namesakes', level: 'both names', text: NAMESAKES, bits: -namesakeBits});
  return terms;
}
