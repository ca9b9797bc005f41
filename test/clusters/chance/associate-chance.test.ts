import {expect, test} from 'vitest';
import {associateChance, companiesOf, type Circle} from '../../../src/clusters/chance/associate-chance.ts';
import {createRng, type Rng} from '../../../src/base/rng.ts';
import {falseDiscoveryValues} from '../../../src/clusters/chance/significance.ts';

const OPTIONS = {familyRate: 0.2, familiesMin: 3, adultsMin: 2, draws: 199, seed: 1};

/** Adults 0 .. count - 1 with these pairs on record with one another. */
function circleOf(count: number, pairs: readonly (readonly [number, number])[], linked: readonly number[]): Circle {
  const associates = Array.from({length: count}, (): number[] => []);
  for (const [left, right] of pairs) {
    associates[left]!.push(right);
    associates[right]!.push(left);
  }
  const isLinked = new Uint8Array(count);
  for (const one of linked) isLinked[one] = 1;
  return {associates, sort: new Uint8Array(count).fill(1), isLinked};
}

/** A hub in which who is linked has nothing to do with who is on record with whom: pairs, and some who are on record with many. */
function hubByChance(rng: Rng, adults: number, pairs: number, rate: number): Circle {
  const popular = Math.max(1, Math.floor(adults / 20));
  const edges = Array.from({length: pairs}, (): [number, number] => [
    rng.next() < 0.3 ? rng.int(popular) : rng.int(adults),
    rng.int(adults),
  ]).filter(([left, right]) => left !== right);
  const known = new Set(edges.map(([left, right]) => Math.min(left, right) * adults + Math.max(left, right)));
  return circleOf(
    adults,
    [...known].map((edge) => [Math.floor(edge / adults), edge % adults] as const),
    Array.from({length: adults}, (_, at) => at).filter(() => rng.next() < rate),
  );
}

test('a company is the linked adults whom records join, and counts all who are on record with any of them', () => {
  // 0-1-2 are linked, 3 stands beside 2 and 4 beyond it; 5 and 6 are linked and on record with nobody.
  const circle = circleOf(
    7,
    [
      [0, 1],
      [1, 2],
      [2, 3],
      [3, 4],
    ],
    [0, 1, 2, 5, 6],
  );
  expect(companiesOf(circle)).toEqual([{members: [0, 1, 2], among: 4}]);
});

test('the more of those on record with it are linked, and the more families they have, the rarer a company is', () => {
  const rng = createRng(2);
  const {scoreOf, byChance} = associateChance(hubByChance(rng, 400, 300, 0.1), OPTIONS);
  const least = byChance(scoreOf({adults: 2, among: 2, families: 3}));
  expect(byChance(scoreOf({adults: 3, among: 4, families: 3}))).toBeLessThan(least);
  expect(byChance(scoreOf({adults: 2, among: 2, families: 5}))).toBeLessThan(least);
  // Who is on record with thirty finds two who are linked among them by chance.
  expect(byChance(scoreOf({adults: 3, among: 31, families: 3}))).toBeGreaterThan(least);
});

test('where most who are on record with somebody are linked, company is no news', () => {
  const rng = createRng(5);
  const often = associateChance(hubByChance(rng, 300, 150, 0.5), OPTIONS);
  expect(often.byChance(often.scoreOf({adults: 3, among: 3, families: 3}))).toBeGreaterThan(3);
});

test('of hubs by chance hardly more than one in ten shows anybody, and small p are no more frequent than they say', () => {
  const rng = createRng(11);
  for (const [adults, pairs, rate] of [
    [200, 120, 0.1],
    [600, 500, 0.08],
    [120, 60, 0.2],
  ] as const) {
    const hubs = 200;
    let alerted = 0;
    const p: number[] = [];
    for (let hub = 0; hub < hubs; hub++) {
      const circle = hubByChance(rng, adults, pairs, rate);
      const families = Array.from({length: adults}, () => {
        let count = 1;
        while (rng.next() < OPTIONS.familyRate) count++;
        return count;
      });
      const chance = associateChance(circle, {...OPTIONS, seed: hub + 1});
      const found = companiesOf(circle)
        .map(({members, among}) => ({
          adults: members.length,
          among,
          families: members.reduce((sum, one) => sum + families[one]!, 0),
        }))
        .filter((one) => one.families >= OPTIONS.familiesMin)
        .map((company) => chance.byChance(chance.scoreOf(company)));
      if (falseDiscoveryValues(found).some((q) => q <= 0.1)) alerted++;
      p.push(found.length === 0 ? 1 : chance.pOf(Math.min(...found)));
    }
    // Three standard errors of a share of so many hubs; of 1,500 it is 0.11 each.
    expect(alerted / hubs).toBeLessThan(0.1 + 3 * Math.sqrt(0.09 / hubs));
    // One-sided Kolmogorov-Smirnov at 0.05: of hubs that show no group p is 1, and p comes in steps, so it errs towards no alert and that side says nothing.
    const sorted = p.filter((one) => one < 1).sort((left, right) => left - right);
    const excess = Math.max(0, ...sorted.map((one, at) => (at + 1) / hubs - one));
    expect(excess).toBeLessThan(1.22 / Math.sqrt(hubs));
  }
});
