import {mkdirSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {expect, test} from 'vitest';
import {ringfence} from '../support/cli.ts';
import {testFolder} from '../support/test-folder.ts';

/** Nominals, occurrences and the links between them, each a file of its own, from their drafts to the persons and notifications of a run. */

const folder = testFolder();
const [feeds, maps] = [join(folder, 'feeds'), join(folder, 'maps')];
for (const place of [feeds, maps]) mkdirSync(place);

const NAMES = ['Khan', 'Bell', 'Okafor', 'Nowak', 'Mensah', 'Davies', 'Turner', 'Rahman', 'Lewis', 'Hughes'];
const lines = (file: string, header: string, row: (at: number) => readonly string[]): string => {
  const path = join(feeds, file);
  writeFileSync(path, [header, ...Array.from({length: 40}, (_, at) => row(at).join(',')), ''].join('\n'));
  return path;
};
const occurrences = lines('occurrences.csv', 'Occurrence Ref,Occurrence Type,Reported Date,Occurred From', (at) => [
  `13${1000 + at}`,
  'Child Neglect',
  '05/03/2024',
  '04/03/2024',
]);
const nominals = lines('nominals.csv', 'Nominal Ref,Surname,Forename,DOB,Created', (at) => [
  `PN${100000 + at}`,
  NAMES[at % 10]!,
  `Sam${String.fromCodePoint(97 + at)}`,
  `1${at % 9}/03/20${10 + (at % 10)}`,
  '06/03/2024',
]);
const links = lines('links.csv', 'Occurrence Ref,Nominal Ref,Classification,Link Created', (at) => [
  `13${1000 + at}`,
  `PN${100000 + at}`,
  'Subject of Concern',
  '06/03/2024',
]);

async function drafts(feedOfOccurrences: string, area = ['--area', 'BRE']): Promise<void> {
  for (const [path, ...more] of [
    [nominals],
    [occurrences, '--feed', feedOfOccurrences],
    [links, '--with', occurrences, nominals],
  ] as const) {
    const {stdout, status} = await ringfence('feeds', 'draft', path, ...area, '--agency', 'police', ...more);
    expect(status).toBe(0);
    writeFileSync(join(maps, path.slice(feeds.length + 1).replace('.csv', '.yaml')), stdout);
  }
}

test('a run joins them, and says so where the links name a feed that is not there', async () => {
  await drafts('crimes');
  const workspace = join(folder, 'hub.sqlite');
  const args = ['run', '--feeds', feeds, '--mappings', maps, '--workspace', workspace] as const;
  const astray = await ringfence(...args);
  expect(astray.stderr).toContain('links: 40 of 40 records name a person or notification that no row gives');
  expect((await ringfence('status', '-w', workspace)).stdout).toMatch(/records that name what no row gives +│ +40/);

  await drafts('occurrences');
  const joined = await ringfence(...args, '--json');
  expect(joined.stderr).not.toContain('name a person or notification');
  expect(JSON.parse(joined.stdout)).toMatchObject({
    report: {counts: {persons: 40, involvements: 40}, waiting: {involvements: 0, feeds: []}},
  });
});

test('a run says which files say no authority where others do, and how many rows an earlier reading of them gave', async () => {
  const workspace = join(folder, 'area.sqlite');
  const args = ['run', '--feeds', feeds, '--mappings', maps, '--workspace', workspace] as const;
  await drafts('occurrences', []);
  expect((await ringfence(...args)).stderr).toBe('');
  const later = await ringfence(...args, '--area', 'BRE');
  expect(later.stderr).toContain('120 rows of earlier loads of these files count no more');
  expect(later.stderr).not.toContain('no authority');
  writeFileSync(join(feeds, 'pupils.csv'), 'UPN,Surname,Forename\n,Khan,Amina\n');
  writeFileSync(
    join(maps, 'pupils.yaml'),
    "version: 1\nfeed: pupils\nagency: education\nreceived: {constant: '2024-03-06'}\narea: {constant: CMD}\n" +
      'match: {files: [pupils.csv]}\npeople: {pupil: {name: {given: Forename, family: Surname}}}\n',
  );
  const mixed = await ringfence(...args.slice(0, -1), join(folder, 'mixed.sqlite'));
  expect(mixed.stderr).toContain('links, nominals: no authority is known of their records');
});
