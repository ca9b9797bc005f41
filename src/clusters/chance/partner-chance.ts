import {continuationRate} from './significance.ts';

/** What one adult has: families come into as a partner, and those of them in which harm is recorded. */
export type Partnerships = {families: number; harmed: number};

/** Longer rows of families add less than a hundred-thousandth of an adult in any hub. */
const FAMILIES_MAX = 12;

/**
 * How many adults of a hub without clusters go through at least as striking a row of families, from all who are partner in any.
 * Most who part find somebody else, so each further family is as likely as a second is (`continuationRate`); harm in a first family is as
 * common as among adults with one, and after it as common in each further one as among adults with two who did harm in either, for some
 * do harm wherever they go. The more striking of two rows is the one that fewer adults match in families and in harm.
 */
export function partnerChance(
  all: readonly Partnerships[],
  least: Partnerships,
): {
  /** How many adults of such a hub go through a row as striking, of rows of `least` or more. */
  expectedAbove: (observed: Partnerships) => number;
  /** The most families that one adult of such a hub is expected to come into. */
  expectedMost: number;
} {
  const rate = continuationRate(all.map(({families}) => families));
  const [first, again] = harmRates(all);
  const cells: (Partnerships & {share: number})[] = [];
  for (let families = 1; families <= FAMILIES_MAX; families++) {
    const ofLength = rate ** (families - 1) * (families === FAMILIES_MAX ? 1 : 1 - rate);
    for (const [harmed, share] of harmedShares(families, first, again).entries())
      cells.push({families, harmed, share: ofLength * share});
  }
  const sharedBy = ({families, harmed}: Partnerships): number =>
    cells.reduce((sum, one) => sum + (one.families >= families && one.harmed >= harmed ? one.share : 0), 0);
  const looked = cells
    .filter(({families, harmed}) => families >= least.families && harmed >= least.harmed)
    .map((cell) => ({share: cell.share, rank: sharedBy(cell)}));
  const expectedAbove = ({families, harmed}: Partnerships): number => {
    const observed = {families: Math.min(families, FAMILIES_MAX), harmed: Math.min(harmed, FAMILIES_MAX)};
    const most = sharedBy(observed) * (1 + ROUNDING);
    return all.length * looked.reduce((sum, {share, rank}) => sum + (rank <= most ? share : 0), 0);
  };
  const reached = 1 + Math.floor(Math.log(Math.max(1, all.length)) / -Math.log(rate));
  return {expectedAbove, expectedMost: Math.min(FAMILIES_MAX, reached)};
}

/** Ranks that only rounding tells apart are equal. */
const ROUNDING = 1e-9;

/** Shares of harm in the one family of adults with one, and in the other of two where it was in either; half a case stands in for few. */
function harmRates(all: readonly Partnerships[]): [first: number, again: number] {
  const countOf = (families: number, harmed: number): number =>
    all.filter((one) => one.families === families && one.harmed === harmed).length;
  const [none, one] = [countOf(1, 0), countOf(1, 1)];
  const first = (one + 0.5) / (none + one + 1);
  const [either, both] = [countOf(2, 1), countOf(2, 2)];
  // Of harm in either, both tell it twice: from each of them, the other has it.
  return [first, Math.max(first, (2 * both + 0.5) / (either + 2 * both + 1))];
}

/** Shares of adults with so many families by in how many of them they do harm. */
function harmedShares(families: number, first: number, again: number): number[] {
  let shares = [1, ...Array.from({length: families}, () => 0)];
  for (let family = 0; family < families; family++)
    shares = shares.map((share, harmed) => {
      const more = harmed === 0 ? 0 : shares[harmed - 1]! * (harmed === 1 ? first : again);
      return share * (1 - (harmed === 0 ? first : again)) + more;
    });
  return shares;
}
