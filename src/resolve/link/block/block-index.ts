import {sharedNumbers} from '../../../base/shared-arrays.ts';
import {BLOCKING_RULES, loosePairsMax, type BlockingRule, type KeySink} from './blocking-rules.ts';
import type {PersonColumns} from '../columns/person-columns.ts';
import {KeyedRowList, type KeyedRows} from './sort-by-key.ts';

export type BlockingReport = {rule: string; pairs: number; keys: number; refusedKeys: number; largestRefused: number};

/**
 * The blocks of all rules, and for each row where it stands in them. Partners of a row are the rows after it in its blocks, so
 * that each pair is met from its lower row, and a stamp on the partner makes it unique without a list of pairs. All lies in
 * shared memory.
 */
export type BlockIndex = {
  rowCount: number;
  /** Rows of all blocks, one block after the other, rising within a block. */
  members: Uint32Array;
  /** position in `members` -> end of its block */
  blockEnd: Uint32Array;
  /** Positions of row `i` in `members`: `positions[starts[i]] … positions[starts[i + 1] - 1]`. */
  starts: Uint32Array;
  positions: Uint32Array;
  /** Rule -> the most rows that a block of it may have here, and where its blocks end in `members`. */
  limits: Float64Array;
  ruleEnds: Uint32Array;
  report: BlockingReport[];
};

export function buildBlockIndex(columns: PersonColumns): BlockIndex {
  const members: Uint32Array[] = [];
  const ends: Uint32Array[] = [];
  const report: BlockingReport[] = [];
  const limits = new Float64Array(BLOCKING_RULES.length);
  const ruleEnds = new Uint32Array(BLOCKING_RULES.length);
  const keyed = new KeyedRowList();
  let offset = 0;
  for (let rule = 0; rule < BLOCKING_RULES.length; rule++) {
    readKeys(columns, rule, keyed);
    const blocks = blocksOf(keyed.takeSorted(), BLOCKING_RULES[rule]!, columns.rowCount, offset);
    members.push(blocks.members);
    ends.push(blocks.ends);
    offset += blocks.members.length;
    limits[rule] = blocks.sizeMax;
    ruleEnds[rule] = offset;
    report.push({rule: BLOCKING_RULES[rule]!.name, ...blocks.report});
  }
  const all = concat(members, offset);
  const starts = sharedNumbers(columns.rowCount + 1);
  for (let i = 0; i < offset; i++) starts[all[i]! + 1]!++;
  for (let row = 0; row < columns.rowCount; row++) starts[row + 1]! += starts[row]!;
  const next = starts.slice(0, columns.rowCount);
  const positions = sharedNumbers(offset);
  for (let i = 0; i < offset; i++) positions[next[all[i]!]!++] = i;
  const blockEnd = concat(ends, offset);
  return {rowCount: columns.rowCount, members: all, blockEnd, starts, positions, limits, ruleEnds, report};
}

/** Calls `visit` once for each unique pair (left < right) whose lower row is a multiple of `step` from `from` to below `to`. */
export function forEachPair(
  {rowCount, members, blockEnd, starts, positions}: BlockIndex,
  from: number,
  to: number,
  step: number,
  visit: (left: number, right: number) => void,
): void {
  const seen = new Uint32Array(rowCount);
  for (let left = Math.ceil(from / step) * step; left < to; left += step) {
    for (let p = starts[left]!; p < starts[left + 1]!; p++) {
      const position = positions[p]!;
      const end = blockEnd[position]!;
      for (let other = position + 1; other < end; other++) {
        const right = members[other]!;
        if (seen[right] === left + 1) continue;
        seen[right] = left + 1;
        visit(left, right);
      }
    }
  }
}

/** Puts the keys that a rule gives, and the row of each, into `keyed`; rows rise. */
export function readKeys(columns: PersonColumns, rule: number, keyed: KeyedRowList): void {
  const blockingRule = BLOCKING_RULES[rule]!;
  let row = 0;
  // Straight to where they are sorted: a list that is emptied for each row takes memory anew for each.
  const out: KeySink = {push: (key) => keyed.push(key, row)};
  for (; row < columns.rowCount; row++) if (columns.staff[row] === 0) blockingRule.keys(columns, row, out);
}

type Blocks = {members: Uint32Array; ends: Uint32Array; sizeMax: number; report: Omit<BlockingReport, 'rule'>};

/** Rows grouped by key; rows stay in rising order within a key, as the sort is stable. */
function blocksOf({keys, rows}: KeyedRows, rule: BlockingRule, rowCount: number, offset: number): Blocks {
  // In place: what is kept of a block never stands behind it.
  const members = rows;
  const starts: number[] = [];
  let length = 0;
  for (let from = 0; from < keys.length;) {
    const key = keys[from]!;
    const start = length;
    for (; from < keys.length && keys[from] === key; from++) {
      const row = rows[from]!;
      if (length === start || members[length - 1] !== row) members[length++] = row;
    }
    if (length - start < 2) length = start;
    else starts.push(start);
  }
  starts.push(length);
  const blocksOfSize: number[] = [];
  for (let i = 0; i + 1 < starts.length; i++) countBlock(blocksOfSize, starts[i + 1]! - starts[i]!);
  return keepBlocks(members, starts, sizeLimit(rule, blocksOfSize, rowCount), offset);
}

/** Adds a block to the number of blocks of its size. */
export function countBlock(blocksOfSize: number[], size: number): void {
  blocksOfSize[size] = (blocksOfSize[size] ?? 0) + 1;
}

/** The largest block of a rule that is kept in a table of so many rows. */
export function sizeLimit(
  {sizeMax, isLoose}: BlockingRule,
  blocksOfSize: readonly (number | undefined)[],
  rowCount: number,
): number {
  return isLoose ? Math.min(sizeMax, largestWithin(blocksOfSize, loosePairsMax(rowCount))) : sizeMax;
}

/** The largest block size with which all blocks up to it give no more than `pairsMax` pairs. */
function largestWithin(blocksOfSize: readonly (number | undefined)[], pairsMax: number): number {
  let pairs = 0;
  for (let size = 2; size < blocksOfSize.length; size++) {
    pairs += ((blocksOfSize[size] ?? 0) * size * (size - 1)) / 2;
    if (pairs > pairsMax) return size - 1;
  }
  return Infinity;
}

function keepBlocks(members: Uint32Array, starts: readonly number[], sizeMax: number, offset: number): Blocks {
  const ends = new Uint32Array(starts.at(-1)!);
  const report = {pairs: 0, keys: 0, refusedKeys: 0, largestRefused: 0};
  let length = 0;
  for (let i = 0; i + 1 < starts.length; i++) {
    const from = starts[i]!;
    const size = starts[i + 1]! - from;
    if (size > sizeMax) {
      report.refusedKeys++;
      report.largestRefused = Math.max(report.largestRefused, size);
      continue;
    }
    members.copyWithin(length, from, from + size);
    ends.fill(offset + length + size, length, length + size);
    length += size;
    report.keys++;
    report.pairs += (size * (size - 1)) / 2;
  }
  return {members: members.slice(0, length), ends: ends.slice(0, length), sizeMax, report};
}

function concat(chunks: readonly Uint32Array[], length: number): Uint32Array {
  const all = sharedNumbers(length);
  let offset = 0;
  for (const chunk of chunks) {
    all.set(chunk, offset);
    offset += chunk.length;
  }
  return all;
}
