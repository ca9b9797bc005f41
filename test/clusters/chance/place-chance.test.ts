import {expect, test} from 'vitest';
import {chanceAtPlace} from '../../../src/clusters/chance/place-chance.ts';
import {createRng} from '../../../src/base/rng.ts';
import {truncatedPoissonTail} from '../../../src/clusters/chance/significance.ts';

const CHANCE = {rate: 0.6, returnRate: 0.1};
const SHARE = 0.2;

test('the more families and the more of them came back, the rarer', () => {
  const chance = (families: number, returned: number): number => chanceAtPlace(families, returned, CHANCE, SHARE);
  expect(chance(1, 0)).toBe(1);
  for (const [less, more] of [
    [chance(2, 0), chance(3, 0)],
    [chance(2, 0), chance(2, 2)],
    [chance(3, 1), chance(3, 3)],
    [chance(15, 0), chance(16, 0)],
  ] as const) {
    expect(more).toBeLessThan(less);
    expect(more).toBeGreaterThan(0);
  }
  // By number alone a home is no less rare for the second test than the level that it takes.
  expect(chance(4, 0)).toBeCloseTo(truncatedPoissonTail(4, CHANCE.rate) / (1 - SHARE), 12);
});

test('it is a p-value: of homes drawn by chance no more are as rare than it says', () => {
  const rng = createRng(7);
  const p: number[] = [];
  while (p.length < 4000) {
    // Poisson by counting arrivals.
    let families = -1;
    for (let left = 1; left > Math.exp(-CHANCE.rate); left *= rng.next()) families++;
    if (families < 1) continue;
    const returned = Array.from({length: families}, () => rng.next()).filter((one) => one < CHANCE.returnRate).length;
    p.push(chanceAtPlace(families, returned, CHANCE, SHARE));
  }
  for (const level of [0.5, 0.2, 0.1, 0.05, 0.01, 0.002]) {
    const share = p.filter((one) => one <= level).length / p.length;
    expect(share).toBeLessThan(level + 3 * Math.sqrt((level * (1 - level)) / p.length));
  }
  // Nor is it so careful that nothing is rare.
  expect(p.filter((one) => one <= 0.05).length / p.length).toBeGreaterThan(0.005);
});
