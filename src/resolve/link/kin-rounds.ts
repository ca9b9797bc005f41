import {mix} from './blocking-rules.ts';
import {radixOrder} from './block-index.ts';
import type {Clusters} from './clusters.ts';
import {K, MISSING} from './comparisons.ts';
import {decide, type DecideConfig, type Refusals} from './decide.ts';
import {LinkBuilder, type Links} from './links.ts';
import {NO_PLACEHOLDER} from './name-table.ts';
import type {PersonColumns} from './person-columns.ts';
import {BESIDE, CHILD, PARENT, type Relations} from './relations.ts';
import type {Scorer} from './scorer.ts';

const ROUNDS_MAX = 8;
/** Names beside one person that are more than this come from a hub (a ward, a professional), not from a family. */
const COMPANY_MAX = 400;

export type KinRound = {pairs: number; joined: number};

/**
 * Rounds over those who stand beside one resolved person: rows of one name, and unborn, newborn and named children of one
 * mother. That they share a relative is evidence like any other, so a mother without a birth date is placed by her child, and
 * a woman who married and moved is found through her children. Each join may bring others together; ends when none does.
 */
export function joinThroughKin(
  clusters: Clusters,
  columns: PersonColumns,
  relations: Relations,
  scorer: Scorer,
  config: DecideConfig,
): {rounds: KinRound[]; links: Links; refused: Refusals} {
  const rounds: KinRound[] = [];
  for (;;) {
    const links = kinLinks(clusters, columns, relations, scorer, config.holdBits);
    const before = clusters.count;
    const refused = decide(clusters, links, scorer, config);
    rounds.push({pairs: links.length, joined: before - clusters.count});
    if (before === clusters.count || rounds.length === ROUNDS_MAX) return {rounds, links, refused};
  }
}

/** Scored pairs of rows beside one person whose clusters are two. */
function kinLinks(
  clusters: Clusters,
  columns: PersonColumns,
  relations: Relations,
  scorer: Scorer,
  weightMin: number,
): Links {
  const builder = new LinkBuilder();
  const find = (row: number): number => clusters.find(row);
  const seen = new Set<number>();
  const visit = (left: number, right: number): void => {
    if (clusters.find(left) === clusters.find(right)) return;
    const [a, b] = left < right ? [left, right] : [right, left];
    const key = a * columns.rowCount + b;
    if (seen.has(key)) return;
    seen.add(key);
    const level = kinLevel(find, relations, a, b);
    if (level === MISSING) return;
    const weight = scorer.weighKin(a, b, level);
    if (weight >= weightMin) builder.add(a, b, weight);
  };
  forEachBlock(namesakes(clusters, columns, relations), (rows) => {
    for (let i = 0; i < rows.length; i++) for (let j = i + 1; j < rows.length; j++) visit(rows[i]!, rows[j]!);
  });
  forEachBlock(children(clusters, columns, relations), (rows) => {
    for (const row of rows)
      if (columns.placeholder[row] !== NO_PLACEHOLDER) for (const other of rows) visit(row, other);
  });
  return builder.build();
}

type Keys = {keys: Uint32Array; rows: Uint32Array};

/** Keys "beside this person, under this name". */
function namesakes(clusters: Clusters, {rowCount, names, name}: PersonColumns, {starts, targets}: Relations): Keys {
  const keys: number[] = [];
  const rows: number[] = [];
  const {sounds} = names;
  for (let row = 0; row < rowCount; row++) {
    for (let k = starts[row]!; k < starts[row + 1]!; k++) {
      const person = clusters.find(targets[k]!);
      for (let i = sounds.starts[name[row]!]!; i < sounds.starts[name[row]! + 1]!; i++) {
        keys.push(mix(person, sounds.values[i]!, 1));
        rows.push(row);
      }
    }
  }
  return {keys: Uint32Array.from(keys), rows: Uint32Array.from(rows)};
}

/** Keys "child of this person": an unborn child has no name of its own to meet by. */
function children(clusters: Clusters, {rowCount}: PersonColumns, {starts, targets, roles}: Relations): Keys {
  const keys: number[] = [];
  const rows: number[] = [];
  for (let row = 0; row < rowCount; row++) {
    for (let k = starts[row]!; k < starts[row + 1]!; k++) {
      if (roles[k] !== CHILD) continue;
      keys.push(mix(clusters.find(targets[k]!), 2));
      rows.push(row);
    }
  }
  return {keys: Uint32Array.from(keys), rows: Uint32Array.from(rows)};
}

function forEachBlock({keys, rows}: Keys, visit: (rows: number[]) => void): void {
  const order = radixOrder(keys);
  for (let from = 0; from < order.length;) {
    let to = from + 1;
    while (to < order.length && keys[order[to]!] === keys[order[from]!]) to++;
    const block: number[] = [];
    for (let i = from; i < to; i++) if (block.at(-1) !== rows[order[i]!]) block.push(rows[order[i]!]!);
    if (block.length > 1 && block.length <= COMPANY_MAX) visit(block);
    from = to;
  }
}

/** How two rows share company: the same relation to one person, any, or roles that one person cannot have both of. */
export function kinLevel(
  find: (row: number) => number,
  {starts, targets, roles}: Relations,
  left: number,
  right: number,
): number {
  let level: number = MISSING;
  for (let i = starts[left]!; i < starts[left + 1]!; i++) {
    const person = find(targets[i]!);
    for (let j = starts[right]!; j < starts[right + 1]!; j++) {
      if (find(targets[j]!) !== person) continue;
      const a = roles[i]!;
      const b = roles[j]!;
      if ((a === PARENT && b === CHILD) || (a === CHILD && b === PARENT)) return MISSING;
      if (a === b && a !== BESIDE) level = K.role;
      else if (level === MISSING) level = K.relative;
    }
  }
  return level;
}
