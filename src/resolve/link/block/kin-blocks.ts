import {mix} from './blocking-rules.ts';
import {IntMap} from '../../../columns/int-map.ts';
import type {Clusters} from '../decide/clusters.ts';
import {NO_PLACEHOLDER, type PersonColumns} from '../columns/person-columns.ts';
import {CHILD, PARENT, type Relations} from '../columns/relations.ts';
import type {KeyedRowList, KeyedRows} from './sort-by-key.ts';
import {listOf} from '../../../columns/lists.ts';
import type {Homes} from '../columns/homes.ts';

/** Names beside one person that are more than this come from a hub (a ward, a professional), not from a family. */
export const COMPANY_MAX = 400;

/** Everything a round looks at. */
export type Scene = {
  clusters: Clusters;
  columns: PersonColumns;
  relations: Relations;
  homes: Homes;
  touched: Uint8Array;
  /** Rows whose pairs are looked for; null for all. */
  isAffected: Uint8Array | null;
  isFirst: boolean;
  /** Where keys are collected and put in order. */
  keyed: KeyedRowList;
};

/** Keys "beside this person, under this name". */
export function namesakes({
  clusters,
  columns,
  relations: {starts, targets},
  touched,
  isAffected,
  keyed,
}: Scene): KeyedRows {
  return keysOf(keyed, isAffected ?? touched, (row, add) => {
    const {starts: from, values: sounds} = columns.names.sounds;
    const name = columns.name[row]!;
    for (let k = starts[row]!; k < starts[row + 1]!; k++) {
      const person = clusters.find(targets[k]!);
      for (let i = from[name]!; i < from[name + 1]!; i++) add(mix(person, sounds[i]!, 1));
    }
  });
}

/** Keys "in this home, beside somebody in it, or found there, under this name". */
export function housemates({
  clusters,
  columns,
  homes: {
    meeting: {starts, values},
  },
  touched,
  isAffected,
  isFirst,
  keyed,
}: Scene): KeyedRows {
  const asking = isAffected ?? (isFirst ? touched.map((_, row) => (clusters.isWeak(row) ? 1 : 0)) : touched);
  return keysOf(keyed, asking, (row, add) => {
    const {starts: from, values: sounds} = columns.names.sounds;
    const name = columns.name[row]!;
    for (let k = starts[row]!; k < starts[row + 1]!; k++) {
      for (let i = from[name]!; i < from[name + 1]!; i++) add(mix(values[k]!, sounds[i]!, 3));
    }
  });
}

/** Whether a home is beside so many rows of one name that they do not meet. */
export function hasCrowdedHome({meeting: {starts, values}}: Homes, {rowCount, names, name}: PersonColumns): boolean {
  const rowsAt = new Uint32Array(values.reduce((most, home) => Math.max(most, home), 0) + 1);
  for (const home of values) rowsAt[home]!++;
  if (rowsAt.every((count) => count <= COMPANY_MAX)) return false;
  const crowds = new IntMap(rowCount);
  let most = 0;
  for (let row = 0; row < rowCount; row++) {
    for (let k = starts[row]!; k < starts[row + 1]!; k++) {
      if (rowsAt[values[k]!]! <= COMPANY_MAX) continue;
      for (const sound of listOf(names.sounds, name[row]!))
        most = Math.max(most, crowds.increment(values[k]!, sound, 1));
    }
  }
  return most > COMPANY_MAX;
}

/** Keys "child of this person": an unborn child has no name of its own to meet by. */
export function children(scene: Scene): KeyedRows {
  const {
    clusters,
    columns,
    relations: {starts, targets, roles},
    touched,
    isAffected,
    isFirst,
    keyed,
  } = scene;
  const asking =
    isAffected ?? (isFirst ? columns.placeholder.map((kind) => (kind === NO_PLACEHOLDER ? 0 : 1)) : touched);
  return keysOf(keyed, asking, (row, add) => {
    for (let k = starts[row]!; k < starts[row + 1]!; k++) {
      if (roles[k] === CHILD) add(mix(clusters.find(targets[k]!), 2));
    }
  });
}

/** Keys "parent of one sex of this person": whatever each is called, a child has one mother. */
export function parents({
  clusters,
  columns,
  relations: {starts, targets, roles},
  touched,
  isAffected,
  keyed,
}: Scene): KeyedRows {
  return keysOf(keyed, isAffected ?? touched, (row, add) => {
    if (columns.sex[row] === 0) return;
    for (let k = starts[row]!; k < starts[row + 1]!; k++) {
      if (roles[k] === PARENT) add(mix(clusters.find(targets[k]!), columns.sex[row]!, 4));
    }
  });
}

/** Bits of a key that tell whether it is asked for: about 64 places a row, so that few fall together, within 2 MB. */
const wantedBits = (rows: number): number => Math.min(24, 38 - Math.clz32(rows));

/** Keys, in order, that at least one asking row has (or one that falls together with it): nobody else need be sorted. */
function keysOf(keyed: KeyedRowList, asking: Uint8Array, read: ReadKeys): KeyedRows {
  if (!asking.includes(1)) return {keys: new Uint32Array(), rows: new Uint32Array()};
  // In a first round all ask, so that every key is wanted.
  const isWanted = asking.includes(0) ? wantedBy(asking, read) : () => true;
  let row = 0;
  const add = (key: number): void => {
    if (isWanted(key)) keyed.push(key, row);
  };
  for (; row < asking.length; row++) read(row, add);
  return keyed.takeSorted();
}

type ReadKeys = (row: number, add: (key: number) => void) => void;

/** Whether an asking row has a key, or one that falls together with it. */
function wantedBy(asking: Uint8Array, read: ReadKeys): (key: number) => boolean {
  const bits = wantedBits(asking.length);
  const wanted = new Uint8Array(1 << (bits - 3));
  const add = (key: number): void => {
    const bit = key >>> (32 - bits);
    wanted[bit >>> 3]! |= 1 << (bit & 7);
  };
  for (let row = 0; row < asking.length; row++) if (asking[row] === 1) read(row, add);
  return (key) => {
    const bit = key >>> (32 - bits);
    return (wanted[bit >>> 3]! & (1 << (bit & 7))) !== 0;
  };
}

/** The rows of each of some keys that are in order. */
export function forEachBlock({keys, rows}: KeyedRows, visit: (rows: Uint32Array) => void): void {
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
