import {continuationRate, rateFromSmallCounts, truncatedPoissonTail} from './significance.ts';

/** What chance gives at homes of one sort. */
export type PlaceChance = {
  /** Arrivals that a home sees (Poisson, of which only homes that saw one are known): families of one night are one arrival. */
  arrivalRate: number;
  /** Chance that with those who arrive comes one family more. */
  companyRate: number;
  /** Chance that a family that was seen there is seen there again on another occasion. */
  returnRate: number;
};

/** What a home saw: families, how many arrivals that was, and how many of the families came back. */
export type PlaceSeen = {families: number; arrivals: number; returned: number};

/** The same of a home that rates are read off. */
export type HomeSeen = {
  families: number;
  arrivals: number;
  occasions: number;
  /** True where somebody who lived there is named with one of the children. */
  isNamed: boolean;
};

/**
 * Rates of homes where neither a party of many nor a home that many came to, which one looks for, makes it look common to come. A party is one
 * arrival, however many it was; two arrivals are counted where each was of one family, and as many more as have company. Of them fewer are left by
 * the share of homes whose tenants chance names with a child, as those who are named are what one looks for. Company is that of homes which saw one
 * arrival, of one family or two: who is named has no part in it. Who comes back is read off homes that saw one family.
 */
export function placeChanceOf(homes: readonly HomeSeen[]): PlaceChance {
  const unnamed = homes.filter(({isNamed}) => !isNamed);
  const ones = homes.filter(({families}) => families === 1);
  const namedShare = ones.filter(({isNamed}) => isNamed).length / (ones.length + 1);
  const companyRate = continuationRate(homes.filter(({arrivals}) => arrivals === 1).map(({families}) => families));
  const arrivals = unnamed.filter((home) => home.arrivals === 1 || home.families === 2).map((home) => home.arrivals);
  return {
    arrivalRate: rateFromSmallCounts(arrivals) / (1 - namedShare) / (1 - companyRate) ** 2,
    companyRate,
    returnRate: continuationRate(unnamed.filter(({families}) => families === 1).map(({occasions}) => occasions)),
  };
}

/** Families that a home sees that has seen any. */
export const familiesExpected = ({arrivalRate, companyRate}: PlaceChance): number =>
  arrivalRate / (1 - Math.exp(-arrivalRate)) / (1 - companyRate);

/**
 * Chance that a home that saw a family is as striking as one that saw so much. Two tests share the level: how many arrivals and families there
 * were, and how many there were and came back, which gets `returnShare` of it.
 */
export function chanceAtPlace(seen: PlaceSeen, chance: PlaceChance, returnShare: number): number {
  // Where all come back, it tells nothing that some do.
  const byNumber = chanceOfSeen(seen, {...chance, returnRate: 1}) / (1 - returnShare);
  return Math.min(1, byNumber, chanceOfSeen(seen, chance) / returnShare);
}

/**
 * A home is the more striking the fewer homes see as many arrivals, and the rarer it is that so many families more came with them and that so many came
 * back: its score is -ln P(as many arrivals) - more x ln(company) - returned x ln(chance to come back). Summed is the chance of all that scores as
 * much: arrivals are Poisson, families more negative binomial, those who came back binomial.
 */
function chanceOfSeen(seen: PlaceSeen, {arrivalRate, companyRate, returnRate}: PlaceChance): number {
  const tail = (arrivals: number): number => truncatedPoissonTail(arrivals, arrivalRate);
  const scoreOf = (arrivals: number, more: number, back: number): number =>
    -Math.log(tail(arrivals)) - more * Math.log(companyRate) - back * Math.log(returnRate);
  const least = scoreOf(seen.arrivals, seen.families - seen.arrivals, seen.returned) - ROUNDING;
  let sum = 0;
  for (let arrivals = 1; ; arrivals++) {
    if (scoreOf(arrivals, 0, 0) >= least) return sum + tail(arrivals);
    let within = 0;
    let more = 0;
    for (; scoreOf(arrivals, more, 0) < least; more++) {
      const families = arrivals + more;
      let back = 0;
      while (back <= families && scoreOf(arrivals, more, back) < least) back++;
      within += negativeBinomial(arrivals, more, companyRate) * binomialTail(families, back, returnRate);
    }
    within += negativeBinomialTail(arrivals, more, companyRate);
    sum += (tail(arrivals) - tail(arrivals + 1)) * within;
  }
}

/** Sums of the same terms in another order differ by less than this. */
const ROUNDING = 1e-9;

/** Chance that `groups` have `more` members in all beyond their first, each of whom brings another by that chance. */
function negativeBinomial(groups: number, more: number, chance: number): number {
  return choose(groups + more - 1, more) * chance ** more * (1 - chance) ** groups;
}

function negativeBinomialTail(groups: number, least: number, chance: number): number {
  let sum = 0;
  for (let more = least; ; more++) {
    const term = negativeBinomial(groups, more, chance);
    sum += term;
    // Terms fall from where one is fewer than the one before.
    if ((groups + more) * chance < more + 1 && term <= sum * 1e-15) return sum;
  }
}

/** Chance that at least so many of `trials` do, of which each does by that chance. */
function binomialTail(trials: number, least: number, chance: number): number {
  let sum = 0;
  for (let count = least; count <= trials; count++)
    sum += choose(trials, count) * chance ** count * (1 - chance) ** (trials - count);
  return sum;
}

function choose(from: number, count: number): number {
  let ways = 1;
  for (let i = 1; i <= count; i++) ways *= (from - count + i) / i;
  return ways;
}
