import {createRng, type Rng} from '../../base/rng.ts';
import {binomialTail} from '../../statistics/distributions.ts';
import {chanceOfBest, expectedAbove} from './significance.ts';

/** Adults who are on record with one another. By position: associates of each, of which sort each is, and whether any is beside other families' children. */
export type Circle = {
  associates: readonly (readonly number[])[];
  /** 0 for somebody known by name alone, who is hardly ever found again elsewhere; 1 for others. */
  sort: Uint8Array;
  isLinked: Uint8Array;
};

/** Linked adults whom records join with one another: how many, of how many whom records join with any of them, beside how many families. */
export type Company = {adults: number; among: number; families: number};

export type AssociateChance = {
  /** How surprising a group is, in nats. */
  scoreOf: (company: Company) => number;
  /** Groups at least as surprising that such a hub shows on average. */
  byChance: (score: number) => number;
  /** Chance that the most surprising group of such a hub is at least as surprising. */
  pOf: (byChance: number) => number;
  /** Score of the most surprising group of a hub, on average. */
  expected: number;
};

/**
 * What a hub shows in which to be beside other families' children has nothing to do with who is on record with whom. Who is on record with whom stays
 * as it is, so that each adult keeps the number of associates; who of them is linked is drawn, for each sort of adult at the rate of those none
 * of whose associates is linked, which the groups that one looks for do not raise, and with as much doubt as so many adults leave. A linked adult has one family, and goes on to more at `familyRate`;
 * no two have one in common. A group is as surprising as it is that so many of those whom records join with it are linked
 * (binomial), times that they have so many families (negative binomial).
 */
export function associateChance(
  circle: Circle,
  {
    familyRate,
    familiesMin,
    adultsMin,
    draws,
    seed,
  }: {familyRate: number; familiesMin: number; adultsMin: number; draws: number; seed: number},
): AssociateChance {
  const seen = [0, 1].map((of) => linkedRate(circle, of));
  const {sort} = circle;
  const rate = sort.reduce((sum, one) => sum + seen[one]!.rate, 0) / Math.max(1, sort.length);
  const scoreOf = ({adults, among, families}: Company): number =>
    -Math.log(binomialTail(adults - 1, among - 1, rate)) - Math.log(familiesTail(families, adults, familyRate));
  const rng = createRng(seed);
  const isLinked = new Uint8Array(sort.length);
  const families = new Uint32Array(sort.length);
  const scores: number[] = [];
  const maxima = new Float64Array(draws);
  for (let draw = 0; draw < draws; draw++) {
    const rates = seen.map((one) => drawnRate(one, rng));
    for (let at = 0; at < sort.length; at++) {
      isLinked[at] = rng.next() < rates[sort[at]!]! ? 1 : 0;
      if (isLinked[at] === 0) continue;
      families[at] = 1;
      while (rng.next() < familyRate) families[at]!++;
    }
    for (const {members, among} of companiesOf({...circle, isLinked})) {
      const count = members.reduce((sum, one) => sum + families[one]!, 0);
      if (members.length < adultsMin || count < familiesMin) continue;
      const score = scoreOf({adults: members.length, among, families: count});
      scores.push(score);
      maxima[draw] = Math.max(maxima[draw]!, score);
    }
  }
  const sorted = Float64Array.from(scores).sort();
  const byChance = (score: number): number => expectedAbove(score, sorted, draws);
  const bests = maxima.map((score) => (score > 0 ? byChance(score) : Infinity)).sort();
  return {
    scoreOf,
    byChance,
    pOf: (count) => chanceOfBest(count, bests),
    expected: maxima.reduce((sum, one) => sum + one, 0) / draws,
  };
}

/** Linked adults joined by records, directly or by way of one another, and how many adults stand in the circle with any of them, themselves among these. */
export function companiesOf({associates, isLinked}: Circle): {members: number[]; among: number}[] {
  const seen = new Uint8Array(associates.length);
  const companies: {members: number[]; among: number}[] = [];
  for (let first = 0; first < associates.length; first++) {
    if (isLinked[first] === 0 || seen[first] === 1) continue;
    const members = [first];
    seen[first] = 1;
    for (const one of members)
      for (const other of associates[one]!)
        if (isLinked[other] === 1 && seen[other] === 0) {
          seen[other] = 1;
          members.push(other);
        }
    if (members.length < 2) continue;
    companies.push({members, among: new Set([...members, ...members.flatMap((one) => associates[one]!)]).size});
  }
  return companies;
}

type Rate = {rate: number; all: number};

/** Of few adults the rate might have come out otherwise: as often as a draw of as many gives it (parametric bootstrap). */
function drawnRate({rate, all}: Rate, rng: Rng): number {
  let linked = 0;
  for (let one = 0; one < all; one++) if (rng.next() < rate) linked++;
  return linked / all;
}

/** Half a case in five stands in where little was seen yet. */
function linkedRate({associates, sort, isLinked}: Circle, of: number): Rate {
  let [linked, all] = [0.5, 5];
  for (let at = 0; at < sort.length; at++) {
    if (sort[at] !== of || associates[at]!.some((other) => isLinked[other] === 1)) continue;
    all++;
    linked += isLinked[at]!;
  }
  return {rate: linked / all, all};
}

/** Chance that so many adults have at least so many families, where each has one and goes on to more at the rate (upper tail of the negative binomial). */
function familiesTail(families: number, adults: number, rate: number): number {
  let term = (1 - rate) ** adults;
  let below = 0;
  for (let more = 0; more < families - adults; more++) {
    below += term;
    term *= (rate * (adults + more)) / (more + 1);
  }
  return Math.max(Number.MIN_VALUE, 1 - below);
}
