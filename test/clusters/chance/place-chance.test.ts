import {expect, test} from 'vitest';
import {
  chanceAtPlace,
  placeChanceOf,
  type HomeSeen,
  type PlaceSeen,
} from '../../../src/clusters/chance/place-chance.ts';
import {createRng, type Rng} from '../../../src/base/rng.ts';

const CHANCE = {arrivalRate: 0.6, companyRate: 0.15, returnRate: 0.1};
const SHARE = 0.2;
const chance = (families: number, arrivals: number, returned: number): number =>
  chanceAtPlace({families, arrivals, returned}, CHANCE, SHARE);

test('the more families on one night or on several, and the more of them came back, the rarer', () => {
  expect(chance(1, 1, 0)).toBe(1);
  for (const [less, more] of [
    [chance(2, 1, 0), chance(3, 1, 0)],
    [chance(2, 2, 0), chance(3, 3, 0)],
    [chance(2, 2, 0), chance(2, 2, 2)],
    [chance(3, 3, 1), chance(3, 3, 3)],
    [chance(15, 15, 0), chance(16, 16, 0)],
  ] as const) {
    expect(more).toBeLessThan(less);
    expect(more).toBeGreaterThan(0);
  }
});

test('it is a p-value: of homes drawn by chance, groups among them, no more are as rare as it says', () => {
  const rng = createRng(7);
  const p = homesByChance(4000, rng).map((home) => chanceAtPlace(home, CHANCE, SHARE));
  for (const level of [0.5, 0.2, 0.1, 0.05, 0.01, 0.002]) {
    const share = p.filter((one) => one <= level).length / p.length;
    expect(share).toBeLessThan(level + 3 * Math.sqrt((level * (1 - level)) / p.length));
  }
  // Nor is it so careful that nothing is rare.
  expect(p.filter((one) => one <= 0.05).length / p.length).toBeGreaterThan(0.005);
});

test('rates are those that homes were drawn by, whoever is named there, and neither parties nor meeting places spoil them', () => {
  const rng = createRng(9);
  const homes: HomeSeen[] = homesByChance(6000, rng).map(({families, arrivals}) => ({
    families,
    arrivals,
    occasions: families === 1 && rng.next() < CHANCE.returnRate ? 2 : 1,
    // Each arrival is named with a tenant one time in three.
    isNamed: Array.from({length: arrivals}, () => rng.next() < 1 / 3).includes(true),
  }));
  const rates = placeChanceOf(homes);
  expect(rates.arrivalRate).toBeGreaterThan(0.53);
  expect(rates.arrivalRate).toBeLessThan(0.67);
  expect(rates.companyRate).toBeGreaterThan(0.13);
  expect(rates.companyRate).toBeLessThan(0.17);
  const few = homes.slice(0, 300);
  const before = placeChanceOf(few);
  const party = {families: 4, arrivals: 1, occasions: 1, isNamed: false};
  const meeting = {families: 4, arrivals: 2, occasions: 4, isNamed: false};
  const after = placeChanceOf([...few, ...Array.from({length: 10}, () => [party, meeting]).flat()]);
  expect(after.companyRate).toBe(before.companyRate);
  expect(after.arrivalRate).toBeLessThanOrEqual(before.arrivalRate);
  expect(after.arrivalRate).toBeGreaterThan(0.9 * before.arrivalRate);
});

test('four who came on four nights are rare where chance has groups come, and three of one night where it has not', () => {
  const home = (families: number, arrivals: number): HomeSeen => ({families, arrivals, occasions: 1, isNamed: false});
  const many = (count: number, one: HomeSeen): HomeSeen[] => Array.from({length: count}, () => one);
  const groups = placeChanceOf([...many(40, home(1, 1)), ...many(8, home(2, 1)), ...many(9, home(3, 1)), home(2, 2)]);
  expect(chanceAtPlace({families: 4, arrivals: 4, returned: 0}, groups, SHARE)).toBeLessThan(0.002);
  expect(chanceAtPlace({families: 4, arrivals: 1, returned: 0}, groups, SHARE)).toBeGreaterThan(0.01);
  const alone = placeChanceOf([...many(40, home(1, 1)), ...many(9, home(2, 2))]);
  expect(chanceAtPlace({families: 3, arrivals: 1, returned: 0}, alone, SHARE)).toBeLessThan(0.01);
});

/** Homes that saw at least one arrival, drawn by the rates. */
function homesByChance(count: number, rng: Rng): PlaceSeen[] {
  const homes: PlaceSeen[] = [];
  while (homes.length < count) {
    // Poisson by counting arrivals.
    let arrivals = -1;
    for (let left = 1; left > Math.exp(-CHANCE.arrivalRate); left *= rng.next()) arrivals++;
    if (arrivals < 1) continue;
    let families = arrivals;
    for (let group = 0; group < arrivals; group++) while (rng.next() < CHANCE.companyRate) families++;
    const returned = Array.from({length: families}, () => rng.next()).filter((one) => one < CHANCE.returnRate).length;
    homes.push({families, arrivals, returned});
  }
  return homes;
}
