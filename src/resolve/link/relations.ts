import type {Mention} from '../../model/mention.ts';
import type {Tie, TieKind} from '../../model/notification.ts';
import type {PersonColumns} from './person-columns.ts';

/** What a row is to the row it stands beside. */
export const BESIDE = 0;
export const PARENT = 1;
export const CHILD = 2;
export const PARTNER = 3;
export const SIBLING = 4;
export const CARER = 5;
/** Who looks after a child by an office's word, and so is grown up; another carer may be a child who looks after a parent. */
export const FOSTER_CARER = 6;

/** Relations of rows: row `i` is `roles[k]` of row `targets[k]` for k in `starts[i]` … `starts[i + 1] - 1`. */
export type Relations = {starts: Uint32Array; targets: Uint32Array; roles: Uint8Array};

const ROLES: Partial<Record<TieKind, [number, number]>> = {
  parent: [PARENT, CHILD],
  'step-parent': [PARENT, CHILD],
  'adoptive-parent': [PARENT, CHILD],
  'foster-carer': [FOSTER_CARER, CHILD],
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

/** Who stands beside whom: ties, and people named in one row. Staff stand beside nobody. */
export function readRelations(mentions: readonly Mention[], ties: readonly Tie[], columns: PersonColumns): Relations {
  const indexOf = new Map(mentions.map((mention, index) => [mention.id, index]));
  const from: number[] = [];
  const to: number[] = [];
  const role: number[] = [];
  const add = (row: number, target: number, what: number): void => {
    from.push(row);
    to.push(target);
    role.push(what);
  };
  const tied = new Set<number>();
  const isOfMany = new Uint8Array(mentions.length);
  for (const tie of ties) {
    const a = indexOf.get(tie.from)!;
    const b = indexOf.get(tie.to)!;
    if (OF_MANY.has(tie.kind)) isOfMany[a] = 1;
    if (columns.staff[a] === 1 || columns.staff[b] === 1 || OF_MANY.has(tie.kind) || tie.kind === 'self' || a === b)
      continue;
    const [forward, backward] = ROLES[tie.kind] ?? [BESIDE, BESIDE];
    add(a, b, forward);
    add(b, a, backward);
    tied.add(a * mentions.length + b);
  }
  for (const rows of groupsOf(columns)) {
    for (const a of rows) {
      for (const b of rows) {
        if (isOfMany[a] === 1 || isOfMany[b] === 1) continue;
        if (a !== b && !tied.has(a * mentions.length + b) && !tied.has(b * mentions.length + a)) add(a, b, BESIDE);
      }
    }
  }
  return toLists(mentions.length, from, to, role);
}

function groupsOf({rowCount, group, staff}: PersonColumns): number[][] {
  const groups = new Map<number, number[]>();
  for (let row = 0; row < rowCount; row++) {
    if (staff[row] === 1) continue;
    const rows = groups.get(group[row]!);
    if (rows === undefined) groups.set(group[row]!, [row]);
    else rows.push(row);
  }
  return [...groups.values()].filter(({length}) => length > 1 && length <= GROUP_MAX);
}

function toLists(rowCount: number, from: number[], to: number[], role: number[]): Relations {
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
