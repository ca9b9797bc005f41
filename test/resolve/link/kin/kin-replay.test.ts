import {expect, test} from 'vitest';
import {KinReplay} from '../../../../src/resolve/link/kin/kin-replay.ts';
import type {Links} from '../../../../src/resolve/link/decide/links.ts';
import type {PersonColumns} from '../../../../src/resolve/link/columns/person-columns.ts';
import type {KinTrace} from '../../../../src/resolve/link/decide/trace.ts';
import {clustersOf, relationsOf, replayOf, rootsOf} from '../../../support/replays.ts';

const ROWS = 4;
const NO_LINKS: Links = {length: 0, left: new Uint32Array(), right: new Uint32Array(), weight: new Float32Array()};
const NOBODY = relationsOf(ROWS, []);

/** One round in which nobody was joined, and names after it, by which rows 0 and 1 were. */
const TRACE: KinTrace = {
  links: NO_LINKS,
  level: new Uint8Array(),
  ends: Uint32Array.of(0),
  roots: rootsOf(ROWS, [[0, 1]]),
  refused: new Uint8Array(),
  nameRound: 0,
  rootsBeforeNames: rootsOf(ROWS, []),
  refusedByName: Uint8Array.of(0),
  isCrowded: 0,
};
const replayed = (trace: Partial<KinTrace> = {}): KinReplay | null =>
  KinReplay.of(replayOf(ROWS, [], {roots: rootsOf(ROWS, []), kin: {...TRACE, ...trace}}, Int32Array.of(0)));
const clusters = () => clustersOf(ROWS, []);

test('nothing is taken over where a home was too crowded, or is now, or in a round that there was not', () => {
  expect(KinReplay.of(null)).toBeNull();
  expect(replayed({isCrowded: 1})).toBeNull();
  expect(replayed()!.startRound(0, clusters(), true, NOBODY)).toBeNull();
  expect(replayed()!.startRound(1, clusters(), false, NOBODY)).toBeNull();
  expect(replayed()!.startRound(0, clusters(), false, NOBODY)).not.toBeNull();
});

/** Rows that all have a number and a birth date but those that a test makes weak: 0 is a child without a name of its own. */
const columns = (weak: readonly number[], placeholder: readonly number[]): PersonColumns => {
  const starts = Uint32Array.from({length: ROWS + 1}, (_, row) =>
    Array.from({length: row}, (__, at) => (weak.includes(at) ? 0 : 1) as number).reduce((sum, one) => sum + one, 0),
  );
  const none = {starts: new Uint32Array(ROWS + 1), values: new Uint32Array()};
  return {
    rowCount: ROWS,
    national: {starts, values: new Uint32Array(ROWS)},
    local: none,
    names: {given: {starts: Uint32Array.of(0, 1), values: Uint32Array.of(0)}},
    name: new Uint32Array(ROWS),
    birthKind: new Uint8Array(ROWS),
    birthFrom: new Int32Array(ROWS),
    birthTo: new Int32Array(ROWS),
    placeholder: Uint8Array.from({length: ROWS}, (_, row) => (placeholder.includes(row) ? 1 : 0)),
  } as unknown as PersonColumns;
};

/** Positions of the links that are decided on anew by name, where rows 0 and 1 have one. */
function askedByName(now: ReturnType<typeof clusters>, rows: PersonColumns): number[] {
  const links: Links = {
    length: 1,
    left: Uint32Array.of(0),
    right: Uint32Array.of(1),
    weight: Float32Array.of(5),
  };
  const run = replayed()!.startRound(0, clusters(), false, NOBODY)!;
  const asked: number[] = [];
  run.joinByName(now, rows, NOBODY, {links, refused: new Map()}, ({links: some}) => {
    asked.push(...some.left);
  });
  return asked;
}

test('names are joined as they were where everybody is who they were before it', () => {
  const now = clusters();
  expect(askedByName(now, columns([0], []))).toEqual([]);
  expect(now.find(1)).toBe(0);
});

test('who is another since, by whatever step, has its links by name decided on anew', () => {
  expect(askedByName(clustersOf(ROWS, [[1, 2]]), columns([0], []))).toEqual([0]);
});

test('a child without a name of its own counts as known by name alone, its number or not', () => {
  const isAsked = (placeholder: number[]) => askedByName(clustersOf(ROWS, [[1, 2]]), columns([], placeholder));
  expect(isAsked([0])).toEqual([0]);
  expect(isAsked([1])).toEqual([0]);
  expect(isAsked([])).toEqual([]);
});

test('a link of a round is decided on anew where somebody is another whom one of the two may be as well', () => {
  const links: Links = {length: 1, left: Uint32Array.of(0), right: Uint32Array.of(1), weight: Float32Array.of(5)};
  const kin = {links, level: Uint8Array.of(0), ends: Uint32Array.of(1), refused: Uint8Array.of(0)};
  const asked = (rivals: [number, number][]): number[] => {
    const now = clustersOf(ROWS, [[2, 3]]);
    const run = replayed(kin)!.startRound(0, now, false, NOBODY)!;
    const found: number[] = [];
    const unite = (union: (left: number, right: number) => void): void => {
      for (const [left, right] of rivals) union(left, right);
    };
    run.decide(now, links, Int32Array.of(0), {unite}, (some) => {
      found.push(...some.left);
      return new Map();
    });
    return found;
  };
  expect(asked([[0, 2]])).toEqual([0]);
  expect(asked([])).toEqual([]);
});
