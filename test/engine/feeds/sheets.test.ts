import {mkdtempSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {expect, test} from 'vitest';
import {QUIET} from '../../../src/base/context.ts';
import {threadedOpener} from '../../../src/engine/feeds/feed-threads.ts';
import {loadFeeds} from '../../../src/engine/feeds/load-feeds.ts';
import type {FileReport} from '../../../src/engine/feeds/opened-feed.ts';
import {listMappings} from '../../../src/feeds/language/catalogue.ts';
import {checkFeed} from '../../../src/feeds/check.ts';
import {draftMapping} from '../../../src/feeds/draft/draft.ts';
import {emptyStore} from '../../support/empty-store.ts';
import type {Store} from '../../../src/workspace/store.ts';
import {workbook} from '../../feeds/support.ts';

const mapping = (feed: string, columns: string, rest = ''): string =>
  `version: 1\nfeed: ${feed}\nagency: social-care\narea: {constant: BRE}\nreceived: Day\nkey: Id\n${rest || `match: {columns: [${columns}]}\n`}people:\n  person: {name: Name}\n`;

const VISITS = [
  ['Id', 'Day', 'Name', 'Visit'],
  ['1', '2023-01-01', 'Ada Test', 'x'],
];
const CALLS = [
  ['Id', 'Day', 'Name', 'Call'],
  ['1', '2023-01-02', 'Bola Test', 'x'],
  ['2', '2023-01-03', 'Cyril Test', 'x'],
];
const OLD = [
  ['Id', 'Day', 'Name', 'Call'],
  ['9', '2022-01-03', 'Dina Test', 'x'],
];
const COVER = [['Prepared for the hub'], ['in May']];

async function loaded(
  book: Buffer,
  threads: number,
  rest = '',
): Promise<{reports: FileReport[]; store: Store; folder: string}> {
  const folder = mkdtempSync(join(tmpdir(), 'ringfence-sheets-'));
  const [feeds, mappings] = [mkdtempSync(join(folder, 'f')), mkdtempSync(join(folder, 'm'))];
  writeFileSync(join(mappings, 'visits.yaml'), mapping('visits', 'Id, Visit'));
  writeFileSync(join(mappings, 'calls.yaml'), mapping('calls', 'Id, Call', rest));
  writeFileSync(join(feeds, 'book.xlsx'), book);
  const store = emptyStore();
  const open = (): ReturnType<typeof threadedOpener> => threadedOpener({mappings: listMappings([mappings])}, threads);
  const reports = await loadFeeds(feeds, store, open(), 0.5, QUIET);
  const again = await loadFeeds(feeds, store, open(), 0.5, QUIET);
  expect(again.map(({file, status}) => [file, status])).toEqual(
    reports.map(({file, status}) => [file, status === 'loaded' ? 'unchanged' : status]),
  );
  return {reports, store, folder};
}

const told = (reports: readonly FileReport[]): unknown[] =>
  reports.map((report) => [report.file, 'feed' in report ? `${report.feed} ${report.counts.read}` : report.status]);

test.each([1, 2])('every sheet that a mapping knows by its columns is read once, with %s threads', async (threads) => {
  const sheets = {
    Visits: {rows: VISITS},
    Notes: {rows: COVER},
    Calls: {rows: CALLS},
    Old: {rows: OLD},
    Lists: {rows: OLD, state: 'hidden'},
    Empty: {rows: []},
  };
  const {reports, store} = await loaded(workbook(sheets), threads);
  expect(told(reports)).toEqual([
    ['book.xlsx', 'visits 1'],
    ['book.xlsx [Notes]', 'left-out'],
    ['book.xlsx [Calls]', 'calls 2'],
    ['book.xlsx [Old]', 'calls 1'],
    ['book.xlsx [Empty]', 'left-out'],
  ]);
  const names = store.records().mentions.map(({names: [name], source}) => [name!.given, source.file, source.row]);
  expect(names.toSorted((left, right) => (left[0]! < right[0]! ? -1 : 1))).toEqual([
    ['Ada', 'book.xlsx', 1],
    ['Bola', 'book.xlsx [Calls]', 1],
    ['Cyril', 'book.xlsx [Calls]', 2],
    ['Dina', 'book.xlsx [Old]', 1],
  ]);
});

test('a cover before the data is left out, a workbook without any data fails as one, and a mapping that names its sheet reads it alone', async () => {
  const covered = await loaded(workbook({Cover: {rows: COVER}, Calls: {rows: CALLS}}), 1);
  expect(told(covered.reports)).toEqual([
    ['book.xlsx [Cover]', 'left-out'],
    ['book.xlsx [Calls]', 'calls 2'],
  ]);
  const none = await loaded(workbook({Cover: {rows: COVER}, Notes: {rows: COVER}}), 1);
  expect(told(none.reports)).toEqual([['book.xlsx', 'failed']]);
  const source = "source: {sheet: Calls}\nmatch: {files: ['book*'], columns: [Id, Call]}\n";
  const byName = await loaded(workbook({Visits: {rows: VISITS}, Calls: {rows: CALLS}, Old: {rows: OLD}}), 1, source);
  expect(told(byName.reports)).toEqual([
    ['book.xlsx', 'calls 2'],
    ['book.xlsx [Visits]', 'visits 1'],
    ['book.xlsx [Old]', 'left-out'],
  ]);
});

test('the drafts of two sheets of one workbook each read their own', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'ringfence-sheets-'));
  const [feeds, mappings] = [mkdtempSync(join(folder, 'f')), mkdtempSync(join(folder, 'm'))];
  const book = join(feeds, 'Team_BRE.xlsx');
  writeFileSync(book, workbook({Cover: {rows: COVER}, Visits: {rows: VISITS}, Calls: {rows: CALLS}}));
  for (const sheet of ['Visits', 'Calls'])
    writeFileSync(join(mappings, `${sheet}.yaml`), (await draftMapping(book, {sheet, agency: 'housing'})).yaml);
  const openFeed = threadedOpener({mappings: listMappings([mappings]), received: '2023-02-01'}, 1);
  const reports = await loadFeeds(feeds, emptyStore(), openFeed, 0.5, QUIET);
  expect(told(reports)).toEqual([
    ['Team_BRE.xlsx', 'team-calls 2'],
    ['Team_BRE.xlsx [Cover]', 'left-out'],
    ['Team_BRE.xlsx [Visits]', 'team-visits 1'],
  ]);
});

test('a sheet can be checked before anything is stored, by a mapping that is given and by one that knows its columns', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'ringfence-sheets-'));
  const book = join(folder, 'Team_BRE.xlsx');
  writeFileSync(book, workbook({Cover: {rows: COVER}, Visits: {rows: VISITS}, Calls: {rows: CALLS}}));
  const mapping = join(folder, 'team-calls.yaml');
  writeFileSync(
    mapping,
    (await draftMapping(book, {sheet: 'Calls', agency: 'housing'})).yaml.replace(/source:\n *sheet: .*\n/, ''),
  );
  const given = {sheet: 'Calls', received: '2023-02-01'};
  for (const by of [{mapping}, {mappings: listMappings([folder])}])
    expect(await checkFeed(book, {...given, ...by})).toMatchObject({
      feed: 'team-calls',
      dialect: 'sheet Calls',
      counts: {accepted: 2},
      columns: ['Id', 'Day', 'Name', 'Call'].map((column) => expect.objectContaining({column, filled: 2}) as unknown),
    });
  await expect(checkFeed(book, {...given, sheet: 'Cals', mapping})).rejects.toThrow(/Cals/);
});
