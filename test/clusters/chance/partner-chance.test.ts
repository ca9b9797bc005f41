import {expect, test} from 'vitest';
import {partnerChance, type Partnerships} from '../../../src/clusters/chance/partner-chance.ts';
import {createRng, type Rng} from '../../../src/base/rng.ts';
import {falseDiscoveryValues} from '../../../src/clusters/chance/significance.ts';

const many = (count: number, families: number, harmed: number): Partnerships[] =>
  Array.from({length: count}, () => ({families, harmed}));

const LEAST = {families: 3, harmed: 2};

/** One adult of a hub in which each further family, and harm in it, is a matter of chance. */
function drawRow(rng: Rng, rate: number, first: number, again: number): Partnerships {
  let [families, harmed] = [1, rng.next() < first ? 1 : 0];
  while (families < 12 && rng.next() < rate) {
    families++;
    if (rng.next() < (harmed === 0 ? first : again)) harmed++;
  }
  return {families, harmed};
}

test('how many adults reach a row of families is what a drawn hub of the same rates shows', () => {
  // One in five goes on, a quarter harm the first, and who harmed one harms the other in half of the cases.
  const all = [...many(750, 1, 0), ...many(250, 1, 1), ...many(100, 2, 0), ...many(66, 2, 1), ...many(33, 2, 2)];
  const {expectedAbove} = partnerChance(all, LEAST);
  const [rate, first, again] = [199.5 / 1005, 250.5 / 1001, 66.5 / 133];
  const rng = createRng(3);
  const draws = 400_000;
  let [reach, more] = [0, 0];
  for (let draw = 0; draw < draws; draw++) {
    const {families, harmed} = drawRow(rng, rate, first, again);
    if (families >= 3 && harmed >= 2) reach++;
    if (families >= 5 && harmed >= 5) more++;
  }
  expect(expectedAbove(LEAST) / all.length).toBeCloseTo(reach / draws, 2);
  expect(Math.abs(expectedAbove(LEAST) / all.length / (reach / draws) - 1)).toBeLessThan(0.05);
  // Of rows with other numbers those count that as few or fewer match, so there are more than of that row itself.
  expect(expectedAbove({families: 5, harmed: 5}) / all.length).toBeGreaterThan(more / draws);
});

test('the more families and the more harm, the rarer; where many part and meet again, no row of three is rare', () => {
  const few = partnerChance([...many(140, 1, 0), ...many(30, 1, 1), ...many(2, 2, 1)], LEAST);
  const counts = [LEAST, {families: 3, harmed: 3}, {families: 4, harmed: 3}, {families: 4, harmed: 4}].map(
    few.expectedAbove,
  );
  expect(counts).toEqual([...counts].sort((left, right) => right - left));
  expect(few.expectedAbove(LEAST)).toBeLessThan(0.05);
  const common = partnerChance([...many(700, 1, 0), ...many(300, 1, 1), ...many(150, 2, 0), ...many(150, 2, 1)], LEAST);
  expect(common.expectedAbove(LEAST)).toBeGreaterThan(10);
  expect(common.expectedMost).toBeGreaterThan(few.expectedMost);
});

test('of hubs in which people part and meet again by chance, one in ten or fewer shows anybody', () => {
  const rng = createRng(11);
  for (const [adults, rate, again] of [
    [1000, 0.04, 0.6],
    [1000, 0.15, 0.3],
    [150, 0.02, 0.3],
  ] as const) {
    let alerted = 0;
    const hubs = 300;
    for (let hub = 0; hub < hubs; hub++) {
      const all = Array.from({length: adults}, () => drawRow(rng, rate, 0.3, again));
      const {expectedAbove} = partnerChance(all, LEAST);
      const byChance = all.filter(({families, harmed}) => families >= 3 && harmed >= 2).map(expectedAbove);
      if (falseDiscoveryValues(byChance).some((q) => q <= 0.1)) alerted++;
    }
    expect(alerted / hubs, `${adults} adults, of whom ${rate} go on`).toBeLessThanOrEqual(0.13);
  }
});
