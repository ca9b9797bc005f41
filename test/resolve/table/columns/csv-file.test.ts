import * as fc from 'fast-check';
import {afterAll, describe, expect, test} from 'vitest';
import {WorkerTeam} from '../../../../src/base/worker-team.ts';
import {openCsv} from '../../../../src/resolve/table/columns/csv-file.ts';
import {readText} from '../../../../src/resolve/table/columns/derive.ts';
import {layOut, readTable, type Table} from '../../../../src/resolve/table/columns/table.ts';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const one = new WorkerTeam(1);
const three = new WorkerTeam(3);
afterAll(async () => {
  await one.close();
  await three.close();
});

/** Codes by row and column, however many threads read them. */
function codesOf({columns, ranges}: Table): number[][] {
  return ranges.flatMap(({rowCount, codes, ids}) =>
    Array.from({length: rowCount}, (_, row) =>
      columns.map(({slot}) => {
        const code = codes[row * columns.length + slot]!;
        return ids[slot]?.[code] ?? code;
      }),
    ),
  );
}

async function readBack(text: string): Promise<string[][]> {
  const csv = openCsv(bytes(text), 'people.csv');
  const table = await readTable(csv, layOut(csv.names, []), one);
  const found = codesOf(table).map((codes) =>
    table.columns.map(({slot, dictionary}) => readText(table.dictionaries[dictionary]!, codes[slot]!)),
  );
  const columns = layOut(csv.names, [csv.names]);
  const [alone, together] = [await readTable(csv, columns, one), await readTable(csv, columns, three)];
  expect(codesOf(together)).toEqual(codesOf(alone));
  expect(together.dictionaries).toEqual(alone.dictionaries);
  return found;
}

describe('cells of a CSV file', () => {
  test('come back as they were written, whatever they hold', async () => {
    const cell = fc.string({unit: fc.constantFrom('a', 'é', '猫', ',', '"', '\n', ' ', '\r\n'), maxLength: 6});
    const table = fc.array(fc.tuple(cell, cell, cell), {minLength: 1, maxLength: 20});
    await fc.assert(
      fc.asyncProperty(table, fc.constantFrom('\n', '\r\n'), fc.boolean(), async (rows, end, isEnded) => {
        const quoted = rows.map((row) => row.map((text) => `"${text.replaceAll('"', '""')}"`).join(','));
        const csv = ['a,b,c', ...quoted].join(end) + (isEnded ? end : '');
        expect(await readBack(csv)).toEqual(rows);
      }),
    );
  });

  test('of any length are told apart, and the same are one', async () => {
    const cell = fc.string({unit: fc.constantFrom('a', 'b', 'é', '\u0000'), maxLength: 14});
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(cell, cell), {minLength: 1, maxLength: 30}), async (rows) => {
        expect(await readBack(['a,b', ...rows.map((row) => row.join(','))].join('\n'))).toEqual(rows);
        const csv = openCsv(bytes(['a,b', ...rows.map((row) => row.join(','))].join('\n')), 'people.csv');
        const codes = codesOf(await readTable(csv, layOut(['a', 'b'], [['a', 'b']]), one)).flat();
        const texts = rows.flat();
        // One dictionary numbers column after column.
        expect(new Set(codes).size).toBe(new Set(texts).size);
      }),
    );
  });

  test('need no quotes', async () => {
    expect(await readBack('a,b\n1,\n,2\n\n')).toEqual([
      ['1', ''],
      ['', '2'],
    ]);
  });

  test.each([
    ['a,b\n1\n', 'people.csv: row 1 has fewer cells than the 2 of its head'],
    ['a,b\n1,2\n1,2,3\n', 'people.csv: row 2 has more cells'],
    ['a,b\n1,"2\n', 'a quote opened in row 1 is never closed'],
    [`a,b\n${'1,2\n'.repeat(9)}1\n`, 'people.csv: row 10 has fewer cells'],
    [`a,b\n${'"1",2\n'.repeat(9)}1,"2\n`, 'a quote opened in row 10 is never closed'],
    ['', 'people.csv holds nothing'],
  ])('are refused where they do not fit: %j', async (csv, message) => {
    for (const team of [one, three])
      await expect(
        Promise.resolve().then(() => readTable(openCsv(bytes(csv), 'people.csv'), layOut([], []), team)),
      ).rejects.toThrow(message);
  });
});
