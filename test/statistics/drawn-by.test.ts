import {expect, test} from 'vitest';
import {createRng} from '../../src/base/rng.ts';
import {drawnBy} from '../../src/statistics/drawn-by.ts';

test('positions are drawn in proportion to their weights, and one of weight 0 never', () => {
  const weights = Float64Array.of(1, 0, 3, 6);
  const [draw, rng] = [drawnBy(weights), createRng(7)];
  const counts = [0, 0, 0, 0];
  for (let i = 0; i < 100_000; i++) counts[draw(rng)]!++;
  expect(counts[1]).toBe(0);
  // Five standard deviations of the commonest share are 0.008.
  for (const [at, count] of counts.entries()) expect(Math.abs(count / 100_000 - weights[at]! / 10)).toBeLessThan(0.008);
});
