import {mkdtempSync, readFileSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {afterEach, describe, expect, test} from 'vitest';
import {ERRORS} from '../../src/base/errors.ts';
import {ringfence} from '../support/cli.ts';
import {workbook} from '../feeds/support.ts';

afterEach(() => {
  process.exitCode = undefined;
});

/** A delivery of files by name, and an empty folder for its mappings. */
function delivery(files: Record<string, string | Buffer>): {feeds: string; out: string; workspace: string} {
  const folder = mkdtempSync(join(tmpdir(), 'ringfence-delivery-'));
  const feeds = mkdtempSync(join(folder, 'f'));
  for (const [name, body] of Object.entries(files)) writeFileSync(join(feeds, name), body);
  return {feeds, out: join(folder, 'mappings'), workspace: join(folder, 'hub.sqlite')};
}

const lines = (...rows: string[][]): string => rows.map((row) => `${row.join(',')}\n`).join('');
const count = <T>(many: number, make: (at: number) => T): T[] => Array.from({length: many}, (_, at) => make(at));
const day = (at: number): string => `${String(1 + (at % 28)).padStart(2, '0')}/03/2023`;

const occurrences = lines(
  ['Occurrence Ref', 'Reported Date', 'Occurrence Type'],
  ...count(30, (at) => [`OCC/${1000 + at}`, day(at), 'Domestic incident']),
);
const nominals = lines(
  ['Nominal Ref', 'Surname', 'Forename', 'Date of Birth', 'Record Created'],
  ...count(30, (at) => [
    `N${50_000 + at}`,
    `Test${'abcdefghijklmnopqrstuvwxyzabcd'[at]!}son`,
    'Ada',
    day(at).replace('2023', '1985'),
    day(at),
  ]),
);
const links = lines(
  ['Occurrence Ref', 'Nominal Ref', 'Classification', 'Link Created'],
  ...count(30, (at) => [`OCC/${1000 + at}`, `N${50_000 + at}`, at % 2 === 0 ? 'Victim' : 'Suspect', day(at)]),
);
const VISITS = ['Ref', 'Child Name', 'Child DOB', 'Visit Date', 'Reason for visit'];
const visits = (from: number, many: number): string[][] =>
  count(many, (at) => [`V${1000 + from + at}`, `Bola Test${'abcdefgh'[at % 8]!}`, '04/05/2016', day(at), 'Neglect']);

type Line = {file: string; status: string; feed?: string; rows?: number; joinedTo?: string[]; code?: string};
const drafted = async (feeds: string, out: string, ...more: string[]) => {
  const printed = await ringfence('feeds', 'draft', feeds, '--out', out, '--area', 'BRE', '--json', ...more);
  return {...printed, lines: JSON.parse(printed.stdout) as Line[]};
};

describe('a folder of extracts that no mapping fits', () => {
  test('gets one mapping a layout; numbers that name rows of another file join it, and a run reads all of it', async () => {
    const {feeds, out, workspace} = delivery({
      'Niche_Links_2023.csv': links,
      'Niche_Nominals_2023.csv': nominals,
      'Niche_Occurrences_2023.csv': occurrences,
      'visits_2023-01.csv': lines(VISITS, ...visits(1, 2)),
      'visits_2023-02.csv': lines(VISITS, ...visits(3, 9)),
    });
    const {lines: told, stderr} = await drafted(feeds, out);
    expect(told.map(({file, status, feed}) => [file, status, feed])).toEqual([
      ['Niche_Links_2023.csv', 'drafted', 'niche-links'],
      ['Niche_Nominals_2023.csv', 'drafted', 'niche-nominals'],
      ['Niche_Occurrences_2023.csv', 'drafted', 'niche-occurrences'],
      ['visits_2023-01.csv', 'like', 'visits'],
      ['visits_2023-02.csv', 'drafted', 'visits'],
    ]);
    expect(told[0]!.joinedTo).toEqual(['Niche_Occurrences_2023.csv']);
    expect(told[4]!.rows).toBe(9);
    expect(stderr).toContain('4 drafts written');
    const run = JSON.parse((await ringfence('run', '-f', feeds, '-m', out, '-w', workspace, '--json')).stdout) as {
      totals: {read: number; accepted: number};
      report: {counts: {notifications: number; involvements: number}; waiting: {feeds: unknown[]}};
    };
    expect(run.totals).toMatchObject({read: 101, accepted: 101});
    // 30 links join 30 occurrences, and each visit tells of its child: nobody waits for a row that no file has.
    expect(run.report.counts).toMatchObject({notifications: 41, involvements: 41});
    expect(run.report.waiting.feeds).toEqual([]);
  });

  test('drafted once more, nothing is written again; where the columns of a feed have changed its mapping is to be mended, and no second feed is made', async () => {
    const {feeds, out} = delivery({'visits.csv': lines(VISITS, ...visits(1, 5))});
    await drafted(feeds, out);
    const before = readFileSync(join(out, 'visits.yaml'), 'utf8');
    expect((await drafted(feeds, out)).lines).toEqual([{file: 'visits.csv', status: 'known', feed: 'visits'}]);
    writeFileSync(join(feeds, 'visits.csv'), lines(VISITS.with(4, 'Cause of visit').with(0, 'No'), ...visits(1, 5)));
    const again = await drafted(feeds, out);
    expect(again.lines).toMatchObject([{file: 'visits.csv', status: 'none', code: 'FILE_COLUMNS'}]);
    expect(again.stderr).toContain('visits.csv lacks columns that mapping visits expects: Ref; it has');
    expect(readFileSync(join(out, 'visits.yaml'), 'utf8')).toBe(before);
  });

  test('of a workbook the sheets of one layout share a mapping that knows each of them; a cover is left out', async () => {
    const {feeds, out, workspace} = delivery({
      'tracker.xlsx': workbook({
        Cover: {rows: [['Prepared for the hub'], ['in May']]},
        Jan: {rows: [VISITS, ...visits(1, 3)]},
        Feb: {rows: [VISITS, ...visits(4, 5)]},
      }),
    });
    const {lines: told} = await drafted(feeds, out);
    expect(told.map(({file, status}) => [file, status])).toEqual([
      ['tracker.xlsx [Cover]', 'left-out'],
      ['tracker.xlsx [Jan]', 'like'],
      ['tracker.xlsx [Feb]', 'drafted'],
    ]);
    const {stdout} = await ringfence('run', '-f', feeds, '-m', out, '-w', workspace, '--json');
    expect((JSON.parse(stdout) as {totals: unknown}).totals).toMatchObject({read: 8, accepted: 8});
  });

  test('a file that nothing can be made of is named with what to do, and does not stop the others', async () => {
    const {feeds, out} = delivery({'notes.csv': '', 'visits.csv': lines(VISITS, ...visits(1, 5))});
    const {lines: told, stderr} = await drafted(feeds, out);
    expect(told.map(({file, status, code}) => [file, status, code])).toEqual([
      ['notes.csv', 'none', 'FILE_EMPTY'],
      ['visits.csv', 'drafted', undefined],
    ]);
    expect(stderr).toMatch(/^FILE_EMPTY: notes\.csv/m);
    expect(process.exitCode).toBe(ERRORS.FILE_EMPTY.exit);
  });

  test('a file that a built-in mapping knows by name, and whose columns it lacks, is drafted, and a run goes by the draft', async () => {
    const header = [
      'Case No',
      'Referred',
      'Meeting',
      'Victim Name',
      'Victim DOB',
      'Perpetrator Name',
      'Perpetrator DOB',
    ];
    const cases = count(12, (at) => [
      `M${1000 + at}`,
      day(at),
      day(at + 3),
      `Ada Test${at}`,
      '01/02/1985',
      `Cyril Test${at}`,
      '03/04/1983',
    ]);
    const {feeds, out, workspace} = delivery({'marac_list.csv': lines(header, ...cases)});
    expect((await drafted(feeds, out)).lines).toMatchObject([{file: 'marac_list.csv', status: 'drafted'}]);
    const {stdout} = await ringfence('run', '-f', feeds, '-m', out, '-w', workspace, '--json');
    expect((JSON.parse(stdout) as {totals: unknown}).totals).toMatchObject({read: 12, accepted: 12});
  });

  test('rows counted from 1 in two files join nothing', async () => {
    const {feeds, out} = delivery({
      'calls.csv': lines(
        ['Call No', 'Call Date', 'Call Type'],
        ...count(30, (at) => [`${at + 1}`, day(at), 'Neglect']),
      ),
      'club.csv': lines(
        ['Seat', 'Name', 'DOB'],
        ...count(30, (at) => [`${at + 1}`, `Bola Test${at % 3}`, '04/05/2016']),
      ),
    });
    const {lines: told} = await drafted(feeds, out);
    expect(told.flatMap(({joinedTo}) => joinedTo ?? [])).toEqual([]);
  });

  test.each([
    [[], 'say with --out DIR'],
    [['--out', 'm', '--agency', 'police'], '--agency is for one file'],
  ])('%j is refused with what to say instead', async (more, message) => {
    const {feeds} = delivery({'visits.csv': lines(VISITS, ...visits(1, 5))});
    const {status, stderr} = await ringfence('feeds', 'draft', feeds, ...more);
    expect([status, stderr]).toEqual([2, expect.stringContaining(message)]);
  });
});
