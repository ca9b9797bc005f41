import {expect, test} from 'vitest';
import {carryDown} from '../../src/feeds/readers/carried-cells.ts';
import type {RawRow, Table} from '../../src/feeds/readers/table.ts';

const COLUMNS = ['Tenancy', 'Address', 'Confidential', 'Occupant'];

/** The cells of each row as they are read; a row `null` is one that cannot be. */
async function carried(rows: readonly (readonly string[] | null)[]): Promise<string[]> {
  const raw = rows.map((cells, at) => ({
    row: at + 1,
    cells: cells ?? [],
    raw: '',
    fault: cells === null ? {reason: 'MALFORMED', message: 'x', column: ''} : null,
  })) as unknown as RawRow[];
  async function* batches(): AsyncGenerator<RawRow[]> {
    // One row a batch: what is carried is carried from batch to batch.
    for (const row of raw) yield [row];
  }
  const table = {columns: COLUMNS, rows: batches} as unknown as Table;
  const read: string[] = [];
  for await (const batch of carryDown(table, {by: 'Tenancy', columns: ['Address', 'Confidential']}).rows())
    read.push(...batch.map(({cells}) => cells.join('|')));
  return read;
}

test('the first row of a group tells those below of their home, and of its mark', async () => {
  const rows = [
    ['T1', '1 Acacia Road', 'Y', 'Amina'],
    ['', '', '', 'Ben'],
    ['T2', '2 Acacia Road', '', 'Cara'],
    ['', '', '', 'Dan'],
  ];
  expect(await carried(rows)).toEqual([
    'T1|1 Acacia Road|Y|Amina',
    'T1|1 Acacia Road|Y|Ben',
    'T2|2 Acacia Road||Cara',
    'T2|2 Acacia Road||Dan',
  ]);
});

test('behind a row that cannot be read nobody gets the home of the family before it', async () => {
  const rows = [
    ['T1', '1 Acacia Road', '', 'Amina'],
    null,
    ['', '', '', 'Ben'],
    ['T1', '', '', 'Cara'],
    ['', '', '', 'Dan'],
  ];
  expect((await carried(rows)).slice(2)).toEqual(['|||Ben', 'T1|1 Acacia Road||Cara', 'T1|1 Acacia Road||Dan']);
});

test('rows before the first group go on with none', async () => {
  const rows = [
    ['', '9 Elm Grove', '', 'Amina'],
    ['', '', '', 'Ben'],
    ['T1', '1 Acacia Road', '', 'Cara'],
  ];
  expect(await carried(rows)).toEqual(['|9 Elm Grove||Amina', '|||Ben', 'T1|1 Acacia Road||Cara']);
});
