import {mix} from './blocking-rules.ts';
import {IntMap} from '../../columns/int-map.ts';
import {NumberList} from '../../columns/number-list.ts';
import type {Clusters} from './clusters.ts';
import {K, MISSING} from './comparisons.ts';
import {decide, type DecideConfig, type Refusals} from './decide.ts';
import {homesBeside} from './homes.ts';
import {LinkBuilder, type Links} from './links.ts';
import {NO_PLACEHOLDER, type Lists} from './name-table.ts';
import type {PersonColumns} from './person-columns.ts';
import {BESIDE, CHILD, PARENT, type Relations} from './relations.ts';
import type {Scorer} from './scorer.ts';
import {sortByKey} from './sort-by-key.ts';

const ROUNDS_MAX = 8;
/** Names beside one person that are more than this come from a hub (a ward, a professional), not from a family. */
const COMPANY_MAX = 400;

export type KinRound = {pairs: number; joined: number};

/** How pairs of rows shared company when they were weighed: left row, right row, level of `KIN`, and so on. */
export type KinLevels = Int32Array;

/** Everything a round looks at. */
type Scene = {
  clusters: Clusters;
  columns: PersonColumns;
  relations: Relations;
  homes: Lists;
  touched: Uint8Array;
  isFirst: boolean;
};

/**
 * Rounds over those who stand beside one resolved person or in one home: rows of one name, and unborn, newborn and named
 * children of one mother. That they share a relative is evidence like any other, so a mother without a birth date is placed
 * by her child, and a woman who married and moved is found through her children. Each join may bring others together; ends
 * when none does.
 */
export function joinThroughKin(
  clusters: Clusters,
  columns: PersonColumns,
  relations: Relations,
  scorer: Scorer,
  config: DecideConfig,
): {rounds: KinRound[]; links: Links; refused: Refusals; levels: KinLevels} {
  const rounds: KinRound[] = [];
  const builder = new LinkBuilder();
  const weighed = new Map<number, {level: number; weight: number}>();
  let touched = new Uint8Array(columns.rowCount).fill(1);
  let homes = homesBeside((row) => clusters.find(row), columns, relations);
  for (;;) {
    addKinLinks(
      {clusters, columns, relations, homes, touched, isFirst: rounds.length === 0},
      scorer,
      config.holdBits,
      (left, right, weight, level) => {
        builder.add(left, right, weight);
        const key = left * columns.rowCount + right;
        const known = weighed.get(key);
        if (known === undefined || weight > known.weight) weighed.set(key, {level, weight});
      },
    );
    // Links of earlier rounds are decided on again: whether one place leads shows only beside all others.
    const links = builder.build();
    const before = {count: clusters.count, rootOf: clusters.roots()};
    const refused = decide(clusters, links, scorer, config);
    touched = touchedRows(clusters, before, relations);
    const joined = before.count - clusters.count;
    rounds.push({pairs: links.length, joined});
    if (joined === 0 || rounds.length === ROUNDS_MAX) {
      const levels = [...weighed].flatMap(([key, {level}]) => [
        Math.floor(key / columns.rowCount),
        key % columns.rowCount,
        level,
      ]);
      return {rounds, links, refused, levels: Int32Array.from(levels)};
    }
    if (rounds.length === 1) homes = homesBeside((row) => clusters.find(row), columns, relations);
  }
}

/** Rows whose person, or somebody beside them, is another since `before`; only they can give new links. */
function touchedRows(
  clusters: Clusters,
  {rootOf}: {rootOf: Uint32Array},
  {starts, targets}: Relations,
): Uint8Array<ArrayBuffer> {
  const changed = new Uint8Array(rootOf.length);
  for (let row = 0; row < rootOf.length; row++) if (clusters.find(row) !== rootOf[row]) changed[clusters.find(row)] = 1;
  const touched = new Uint8Array(rootOf.length);
  for (let row = 0; row < rootOf.length; row++) {
    touched[row] = changed[clusters.find(row)]!;
    for (let k = starts[row]!; k < starts[row + 1]! && touched[row] === 0; k++)
      touched[row] = changed[clusters.find(targets[k]!)]!;
  }
  return touched;
}

/** Adds scored pairs of rows beside one person, or in one home, whose clusters are two. */
function addKinLinks(
  scene: Scene,
  scorer: Scorer,
  weightMin: number,
  add: (left: number, right: number, weight: number, level: number) => void,
): void {
  const {clusters, columns, relations, homes, touched} = scene;
  const find = (row: number): number => clusters.find(row);
  const seen = new IntMap(columns.rowCount);
  const visit = (left: number, right: number): void => {
    if (touched[left] === 0 && touched[right] === 0) return;
    if (clusters.find(left) === clusters.find(right)) return;
    const a = Math.min(left, right);
    const b = Math.max(left, right);
    if (seen.increment(a, b, 1) > 1) return;
    const level = kinLevel(find, relations, homes, a, b);
    if (level === MISSING) return;
    const weight = scorer.weighKin(a, b, level);
    if (weight >= weightMin) add(a, b, weight, level);
  };
  forEachBlock(namesakes(scene), (rows) => {
    for (let i = 0; i < rows.length; i++) for (let j = i + 1; j < rows.length; j++) visit(rows[i]!, rows[j]!);
  });
  // In one home everybody meets; only who has no birth date or number needs it.
  forEachBlock(housemates(scene), (rows) => {
    for (const row of rows) if (clusters.isWeak(row)) for (const other of rows) visit(row, other);
  });
  forEachBlock(children(scene), (rows) => {
    for (const row of rows)
      if (columns.placeholder[row] !== NO_PLACEHOLDER) for (const other of rows) visit(row, other);
  });
}

type Keys = {keys: Uint32Array; rows: Uint32Array};

/** Keys "beside this person, under this name". */
function namesakes({clusters, columns, relations: {starts, targets}, touched}: Scene): Keys {
  return keysOf(touched, (row, add) => {
    const {starts: from, values: sounds} = columns.names.sounds;
    const name = columns.name[row]!;
    for (let k = starts[row]!; k < starts[row + 1]!; k++) {
      const person = clusters.find(targets[k]!);
      for (let i = from[name]!; i < from[name + 1]!; i++) add(mix(person, sounds[i]!, 1));
    }
  });
}

/** Keys "in this home, or beside somebody in it, under this name". */
function housemates({clusters, columns, homes: {starts, values}, touched, isFirst}: Scene): Keys {
  const asking = isFirst ? touched.map((_, row) => (clusters.isWeak(row) ? 1 : 0)) : touched;
  return keysOf(asking, (row, add) => {
    const {starts: from, values: sounds} = columns.names.sounds;
    const name = columns.name[row]!;
    for (let k = starts[row]!; k < starts[row + 1]!; k++) {
      for (let i = from[name]!; i < from[name + 1]!; i++) add(mix(values[k]!, sounds[i]!, 3));
    }
  });
}

/** Keys "child of this person": an unborn child has no name of its own to meet by. */
function children({clusters, columns, relations: {starts, targets, roles}, touched, isFirst}: Scene): Keys {
  const asking = isFirst ? columns.placeholder.map((kind) => (kind === NO_PLACEHOLDER ? 0 : 1)) : touched;
  return keysOf(asking, (row, add) => {
    for (let k = starts[row]!; k < starts[row + 1]!; k++) {
      if (roles[k] === CHILD) add(mix(clusters.find(targets[k]!), 2));
    }
  });
}

const WANTED_BITS = 24;

/** Keys that at least one asking row has (or one that falls together with it): nobody else need be sorted. */
function keysOf(asking: Uint8Array, read: (row: number, add: (key: number) => void) => void): Keys {
  const wanted = new Uint8Array(1 << (WANTED_BITS - 3));
  const keys = new NumberList();
  const rows = new NumberList();
  for (let row = 0; row < asking.length; row++) {
    if (asking[row] === 0) continue;
    read(row, (key) => {
      const bit = key >>> (32 - WANTED_BITS);
      wanted[bit >>> 3]! |= 1 << (bit & 7);
    });
  }
  for (let row = 0; row < asking.length; row++) {
    read(row, (key) => {
      const bit = key >>> (32 - WANTED_BITS);
      if ((wanted[bit >>> 3]! & (1 << (bit & 7))) === 0) return;
      keys.push(key);
      rows.push(row);
    });
  }
  return {keys: keys.build(), rows: rows.build()};
}

function forEachBlock(all: Keys, visit: (rows: Uint32Array) => void): void {
  const {keys, rows} = sortByKey(all);
  for (let from = 0; from < keys.length;) {
    const start = from;
    let length = 0;
    // A row that has a key more than once is kept once; its places are next to each other, as the sort is stable.
    for (; from < keys.length && keys[from] === keys[start]; from++) {
      if (length === 0 || rows[start + length - 1] !== rows[from]) rows[start + length++] = rows[from]!;
    }
    if (length > 1 && length <= COMPANY_MAX) visit(rows.subarray(start, start + length));
  }
}

/**
 * How two rows share company: the same relation to one person, any, one home of their own or of somebody beside them; MISSING
 * where there is none, or where the roles are such as one person cannot have both of. `find` gives the person of a row.
 */
export function kinLevel(
  find: (row: number) => number,
  {starts, targets, roles}: Relations,
  homes: Lists,
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
  return level === MISSING && haveCommonHome(homes, left, right) ? K.family : level;
}

function haveCommonHome({starts, values}: Lists, left: number, right: number): boolean {
  for (let i = starts[left]!; i < starts[left + 1]!; i++) {
    for (let j = starts[right]!; j < starts[right + 1]!; j++) if (values[i] === values[j]) return true;
  }
  return false;
}
