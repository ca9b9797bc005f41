import {existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync} from 'node:fs';
import {availableParallelism, tmpdir} from 'node:os';
import {join} from 'node:path';
import {setTimeout as delay} from 'node:timers/promises';
import {QUIET} from '../../src/base/context.ts';
import {once} from '../../src/base/once.ts';
import {DEFAULT_CONFIG} from '../../src/engine/config/config.ts';
import {connectedRecords} from '../../src/engine/part/connected.ts';
import {derive} from '../../src/engine/run/derive.ts';
import {feedOpener} from '../../src/engine/feeds/open-feed.ts';
import {run, type RunResult} from '../../src/engine/run/run.ts';
import type {Records} from '../../src/model/records.ts';
import {openSqliteStore} from '../../src/workspace/sqlite/store.ts';
import type {Store} from '../../src/workspace/store.ts';
import {storeWith} from './store-with.ts';

const ROOT = join(import.meta.dirname, '../../datasets/borough-small');
export const BOROUGH_FEEDS = join(ROOT, 'feeds');
export const BOROUGH_TRUTH = join(ROOT, 'truth');

/** The main job over the committed borough, which takes seconds, is done once for all test files: TMPDIR is the run's own. */
const FOLDER = join(tmpdir(), 'borough');
const WORKSPACE = join(FOLDER, 'hub.sqlite');
const RESULT = join(FOLDER, 'result.json');

/** What the main job gave over the committed borough; the file that asks first does it, others wait. */
export async function boroughResult(): Promise<RunResult> {
  while (!existsSync(RESULT)) {
    if (isMine()) await workOut();
    else await delay(50);
  }
  return JSON.parse(readFileSync(RESULT, 'utf8')) as RunResult;
}

/** The path of its workspace, which nobody writes to. */
export async function boroughWorkspace(): Promise<string> {
  await boroughResult();
  return WORKSPACE;
}

/** Opened to read, once for all files of a worker, and read once: nobody closes it, or changes what it gives. */
export const boroughStore = once(async (): Promise<Store> => {
  const store = openSqliteStore(await boroughWorkspace(), 'read');
  const [records, derived, snapshot] = [() => store.records(), () => store.derived(), () => store.snapshot()];
  return storeWith(store, {
    records: once(records),
    derived: once(derived),
    snapshot: once(snapshot),
    close: () => {},
  });
});

/** Its records, as its feeds give them. */
export const boroughRecords = once(
  async (): Promise<Records> => connectedRecords((await boroughStore()).records()).records,
);

/** Whether this process is the one that makes the workspace. */
function isMine(): boolean {
  try {
    mkdirSync(FOLDER);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}

async function workOut(): Promise<void> {
  try {
    const store = openSqliteStore(WORKSPACE, 'write');
    // Every worker of the tests waits for this.
    const ctx = {...QUIET, workers: availableParallelism()};
    const parts = {openFeed: feedOpener({}), derive, config: DEFAULT_CONFIG, ctx};
    const result = await run({feedsDir: BOROUGH_FEEDS, store, ...parts});
    store.close();
    writeFileSync(`${RESULT}.part`, JSON.stringify(result));
    renameSync(`${RESULT}.part`, RESULT);
  } catch (error) {
    // The next that asks fails in the same way instead of waiting.
    rmSync(FOLDER, {recursive: true});
    throw error;
  }
}
