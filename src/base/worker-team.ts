import {extname} from 'node:path';
import {Worker} from 'node:worker_threads';

/**
 * What a module run by a team exports. It works out items `from` <= i < `to` and returns what it found, which must be
 * cloneable, or writes to shared memory at places that belong to these items.
 */
export type TeamModule<Shared, Result> = {runRange: (shared: Shared, from: number, to: number) => Result};

/** What a member is sent; `next` counts the ranges that are taken. */
export type TeamTask = {
  id: number;
  module: string;
  shared: unknown;
  total: number;
  rangeSize: number;
  next: Int32Array;
};

/** What a member sends back: the results of the ranges it took of task `id`. */
export type TeamReply = {id: number; ranges: number[]; results: unknown[]};

/**
 * Threads that stay for several stages, so that starting them and compiling their code is paid once. The calling thread is
 * a member; with one thread no other is started. Which member takes which range never shows in the results.
 */
export class WorkerTeam {
  readonly #workers: Worker[] = [];
  #tasks = 0;

  constructor(threads: number) {
    for (let i = 1; i < threads; i++) this.#workers.push(new Worker(MEMBER));
  }

  /** Threads, the calling one among them. */
  get size(): number {
    return this.#workers.length + 1;
  }

  /**
   * Runs `runRange` of a module over 0 .. total - 1; results stand in the order of the ranges. `shared` is cloned to each
   * thread, but typed arrays over a SharedArrayBuffer are common to all. Name the module by
   * `new URL('./module' + extname(import.meta.url), import.meta.url)`. The first error of any thread ends the call. Calls may
   * be made before earlier ones have ended: who finds no range left of one goes on to the next, where it would wait.
   */
  async run<Result>(module: URL, shared: unknown, total: number, rangeSize: number): Promise<Result[]> {
    const task: TeamTask = {
      id: this.#tasks++,
      module: module.href,
      shared,
      total,
      rangeSize,
      next: new Int32Array(new SharedArrayBuffer(4)),
    };
    const helpers = this.#workers.slice(0, Math.max(0, Math.ceil(total / rangeSize) - 1));
    // Listened to before the long synchronous work, and not thrown away when that work fails itself.
    const replies = Promise.all(helpers.map((worker) => replyOf(worker, task.id)));
    replies.catch(() => {});
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread has no origin
    for (const worker of helpers) worker.postMessage(task);
    const all = [await takeRanges(task), ...(await replies)];
    const results: Result[] = [];
    for (const {ranges, results: found} of all) {
      for (const [index, range] of ranges.entries()) results[range] = found[index] as Result;
    }
    return results;
  }

  async close(): Promise<void> {
    await Promise.all(this.#workers.map((worker) => worker.terminate()));
  }
}

/** Takes ranges until none is left. */
export async function takeRanges({id, module, shared, total, rangeSize, next}: TeamTask): Promise<TeamReply> {
  const {runRange} = (await import(module)) as TeamModule<unknown, unknown>;
  const reply: TeamReply = {id, ranges: [], results: []};
  for (;;) {
    const range = Atomics.add(next, 0, 1);
    const from = range * rangeSize;
    if (from >= total) return reply;
    reply.ranges.push(range);
    reply.results.push(runRange(shared, from, Math.min(total, from + rangeSize)));
  }
}

const MEMBER = new URL(`./team-member${extname(import.meta.url)}`, import.meta.url);

const replyOf = (worker: Worker, id: number): Promise<TeamReply> =>
  new Promise((resolve, reject) => {
    const settle = (act: () => void): void => {
      worker.off('message', onMessage).off('error', onError);
      act();
    };
    const onMessage = (reply: TeamReply): void => {
      if (reply.id === id) settle(() => resolve(reply));
    };
    const onError = (error: unknown): void => settle(() => reject(error as Error));
    worker.on('message', onMessage).on('error', onError);
  });
