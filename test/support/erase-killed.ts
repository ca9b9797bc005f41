import {QUIET} from '../../src/base/context.ts';
import {erase, erasureOf} from '../../src/engine/retention/erase.ts';
import {planErasure} from '../../src/engine/retention/plan-retention.ts';
import {readRetention} from '../../src/engine/retention/policy.ts';
import {openSqliteStore} from '../../src/workspace/sqlite/store.ts';

/**
 * Erases the rows that tell of a record, as a process of its own that is killed without warning when everything is about to be
 * worked out again: `node erase-killed.ts WORKSPACE RECORD POLICY`.
 */
const [workspace, record, policyFile] = process.argv.slice(2);
const policy = readRetention(policyFile!);
const store = openSqliteStore(workspace!, 'write');
const ground = {resolved: store.derived()!.resolved, alerts: [], successors: () => []};
const plan = planErasure(store, policy, '2026-01-01', ground, new Set([record!]));
const erasure = erasureOf(plan, {by: 'DPO', on: '2026-01-01', because: 'court order'}, null, store.erasures().length);
const killed = (): never => {
  process.kill(process.pid, 'SIGKILL');
  throw new Error('still there');
};
await erase(store, plan, erasure, killed, QUIET);
