import {truncatedPoissonTail} from './significance.ts';

/** What chance gives at homes of one sort. */
export type PlaceChance = {
  /** Families that a home sees (Poisson, of which only homes that saw one are known). */
  rate: number;
  /** Chance that a family that was seen there is seen there again on another occasion. */
  returnRate: number;
};

/** Where fewer than one home in 10^12 has as many families, no more are summed. */
const NEGLIGIBLE = 1e-12;

/**
 * Chance that a home that saw a family is as striking as one that saw `families`, `returned` of which came back. Two tests share the
 * level: how many families there were, and how many there were and came back, which gets `returnShare` of it.
 */
export function chanceAtPlace(families: number, returned: number, chance: PlaceChance, returnShare: number): number {
  const byNumber = truncatedPoissonTail(families, chance.rate) / (1 - returnShare);
  return Math.min(1, byNumber, chanceWithReturns(families, returned, chance) / returnShare);
}

/**
 * A home is the more striking the fewer homes see as many families and the rarer it is to come back: its score is -ln P(as many
 * families) - returned x ln(chance to come back), and all numbers of families with at least that score are summed.
 */
function chanceWithReturns(families: number, returned: number, {rate, returnRate}: PlaceChance): number {
  const tail = (count: number): number => truncatedPoissonTail(count, rate);
  const scoreOf = (count: number, back: number): number => -Math.log(tail(count)) - back * Math.log(returnRate);
  const score = scoreOf(families, returned);
  let sum = 0;
  for (let count = 1; count <= families || tail(count) > NEGLIGIBLE; count++) {
    const homes = tail(count) - tail(count + 1);
    for (let back = 0; back <= count; back++)
      if (scoreOf(count, back) >= score - ROUNDING) sum += homes * binomial(count, back, returnRate);
  }
  return sum;
}

/** Sums of the same terms in another order differ by less than this. */
const ROUNDING = 1e-9;

function binomial(trials: number, count: number, chance: number): number {
  let ways = 1;
  for (let i = 1; i <= count; i++) ways *= (trials - count + i) / i;
  return ways * chance ** count * (1 - chance) ** (trials - count);
}
