import * as fc from 'fast-check';
import {expect, test} from 'vitest';
import {addMinutes, afterWorkingDays, localMoment} from '../../src/uk/clock-time.ts';

const LONDON = new Intl.DateTimeFormat('sv-SE', {timeZone: 'Europe/London', dateStyle: 'short', timeStyle: 'short'});
const inLondon = (ms: number): string => LONDON.format(ms).replace(' ', 'T');

const minute = fc.integer({min: Date.UTC(1996, 0, 1) / 60_000, max: Date.UTC(2037, 11, 31) / 60_000});

test('local time is that of London', () => {
  fc.assert(
    fc.property(minute, (at) => {
      expect(localMoment(at * 60_000)).toBe(inLondon(at * 60_000));
    }),
    {seed: 3, numRuns: 2000},
  );
});

test('so many minutes later are real minutes, over every night on which clocks change', () => {
  for (const from of [Date.UTC(2026, 2, 28, 20), Date.UTC(2026, 9, 24, 20)]) {
    for (let step = 0; step < 600; step += 7) {
      const at = from + step * 60_000;
      // The hour that comes twice is taken as the first.
      const isSecond = inLondon(at) === inLondon(at - 3_600_000);
      if (!isSecond) expect(addMinutes(inLondon(at), 240)).toBe(inLondon(at + 240 * 60_000));
    }
  }
});

test('working days leave out Easter and end when the hub closes', () => {
  expect(afterWorkingDays('2026-04-02T16:10', 1, '17:00')).toBe('2026-04-07T17:00');
  expect(afterWorkingDays('2026-04-02T16:10', 3, '17:00')).toBe('2026-04-09T17:00');
  expect(afterWorkingDays('2026-04-04T09:00', 1, '17:00')).toBe('2026-04-07T17:00');
  expect(afterWorkingDays('2026-12-24T18:00', 1, '16:30')).toBe('2026-12-29T16:30');
});
