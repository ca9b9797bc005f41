import {cpSync, readFileSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {expect, test} from 'vitest';
import type {Alert} from '../../src/model/finding.ts';
import type {Records} from '../../src/model/records.ts';
import {openSqliteStore} from '../../src/workspace/sqlite/store.ts';
import {ringfence as run, type Printed} from '../support/cli.ts';
import {writeExtracts} from '../support/extracts.ts';
import {quickConfigFile} from '../support/little-borough.ts';
import {testFolder} from '../support/test-folder.ts';

/** Dismissed alerts of a small hub, and the run after them that reads a row more. */
const folder = testFolder();
const workspace = join(folder, 'hub.sqlite');
const FEEDS = join(folder, 'feeds');
const QUICK = quickConfigFile();

type Shown = Alert & {state: string; newEvidence: string[]};
const ringfence = (...args: string[]): Promise<Printed> => run(...args, '-w', workspace);
const alerts = async (...args: string[]): Promise<Shown[]> =>
  JSON.parse((await ringfence('alerts', '--json', ...args)).stdout) as Shown[];
const idsOf = (list: readonly Shown[]): string[] => list.map(({id}) => id).sort();

async function load(feeds: string, into = workspace): Promise<void> {
  expect(await run('run', '--feeds', feeds, '-w', into, '--config', QUICK)).toMatchObject({status: 0});
}

/** Makes the folder "less", which lacks the row of one record that an alert rests on beside many others. */
function withoutRow(records: Records, whole: readonly Alert[]): {alert: string; record: string} {
  cpSync(FEEDS, join(folder, 'less'), {recursive: true});
  const {id: alert, evidence} = whole.toSorted((a, b) => b.evidence.length - a.evidence.length)[0]!;
  const {id: record, source} = records.notifications.findLast(({id}) => evidence.includes(id))!;
  const path = join(folder, 'less', source.file);
  // Row 0 is the header.
  const rows = readFileSync(path, 'utf8').split('\n');
  writeFileSync(path, rows.toSpliced(source.row, 1).join('\n'));
  return {alert, record};
}

test('a dismissed alert keeps its id over a run, returns with new evidence only, and says which', async () => {
  writeExtracts(FEEDS, {files: 2, rows: 80, seed: 4});
  const whole = join(folder, 'whole.sqlite');
  await load(FEEDS, whole);
  const store = openSqliteStore(whole, 'read');
  const late = withoutRow(store.records(), store.derived()!.alerts);
  store.close();

  await load(join(folder, 'less'));
  const before = await alerts();
  for (const {id} of before)
    expect((await ringfence('alert', 'dismiss', id, '--by', 'reviewer', '--because', 'kin')).status).toBe(0);
  expect(await alerts()).toEqual([]);
  await load(join(folder, 'less'));
  expect(await alerts()).toEqual([]);

  await load(FEEDS);
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
