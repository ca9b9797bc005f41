import * as fc from 'fast-check';
import {describe, expect, test} from 'vitest';
import {WorkerTeam} from '../../../src/base/worker-team.ts';
import {findCells} from '../../../src/resolve/table/csv-cells.ts';
import {readText} from '../../../src/resolve/table/derive.ts';
import {buildTable, layOut} from '../../../src/resolve/table/table.ts';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const team = new WorkerTeam(1);

async function readBack(csv: string): Promise<string[][]> {
  const cells = findCells(bytes(csv), 'people.csv');
  const {codes, width, columns, dictionaries, rowCount} = await buildTable(
    cells,
    layOut(cells.names, []),
    cells.width,
    team,
  );
  return Array.from({length: rowCount}, (_, row) =>
    columns.map(({slot, dictionary}) => readText(dictionaries[dictionary]!, codes[row * width + slot]!)),
  );
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
        const {codes} = await buildTable(
          findCells(bytes(['a,b', ...rows.map((row) => row.join(','))].join('\n')), 'people.csv'),
          layOut(['a', 'b'], [['a', 'b']]),
          2,
          team,
        );
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
    ['', 'people.csv holds nothing'],
  ])('are refused where they do not fit: %j', (csv, message) => {
    expect(() => findCells(bytes(csv), 'people.csv')).toThrow(message);
  });
});
