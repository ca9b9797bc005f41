import {UnionFind} from '../../src/columns/union-find.ts';
import type {Clusters} from '../../src/resolve/link/decide/clusters.ts';
import type {Relations} from '../../src/resolve/link/columns/relations.ts';
import {Replay} from '../../src/resolve/link/decide/replay.ts';
import type {RowDiff} from '../../src/resolve/link/columns/row-diff.ts';
import type {Trace} from '../../src/resolve/link/decide/trace.ts';

/** Clusters as far as a replay asks for them, with these rows joined. */
export function clustersOf(rowCount: number, joined: readonly (readonly number[])[]): Clusters {
  const sets = new UnionFind(rowCount);
  const clusters = {
    find: (row: number) => sets.find(row),
    size: (row: number) => [...sets.labels()].filter((label) => label === sets.find(row)).length,
    join: (left: number, right: number) => sets.union(left, right),
    bornAtHome: () => ({unite: () => undefined}),
  };
  for (const [first, ...others] of joined) for (const row of others) clusters.join(first!, row);
  return clusters as unknown as Clusters;
}

/** Roots of rows of which these were joined. */
export const rootsOf = (rowCount: number, joined: readonly (readonly number[])[]): Uint32Array => {
  const clusters = clustersOf(rowCount, joined);
  return Uint32Array.from({length: rowCount}, (_, row) => clusters.find(row));
};

/** Who stands beside whom, both ways. */
export function relationsOf(rowCount: number, pairs: readonly (readonly [number, number])[]): Relations {
  const beside = Array.from({length: rowCount}, (_, row) =>
    pairs.flatMap(([left, right]) => (left === row ? [right] : right === row ? [left] : [])),
  );
  const starts = Uint32Array.from({length: rowCount + 1}, (_, row) => beside.slice(0, row).flat().length);
  return {starts, targets: Uint32Array.from(beside.flat())} as unknown as Relations;
}

/** A replay over rows that stand where they stood, of which `others` say something else than they did. */
export function replayOf(
  rowCount: number,
  others: readonly number[] = [],
  trace: Partial<Trace> = {},
  before = new Int32Array(),
): Replay {
  const same = Int32Array.from({length: rowCount}, (_, row) => row);
  const isOther = Uint8Array.from({length: rowCount}, (_, row) => (others.includes(row) ? 1 : 0));
  return new Replay(trace as Trace, {before: same, after: same} as unknown as RowDiff, before, isOther);
}
