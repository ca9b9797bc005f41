import {copyFileSync, mkdtempSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {expect, test} from 'vitest';
import {openSqliteStore} from '../../src/workspace/sqlite-store.ts';
import {boroughWorkspace} from '../support/borough.ts';
import {testServer} from '../support/server.ts';

async function copied(): Promise<string> {
  const path = join(mkdtempSync(join(tmpdir(), 'reload-')), 'hub.sqlite');
  copyFileSync(await boroughWorkspace(), path);
  return path;
}

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
  store.decide({
    alert: alert.id,
    type: 'dismissed',
    reason: 'kin',
    of: '',
    by: 'J. Reviewer',
    on: '2026-04-02',
    because: 'a football club',
    evidence: [...alert.evidence],
    guarded: false,
  });
  const asked = Promise.all(Array.from({length: 20}, () => server.get('/v1/flags?limit=5')));
  expect(await reader.refresh()).toBe(true);
  expect((await asked).map(({statusCode}) => statusCode)).toEqual(Array.from({length: 20}, () => 200));
  expect(await list()).toEqual(before.filter((id) => id !== alert.id));
  expect(await reader.refresh()).toBe(false);

  // Who looked before goes on with what was there then; the file is let go of with the last of them.
  expect(old.view.queue()[0]!.state).toBe('open');
  expect(old.store.derivations().length).toBeGreaterThan(0);
  reader.release(old);
  expect(() => old.store.derivations()).toThrow();

  const derived = store.derived()!;
  const last = store.derivations().at(-1)!;
  store.putDerived(
    {...derived, flags: derived.flags.slice(0, 3)},
    {derivation: {...last, through: '2024-02-02'}, events: [], alerts: []},
  );
  store.close();
  expect(await reader.refresh()).toBe(true);
  const flags = (await server.get('/v1/flags')).json<{items: object[]; next: string | null}>();
  expect([flags.items.length, flags.next]).toEqual([3, null]);
  await server.close();
}, 120_000);
