import {listAt} from '../../base/get-or-insert.ts';
/** Groups of members, each a run of `members` from `starts[g]` to `starts[g + 1]`; runs keep the order of members. */
export type Groups = {starts: Uint32Array; members: Uint32Array};

/** Members 0 .. size - 1 by key; a key below 0 keeps a member out. Groups stand in the order of their first member. */
export function groupByKey(size: number, keyOf: (member: number) => number): Groups {
  const groupOf = new Map<number, number>();
  const counts: number[] = [];
  const group = new Int32Array(size).fill(-1);
  for (let member = 0; member < size; member++) {
    const key = keyOf(member);
    if (key < 0) continue;
    let own = groupOf.get(key);
    if (own === undefined) {
      own = counts.length;
      groupOf.set(key, own);
      counts.push(0);
    }
    group[member] = own;
    counts[own]!++;
  }
  const starts = new Uint32Array(counts.length + 1);
  for (let i = 0; i < counts.length; i++) starts[i + 1] = starts[i]! + counts[i]!;
  const fill = starts.slice();
  const members = new Uint32Array(starts[counts.length]!);
  for (let member = 0; member < size; member++) if (group[member]! >= 0) members[fill[group[member]!]!++] = member;
  return {starts, members};
}

/** The groups one after another, each as a short array. */
export function* eachGroup({starts, members}: Groups): Generator<Uint32Array> {
  for (let group = 0; group + 1 < starts.length; group++) yield members.subarray(starts[group], starts[group + 1]);
}

/** Members of one group by a value of theirs, in order of first appearance. */
export function partition(members: Iterable<number>, valueOf: (member: number) => number): Map<number, number[]> {
  const parts = new Map<number, number[]>();
  for (const member of members) {
    const value = valueOf(member);
    listAt(parts, value).push(member);
  }
  return parts;
}
