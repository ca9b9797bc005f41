import {threadId} from 'node:worker_threads';

/** Fails on a thread other than the caller's, which waits until it has; fails at once where there is no other. */
export type Shared = {caller: number; isAlone: boolean; failed: Int32Array};

export function runRange({caller, isAlone, failed}: Shared): void {
  if (threadId === caller && !isAlone) {
    Atomics.wait(failed, 0, 0, 30_000);
    return;
  }
  Atomics.store(failed, 0, 1);
  Atomics.notify(failed, 0);
  throw new Error('a range failed');
}
