import {contentHash} from '../base/hash.ts';
import type {Store} from '../workspace/store.ts';
import type {Run} from './sync.ts';

/** Changes whenever the same workspace would give other rows, so that a graph of an earlier version is brought in step. */
const ROWS_VERSION = 3;

/** The run that a workspace holds, by all that its answers depend on; null where nothing was worked out yet. */
export function runOf(store: Store): Run | null {
  const last = store.derivations().at(-1);
  if (last === undefined) return null;
  const run = contentHash(JSON.stringify([ROWS_VERSION, last.sequence, last.from, store.alertDecisions()])).slice(
    0,
    32,
  );
  return {run, through: last.through};
}
