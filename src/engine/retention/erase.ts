import {contentHash, shortId} from '../../base/hash.ts';
import type {Context} from '../../base/context.ts';
import type {Erasure} from '../../workspace/erasure.ts';
import type {Store} from '../../workspace/store.ts';
import {storedConfig} from '../config/config.ts';
import {deriveIfChanged, type Derive} from '../run/derive-if-changed.ts';
import type {Plan} from './plan.ts';
import type {RetentionPolicy} from './policy.ts';

/** Who erases, when and why. */
export type ErasureSaying = {by: string; on: string; because: string};

export const isNothing = ({erased}: Plan): boolean => erased.versions.length === 0 && erased.quarantine.length === 0;

/** The entry by which an erasure is known from then on. */
export function erasureOf(plan: Plan, saying: ErasureSaying, policy: RetentionPolicy | null, number: number): Erasure {
  const rows = plan.lines.filter(({due}) => due > 0).map(({rule, feed, due}) => ({rule, feed, count: due}));
  const hashes = plan.erased.versions.map(({contentHash: hash}) => hash).sort();
  const rowsHash = contentHash(hashes.join('\n'));
  return {
    id: shortId('E', String(number), saying.on, rowsHash),
    ...saying,
    policy: policy === null ? null : {title: policy.title, date: policy.date, hash: policy.hash},
    counts: plan.counts,
    rows,
    rowsHash,
  };
}

/**
 * Erases what a plan says and works everything out again by the configuration of the last run. A process that ends between the two
 * leaves a workspace without results but for who was who: the next run makes them, without what was erased, and tells what
 * became of each person's id as this one would have.
 */
export async function erase(store: Store, plan: Plan, erasure: Erasure, derive: Derive, ctx: Context): Promise<void> {
  const before = store.derived();
  store.erase(plan.erased, erasure);
  if (before !== null) await deriveIfChanged({store, derive, config: storedConfig(before.report), ctx}, []);
}

/** How many of the versions that a plan erased are still in the store, read anew. */
export function versionsLeft(store: Store, {erased}: Plan): number {
  const gone = new Set(erased.versions.map(({feed, id}) => `${feed}\u001f${id}`));
  let left = 0;
  for (const {feed, id} of store.versions()) if (gone.has(`${feed}\u001f${id}`)) left++;
  return left;
}
