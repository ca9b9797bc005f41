import {assert as check, integer, property} from 'fast-check';
import {expect, test} from 'vitest';
import {dayToIso, isoToDay} from '../../src/base/day.ts';
import {addWorkingDays, bankHolidays, isWorkingDay, workingDaysBetween} from '../../src/uk/working-days.ts';

test.each([
  [2020, '01-01 04-10 04-13 05-08 05-25 08-31 12-25 12-28'],
  [2021, '01-01 04-02 04-05 05-03 05-31 08-30 12-27 12-28'],
  [2022, '01-03 04-15 04-18 05-02 06-02 06-03 08-29 09-19 12-26 12-27'],
  [2023, '01-02 04-07 04-10 05-01 05-08 05-29 08-28 12-25 12-26'],
  [2026, '01-01 04-03 04-06 05-04 05-25 08-31 12-25 12-28'],
])('the bank holidays of %i are those that were announced', (year, expected) => {
  expect([...bankHolidays(year)].map((day) => dayToIso(day).slice(5)).join(' ')).toBe(expected);
});

test('a clock over Easter leaves out both holidays and the weekend', () => {
  expect(dayToIso(addWorkingDays(isoToDay('2023-04-06'), 1))).toBe('2023-04-11');
  expect(workingDaysBetween(isoToDay('2023-04-06'), isoToDay('2023-04-11'))).toBe(1);
  expect(dayToIso(addWorkingDays(isoToDay('2023-04-11'), -1))).toBe('2023-04-06');
});

test('counting agrees with looking at every day', () => {
  const day = integer({min: isoToDay('2015-01-01'), max: isoToDay('2030-01-01')});
  check(
    property(day, integer({min: 0, max: 800}), (from, span) => {
      let plain = 0;
      for (let at = from + 1; at <= from + span; at++) if (isWorkingDay(at)) plain++;
      expect(workingDaysBetween(from, from + span)).toBe(plain);
    }),
  );
});

test('adding and counting undo each other', () => {
  const day = integer({min: isoToDay('2015-01-01'), max: isoToDay('2030-01-01')});
  check(
    property(day, integer({min: 1, max: 200}), (from, count) => {
      expect(workingDaysBetween(from, addWorkingDays(from, count))).toBe(count);
    }),
  );
});
