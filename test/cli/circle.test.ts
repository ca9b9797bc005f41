import {readFileSync} from 'node:fs';
import {join} from 'node:path';
import {expect, test} from 'vitest';
import {boroughWorkspace} from '../support/borough.ts';
import {ringfence} from '../support/cli.ts';
import {testFolder} from '../support/test-folder.ts';

const folder = testFolder();

type Shown = {families: {people: {person: string; bonds: {from: string; records: string[]}[]}[]}[]};
const workspace = await boroughWorkspace();
const alerts = JSON.parse((await ringfence('alerts', '--json', '-w', workspace)).stdout) as {
  persons: {person: string; role: string}[];
  links: {adult: string; children: string[]}[];
}[];
const {adult, children} = alerts[0]!.links[0]!;

test('an adult of an alert has the children that the alert links to them around them', async () => {
  const {stdout} = await ringfence('circle', adult, '--json', '-w', workspace);
  const around = (JSON.parse(stdout) as Shown).families.flatMap(({people}) => people.map(({person}) => person));
  expect(around).toEqual(expect.arrayContaining(children));
  expect(around).not.toContain(adult);
  const {stdout: table} = await ringfence('circle', adult, '-w', workspace);
  for (const child of children) expect(table).toContain(child);
});

test('as of a day there is nobody who was named with them later', async () => {
  const day = '2019-06-30';
  const before = JSON.parse(
    (await ringfence('circle', adult, '--json', '-w', workspace, '--as-of', day)).stdout,
  ) as Shown;
  const bonds = before.families.flatMap(({people}) => people.flatMap((one) => one.bonds));
  expect(bonds.map(({from}) => from).filter((from) => from > day)).toEqual([]);
  const now = JSON.parse((await ringfence('circle', adult, '--json', '-w', workspace)).stdout) as Shown;
  const records = (of: Shown): Set<string> =>
    new Set(of.families.flatMap(({people}) => people.flatMap((one) => one.bonds.flatMap((bond) => bond.records))));
  expect([...records(before)].filter((id) => !records(now).has(id))).toEqual([]);
  expect(records(before).size).toBeLessThan(records(now).size);
});

test('the picture names people, or nobody', async () => {
  const [named, bare] = [join(folder, 'named.svg'), join(folder, 'bare.svg')];
  expect((await ringfence('circle', adult, '--svg', named, '-w', workspace)).status).toBe(0);
  expect((await ringfence('circle', adult, '--svg', bare, '--no-names', '-w', workspace)).status).toBe(0);
  const person = JSON.parse((await ringfence('person', adult, '--json', '-w', workspace)).stdout) as {name: string};
  expect(readFileSync(named, 'utf8')).toContain(person.name);
  expect(readFileSync(bare, 'utf8')).toContain(children[0]);
  expect(readFileSync(bare, 'utf8')).not.toContain(person.name);
});

test('somebody who is not there is an error that says where people are listed', async () => {
  const {status, stderr} = await ringfence('circle', 'P0123456789ab', '-w', workspace);
  expect(status).not.toBe(0);
  expect(stderr).toContain('P0123456789ab');
});
