import {once} from 'node:events';
import {Worker} from 'node:worker_threads';
import {runByName} from './engine.ts';

/**
 * The main job as a process of its own, to be killed: `node run-engine.ts FEEDS WORKSPACE STEP DELAY`. Another thread kills it without
 * warning, DELAY milliseconds after it told of its progress for the STEPth time: so machines that are slow or busy are killed at
 * as many places as others. What is worked out is the least there is, so that most of the time goes to reading and storing;
 * `npm run bench -- kill` kills the whole.
 */
const [feedsDir, workspace, step, delay] = process.argv.slice(2);
const steps = new Int32Array(new SharedArrayBuffer(4));
await killAt(Number(step), Number(delay));
await runByName(feedsDir!, workspace!, () => {
  Atomics.add(steps, 0, 1);
  Atomics.notify(steps, 0);
});
process.exit(0);

/** Ready when the thread waits. */
async function killAt(wanted: number, afterMs: number): Promise<void> {
  const code = `const {workerData: {steps, wanted, afterMs}, parentPort} = require('node:worker_threads');
parentPort.postMessage('ready');
for (let at = 0; at < wanted; at = Atomics.load(steps, 0)) Atomics.wait(steps, 0, at);
Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, afterMs);
process.kill(process.pid, 'SIGKILL');`;
  const worker = new Worker(code, {eval: true, workerData: {steps, wanted, afterMs}});
  await once(worker, 'message');
}
