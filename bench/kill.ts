import {spawn} from 'node:child_process';
import {once} from 'node:events';
import {rmSync} from 'node:fs';
import {join} from 'node:path';
import {DatabaseSync} from 'node:sqlite';
import {parseArgs} from 'node:util';
import {contentHash} from '../src/base/hash.ts';
import {createRng} from '../src/base/rng.ts';
import {openSqliteStore} from '../src/workspace/sqlite/store.ts';
import type {Load} from '../src/workspace/loads.ts';
import type {Bench} from './main.ts';
import {makeBorough} from './make-borough.ts';

const MAIN = join(import.meta.dirname, '../src/cli/main.ts');

/**
 * Kills `ringfence run` (kill -9) at moments spread at random over its whole length, and looks each time whether the workspace
 * opens, is sound, and holds whole feeds only; then runs to the end and compares all that was worked out with an undisturbed
 * run. Ends with exit code 1 on the first difference.
 */
export const bench: Bench = {
  name: 'kill',
  summary: 'kill -9 at random moments of a run: [--times 50] [--seed 1] [--persons 500] or --feeds DIR; [--workers N]',
  async run(args, folder) {
    const {values} = parseArgs({
      args,
      options: {
        times: {type: 'string', default: '50'},
        seed: {type: 'string', default: '1'},
        persons: {type: 'string', default: '500'},
        feeds: {type: 'string'},
        workers: {type: 'string', default: '2'},
      },
    });
    const feeds = values.feeds ?? join(makeBorough(folder, values.persons, '7'), 'feeds');
    const job: Job = {feeds, workers: values.workers, folder};
    const found = await killOften(job, Number(values.times), Number(values.seed));
    console.log(JSON.stringify({bench: 'kill', ...found}));
    if (found.wrong.length > 0) process.exitCode = 1;
  },
};

type Job = {feeds: string; workers: string; folder: string};
type Found = {
  kills: number;
  /** How many of the kills came while feeds were loaded, and after the last of them. */
  duringLoad: number;
  afterLoad: number;
  runMs: number;
  wrong: string[];
};

async function killOften(job: Job, times: number, seed: number): Promise<Found> {
  const whole = join(job.folder, 'whole.sqlite');
  const runMs = await runJob(job, whole, null);
  const expected = {loads: loadsOf(whole), worked: workedOut(whole)};
  const found: Found = {kills: 0, duringLoad: 0, afterLoad: 0, runMs: Math.round(runMs), wrong: []};
  const rng = createRng(seed);
  for (let kill = 0; kill < times; kill++) {
    const path = join(job.folder, `killed-${kill}.sqlite`);
    await runJob(job, path, runMs * rng.next());
    found.kills++;
    found.wrong.push(...faultsOf(path, expected.loads).map((fault) => `kill ${kill}: ${fault}`));
    if (loadsOf(path).length < expected.loads.length) found.duringLoad++;
    else found.afterLoad++;
    await runJob(job, path, null);
    if (workedOut(path) !== expected.worked) found.wrong.push(`kill ${kill}: the finished result differs`);
    for (const suffix of ['', '-wal', '-shm', '-lock']) rmSync(path + suffix, {force: true});
    process.stderr.write(`\r${kill + 1} of ${times} kills, ${found.wrong.length} wrong `);
  }
  process.stderr.write('\n');
  return found;
}

/** Runs the job to its end, or kills it after so many milliseconds; returns how long it lasted. */
async function runJob({feeds, workers}: Job, workspace: string, killAfterMs: number | null): Promise<number> {
  const start = performance.now();
  const args = [MAIN, 'run', '--feeds', feeds, '--workspace', workspace, '--workers', workers];
  const child = spawn(process.execPath, args, {stdio: ['ignore', 'ignore', 'inherit']});
  const timer = killAfterMs === null ? undefined : setTimeout(() => child.kill('SIGKILL'), killAfterMs);
  const [code, signal] = (await once(child, 'exit')) as [number | null, string | null];
  clearTimeout(timer);
  if (code !== 0 && signal !== 'SIGKILL') throw new Error(`the run ended with exit code ${code}`);
  return performance.now() - start;
}

/** What is not as it must be in a workspace that a killed run left. */
function faultsOf(path: string, expected: readonly Load[]): string[] {
  const faults: string[] = [];
  const loads = loadsOf(path);
  for (const load of loads) {
    const whole = expected.find(({file}) => file === load.file);
    if (JSON.stringify(whole) !== JSON.stringify(load)) faults.push(`the load of ${load.file} is not whole`);
  }
  if (loads.length === 0) return faults;
  const database = new DatabaseSync(path, {readOnly: true});
  const [{integrity_check: verdict}] = database.prepare('PRAGMA integrity_check').all() as [{integrity_check: string}];
  if (verdict !== 'ok') faults.push(`SQLite finds the file unsound: ${verdict}`);
  const {orphans} = database
    .prepare('SELECT count(*) AS orphans FROM version WHERE load NOT IN (SELECT sequence FROM load)')
    .get() as {orphans: number};
  if (orphans > 0) faults.push(`${orphans} rows belong to no load`);
  database.close();
  return faults;
}

/** The loads of a workspace; none where the run was killed before it made one. */
function loadsOf(path: string): Load[] {
  const store = openSqliteStore(path, 'write');
  try {
    return store.loads();
  } finally {
    store.close();
  }
}

function workedOut(path: string): string {
  const store = openSqliteStore(path, 'read');
  try {
    return contentHash(
      JSON.stringify([store.fingerprint(), store.derived(), store.quarantine(), store.alertVersions()]),
    );
  } finally {
    store.close();
  }
}
