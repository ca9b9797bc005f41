import {expect, test} from 'vitest';
import {dayToIso, isoToDay} from '../../src/base/day.ts';
import {bornInSchoolYear} from '../../src/uk/school-year.ts';

const born = (text: string, on: string): string | null => {
  const span = bornInSchoolYear(text, isoToDay(on));
  return span === null ? null : `${dayToIso(span.from)} ${dayToIso(span.to)}`;
};

// Department for Education: in 2023/24 Year 6 were born between 1 September 2012 and 31 August 2013, Year 11 five years before.
test.each([
  ['Year 6', '2012-09-01 2013-08-31'],
  ['Yr 06', '2012-09-01 2013-08-31'],
  ['Y6', '2012-09-01 2013-08-31'],
  ['NC Year 6', '2012-09-01 2013-08-31'],
  ['6', '2012-09-01 2013-08-31'],
  ['6B', '2012-09-01 2013-08-31'],
  ['Year 11 JM', '2007-09-01 2008-08-31'],
  ['Reception', '2018-09-01 2019-08-31'],
  ['R', '2018-09-01 2019-08-31'],
  ['0', '2018-09-01 2019-08-31'],
  ['N2', '2019-09-01 2020-08-31'],
  ['FS1', '2019-09-01 2020-08-31'],
  ['N1', '2020-09-01 2021-08-31'],
  ['Nursery', '2019-09-01 2021-08-31'],
  ['Year 13', '2004-09-01 2006-08-31'],
])('a pupil of %s on a day of the school year 2023/24 was born between %s', (text, expected) => {
  for (const day of ['2023-09-01', '2023-12-31', '2024-07-20']) expect(born(text, day), day).toBe(expected);
});

test('in August the year that ends and the year to come are both meant', () => {
  expect(born('Year 6', '2024-07-31')).toBe('2012-09-01 2013-08-31');
  expect(born('Year 6', '2024-08-10')).toBe('2012-09-01 2014-08-31');
  expect(born('Year 6', '2024-09-01')).toBe('2013-09-01 2014-08-31');
});

// Scottish Government: who turns five between March 2023 and February 2024 starts in August 2023; the younger may wait a year.
test.each([
  ['P1', '2017-09-01 2019-02-28'],
  ['P7', '2011-09-01 2013-02-28'],
  ['S1', '2010-09-01 2012-02-29'],
  ['S6', '2005-09-01 2007-02-28'],
  ['Primary 3', '2015-09-01 2017-02-28'],
])('a Scottish pupil of %s in the session 2023/24 was born between %s', (text, expected) => {
  expect(born(text, '2023-08-20')).toBe(expected);
  expect(born(text, '2024-06-20')).toBe(expected);
});

test.each(['', 'Year 15', '2009', 'Year 7/8', 'Maple', 'S7', 'P0', 'Year', '-1', 'Year -1', '19'])(
  '%j is no school year',
  (text) => {
    expect(born(text, '2023-10-10')).toBeNull();
  },
);
