import {copyFileSync, readFileSync} from 'node:fs';
import {join} from 'node:path';
import {beforeAll, expect, test} from 'vitest';
import {MOTIFS} from '../../src/model/motif.ts';
import type {Alert} from '../../src/model/finding.ts';
import {withheldDwellings} from '../../src/network/guard/protection.ts';
import {openSqliteStore} from '../../src/workspace/sqlite/store.ts';
import {boroughWorkspace} from '../support/borough.ts';
import {ringfence as run, type Printed} from '../support/cli.ts';
import {testFolder} from '../support/test-folder.ts';

/** Deciding on alerts, over a copy of the committed borough. */
const folder = testFolder();
const workspace = join(folder, 'hub.sqlite');
const SECRET = 'told by the duty worker, Quillfeather';
const SAYING = ['--by', 'reviewer', '--because', SECRET];

type Shown = Alert & {state: string};

const ringfence = (...args: string[]): Promise<Printed> => run(...args, '-w', workspace);
const alerts = async (...args: string[]): Promise<Shown[]> =>
  JSON.parse((await ringfence('alerts', '--json', ...args)).stdout) as Shown[];
const idsOf = (list: readonly Shown[]): string[] => list.map(({id}) => id).sort();

beforeAll(async () => copyFileSync(await boroughWorkspace(), workspace));

test('an alert and a flag name the people that they are about', async () => {
  const [first] = await alerts();
  const {stdout} = await ringfence('alert', first!.id);
  for (const id of first!.families.flatMap(({children}) => children)) expect(stdout).toContain(`(${id})`);
  expect(stdout).toMatch(/[A-Z]\w+, born \d{4}-\d{2}-\d{2}/);
  const [flag] = JSON.parse((await ringfence('flags', '--json')).stdout) as {id: string; persons: string[]}[];
  const card = (await ringfence('flag', flag!.id)).stdout;
  for (const id of flag!.persons) expect(card).toMatch(new RegExp(`${id} │ [A-Z]`));
});

test('an alert that is dismissed is hidden and counted, and can be reopened', async () => {
  const before = await alerts();
  const [first] = before;
  const dismissed = await ringfence('alert', 'dismiss', first!.id, ...SAYING, '--json');
  expect(dismissed.status).toBe(0);
  expect(JSON.parse(dismissed.stdout)).toMatchObject({alert: first!.id, isNew: true, evidence: first!.evidence});
  expect(idsOf(await alerts())).toEqual(idsOf(before.slice(1)));
  expect((await ringfence('alerts')).stderr).toContain('1 dismissed');
  expect((await alerts('--all')).find(({id}) => id === first!.id)).toMatchObject({state: 'dismissed'});
  expect((await ringfence('alert', 'dismiss', first!.id, ...SAYING)).stderr).toContain('nothing was added');
  const status = JSON.parse((await ringfence('status', '--json')).stdout) as {derived: {dismissed: number}};
  expect(status.derived.dismissed).toBe(1);
  expect((await ringfence('alert', 'reopen', first!.id, ...SAYING)).status).toBe(0);
  expect(await alerts()).toEqual(before);
});

test('as of a day before it was dismissed it stands on the queue', async () => {
  const first = (await alerts())[1];
  const day = '2024-02-01';
  await ringfence('alert', 'dismiss', first!.id, ...SAYING, '--on', day);
  expect(idsOf(await alerts('--as-of', '2024-01-31'))).toContain(first!.id);
  expect(idsOf(await alerts('--as-of', day))).not.toContain(first!.id);
  expect((await ringfence('alert', 'reopen', first!.id, ...SAYING, '--on', '2024-01-01')).status).toBe(2);
  expect((await ringfence('alert', 'reopen', first!.id, ...SAYING, '--on', day)).status).toBe(0);
});

test('what is not an alert is refused, and no message repeats the words', async () => {
  const [first] = await alerts('--all');
  const refused = [
    await ringfence('alert', 'dismiss', 'a000000000000', ...SAYING),
    await ringfence('alert', 'dismiss', first!.id, '--by', 'reviewer'),
    await ringfence('alert', 'dismiss', first!.id, '--by', 'reviewer', '--because', `${SECRET}\u0007`),
    await ringfence('alert', 'dismiss', first!.id, ...SAYING, '--on', '2999-01-01'),
    await ringfence('alert', 'dismiss', first!.id, ...SAYING, '--on', '2023-02-30'),
  ];
  expect(refused.map(({status}) => status)).toEqual([44, 2, 2, 2, 2]);
  for (const {stderr, stdout} of refused) expect(stderr + stdout).not.toContain(SECRET);
});

test('the words are shown where no protected address could be in them, and nowhere else', async () => {
  const shown: (string | null)[] = [];
  for (const {id} of await alerts('--all')) {
    await ringfence('alert', 'dismiss', id, ...SAYING);
    const {decisions} = JSON.parse((await ringfence('alert', id, '--json')).stdout) as {
      decisions: {because: string | null}[];
    };
    shown.push(...decisions.map(({because}) => because));
    const card = (await ringfence('alert', id)).stdout;
    expect(card.includes(SECRET)).toBe(decisions.some(({because}) => because !== null));
  }
  expect(new Set(shown)).toEqual(new Set([SECRET, null]));
});

test('deciding has help with an example', async () => {
  for (const name of ['dismiss', 'reopen']) {
    const {status, stdout} = await run('alert', name, '--help');
    expect(status).toBe(0);
    expect(stdout).toContain(`Example:\n  ringfence alert ${name}`);
  }
});

test('every alert is drawn under the name of its motif, without an address that is withheld, and the same each time', async () => {
  const path = join(folder, 'alert.svg');
  const draw = async (id: string, ...args: string[]): Promise<string> => {
    const {stdout, stderr} = await ringfence('alert', id, '--svg', path, ...args);
    expect([stdout, stderr]).toEqual(['', `${path}: the picture of ${id}.\n`]);
    return readFileSync(path, 'utf8');
  };
  const store = openSqliteStore(workspace, 'read');
  const {resolved} = store.derived()!;
  const hidden = [...withheldDwellings(store.records(), resolved)];
  store.close();
  for (const {id, motif, dwellings, persons} of await alerts('--all')) {
    const svg = await draw(id);
    expect(svg).toContain(`>${MOTIFS[motif]!.name}<`);
    expect(await draw(id)).toBe(svg);
    for (const dwelling of dwellings) {
      const {label} = resolved.dwellings.find((one) => one.id === dwelling)!;
      if (hidden.includes(dwelling)) expect(svg).not.toContain(label);
    }
    const anonymous = await draw(id, '--no-names');
    for (const {person} of persons) expect(anonymous).toContain(person);
  }
});

test('the group around a person is asked for and no alert, and nothing is said around a place that is withheld', async () => {
  const shared = (await alerts('--all')).find(({motif}) => motif === 'shared-adults')!;
  const {person} = shared.persons.find(({role}) => role === 'adult')!;
  const asked = JSON.parse((await ringfence('alerts', '--around', person, '--json')).stdout) as {
    isAlert: boolean;
    group: Alert;
  };
  expect(asked).toMatchObject({askedFor: person, isAlert: false, group: {chance: {hypotheses: 1}}});
  expect(asked.group.id).toMatch(/^g/);
  expect(asked.group.chance.p).toBe(asked.group.chance.q);
  expect(asked.group.persons.map((member) => member.person)).toContain(person);
  expect((await ringfence('alerts', '--around', person)).stderr).toContain('is no alert');
  const store = openSqliteStore(workspace, 'read');
  const [hidden] = withheldDwellings(store.records(), store.derived()!.resolved);
  store.close();
  for (const id of [hidden!, 'P000000000000'])
    expect(await ringfence('alerts', '--around', id)).toMatchObject({status: 44, stdout: ''});
});
