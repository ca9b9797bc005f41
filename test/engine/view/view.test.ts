import {copyFileSync, mkdtempSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {afterAll, beforeAll, expect, test} from 'vitest';
import {QUIET} from '../../../src/base/context.ts';
import {openView, type View} from '../../../src/engine/view/view.ts';
import type {Network} from '../../../src/network/network.ts';
import {buildNetwork} from '../../../src/network/build.ts';
import {rowItems} from '../../../src/network/incidence.ts';
import {openSqliteStore} from '../../../src/workspace/sqlite/store.ts';
import type {Store} from '../../../src/workspace/store.ts';
import {boroughStore, boroughWorkspace} from '../../support/borough.ts';
import {header, items, row} from '../../support/rows.ts';
import {expectSame} from '../../support/same.ts';

let worked: Store;
let loaded: Store;

/** The workspace as a run that was stopped leaves it: one more file is loaded, and nothing is worked out from it yet. */
beforeAll(async () => {
  worked = await boroughStore();
  const path = join(mkdtempSync(join(tmpdir(), 'view-')), 'hub.sqlite');
  copyFileSync(await boroughWorkspace(), path);
  loaded = openSqliteStore(path, 'write');
  // Ids that come before, between and after those that are there.
  const rows = ['0', '4', 'h', 'r', 'zzz'].map((key) => row(key, 'Ng'));
  await loaded.load(header('late'), items(rows), {refusalShareMax: 0, signal: new AbortController().signal});
});

afterAll(() => loaded.close());

/** Every person with the names on their records. */
function namesOfPersons(view: View): string[] {
  const {resolved, records, mentionsOf} = view.network();
  return resolved.persons.map(({id}, person) => {
    const names = Array.from(rowItems(mentionsOf, person), (mention) =>
      JSON.stringify(records.mentions[mention]!.names),
    );
    return `${id} ${names.join(' ')}`;
  });
}

test('records of a load that no run has worked out change no answer', () => {
  expect(loaded.records().mentions.length).toBeGreaterThan(worked.records().mentions.length);
  const [before, after] = [openView(worked, null, QUIET), openView(loaded, null, QUIET)];
  expect(namesOfPersons(after)).toEqual(namesOfPersons(before));
  expectSame(after.known().records.mentions, before.known().records.mentions);
  expect(after.withheld()).toEqual(before.withheld());
});

const PARTS: readonly (keyof Network)[] = [
  ...(['columns', 'areas', 'lastReceived', 'mentions', 'persons', 'notifications', 'ties', 'involvements'] as const),
  ...(['stays', 'mentionsOf', 'tiesOf', 'involvementsOf', 'involvementsIn', 'staysOf', 'staysAt'] as const),
];

test('a network of records that are read one by one is the network of all of them', () => {
  const {records, resolved} = openView(worked, null, QUIET).known();
  for (const asOf of [null, '2022-06-30']) {
    const network = openView(worked, asOf, QUIET).network();
    const whole = buildNetwork({...records}, resolved, {asOf});
    for (const part of PARTS) expectSame(network[part], whole[part]);
    expect(network.involvements.length).toBeGreaterThan(100);
    expect(network.records.notifications[7]).toEqual(records.notifications[7]);
  }
});
