import * as fc from 'fast-check';
import {expect, test} from 'vitest';
import {birthFromAge, dateReader, DEFAULT_DATE_FORMATS, isDateFormat} from '../../src/feeds/values/dates.ts';

const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];

const pad = (value: number): string => String(value).padStart(2, '0');

test('reads every day back from every way it is written', () => {
  const day = fc.date({min: new Date('1800-01-01'), max: new Date('2099-12-31'), noInvalidDate: true});
  fc.assert(
    fc.property(day, (date) => {
      const iso = date.toISOString().slice(0, 10);
      const [y, m, d] = iso.split('-').map(Number) as [number, number, number];
      const forms: [string, string][] = [
        ['YYYY-MM-DD', iso],
        ['DD/MM/YYYY', `${pad(d)}/${pad(m)}/${y}`],
        ['DD/MM/YYYY', `${d}/${m}/${y} 9:05`],
        ['D MMMM YYYY', `${d} ${MONTHS[m - 1]} ${y}`],
        ['DD-MMM-YYYY', `${pad(d)}-${MONTHS[m - 1]!.slice(0, 3)}-${y}`],
        ['YYYYMMDD', `${y}${pad(m)}${pad(d)}`],
        ['DD.MM.YYYY', `${pad(d)}.${pad(m)}.${y}`],
      ];
      for (const [format, text] of forms) {
        expect(dateReader([format], 30)(text)).toMatchObject({from: iso, to: iso});
        expect(dateReader(DEFAULT_DATE_FORMATS, 30)(text)).toMatchObject({from: iso});
      }
    }),
  );
});

test.each(['31/02/2020', '00/00/2020x', '32/01/2020', '01/13/2020', '29/02/2021', 'soon', '1/1/20205'])(
  'refuses %s',
  (text) => {
    expect(dateReader(['DD/MM/YYYY'], 30)(text)).toBeNull();
  },
);

test.each([
  ['00/05/2014', 'DD/MM/YYYY', '2014-05-01', '2014-05-31'],
  ['20140500', 'YYYYMMDD', '2014-05-01', '2014-05-31'],
  // What a spreadsheet leaves of 03062009 and, in America's order, of 06032009.
  ['3062009', 'DDMMYYYY', '2009-06-03', '2009-06-03'],
  ['6032009', 'MMDDYYYY', '2009-06-03', '2009-06-03'],
  ['May-2014', 'MMM-YYYY', '2014-05-01', '2014-05-31'],
  ['2016', 'YYYY', '2016-01-01', '2016-12-31'],
])('reads %s as an interval', (text, format, from, to) => {
  expect(dateReader([format], 30)(text)).toMatchObject({from, to});
});

test.each([
  ['1', '1900-01-01'],
  ['59', '1900-02-28'],
  ['61', '1900-03-01'],
  ['44259', '2021-03-04'],
])('counts spreadsheet day %s as %s', (serial, iso) => {
  expect(dateReader(['serial'], 30)(serial)?.from).toBe(iso);
});

test('reads the time of day of a serial and of a stamp', () => {
  expect(dateReader(['serial'], 30)('44259.75')?.time).toBe('18:00');
  expect(dateReader(['YYYY-MM-DD'], 30)('2021-03-04T22:40:10.5Z')?.time).toBe('22:40');
});

test.each([
  ['23/03/2021 07:38 AM', '07:38'],
  ['27/10/2022 06:45:00 PM', '18:45'],
  ['27/10/2022 12:05 a.m.', '00:05'],
  ['27/10/2022 12:05 pm', '12:05'],
  ['27/10/2022 18:05 PM', '18:05'],
])('reads %s as of twelve hours', (text, time) => {
  expect(dateReader(DEFAULT_DATE_FORMATS, 30)(text)?.time).toBe(time);
});

test('takes two-digit years above the pivot as 19yy', () => {
  expect(dateReader(['DD/MM/YY'], 25)('01/02/26')?.from).toBe('1926-02-01');
  expect(dateReader(['DD/MM/YY'], 25)('01/02/25')?.from).toBe('2025-02-01');
});

test.each([
  ['12', '2008-03-05', '2009-03-04'],
  ['6 months', '2020-08-05', '2020-09-04'],
  ['3 wks', '2021-02-04', '2021-02-11'],
  ['about 35', '1983-03-05', '1988-03-04'],
])('turns the age %s into an interval of birth days', (age, from, to) => {
  expect(birthFromAge(age, '2021-03-04')).toEqual({from, to});
});

test('knows formats from nonsense', () => {
  expect(['DD/MM/YYYY', 'D MMMM YYYY', 'serial', 'YYYY'].map(isDateFormat)).toEqual([true, true, true, true]);
  expect(['dd/mm/yyyy', 'DAY', 'MM/DD', ''].map(isDateFormat)).toEqual([false, false, false, false]);
});

test('of a day or month that no calendar has, the month or the year still counts where that is asked for', () => {
  const parts = dateReader(DEFAULT_DATE_FORMATS, 30, 'part');
  const interval = (text: string): string[] => {
    const {from, to} = parts(text)!;
    return [from, to];
  };
  expect(interval('1842-02-53')).toEqual(['1842-02-01', '1842-02-28']);
  expect(interval('1862-17-22')).toEqual(['1862-01-01', '1862-12-31']);
  expect(interval('1862-07-22')).toEqual(['1862-07-22', '1862-07-22']);
  expect(parts('not a day')).toBeNull();
  expect(dateReader(DEFAULT_DATE_FORMATS, 30)('1842-02-53')).toBeNull();
});
