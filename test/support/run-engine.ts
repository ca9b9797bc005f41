import {Worker} from 'node:worker_threads';
import {QUIET} from '../../src/base/context.ts';
import {DEFAULT_CONFIG} from '../../src/engine/config.ts';
import {feedOpener} from '../../src/engine/open-feed.ts';
import {run} from '../../src/engine/run.ts';
import {openSqliteStore} from '../../src/workspace/sqlite-store.ts';
import {deriveByName} from './engine.ts';

/**
 * The main job as a process of its own, to be killed: `node run-engine.ts FEEDS WORKSPACE [STEP DELAY]`. Another thread kills it without
 * warning, DELAY milliseconds after it told of its progress for the STEPth time: so machines that are slow or busy are killed at
 * as many places as others. What is worked out is the least there is, so that most of the time goes to reading and storing;
 * `npm run bench -- kill` kills the whole.
 */
const [feedsDir, workspace, step = '0', delay = '0'] = process.argv.slice(2);
const steps = new Int32Array(new SharedArrayBuffer(4));
if (Number(step) > 0) await killAt(Number(step), Number(delay));
const store = openSqliteStore(workspace!, 'write');
await run({
  feedsDir: feedsDir!,
  store,
  openFeed: feedOpener({}),
  derive: deriveByName,
  config: DEFAULT_CONFIG,
  ctx: {
    ...QUIET,
    progress: () => {
      Atomics.add(steps, 0, 1);
      Atomics.notify(steps, 0);
    },
  },
});
store.close();
process.stdout.write(`${steps[0]}\n`);
process.exit(0);

/** Ready when the thread waits. */
async function killAt(wanted: number, afterMs: number): Promise<void> {
  const code = `const {workerData: {steps, wanted, afterMs}, parentPort} = require('node:worker_threads');
parentPort.postMessage('ready');
for (let at = 0; at < wanted; at = Atomics.load(steps, 0)) Atomics.wait(steps, 0, at);
Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, afterMs);
process.kill(process.pid, 'SIGKILL');`;
  const worker = new Worker(code, {eval: true, workerData: {steps, wanted, afterMs}});
  await new Promise((resolve) => worker.once('message', resolve));
}
