import {extname} from 'node:path';
import {Worker} from 'node:worker_threads';

/**
 * What a module run by `parallelRanges` exports. It works out items `from` <= i < `to` and writes each result at its own
 * place of an array in shared memory, so that results do not depend on who did which range, or when.
 */
export type RangeModule<Shared> = {runRange: (shared: Shared, from: number, to: number) => void};

/** What a worker thread is handed; `next` counts the ranges that are taken. */
export type RangeTask = {module: string; shared: unknown; total: number; rangeSize: number; next: Int32Array};

/**
 * Runs `runRange` of a module over 0 .. total - 1 on `threads` threads, the calling one among them; with 1 no thread is
 * started. `shared` is cloned to each thread: typed arrays over a SharedArrayBuffer are common to all, anything else is a
 * copy whose changes are lost. Name the module by `new URL('./module' + extname(import.meta.url), import.meta.url)`, which
 * stays right after a build. The first error of any thread ends the call.
 */
export async function parallelRanges(
  module: URL,
  shared: unknown,
  total: number,
  {threads, rangeSize}: {threads: number; rangeSize: number},
): Promise<void> {
  const task: RangeTask = {
    module: module.href,
    shared,
    total,
    rangeSize,
    next: new Int32Array(new SharedArrayBuffer(4)),
  };
  const helpers = Math.min(threads, Math.ceil(total / rangeSize)) - 1;
  const workers: Worker[] = [];
  for (let i = 0; i < helpers; i++) workers.push(new Worker(WORKER, {workerData: task}));
  // Listened to before the long synchronous work, and not thrown away when that work fails itself.
  const ends = Promise.all(workers.map(endOf));
  ends.catch(() => {});
  try {
    await takeRanges(task);
    await ends;
  } finally {
    await Promise.all(workers.map((worker) => worker.terminate()));
  }
}

/** Takes ranges until none is left. */
export async function takeRanges({module, shared, total, rangeSize, next}: RangeTask): Promise<void> {
  const {runRange} = (await import(module)) as RangeModule<unknown>;
  for (;;) {
    const from = Atomics.add(next, 0, 1) * rangeSize;
    if (from >= total) return;
    runRange(shared, from, Math.min(total, from + rangeSize));
  }
}

const WORKER = new URL(`./range-worker${extname(import.meta.url)}`, import.meta.url);

const endOf = (worker: Worker): Promise<void> =>
  new Promise((resolve, reject) => {
    worker.once('error', reject);
    worker.once('exit', (code) => {
      if (code === 0) resolve();
      else reject(new Error(`a worker thread ended with exit code ${code}`));
    });
  });
