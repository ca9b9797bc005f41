import {copyFileSync, mkdtempSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {expect, test} from 'vitest';
import {QUIET} from '../../src/base/context.ts';
import {derive} from '../../src/engine/run/derive.ts';
import {erase, erasureOf} from '../../src/engine/retention/erase.ts';
import {planErasure} from '../../src/engine/retention/plan-retention.ts';
import {parseRetention} from '../../src/engine/retention/policy.ts';
import {openView} from '../../src/engine/view/view.ts';
import {openSqliteStore} from '../../src/workspace/sqlite/store.ts';
import type {Alert} from '../../src/model/finding.ts';
import type {AlertDecision} from '../../src/workspace/said.ts';
import {boroughWorkspace} from '../support/borough.ts';
import {ringfence} from '../support/cli.ts';
import {littleFeeds, quickConfigFile} from '../support/little-borough.ts';
import {testServer} from '../support/server.ts';

async function copied(): Promise<string> {
  const path = join(mkdtempSync(join(tmpdir(), 'reload-')), 'hub.sqlite');
  copyFileSync(await boroughWorkspace(), path);
  return path;
}

const dismissalOf = ({id, evidence}: Pick<Alert, 'id' | 'evidence'>): AlertDecision => ({
  alert: id,
  type: 'dismissed',
  reason: 'kin',
  of: '',
  by: 'J. Reviewer',
  on: '2026-04-02',
  because: 'a football club',
  evidence: [...evidence],
  guarded: false,
});

test('a decision and a run are taken up while requests go on, each answered from one state', async () => {
  const workspace = await copied();
  const server = await testServer({workspace});
  const {reader} = server;
  const list = async (): Promise<string[]> =>
    (await server.get('/v1/alerts?limit=500')).json<{items: {id: string}[]}>().items.map(({id}) => id);
  const before = await list();
  const old = reader.lease();
  expect(await reader.refresh()).toBe(false);

  const store = openSqliteStore(workspace, 'write');
  const {alert} = old.view.queue()[0]!;
  const decision = dismissalOf(alert);
  store.decide(decision);
  const asked = Promise.all(Array.from({length: 20}, () => server.get('/v1/flags?limit=5')));
  const network = old.view.network();
  expect(await reader.refresh()).toBe(false);
  expect((await asked).map(({statusCode}) => statusCode)).toEqual(Array.from({length: 20}, () => 200));
  expect(await list()).toEqual(before.filter((id) => id !== alert.id));
  expect(await reader.refresh()).toBe(false);
  // Nothing was made anew but the queue, and who looked before goes on with what was there then.
  const now = reader.lease();
  expect([now.view.network() === network, now.store === old.store]).toEqual([true, true]);
  expect([old, now].map(({view}) => view.queue()[0]!.state)).toEqual(['open', 'dismissed']);
  reader.release(now);

  const derived = store.derived()!;
  const last = store.derivations().at(-1)!;
  store.putDerived(
    {...derived, flags: derived.flags.slice(0, 3)},
    {derivation: {...last, through: '2024-02-02'}, events: [], alerts: []},
  );
  // A decision that is taken while the results of the run are being made ready counts before and after.
  const [second] = old.view.queue().slice(1);
  const refreshed = reader.refresh();
  store.decide({...decision, alert: second!.alert.id, evidence: [...second!.alert.evidence]});
  const states = async (): Promise<string[]> => (await list()).filter((id) => id === second!.alert.id);
  const again = reader.refresh();
  expect(await states()).toEqual([]);
  expect([await refreshed, await again]).toEqual([true, true]);
  expect(await states()).toEqual([]);
  store.close();
  // The file is let go of with the last who looked before.
  expect(old.store.derivations().length).toBeGreaterThan(0);
  reader.release(old);
  expect(() => old.store.derivations()).toThrow();
  const flags = (await server.get('/v1/flags')).json<{items: object[]; next: string | null}>();
  expect([flags.items.length, flags.next]).toEqual([3, null]);
  await server.close();
}, 120_000);

test('a server that goes on lets go of a file from which something was erased', async () => {
  const workspace = join(mkdtempSync(join(tmpdir(), 'reload-')), 'hub.sqlite');
  const made = ['run', '--feeds', littleFeeds(80), '-w', workspace, '--config', quickConfigFile()];
  expect(await ringfence(...made)).toMatchObject({status: 0});
  const server = await testServer({workspace});
  const store = openSqliteStore(workspace, 'write');
  const [first] = store.versions();
  const policy = parseRetention(
    'version: 1\ntitle: T\ndate: 2026-01-01\nrules: [{name: none, because: x, areas: [ZZZ], keep: {years: 100}}]',
    'retention.yaml',
  );
  const view = openView(store, null, QUIET);
  const ground = {resolved: store.derived()!.resolved, alerts: view.alerts(), successors: () => []};
  const plan = planErasure(store, policy, '2026-04-02', ground, new Set([first!.records.mentions[0]!.id]));
  const saying = {by: 'head', on: '2026-04-02', because: 'court order'};
  await erase(store, plan, erasureOf(plan, saying, null, 0), derive, QUIET);
  expect(store.scrub()).toBe(false);
  expect(await server.reader.refresh()).toBe(true);
  // Each look at a changed file takes up its present state: twice at most, until the log is empty.
  const isScrubbed = [1, 2, 3].some(() => (server.reader.takeDecisions(), store.scrub()));
  expect(isScrubbed).toBe(true);
  expect((await server.get('/v1/flags?limit=5')).statusCode).toBe(200);
  store.close();
});

test('who looks at the results of one run reads on in them, though another run replaces them in the midst of a look', async () => {
  const workspace = await copied();
  const server = await testServer({workspace});
  const {reader} = server;
  const former = openSqliteStore(workspace, 'read');
  const before = [...former.derived()!.resolved.persons];
  former.close();
  const old = reader.lease();
  // A request has found its people by their positions, and has not read them yet.
  const {persons} = old.store.derived()!.resolved;
  expect(persons.length).toBe(before.length);

  const store = openSqliteStore(workspace, 'write');
  const derived = store.derived()!;
  const derivation = store.derivations().at(-1)!;
  const resolved = {...derived.resolved, persons: [...derived.resolved.persons].slice(1)};
  const renew = old.store.renew.bind(old.store);
  old.store.renew = (isSame) => {
    store.putDerived({...derived, resolved}, {derivation, events: [], alerts: []});
    return renew(isSame);
  };
  const {alert} = old.view.queue()[0]!;
  store.decide(dismissalOf(alert));
  reader.takeDecisions();
  expect([...persons]).toEqual(before);
  const now = reader.lease();
  expect([now.derivation, now.decisions.length]).toEqual([old.derivation, old.decisions.length + 1]);
  reader.release(now);

  // The next look finds that run, and who looked before still reads on.
  expect(await reader.refresh()).toBe(true);
  expect(old.store.derived()!.resolved.persons[0]).toEqual(before[0]);
  const newer = reader.lease();
  expect(newer.store.derived()!.resolved.persons[0]).toEqual(before[1]);
  reader.release(newer);
  reader.release(old);
  expect(() => old.store.derivations()).toThrow();
  store.close();
  await server.close();
}, 120_000);
