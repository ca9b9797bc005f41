import {UnionFind} from '../columns/union-find.ts';
import type {PersonRows} from './how-joined.ts';
import type {Explainer} from './explain.ts';

/** A record without which the others of a person fall into parts. */
export type Keystone = {
  /** Position of the mention. */
  row: number;
  /** Positions of the others, the largest part first. */
  parts: number[][];
  /** Weight in bits of the strongest link between two of the parts: below what joins. */
  bits: number;
};

/**
 * The records on each of which a person hangs: without it what is left is not held together by links of `joinBits`, by a
 * register's own note or by a person's word. Links weigh what they weigh now. A name alone is placed by more than its links, so
 * an answer about one is a hint. What does not hang together even now is said to be loose: its links outweighed the threshold
 * in an earlier round.
 */
export function whatHolds(
  {rows, ties, said, indexOf}: Omit<PersonRows, 'weak'>,
  explainer: Explainer,
  joinBits: number,
): {keystones: Keystone[]; isLoose: boolean} {
  const at = new Map(rows.map((row, index) => [row, index]));
  const weights = rows.map((left) => rows.map((right) => (left < right ? explainer.weigh(left, right) : 0)));
  const weightOf = (a: number, b: number): number => (a < b ? weights[a]![b]! : weights[b]![a]!);
  const links: [number, number][] = [];
  for (let a = 0; a < rows.length; a++)
    for (let b = a + 1; b < rows.length; b++) if (weightOf(a, b) >= joinBits) links.push([a, b]);
  const noted = ties.filter(({kind}) => kind === 'self').map(({from, to}) => [from, to]);
  const judged = said.filter(({verdict}) => verdict === 'same').map(({left, right}) => [...left, ...right]);
  const groups = [...noted, ...judged].map((ids) => ids.flatMap((id) => at.get(indexOf(id)) ?? []));
  const parts = (without: number): number[][] => {
    const linked = partsOf(rows.length, links, groups, without);
    return explainer.isOfStrangers ? joinedParts(linked, rows, explainer, joinBits) : linked;
  };
  const isLoose = parts(-1).length > 1;
  const keystones = rows.flatMap((row, index): Keystone[] => {
    const left = parts(index);
    if (left.length < 2 || isLoose) return [];
    const bits = Math.max(
      ...left.flatMap((part, i) =>
        left.slice(i + 1).flatMap((other) => part.flatMap((a) => other.map((b) => weightOf(a, b)))),
      ),
    );
    return [{row, parts: left.map((part) => part.map((one) => rows[one]!)), bits}];
  });
  return {keystones, isLoose};
}

/** Parts of a person in a file of strangers, after those are joined that all that is known of them joins. */
function joinedParts(
  parts: readonly number[][],
  rows: readonly number[],
  explainer: Explainer,
  joinBits: number,
): number[][] {
  const mentions = (part: readonly number[]): number[] => part.map((one) => rows[one]!);
  for (const [index, part] of parts.entries()) {
    for (const other of parts.slice(index + 1)) {
      if (explainer.weighPersons(mentions(part), mentions(other)) < joinBits) continue;
      const rest = parts.filter((one) => one !== part && one !== other);
      return joinedParts(inOrder([...rest, [...part, ...other].sort((a, b) => a - b)]), rows, explainer, joinBits);
    }
  }
  return [...parts];
}

/** The largest first; of two as large the one with the lowest row. */
const inOrder = (parts: number[][]): number[][] => parts.sort((a, b) => b.length - a.length || a[0]! - b[0]!);

/** What the others are in without one of them, the largest part first. */
function partsOf(
  count: number,
  links: readonly [number, number][],
  groups: readonly (readonly number[])[],
  without: number,
): number[][] {
  const sets = new UnionFind(count);
  for (const [a, b] of links) if (a !== without && b !== without) sets.union(a, b);
  for (const group of groups) {
    const [first, ...others] = group.filter((one) => one !== without);
    for (const other of others) sets.union(first!, other);
  }
  const rows = Array.from({length: count}, (_, at) => at).filter((at) => at !== without);
  return inOrder([...Map.groupBy(rows, (at) => sets.find(at)).values()]);
}
