import {getOrInsert} from '../../base/get-or-insert.ts';
import type {Link} from '../links/link.ts';

/** What a group falls into without one link: what hangs on the adult of it, and all the rest. Both in the order of the group. */
export type Sides = {side: Link[]; other: Link[]};

/**
 * Links that alone hold parts of a group together, each with what would be left without it. Found in one walk (Tarjan), since
 * groups of a hub in which many share a telephone have thousands of links, and each draw of the null model asks anew.
 */
export function bridgesAmong(group: readonly Link[]): Map<Link, () => Sides> {
  const {ends, at} = endsOf(group);
  const entered = new Int32Array(ends.length).fill(-1);
  const left = new Int32Array(ends.length);
  const lowest = new Int32Array(ends.length);
  const cameBy = new Int32Array(ends.length).fill(-1);
  const next = new Int32Array(ends.length);
  const bridges = new Map<Link, () => Sides>();
  let clock = 0;
  for (let root = 0; root < ends.length; root++) {
    if (entered[root] !== -1) continue;
    const path = [root];
    entered[root] = lowest[root] = clock++;
    while (path.length > 0) {
      const end = path.at(-1)!;
      const link = ends[end]![next[end]!++];
      if (link !== undefined) {
        if (link === cameBy[end]) continue;
        const to = at.adult[link] === end ? at.family[link]! : at.adult[link]!;
        if (entered[to] === -1) {
          cameBy[to] = link;
          entered[to] = lowest[to] = clock++;
          path.push(to);
        } else lowest[end] = Math.min(lowest[end]!, entered[to]!);
        continue;
      }
      path.pop();
      left[end] = clock;
      const by = cameBy[end]!;
      if (by === -1) continue;
      const from = path.at(-1)!;
      lowest[from] = Math.min(lowest[from]!, lowest[end]!);
      if (lowest[end] === entered[end]) bridges.set(group[by]!, () => sidesOf(by, end, at.adult[by] === end));
    }
  }
  return bridges;

  /** What was entered after `below` and before it was left hangs on it. */
  function sidesOf(bridge: number, below: number, isAdult: boolean): Sides {
    const root = rootOf(below);
    const side: Link[] = [];
    const other: Link[] = [];
    for (let i = 0; i < group.length; i++) {
      if (i === bridge) continue;
      const when = entered[at.adult[i]!]!;
      const isBelow = when >= entered[below]! && when < left[below]!;
      const isWithAdult = isAdult ? isBelow : !isBelow && when >= entered[root]! && when < left[root]!;
      (isWithAdult ? side : other).push(group[i]!);
    }
    return {side, other};
  }

  function rootOf(end: number): number {
    let root = end;
    while (cameBy[root] !== -1) {
      const link = cameBy[root]!;
      root = at.adult[link] === root ? at.family[link]! : at.adult[link]!;
    }
    return root;
  }
}

/** Links by the ends they touch, and the ends of each link. */
function endsOf(group: readonly Link[]): {ends: number[][]; at: {adult: Int32Array; family: Int32Array}} {
  const ends: number[][] = [];
  const adults = new Map<number, number>();
  const families = new Map<number, number>();
  const numberOf = (of: Map<number, number>, id: number): number => {
    return getOrInsert(of, id, () => ends.push([]) - 1);
  };
  const at = {adult: new Int32Array(group.length), family: new Int32Array(group.length)};
  for (let i = 0; i < group.length; i++) {
    ends[(at.adult[i] = numberOf(adults, group[i]!.adult))]!.push(i);
    ends[(at.family[i] = numberOf(families, group[i]!.family))]!.push(i);
  }
  return {ends, at};
}
