import {copyFileSync, mkdtempSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {expect, test} from 'vitest';
import {QUIET, type Context} from '../../src/base/context.ts';
import {openView} from '../../src/engine/view/view.ts';
import {openSqliteStore} from '../../src/workspace/sqlite/store.ts';
import {boroughWorkspace} from '../support/borough.ts';

test('alerts as of a day are worked out once, and the next who asks is told the same', async () => {
  const path = join(mkdtempSync(join(tmpdir(), 'kept-alerts-')), 'hub.sqlite');
  copyFileSync(await boroughWorkspace(), path);
  const ask = (asOf: string): {alerts: string; worked: boolean} => {
    let worked = false;
    const ctx: Context = {...QUIET, progress: (stage) => void (worked ||= stage === 'clusters')};
    const store = openSqliteStore(path, 'read');
    const alerts = JSON.stringify(openView(store, asOf, ctx).queue());
    store.close();
    return {alerts, worked};
  };
  const first = ask('2023-06-30');
  expect(first.worked).toBe(true);
  expect(first.alerts.length).toBeGreaterThan(1000);
  expect(ask('2023-06-30')).toEqual({alerts: first.alerts, worked: false});
  expect(ask('2023-07-01').worked).toBe(true);
});
