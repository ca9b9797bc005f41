import {expect, test} from 'vitest';
import {QUIET} from '../../src/base/context.ts';
import {EXPORTS} from '../../src/engine/export-columns.ts';
import {exportTable} from '../../src/engine/exports.ts';
import type {Records, RowRecords} from '../../src/model/records.ts';
import type {Resolved} from '../../src/model/resolved.ts';
import {emptyStore} from '../support/empty-store.ts';
import type {Store} from '../../src/workspace/store.ts';
import {resolve} from '../support/records.ts';
import {header, items, NO_LOG, refused, row} from '../support/rows.ts';

const SECRET = 'Refuge House, 9 Hidden Lane';
const SECRET_POSTCODE = 'NW2 9ZZ';

async function storeOf(rows: RowRecords[], adjust: (resolved: Resolved, records: Records) => void): Promise<Store> {
  const store = emptyStore();
  const bad = {...refused(9), raw: `9,${SECRET}`};
  await store.load(header('x'), items([...rows, bad]), {refusalShareMax: 1, signal: QUIET.signal});
  const records = store.records();
  const resolved = resolve(records, {person: (mention) => mention.names[0]!.family});
  adjust(resolved, records);
  const from = {records: '', judgements: '', config: '', engine: '', model: ''};
  store.putDerived({from, resolved, flags: [], alerts: [], leads: [], model: null, report: null}, NO_LOG);
  return store;
}

test('a mention is exported with its place in the extract and the ids worked out', async () => {
  const store = await storeOf([row('a', 'Ali', {row: 7})], () => {});
  const {columns, rows} = exportTable(store, 'mentions');
  const record = Object.fromEntries(columns.map((column, i) => [column, rows[0]![i]]));
  expect(record).toMatchObject({
    mention_id: 'm-a',
    feed: 'test',
    file: 'test.csv',
    row: 7,
    slot: 'child',
    person_id: 'Ali',
    dwelling_id: '1 High Street',
  });
});

test('every row of every export has one cell for each column', async () => {
  const store = await storeOf([row('a', 'Ali'), row('b', 'Ng')], () => {});
  for (const name of EXPORTS) {
    const {columns, rows} = exportTable(store, name);
    for (const cells of rows) expect(cells).toHaveLength(columns.length);
  }
  expect(exportTable(store, 'persons').rows.map(([id, mentions]) => [id, mentions])).toEqual([
    ['Ali', 1],
    ['Ng', 1],
    ['Test', 2],
  ]);
  expect(exportTable(store, 'quarantine').rows).toEqual([
    ['test', 'test.csv', 9, 'dob', 'DATE_INVALID', 'expected a date'],
  ]);
});

test('a protected address is in no export, not by its label, postcode, building or refused row', async () => {
  const hidden = row('a', 'Ali');
  const secret = {text: SECRET, postcode: SECRET_POSTCODE, uprn: '100012345678', protected: true};
  hidden.mentions[0]!.address = secret;
  hidden.stays[0]!.address = secret;
  hidden.notifications[0]!.place = secret;
  const open = row('b', 'Ng');
  open.mentions[0]!.address = {...secret, protected: false};
  const store = await storeOf([hidden, open], (resolved) => {
    resolved.dwellings.forEach((dwelling, i) => {
      const isSecret = dwelling.label === SECRET;
      Object.assign(dwelling, {
        id: `d${i}`,
        building: isSecret ? 'building-of-secret' : null,
        postcode: isSecret ? SECRET_POSTCODE : dwelling.postcode,
        protected: isSecret,
      });
    });
  });
  const all = JSON.stringify(EXPORTS.map((name) => exportTable(store, name)));
  for (const part of [SECRET, 'Hidden', SECRET_POSTCODE, '100012345678', 'building-of-secret']) {
    expect(all).not.toContain(part);
  }
  expect(all).toContain('1 High Street');
});

test('before the first derivation the tables are there and empty', () => {
  const store = emptyStore();
  for (const name of EXPORTS) expect(exportTable(store, name).rows).toEqual([]);
});
