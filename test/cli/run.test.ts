import {copyFileSync, mkdirSync, readFileSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {expect, test} from 'vitest';
import {ringfence} from '../support/cli.ts';
import {testFolder} from '../support/test-folder.ts';

const folder = testFolder();
const feeds = join(folder, 'feeds');

test('of several files that fail each one is told what is wrong, and the others are loaded', async () => {
  mkdirSync(feeds);
  const sound = 'care-plans_BRE.csv';
  copyFileSync(join(import.meta.dirname, '../../datasets/borough-small/feeds', sound), join(feeds, sound));
  writeFileSync(join(feeds, 'empty.csv'), '');
  writeFileSync(join(feeds, 'wrong.csv'), 'a,b\n1,2\n');
  const {stdout, stderr} = await ringfence('run', '-f', feeds, '-w', join(folder, 'hub.sqlite'), '--json');
  expect(process.exitCode).toBe(12);
  // It is this process that ran the command.
  process.exitCode = undefined;
  expect(stderr).toMatch(/FILE_EMPTY: empty\.csv[^]*FILE_UNMAPPED: [^]*wrong\.csv/);
  const {files} = JSON.parse(stdout) as {files: {file: string; status: string}[]};
  expect(files.find(({file}) => file === sound)?.status).toBe('loaded');
});

test('how many rows were refused is said with the command that lists them', async () => {
  const [from, hub] = [join(folder, 'refusing'), join(folder, 'refusing.sqlite')];
  mkdirSync(from);
  const file = 'school-census_BRE_2020-01-16.csv';
  copyFileSync(join(import.meta.dirname, '../../datasets/borough-small/feeds', file), join(from, file));
  const {stderr} = await ringfence('run', '-f', from, '-w', hub);
  expect(stderr).toContain('2 rows refused: "ringfence export quarantine"');
  const listed = await ringfence('export', 'quarantine', '-w', hub);
  expect(listed.stdout.trim().split('\n')).toHaveLength(3);
  expect(listed.stdout).toContain(`school-census,${file},50,born,BIRTH_IMPOSSIBLE`);
});

test('a file cut short says so in each run, and no more once the whole one has come', async () => {
  const [name, feeds, hub] = ['police-child_BRE.csv', join(folder, 'cut'), join(folder, 'cut.sqlite')];
  const whole = readFileSync(join(import.meta.dirname, '../../datasets/borough-small/feeds', name));
  const ran = async (bytes: Buffer): Promise<string> => {
    writeFileSync(join(feeds, name), bytes);
    return (await ringfence('run', '--feeds', feeds, '-w', hub)).stderr;
  };
  mkdirSync(feeds);
  await ran(whole);
  for (const told of [await ran(whole.subarray(0, 20_000)), await ran(whole.subarray(0, 20_000))])
    expect(told).toContain(`${name}, row 47: the row is the last of the file and ends in the middle`);
  expect(await ran(whole)).not.toContain('ends in the middle');
});

test('of a borough of which no file is read nothing is scored, and each file says what is wrong', async () => {
  const borough = join(folder, 'foreign');
  mkdirSync(join(borough, 'feeds'), {recursive: true});
  writeFileSync(join(borough, 'feeds', 'foreign.csv'), 'a,b\n1,2\n');
  const {stdout, stderr, status} = await ringfence('demo', '--borough', borough, '-w', join(folder, 'foreign.sqlite'));
  expect([status, stdout]).toEqual([18, '']);
  expect(stderr).toMatch(/foreign\.csv[^]*nothing to score/);
});

test('a file is checked by the mapping that a run would take from the same folders', async () => {
  const file = join(folder, 'visits.csv');
  writeFileSync(file, 'Ref,Surname,Given\nV1,Khan,Amina\nV2,Okafor,\n');
  const mappings = join(folder, 'mappings');
  mkdirSync(mappings);
  writeFileSync(
    join(mappings, 'visits.yaml'),
    `version: 1
feed: visits
agency: housing
match: {files: ['visits.csv'], columns: [Ref, Surname]}
people:
  tenant:
    name: {family: Surname, given: Given}
    identifiers: {local: Ref}
`,
  );
  const given = ['--area', 'BRE', '--received', '2024-01-02'];
  expect((await ringfence('feeds', 'check', file, ...given)).stderr).toContain('FILE_UNMAPPED');
  const {stdout, stderr, status} = await ringfence('feeds', 'check', file, '--mappings', mappings, ...given, '--json');
  expect({stderr, status}).toEqual({stderr: '', status: 0});
  expect(JSON.parse(stdout)).toMatchObject({feed: 'visits', counts: {read: 2, accepted: 2}});
});

test('a demonstration replaces no workspace that was there before', async () => {
  const hub = join(folder, 'a-hub.sqlite');
  writeFileSync(hub, 'somebody else');
  const {stderr, status} = await ringfence('demo', '-w', hub);
  expect(status).toBe(2);
  expect(stderr).toContain('a demonstration replaces none');
  expect(readFileSync(hub, 'utf8')).toBe('somebody else');
});

test('of a file that no mapping fits a draft is printed, which a check then takes', async () => {
  const file = join(folder, 'visits-2024-03.csv');
  writeFileSync(
    file,
    'Visit No,Visited,Child,Child DOB,Child Address\nV1,05/03/2024,Amina Khan,14/05/2020,"8 High Rd, NW10 4AB"\n',
  );
  const before = await ringfence('feeds', 'check', file);
  expect(before.stderr).toContain('"ringfence feeds draft visits-2024-03.csv > my-layout.yaml"');
  const {stdout, stderr} = await ringfence('feeds', 'draft', file, '--agency', 'health', '--area', 'BRE');
  expect(stderr).toContain('Of 1 rows it reads 1');
  expect(stdout).toMatch(/feed: visits\n[^]*agency: health\n[^]*constant: BRE/);
  const mapping = join(folder, 'draft.yaml');
  writeFileSync(mapping, stdout);
  const after = await ringfence('feeds', 'check', file, '--mapping', mapping, '--received', '2024-03-31');
  expect(after.stdout).toContain('1 rows read = 1 accepted');
});

test('rows of one key about different people are told of in the run, once a file', async () => {
  const [from, hub, mappings] = [
    join(folder, 'shared'),
    join(folder, 'shared.sqlite'),
    join(folder, 'shared-mappings'),
  ];
  mkdirSync(from);
  mkdirSync(mappings);
  const children = ['Amelia Harding,F', 'Joshua Harding,M', 'Oliver Whitcombe,M', 'Ann Bell,F'];
  const rows = [
    ...children.map((child) => `C1,${child}`),
    ...Array.from({length: 40}, (_, at) => `D${at},Kate Bell,F`),
  ];
  writeFileSync(join(from, 'contacts.csv'), `Contact,Child,Sex\n${rows.join('\n')}\n`);
  writeFileSync(
    join(mappings, 'contacts.yaml'),
    'version: 1\nfeed: contacts\nagency: social-care\nmatch: {files: contacts*}\nkey: Contact\npeople: {child: {name: Child, sex: Sex}}\n',
  );
  const given = ['--area', 'BRE', '--received', '2022-03-01'];
  const {stderr} = await ringfence('run', '-f', from, '-m', mappings, '-w', hub, ...given);
  expect(stderr).toMatch(
    /contacts\.csv, row \d: 'Contact' names row \d as well.*too short.*\(and \d more rows? of this file\)/,
  );
  expect(stderr.match(/too short/g)).toHaveLength(1);
});
