import {addAt} from '../../../src/base/get-or-insert.ts';
import {expect, test} from 'vitest';
import {createRng} from '../../../src/base/rng.ts';
import {drawPairs, levelOf, type Night} from '../../../src/clusters/chance/moved-nights.ts';
import {poissonTail} from '../../../src/clusters/chance/significance.ts';

/** Children who each go missing on `times` nights of six years, with nobody. */
function alone(children: number, times: number, seed: number): Night[] {
  const rng = createRng(seed);
  return Array.from({length: children * times}, (_, at) => ({
    child: Math.floor(at / times),
    day: 18_000 + rng.int(2000),
  }));
}

const ALPHA = 0.001;
const TIMES = 4;
const chanceOf = (_left: number, _right: number, shared: number): number | null => {
  const p = poissonTail(shared, (TIMES * TIMES) / 2000);
  return p < ALPHA ? p : null;
};

/** Pairs of the nights as they are, below the level. */
function pairsOf(nights: readonly Night[], level: number): number {
  const shared = new Map<string, number>();
  for (const own of Map.groupBy(nights, ({day}) => day).values()) {
    const children = [...new Set(own.map(({child}) => child))].sort((one, other) => one - other);
    for (const [at, left] of children.entries())
      for (const right of children.slice(at + 1)) addAt(shared, `${left} ${right}`);
  }
  return [...shared.values()].filter((times) => times > 1 && (chanceOf(0, 1, times) ?? 1) < level).length;
}

test('of hubs whose children go out with nobody, however many, few show more pairs below the level than are allowed', () => {
  const most: number[] = [];
  for (const children of [60, 400, 1000]) {
    const found = [1, 2, 3, 4, 5].map((seed) => {
      const nights = alone(children, TIMES, seed);
      const level = levelOf(
        drawPairs(nights, (child) => child, chanceOf, {draws: 40, seed: 1}),
        1,
        ALPHA,
      );
      return [pairsOf(nights, level), pairsOf(nights, ALPHA)] as const;
    });
    const meanOf = (which: 0 | 1): number => found.reduce((sum, one) => sum + one[which], 0) / found.length;
    expect(meanOf(0)).toBeLessThanOrEqual(1.6);
    most.push(meanOf(1));
  }
  // Where any two who share two nights are taken for a pair, a hub of many children is full of them.
  expect(most[0]).toBeLessThan(1);
  expect(most[2]).toBeGreaterThan(10);
});

test('children of one unit are moved as one, and make no pair', () => {
  const together: Night[] = [0, 1].flatMap((child) => [18_000, 18_100, 18_300].map((day) => ({child, day})));
  const count = (unitOf: (child: number) => number): number =>
    drawPairs(together, unitOf, chanceOf, {draws: 100, seed: 1}).flat().length;
  expect(count(() => 0)).toBe(0);
  // By themselves they meet again where both are moved by the same number of weeks of the 53.
  expect(count((child) => child)).toBeLessThan(10);
});
