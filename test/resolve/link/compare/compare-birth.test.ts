import {expect, test} from 'vitest';
import {isoToDay} from '../../../../src/base/day.ts';
import {BirthComparer} from '../../../../src/resolve/link/compare/compare-birth.ts';
import {BIRTH, COMPARISONS} from '../../../../src/resolve/link/compare/comparisons.ts';
import {
  BIRTH_DAY,
  BIRTH_INTERVAL,
  BIRTH_NEW_YEAR,
  type PersonColumns,
} from '../../../../src/resolve/link/columns/person-columns.ts';

/** Name of the level of two birth dates, each a day or first and last day. */
function levelOf(...births: readonly [string | [string, string], string | [string, string]]): string {
  const kinds = births.map((birth) =>
    typeof birth !== 'string' ? BIRTH_INTERVAL : birth.endsWith('-01-01') ? BIRTH_NEW_YEAR : BIRTH_DAY,
  );
  const columns = {
    birthFrom: Int32Array.from(births, (birth) => isoToDay(typeof birth === 'string' ? birth : birth[0])),
    birthTo: Int32Array.from(births, (birth) => isoToDay(typeof birth === 'string' ? birth : birth[1])),
    birthKind: Uint8Array.from(kinds),
  } as Partial<PersonColumns> as PersonColumns;
  const comparer = new BirthComparer(columns);
  const level = comparer.compare(0, 1);
  expect(comparer.compare(1, 0)).toBe(level);
  return COMPARISONS[BIRTH]!.levels[level]!.name;
}

test.each([
  ['a month of its year, be it January', ['2009-01-01', '2009-01-31'], 'year'],
  ['a month of its year', ['2009-06-01', '2009-06-30'], 'year'],
  ['its year', ['2009-01-01', '2009-12-31'], 'year'],
  ['an age that may be of it', ['2009-06-01', '2011-05-31'], 'wide'],
  ['a month of the year before', ['2008-06-01', '2008-06-30'], 'near'],
  ['a month of a generation before', ['1988-06-01', '1988-06-30'], 'generation'],
] as const)('a 1 January says no more than its year beside %s', (_, [from, to], level) => {
  expect(levelOf('2009-01-01', [from, to])).toBe(level);
});

test('years a generation apart are no slip of a figure where one of them is all that is told', () => {
  expect(levelOf('1996-01-01', '1969-06-25')).toBe('generation');
  expect(levelOf('1998-01-01', '1978-01-01')).toBe('generation');
  expect(levelOf('1998-01-01', '1988-06-25')).toBe('near');
  expect(levelOf('1998-06-25', '1978-06-25')).toBe('slip');
});

test('a day beside its month fits the month, and beside another month of its year is near', () => {
  expect(levelOf('2009-06-14', ['2009-06-01', '2009-06-30'])).toBe('month');
  expect(levelOf('2009-07-14', ['2009-06-01', '2009-06-30'])).toBe('near');
});
