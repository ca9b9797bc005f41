import * as fc from 'fast-check';
import {existsSync, readFileSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {expect, test} from 'vitest';
import {ByteWriter} from '../../src/cli/byte-writer.ts';
import {csvCells} from '../../src/cli/csv-cells.ts';
import {csvLine} from '../../src/cli/output.ts';
import {openCsv} from '../../src/resolve/table/columns/csv-file.ts';
import {testFolder} from '../support/test-folder.ts';

const folder = testFolder();

const cell = fc.string({
  unit: fc.constantFrom('a', '7', ' ', '=', '-', '@', ';', '\t', 'é', '＝', '\u00a0', '\u0000'),
  maxLength: 5,
});

/** Cells of the second column as one text each. */
function written(rows: readonly string[], count: number): string[] {
  const csv = openCsv(new TextEncoder().encode(`a,id\n${rows.map((row) => `x,${row}`).join('\r\n')}`), 'ids.csv');
  const {bytes, starts} = csvCells(csv, 1, count);
  return rows.map((_, row) =>
    new TextDecoder('utf8', {ignoreBOM: true}).decode(bytes.slice(starts[row], starts[row + 1])),
  );
}

const lineOf = (text: string): string => csvLine([text]).slice(0, -2);

test('cells of a column are written as a line of texts is, without blanks around them', () => {
  fc.assert(
    fc.property(fc.array(cell, {minLength: 1, maxLength: 20}), (cells) => {
      expect(written(cells, cells.length)).toEqual(cells.map((text) => lineOf(text.trim())));
    }),
  );
});

test('cells in quotes are written by what stands in them', () => {
  const texts = ['a "b"', '=1', 'a,b', 'line\nline', ''];
  expect(
    written(
      texts.map((text) => `"${text.replaceAll('"', '""')}"`),
      texts.length,
    ),
  ).toEqual(texts.map(lineOf));
});

test('a file is what was written to it, in pieces longer and shorter than what is held back', () => {
  const path = join(folder, 'written');
  const out = new ByteWriter(path);
  const long = new Uint8Array(3_000_000).map((_, at) => at % 251);
  const parts = [10, 700_000, 500_000, 2_500_000, 3, 1 << 20, 1].map((length) => long.subarray(0, length));
  for (const part of parts) {
    out.bytes(long, 0, part.length);
    out.ascii(',');
  }
  out.finish();
  const expected = Buffer.concat(parts.flatMap((part) => [part, Buffer.from(',')]));
  expect(readFileSync(path).equals(expected)).toBe(true);
});

test('a file that is not finished does not stand under its name', () => {
  const path = join(folder, 'half');
  writeFileSync(path, 'of last month');
  const out = new ByteWriter(path);
  out.bytes(new Uint8Array(3_000_000), 0, 3_000_000);
  expect(readFileSync(path, 'utf8')).toBe('of last month');
  out.discard();
  expect(readFileSync(path, 'utf8')).toBe('of last month');
  expect(existsSync(`${path}.part`)).toBe(false);
});
