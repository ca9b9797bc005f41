import * as fc from 'fast-check';
import {expect, test} from 'vitest';
import {createRng} from '../../../src/base/rng.ts';
import {jointGains, type Background} from '../../../src/clusters/chance/background.ts';
import {createChain} from '../../../src/clusters/rules/chain.ts';

const SETTINGS = {draws: 999, seed: 1, oneAdult: {familiesMin: 3, gravityMin: 2}};

const background = (familyRate: number): Background => ({
  telling: [],
  familyRate,
  adultRate: 0.1,
  gain: Float64Array.from({length: 200}, (_, at) => at / 50 - 2),
  strength: new Float64Array(200),
  isNear: new Uint8Array(200),
  strengths: {near: new Float64Array(0), far: new Float64Array(0), calibrator: 0.25, equals: 'mean'},
});

test('as many adults of a hub without clusters reach a score as are expected to', () => {
  const [adults, rate, hubs] = [2000, 0.15, 300];
  const hub = background(rate);
  const chain = createChain(hub, adults, SETTINGS);
  const {family} = jointGains(hub, 1, 1);
  const rng = createRng(7);
  const scores: number[] = [];
  for (let adult = 0; adult < adults * hubs; adult++) {
    let families = 1;
    while (rng.next() < rate) families++;
    if (families < SETTINGS.oneAdult.familiesMin) continue;
    let score = (families - 1) * family;
    for (let link = 0; link < families; link++) score += hub.gain[rng.int(hub.gain.length)]!;
    scores.push(score);
  }
  for (const score of [0, 2, 4, 6, 8]) {
    const seen = scores.filter((one) => one >= score).length / hubs;
    expect(chain.expectedAbove(score) / seen).toBeGreaterThan(0.8);
    expect(chain.expectedAbove(score) / seen).toBeLessThan(1.25);
  }
});

test('the more an adult’s links weigh, the fewer are expected; never none', () => {
  const chain = createChain(background(0.1), 1000, SETTINGS);
  fc.assert(
    fc.property(
      fc.double({min: -20, max: 80, noNaN: true}),
      fc.double({min: 0, max: 20, noNaN: true}),
      (score, more) => {
        expect(chain.expectedAbove(score + more)).toBeLessThanOrEqual(chain.expectedAbove(score));
        expect(chain.expectedAbove(score + more)).toBeGreaterThan(0);
      },
    ),
  );
});

test('the score that one adult is expected to reach is reached by about one', () => {
  const chain = createChain(background(0.1), 5000, SETTINGS);
  expect(chain.expectedAbove(chain.expectedMaximum)).toBeLessThan(1);
  expect(chain.expectedAbove(chain.expectedMaximum - 0.5)).toBeGreaterThan(0.5);
});
