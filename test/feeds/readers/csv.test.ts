import {parse} from 'csv-parse/sync';
import * as fc from 'fast-check';
import {expect, test} from 'vitest';
import {CsvSplitter, findDialect} from '../../../src/feeds/readers/csv.ts';

const quoteCell = (cell: string, always: boolean): string =>
  always || /[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;

const cell = fc.string({unit: fc.constantFrom('a', 'é', ' ', ',', '"', '\n', '\r', '\r\n', ';', "'"), maxLength: 6});

function split(text: string, cuts: readonly number[]): string[][] {
  const splitter = new CsvSplitter({delimiter: ',', quote: '"', newline: '\n'});
  const places = [...new Set(cuts.map((cut) => cut % (text.length + 1)))].sort((a, b) => a - b);
  const rows = [];
  let from = 0;
  for (const place of places) {
    rows.push(...splitter.push(text.slice(from, place), false));
    from = place;
  }
  rows.push(...splitter.push(text.slice(from), true));
  expect(rows.filter((row) => row.fault !== null)).toEqual([]);
  return rows.map((row) => [...row.cells]);
}

test('splits every RFC 4180 text as csv-parse does, however it is cut into pieces', () => {
  const table = fc.array(fc.array(cell, {minLength: 2, maxLength: 4}), {minLength: 1, maxLength: 6});
  fc.assert(
    fc.property(
      table,
      fc.boolean(),
      fc.constantFrom('\n', '\r\n'),
      fc.array(fc.nat(), {maxLength: 5}),
      (rows, always, end, cuts) => {
        const text = rows.map((row) => row.map((entry) => quoteCell(entry, always)).join(',')).join(end) + end;
        const expected = parse(text, {relax_column_count: true, record_delimiter: end});
        expect(split(text, cuts)).toEqual(expected);
        expect(expected).toEqual(rows);
      },
    ),
    {numRuns: 500},
  );
});

test('gives back one refused line for a quote that is never closed and goes on with the next line', () => {
  const splitter = new CsvSplitter({delimiter: ',', quote: '"', newline: '\n'});
  const rows = splitter.push('a,"b\nc,d\n', true);
  expect(rows.map((row) => row.fault)).toEqual(['QUOTE_OPEN', null]);
  expect(rows[1]!.cells).toEqual(['c', 'd']);
});

test('refuses text behind a closing quote and a quote within a plain cell, unless the file has no quotes', () => {
  const text = '"a"b,c\n5" pipe,d\ne,f\n';
  const rows = new CsvSplitter({delimiter: ',', quote: '"', newline: '\n'}).push(text, true);
  expect(rows.map((row) => row.fault)).toEqual(['QUOTE_INVALID', 'QUOTE_INVALID', null]);
  const plain = new CsvSplitter(findDialect(text, {quote: ''})).push(text, true);
  expect(plain.map((row) => row.cells[0])).toEqual(['"a"b', '5" pipe', 'e']);
});

test.each([
  [',', 'a,b;c,d\n1,2,3\n4,5,6\n'],
  [';', 'a;b;c\n1,5;2;3\n4,5;5;6\n'],
  ['\t', 'a\tb\n1, 2\t3\n'],
  ['|', 'a|b|c\n"x,y"|2|3\n'],
])('finds the delimiter %j', (delimiter, sample) => {
  expect(findDialect(sample, {}).delimiter).toBe(delimiter);
});

test('finds single quotes and old line ends', () => {
  const dialect = findDialect("a,b\r'1,1','2'\r'3','4,4'\r", {});
  expect(dialect).toEqual({delimiter: ',', quote: "'", newline: '\r'});
});
