import {expect, test} from 'vitest';
import type {Links} from '../../../../src/resolve/link/decide/links.ts';
import {decideSome} from '../../../../src/resolve/link/decide/replay.ts';
import {clustersOf, relationsOf, replayOf, rootsOf} from '../../../support/replays.ts';

const NOBODY = relationsOf(5, []);

test.each<[string, number[][], number[][], number[], number[]]>([
  ['stayed as they were', [[0, 1]], [[0, 1]], [], [0, 0, 0, 0, 0]],
  ['lost a row', [[0, 1, 2]], [[0, 1]], [], [1, 1, 1, 0, 0]],
  ['came apart', [[0, 1]], [], [], [1, 1, 0, 0, 0]],
  ['came together', [], [[0, 1]], [], [1, 1, 0, 0, 0]],
  ['changed a row for another', [[0, 1], [2]], [[0, 2]], [], [1, 1, 1, 0, 0]],
  ['have a row that says something else', [[0, 1]], [[0, 1]], [1], [1, 1, 0, 0, 0]],
])('rows whose clusters %s are decided on anew where they need be', (_, before, now, others, affected) => {
  const replay = replayOf(5, others);
  replay.noteMoved(clustersOf(5, now), rootsOf(5, before), NOBODY);
  expect([...replay.isAffected]).toEqual(affected);
});

test('so are rows beside somebody whose cluster is another, and not those beside these', () => {
  const replay = replayOf(5);
  const beside = relationsOf(5, [
    [1, 3],
    [3, 4],
  ]);
  replay.noteMoved(clustersOf(5, []), rootsOf(5, [[0, 1]]), beside);
  expect([...replay.isAffected]).toEqual([1, 1, 0, 1, 0]);
});

test('what was affected in one step is in those after it', () => {
  const replay = replayOf(5);
  replay.noteMoved(clustersOf(5, []), rootsOf(5, [[0, 1]]), NOBODY);
  replay.noteMoved(clustersOf(5, []), rootsOf(5, []), NOBODY);
  expect([...replay.isAffected]).toEqual([1, 1, 0, 0, 0]);
});

test('rows that a chain of links or a cluster brings together with an affected one are live', () => {
  const unite = (union: (left: number, right: number) => void): void => {
    union(0, 1);
    union(1, 2);
  };
  const clusters = clustersOf(5, [[2, 3]]);
  expect([...replayOf(5, [0]).liveRows(clusters, unite)]).toEqual([1, 1, 1, 1, 0]);
  expect([...replayOf(5).liveRows(clusters, unite)]).toEqual([0, 0, 0, 0, 0]);
  // Those of which the caller knows that they are others.
  expect([...replayOf(5).liveRows(clusters, unite, Uint8Array.of(0, 0, 0, 1, 0))]).toEqual([1, 1, 1, 1, 0]);
});

test('rows that are not live are joined as they were, and live ones are left alone', () => {
  const clusters = clustersOf(5, []);
  replayOf(5).join(
    clusters,
    rootsOf(5, [
      [0, 1],
      [2, 3],
    ]),
    Uint8Array.of(1, 1, 0, 0, 0),
  );
  expect([0, 1, 2, 3, 4].map((row) => clusters.find(row))).toEqual([0, 1, 2, 2, 4]);
});

test('of live rows what is refused is what is found now, of others what was found then', () => {
  const links: Links = {
    length: 4,
    left: Uint32Array.of(0, 0, 2, 3),
    right: Uint32Array.of(1, 2, 3, 4),
    weight: Float32Array.of(9, 8, 7, 6),
  };
  const refused = new Map([
    [0, 5],
    [1, 5],
    [2, 5],
    [3, 5],
  ]);
  const asked: number[][] = [];
  decideSome(
    links,
    (link) => link < 3,
    Uint8Array.of(1, 1, 0, 0, 0),
    Int32Array.of(2, 1, 0, 3),
    Uint8Array.of(0, 3, 4, 0),
    refused,
    (some, positions) => {
      asked.push([...positions], [...some.left], [...some.right], [...some.weight]);
      return new Map([[1, 7]]);
    },
  );
  expect(asked).toEqual([
    [0, 1],
    [0, 0],
    [1, 2],
    [9, 8],
  ]);
  // Link 0 is no longer refused, 1 is for another reason, 2 was not refused then, and 3 is nobody's business here.
  expect([...refused].sort(([left], [right]) => left - right)).toEqual([
    [1, 7],
    [3, 5],
  ]);
});
