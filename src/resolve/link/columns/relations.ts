import {positionById} from '../../../base/find-by-id.ts';
import type {Mention} from '../../../model/mention.ts';
import type {Tie, TieKind} from '../../../model/notification.ts';
import type {PersonColumns} from './person-columns.ts';
import {sortByKey} from '../block/sort-by-key.ts';

/** What a row is to the row it stands beside. */
export const BESIDE = 0;
export const PARENT = 1;
export const CHILD = 2;
export const PARTNER = 3;
const SIBLING = 4;
const CARER = 5;
/** Who looks after a child by an office's word, and so is grown up; another carer may be a child who looks after a parent. */
export const FOSTER_CARER = 6;
export const GRANDPARENT = 7;
/** Of whom the age of the child says nothing, and whom a child may have beside its father or mother. */
export const STEP_PARENT = 8;

/** Relations of rows: row `i` is `roles[k]` of row `targets[k]` for k in `starts[i]` … `starts[i + 1] - 1`. */
export type Relations = {starts: Uint32Array; targets: Uint32Array; roles: Uint8Array};

const ROLES: Partial<Record<TieKind, [number, number]>> = {
  parent: [PARENT, CHILD],
  'step-parent': [STEP_PARENT, CHILD],
  'adoptive-parent': [PARENT, CHILD],
  'foster-carer': [FOSTER_CARER, CHILD],
  grandparent: [GRANDPARENT, BESIDE],
  carer: [CARER, CHILD],
  guardian: [FOSTER_CARER, CHILD],
  sibling: [SIBLING, SIBLING],
  'half-sibling': [SIBLING, SIBLING],
  'step-sibling': [SIBLING, SIBLING],
  partner: [PARTNER, PARTNER],
  'ex-partner': [PARTNER, PARTNER],
};

/** Whoever is this to somebody is so to many who have nothing else in common, and stands beside nobody in a row. */
const OF_MANY = new Set<TieKind>(['professional', 'landlord']);
/** Rows of more people than this are lists, not company. */
const GROUP_MAX = 16;

/** Ties by the positions of the mentions that they join. */
export type TieRows = {from: ArrayLike<number>; to: ArrayLike<number>; kind: (tie: number) => TieKind};

export function tieRows(mentions: readonly Mention[], ties: readonly Tie[]): TieRows {
  const indexOf = positionById(mentions);
  return {
    from: Int32Array.from(ties, ({from}) => indexOf.get(from)!),
    to: Int32Array.from(ties, ({to}) => indexOf.get(to)!),
    kind: (tie) => ties[tie]!.kind,
  };
}

/**
 * Who stands beside whom: ties, in their order, and then people named in one row. Staff stand beside nobody. Only ties for which
 * `isKnown` count.
 */
export function readRelations(
  ties: TieRows,
  {rowCount, group, staff}: PersonColumns,
  isKnown: (tie: number) => boolean = () => true,
): Relations {
  const edges: Edges = {from: [], to: [], role: []};
  const isOfMany = new Uint8Array(rowCount);
  for (let tie = 0; tie < ties.from.length; tie++) {
    if (!isKnown(tie)) continue;
    const [a, b, kind] = [ties.from[tie]!, ties.to[tie]!, ties.kind(tie)];
    if (OF_MANY.has(kind)) isOfMany[a] = 1;
    if (staff[a] === 1 || staff[b] === 1 || OF_MANY.has(kind) || kind === 'self' || a === b) continue;
    const [forward, backward] = ROLES[kind] ?? [BESIDE, BESIDE];
    add(edges, a, b, forward);
    add(edges, b, a, backward);
  }
  const {starts, targets} = toLists(rowCount, edges);
  const areTied = (row: number, target: number): boolean =>
    targets.subarray(starts[row], starts[row + 1]).includes(target);
  eachGroup(group, staff, (rows) => {
    for (const a of rows) {
      for (const b of rows)
        if (a !== b && isOfMany[a] === 0 && isOfMany[b] === 0 && !areTied(a, b)) add(edges, a, b, BESIDE);
    }
  });
  return toLists(rowCount, edges);
}

type Edges = {from: number[]; to: number[]; role: number[]};

function add({from, to, role}: Edges, row: number, target: number, what: number): void {
  from.push(row);
  to.push(target);
  role.push(what);
}

/** The rows of each group of several, rising; staff left out. */
function eachGroup(group: Uint32Array, staff: Uint8Array, visit: (rows: Uint32Array) => void): void {
  const own = group.map((_, row) => row).filter((row) => staff[row] === 0);
  const {keys, rows} = sortByKey({keys: own.map((row) => group[row]!), rows: own});
  for (let from = 0, to = 0; from < rows.length; from = to) {
    while (to < rows.length && keys[to] === keys[from]) to++;
    if (to - from > 1 && to - from <= GROUP_MAX) visit(rows.subarray(from, to));
  }
}

function toLists(rowCount: number, {from, to, role}: Edges): Relations {
  const starts = new Uint32Array(rowCount + 1);
  for (const row of from) starts[row + 1]!++;
  for (let row = 0; row < rowCount; row++) starts[row + 1]! += starts[row]!;
  const next = starts.slice(0, rowCount);
  const targets = new Uint32Array(from.length);
  const roles = new Uint8Array(from.length);
  for (let i = 0; i < from.length; i++) {
    const at = next[from[i]!]!++;
    targets[at] = to[i]!;
    roles[at] = role[i]!;
  }
  return {starts, targets, roles};
}
