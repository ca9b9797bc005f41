import * as fc from 'fast-check';
import {expect, test} from 'vitest';
import {addMonths, dayToIso, isoToDay, yearsBetween} from '../../src/base/day.ts';

const day = fc.integer({min: -60_000, max: 60_000});
const ms = 86_400_000;

test('days count from 1970-01-01', () => {
  expect(isoToDay('1970-01-01')).toBe(0);
  expect(isoToDay('2000-03-01')).toBe(11_017);
  expect(isoToDay('2024-02-29T23:59')).toBe(isoToDay('2024-02-29'));
});

test('a day and its text agree with the platform calendar', () => {
  fc.assert(
    fc.property(day, (value) => {
      const iso = new Date(value * ms).toISOString().slice(0, 10);
      expect(dayToIso(value)).toBe(iso);
      expect(isoToDay(iso)).toBe(value);
    }),
  );
});

test('a month later holds back to the end of a shorter month', () => {
  expect(dayToIso(addMonths(isoToDay('2023-01-31'), 1))).toBe('2023-02-28');
  expect(dayToIso(addMonths(isoToDay('2024-01-31'), 1))).toBe('2024-02-29');
  expect(dayToIso(addMonths(isoToDay('2024-01-15'), -1))).toBe('2023-12-15');
  expect(dayToIso(addMonths(isoToDay('2024-11-30'), 14))).toBe('2026-01-30');
});

test('age turns on the birthday, and on 1 March for one born on 29 February', () => {
  expect(yearsBetween(isoToDay('2005-06-10'), isoToDay('2023-06-09'))).toBe(17);
  expect(yearsBetween(isoToDay('2005-06-10'), isoToDay('2023-06-10'))).toBe(18);
  expect(yearsBetween(isoToDay('2004-02-29'), isoToDay('2022-02-28'))).toBe(17);
  expect(yearsBetween(isoToDay('2004-02-29'), isoToDay('2022-03-01'))).toBe(18);
  expect(yearsBetween(isoToDay('2024-06-10'), isoToDay('2024-01-01'))).toBe(-1);
});
