import {once} from '../../base/once.ts';
import {NumberList} from '../../columns/number-list.ts';
import type {BlockIndex} from './block/block-index.ts';
import {BLOCKING_RULES} from './block/blocking-rules.ts';
import {LinkBuilder, linksInOrder, type Links} from './decide/links.ts';
import type {PersonColumns} from './columns/person-columns.ts';
import type {RowDiff} from './columns/row-diff.ts';

/** Links of a table that is nearly another one, and what they have to do with the links of that one. */
export type ReusedLinks = {
  links: Links;
  /** The link that each link was; -1 for none. */
  before: Int32Array;
  /** 1 for rows one of whose links came, went or was weighed anew. */
  isTouched: Uint8Array;
  /** Pairs that were weighed. */
  pairs: number;
};

/**
 * The links of a table, in order of their rows, from those of the one before it (`old`; `was` are its columns, `limits` the largest blocks of its rules): only pairs with a row in
 * `isDirty`, which weighs another way than it did, are weighed, and those whom a block may bring together that was too large before.
 */
export function reuseLinks(
  index: BlockIndex,
  was: PersonColumns,
  old: Links,
  limits: Float64Array,
  {after, isSame}: RowDiff,
  isDirty: Uint8Array,
  weigh: (left: number, right: number) => number,
  weightMin: number,
): ReusedLinks {
  const isTouched = Uint8Array.from(isDirty);
  const builder = new LinkBuilder();
  const origins = new NumberList(Uint32Array);
  let pairs = 0;
  const add = (left: number, right: number, weight: number, origin: number): void => {
    builder.add(left, right, weight);
    origins.push(origin);
  };
  for (let link = 0; link < old.length; link++) {
    const [left, right] = [after[old.left[link]!]!, after[old.right[link]!]!];
    const isFirm = left >= 0 && right >= 0 && isDirty[left] === 0 && isDirty[right] === 0;
    if (isFirm && haveCommonBlock(index, left, right)) {
      add(left, right, old.weight[link]!, link + 1);
    } else for (const row of [left, right]) if (row >= 0) isTouched[row] = 1;
  }
  const weighNew = (a: number, b: number): void => {
    const [left, right] = a < b ? [a, b] : [b, a];
    const weight = weigh(left, right);
    pairs++;
    if (weight < weightMin) return;
    add(left, right, weight, 0);
    isTouched[left] = 1;
    isTouched[right] = 1;
  };
  forEachPairOf(index, isDirty, weighNew);
  const keyOf = (left: number, right: number): number => left * index.rowCount + right;
  const kept = once(() => {
    const {left, right, length} = builder.build();
    return new Set(Array.from({length}, (_, link) => keyOf(left[link]!, right[link]!)));
  });
  forEachPairOfShrunkBlocks(index, limits, mostLeft(was, after, isSame), (left, right) => {
    if (isDirty[left] === 1 || isDirty[right] === 1 || kept().has(keyOf(left, right))) return;
    kept().add(keyOf(left, right));
    weighNew(left, right);
  });
  const unordered = builder.build();
  const {links, order} = linksInOrder(unordered);
  const origin = origins.build();
  return {links, before: Int32Array.from(order, (at) => origin[at]! - 1), isTouched, pairs};
}

/** Whether two rows meet in a block that is kept. The end of a block names it. */
function haveCommonBlock({starts, positions, blockEnd}: BlockIndex, left: number, right: number): boolean {
  let [i, j] = [starts[left]!, starts[right]!];
  while (i < starts[left + 1]! && j < starts[right + 1]!) {
    const [a, b] = [blockEnd[positions[i]!]!, blockEnd[positions[j]!]!];
    if (a === b) return true;
    if (a < b) i++;
    else j++;
  }
  return false;
}

/** Each pair that a kept block brings together, of rows of which one is in `rows`; once. */
function forEachPairOf(
  {rowCount, members, blockEnd, starts, positions}: BlockIndex,
  rows: Uint8Array,
  visit: (row: number, other: number) => void,
): void {
  const seen = new Uint32Array(rowCount);
  for (let row = 0; row < rowCount; row++) {
    if (rows[row] === 0) continue;
    seen[row] = row + 1;
    for (let p = starts[row]!; p < starts[row + 1]!; p++) {
      const end = blockEnd[positions[p]!]!;
      for (let at = end - 1; at >= 0 && blockEnd[at] === end; at--) {
        const other = members[at]!;
        if (seen[other] === row + 1 || (other < row && rows[other] === 1)) continue;
        seen[other] = row + 1;
        visit(row, other);
      }
    }
  }
}

/** For each rule the most rows that one of its blocks had and may have no more: of those that are gone or say something else. */
function mostLeft(was: PersonColumns, after: Int32Array, isSame: Uint8Array): number[] {
  const left = Array.from(after.keys()).filter((row) => after[row]! < 0 || isSame[after[row]!] === 0);
  return BLOCKING_RULES.map((rule) => {
    const counts = new Map<number, number>();
    let most = 0;
    for (const row of left) {
      const out: number[] = [];
      rule.keys(was, row, out);
      for (const key of new Set(out)) {
        const count = (counts.get(key) ?? 0) + 1;
        counts.set(key, count);
        most = Math.max(most, count);
      }
    }
    return most;
  });
}

/** Pairs of blocks that a rule may have left out before: of no more than `left` rows fewer than then, or under a higher limit. */
function forEachPairOfShrunkBlocks(
  {members, blockEnd, ruleEnds}: BlockIndex,
  limits: Float64Array,
  left: readonly number[],
  visit: (left: number, right: number) => void,
): void {
  let rule = 0;
  for (let from = 0; from < members.length;) {
    const end = blockEnd[from]!;
    while (from >= ruleEnds[rule]!) rule++;
    if (end - from > limits[rule]! - left[rule]!) {
      for (let i = from; i < end; i++) for (let j = i + 1; j < end; j++) visit(members[i]!, members[j]!);
    }
    from = end;
  }
}
