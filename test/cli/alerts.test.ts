import {cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {afterAll, beforeAll, expect, test} from 'vitest';
import {QUIET} from '../../src/base/context.ts';
import {MOTIFS} from '../../src/model/motif.ts';
import {loadFeeds} from '../../src/engine/feeds/load-feeds.ts';
import {CsvSplitter, findDialect} from '../../src/feeds/readers/csv.ts';
import {feedOpener} from '../../src/engine/feeds/open-feed.ts';
import type {Alert} from '../../src/model/finding.ts';
import type {Records} from '../../src/model/records.ts';
import {withheldDwellings} from '../../src/network/protection.ts';
import {openSqliteStore} from '../../src/workspace/sqlite/store.ts';
import {BOROUGH_FEEDS, boroughStore} from '../support/borough.ts';
import {ringfence as run, type Printed} from '../support/cli.ts';
import {apply} from '../support/judging.ts';

/** Deciding on alerts, over the committed borough without some rows that come in later. */
const folder = mkdtempSync(join(tmpdir(), 'alerts-'));
const workspace = join(folder, 'hub.sqlite');
const SECRET = 'told by the duty worker, Quillfeather';
const SAYING = ['--by', 'reviewer', '--because', SECRET];

type Shown = Alert & {state: string; newEvidence: string[]};
/** An alert, and a record of its evidence whose row came in last. */
let late: {alert: string; record: string};

const ringfence = (...args: string[]): Promise<Printed> => run(...args, '-w', workspace);
const alerts = async (...args: string[]): Promise<Shown[]> =>
  JSON.parse((await ringfence('alerts', '--json', ...args)).stdout) as Shown[];
const idsOf = (list: readonly Shown[]): string[] => list.map(({id}) => id).sort();

beforeAll(async () => {
  const store = await boroughStore();
  late = withoutRow(store.records(), store.derived()!.alerts);
  store.close();
  await load(join(folder, 'less'));
}, 240_000);
afterAll(() => rmSync(folder, {recursive: true, force: true}));

async function load(feeds: string): Promise<void> {
  const store = openSqliteStore(workspace, 'write');
  await loadFeeds(feeds, store, feedOpener({}), 0.5, QUIET);
  await apply(store);
  store.close();
}

/** Makes the folder "less", which lacks the row of one record that an alert rests on beside many others. */
function withoutRow(records: Records, whole: readonly Alert[]): {alert: string; record: string} {
  cpSync(BOROUGH_FEEDS, join(folder, 'less'), {recursive: true});
  const {id: alert, evidence} = whole.toSorted((a, b) => b.evidence.length - a.evidence.length)[0]!;
  for (const {id, source} of records.notifications) {
    if (!evidence.includes(id) || !source.file.endsWith('.csv')) continue;
    // Other rows may tell of it again.
    const isAlone = records.involvements.every((one) => one.notification !== id || one.source.row === source.row);
    if (!isAlone) continue;
    const path = join(folder, 'less', source.file);
    // A row may hold line breaks in quotes.
    const rows = new CsvSplitter(findDialect(readFileSync(path, 'latin1'), {})).push(
      readFileSync(path, 'latin1'),
      true,
    );
    const kept = rows.map(({raw}) => raw.replace(/\r$/, '')).filter((_, at) => at !== source.row);
    writeFileSync(path, `${kept.join('\n')}\n`, 'latin1');
    return {alert, record: id};
  }
  throw new Error('no alert rests on a notification of a CSV file');
}

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

test('a dismissed alert keeps its id over a run, returns with new evidence only, and says which', async () => {
  const before = await alerts();
  for (const {id} of before) expect((await ringfence('alert', 'dismiss', id, ...SAYING)).status).toBe(0);
  expect(await alerts()).toEqual([]);
  await load(join(folder, 'less'));
  expect(await alerts()).toEqual([]);

  await load(BOROUGH_FEEDS);
  const all = await alerts('--all');
  expect(idsOf(all)).toEqual(idsOf(before));
  const returned = all.find(({id}) => id === late.alert)!;
  expect(returned).toMatchObject({state: 'returned'});
  expect(returned.newEvidence).toContain(late.record);
  // Nobody returns for nothing.
  for (const {newEvidence, state} of await alerts()) {
    expect(state).toBe('returned');
    expect(newEvidence.length).toBeGreaterThan(0);
  }
  const card = await ringfence('alert', late.alert);
  expect(card.stdout).toContain(`It is back with evidence that was not there then: `);
  expect(card.stdout).toContain(late.record);
}, 120_000);

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
  for (const {id, motif, dwellings, persons} of await alerts()) {
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
