import {existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, symlinkSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {beforeAll, expect, test} from 'vitest';
import {openHub} from '../../src/index.ts';
import type {PersonRow} from '../../src/packs/person-view.ts';
import {workbook} from '../../src/packs/workbook.ts';
import {boroughWorkspace} from '../support/borough.ts';
import {ringfence} from '../support/cli.ts';
import {testFolder} from '../support/test-folder.ts';

const folder = testFolder();

const HEAD = ['Case', 'Victim', 'Victim DOB', 'Perpetrator', 'Perp DOB', 'Agency'];
let workspace = '';
/** Two people of one case each, of whom names and exact birth dates are recorded. */
let cases: {victim: PersonRow; perpetrator: PersonRow}[] = [];

beforeAll(async () => {
  workspace = await boroughWorkspace();
  const hub = await openHub(workspace);
  const person = new Map(hub.persons().map((one) => [one.id, one]));
  const isDated = ({birth}: PersonRow): boolean => /^\d{4}-(?!01-01)\d\d-\d\d$/.test(birth);
  cases = hub
    .ask('marac-repeats')
    .map((row) => ({
      perpetrator: person.get(String(row['person']))!,
      victim: person.get(/\((P\w+)\)$/.exec(String(row['victim']))![1]!)!,
    }))
    .filter(({victim, perpetrator}) => isDated(victim) && isDated(perpetrator));
  hub.close();
});

const list = (name: string, rows: readonly (readonly string[])[]): string => {
  const path = join(folder, name);
  writeFileSync(path, [HEAD, ...rows].map((row) => row.map((cell) => `"${cell}"`).join(',')).join('\n'));
  return path;
};
const british = (day: string): string => day.split('-').toReversed().join('/');
const rowOf = (at: number): string[] => {
  const {victim, perpetrator} = cases[at]!;
  return [`M${at}`, victim.name, british(victim.birth), perpetrator.name, british(perpetrator.birth), 'police'];
};

test('every row of a list has its pack or its reason, in files readable by their writer alone', async () => {
  const path = list('cases.csv', [
    rowOf(0),
    ['M1', cases[1]!.victim.id, '', cases[1]!.perpetrator.id, '', 'IDVA'],
    ['M2', 'Nobody Atall', '', '', '', 'IDVA'],
    ['', '', '', '', '', ''],
    ['M0 again', '', '', cases[0]!.perpetrator.id, '', 'IDVA'],
    ['M3', '=Nobody', '31/02/1990', cases[1]!.perpetrator.id, '', 'IDVA'],
  ]);
  const [out, contact, research] = ['packs', 'apart', 'forms'].map((name) => join(folder, name));
  const asked = ['--list', path, '--out', out!, '--contact', contact!, '--research', research!];
  const {status, stdout, stderr} = await ringfence('marac', ...asked, '-w', workspace);
  expect([status, stdout]).toEqual([44, '']);
  expect(stderr).toContain('2 packs for 3 of 5 rows');
  expect(stderr).toContain('Columns that say nothing of who is meant: Agency.');
  expect(stderr).toMatch(/^NOT_FOUND: rows 3, 6 have no pack/m);
  expect(readdirSync(out!)).toEqual(['case-1.html', 'case-2.html', 'cases.xlsx', 'index.html', 'no-pack.csv']);
  expect(readdirSync(contact!)).toEqual(['case-1.html', 'case-2.html']);
  expect(readdirSync(research!)).toEqual(['case-1.xlsx', 'case-2.xlsx']);
  for (const file of [out!, contact!, research!].flatMap((one) => readdirSync(one).map((name) => join(one, name))))
    expect(statSync(file).mode & 0o077).toBe(0);
  const index = readFileSync(join(out!, 'index.html'), 'utf8');
  for (const {id} of [cases[0]!.victim, cases[0]!.perpetrator, cases[1]!.victim, cases[1]!.perpetrator])
    expect(index).toContain(id);
  // Who the list means stands beside whom they were taken for; of what goes to a terminal nobody can tell who is meant.
  expect(index).toContain(cases[0]!.victim.name);
  for (const {victim, perpetrator} of cases.slice(0, 2))
    for (const {name} of [victim, perpetrator]) expect(stderr).not.toContain(name);
  expect(readFileSync(join(out!, 'no-pack.csv'), 'utf8').split('\r\n')).toEqual([
    `row of the list,${HEAD.join(',')},why no pack`,
    '3,M2,Nobody Atall,,,,IDVA,"The victim: nobody known comes near. Check the spelling and birth date, or write an id."',
    `6,M3,'=Nobody,31/02/1990,${cases[1]!.perpetrator.id},,IDVA,"Victim DOB: no date that can be read; write it as 09/03/1985 or 1985-03-09."`,
    '',
  ]);
});

test('a pack of a list is the one that is made of the case alone, and the rows without one can be the next list', async () => {
  const path = list('again.csv', [rowOf(0), ['M9', 'Nobody Atall', '', cases[0]!.perpetrator.id, '', '']]);
  const [out, next, alone] = ['again', 'next', 'alone.html'].map((name) => join(folder, name));
  await ringfence('marac', '--list', path, '--out', out!, '-w', workspace);
  const {victim, perpetrator} = cases[0]!;
  await ringfence('marac', perpetrator.id, '--victim', victim.id, '--out', alone!, '-w', workspace);
  expect(readFileSync(join(out!, 'case-1.html'), 'utf8')).toBe(readFileSync(alone!, 'utf8'));
  const left = join(out!, 'no-pack.csv');
  writeFileSync(left, readFileSync(left, 'utf8').replace('Nobody Atall', victim.id));
  const {status} = await ringfence('marac', '--list', left, '--out', next!, '-w', workspace);
  expect([status, readdirSync(next!)]).toEqual([0, ['case-1.html', 'cases.xlsx', 'index.html']]);
});

test('an id is taken where the birth date beside it fits, and for nobody where it does not', async () => {
  const {victim, perpetrator} = cases[0]!;
  const out = join(folder, 'by-id');
  const path = list('by-id.csv', [
    ['M0', victim.id, british(victim.birth), perpetrator.id, british(perpetrator.birth), ''],
    ['M1', victim.id, '01/02/1933', perpetrator.id, '', ''],
  ]);
  const {status, stderr} = await ringfence('marac', '--list', path, '--out', out, '-w', workspace);
  expect([status, stderr]).toEqual([44, expect.stringContaining('1 pack for 1 of 2 rows')]);
  expect(readFileSync(join(out, 'no-pack.csv'), 'utf8')).toMatch(
    new RegExp(`The victim: no record of ${victim.id} gives the birth date of this row. .* Check that the id stands`),
  );
});

test('a workbook is a list too', async () => {
  const path = join(folder, 'cases.xlsx');
  writeFileSync(path, await workbook({title: 'Agenda', head: HEAD, rows: [rowOf(0), rowOf(1)]}));
  const out = join(folder, 'of-workbook');
  const {status} = await ringfence('marac', '--list', path, '--out', out, '-w', workspace);
  expect([status, readdirSync(out)]).toEqual([0, ['case-1.html', 'case-2.html', 'cases.xlsx', 'index.html']]);
});

test('nothing is written among packs of another meeting, nor how a victim is reached beside a pack', async () => {
  const path = list('one.csv', [rowOf(0)]);
  const kept = join(folder, 'kept');
  await ringfence('marac', '--list', path, '--out', kept, '-w', workspace);
  const again = await ringfence('marac', '--list', path, '--out', kept, '-w', workspace);
  expect([again.status, again.stderr]).toEqual([22, expect.stringContaining('the folder is not empty')]);
  const beside = join(folder, 'beside');
  const mixed = ['--out', beside, '--contact', join(beside, 'contact'), '-w', workspace];
  const within = await ringfence('marac', '--list', path, ...mixed);
  expect([within.status, existsSync(beside)]).toEqual([2, false]);
  mkdirSync(beside);
  symlinkSync(beside, join(folder, 'link'));
  const linked = await ringfence(
    'marac',
    '--list',
    path,
    '--out',
    beside,
    '--contact',
    join(folder, 'link'),
    '-w',
    workspace,
  );
  expect([linked.status, linked.stderr]).toEqual([2, expect.stringContaining('is kept apart')]);
  rmSync(beside, {recursive: true});
  const bare = await ringfence('marac', '-w', workspace);
  expect([bare.status, bare.stderr]).toEqual([2, expect.stringContaining('--list')]);
  const both = await ringfence('marac', cases[0]!.perpetrator.id, '--list', path, '--out', beside, '-w', workspace);
  expect(both.status).toBe(2);
});
