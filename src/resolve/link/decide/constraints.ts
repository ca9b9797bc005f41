import type {Constraint} from '../../../model/judgement.ts';
import type {Mention} from '../../../model/mention.ts';
import type {Clusters} from './clusters.ts';
import type {RowsApart} from './judged-apart.ts';

/** What people said of rows: each list of `same` is one person, no row of one side of `apart` is with one of the other. */
export type RowConstraints = {same: readonly (readonly number[])[]; apart: readonly RowsApart[]};

const NO_CONSTRAINTS: RowConstraints = {same: [], apart: []};

/** What is settled of rows before any weight is looked at. */
export type Settled = {
  /** What people said: kept to, whatever records, registers and weights say. */
  constraints: RowConstraints;
  /** Pairs of rows that are one person by a register's own word. */
  known: readonly (readonly [number, number])[];
};

export const NOTHING_SETTLED: Settled = {constraints: NO_CONSTRAINTS, known: []};

/**
 * Constraints on the mentions that are there, in an order of their own: one that lacks a side says nothing. Staff are nobody's
 * subject.
 */
export function readConstraints(mentions: readonly Mention[], constraints: readonly Constraint[]): RowConstraints {
  if (constraints.length === 0) return NO_CONSTRAINTS;
  const rowOf = new Map(mentions.flatMap(({id, staff}, row) => (staff ? [] : [[id, row] as const])));
  const rowsOf = (ids: readonly string[]): number[] =>
    ids.flatMap((id) => rowOf.get(id) ?? []).sort((left, right) => left - right);
  const same: number[][] = [];
  const apart: RowsApart[] = [];
  for (const {verdict, left: lefts, right: rights} of constraints) {
    const [left, right] = [rowsOf(lefts), rowsOf(rights)].sort(compareRows) as [number[], number[]];
    if (left.length === 0 || right.length === 0) continue;
    if (verdict === 'same') same.push([...left, ...right].sort((a, b) => a - b));
    else apart.push({left, right});
  }
  same.sort(compareRows);
  apart.sort((one, other) => compareRows(one.left, other.left) || compareRows(one.right, other.right));
  return {same, apart};
}

/** Lists of rows by their first difference, then the shorter first. */
function compareRows(left: readonly number[], right: readonly number[]): number {
  for (let i = 0; i < left.length && i < right.length; i++) if (left[i] !== right[i]) return left[i]! - right[i]!;
  return left.length - right.length;
}

/**
 * Joins what people said is one person, then what a register says of its own entries unless people said otherwise. Of entries
 * that cannot all be one, the lower rows come first, whatever the order of `known`.
 */
export function joinSettled(clusters: Clusters, {constraints: {same, apart}, known}: Settled): void {
  for (const [first, ...others] of same) for (const row of others) clusters.join(first!, row);
  const order = apart.length === 0 ? known : known.toSorted(([a, b], [c, d]) => a - c || b - d);
  for (const [left, right] of order) if (!clusters.areJudgedApart(left, right)) clusters.join(left, right);
}
