import {expect, test} from 'vitest';
import type {Mention} from '../../src/model/mention.ts';
import type {Records, RecordVersions} from '../../src/model/records.ts';
import type {Resolved} from '../../src/model/resolved.ts';
import {buildNetwork} from '../../src/network/build.ts';
import {sameRows, type RowsAfter, type VersionedNetwork} from '../../src/network/same-rows.ts';
import {involve, mention, notification, records, resolve, tie} from '../support/records.ts';

/** A mention in a row of its own. */
const mentionIn = (row: number, id: string): Mention =>
  mention(id, {source: {feed: 'test', file: 'test.csv', row, slot: 'child'}});
const [ada, bea, cem] = [mentionIn(2, 'a.1'), mentionIn(3, 'b.1'), mentionIn(4, 'c.1')];
const told = notification('n1');
const ALL = records({
  mentions: [ada, bea, cem],
  notifications: [told],
  ties: [tie(ada, bea, 'sibling')],
  involvements: [involve(told, bea, 'victim')],
});

/** Versions by how a record reads. */
function versionsOf(of: Records): RecordVersions {
  const hash = (record: object): number =>
    Buffer.from(JSON.stringify(record)).reduce((sum, byte) => (sum * 31 + byte) | 0, 7);
  const list = (items: readonly object[]): Int32Array => Int32Array.from(items, hash);
  const {mentions, notifications, involvements, ties, stays} = of;
  return {
    mentions: list(mentions),
    notifications: list(notifications),
    involvements: list(involvements),
    ties: list(ties),
    stays: list(stays),
  };
}

const networkOf = (of: Records, resolved: Resolved = resolve(of)): VersionedNetwork => ({
  network: buildNetwork(of, resolved, {asOf: null}),
  versions: versionsOf(of),
});

/** By person whether each of their rows is what it was: mentions, ties, parts in notifications. */
const sameOf = ({mentionsOf, tiesOf, involvementsOf}: RowsAfter): string[] =>
  [...mentionsOf.keys()].map((person) =>
    [mentionsOf, tiesOf, involvementsOf].map((rows) => (rows[person]! >= 0 ? 'same' : 'other')).join(' '),
  );

const SAME = 'same same same';

test('rows of which nothing is other stand where they stood', () => {
  expect(sameOf(sameRows(networkOf(ALL), networkOf(ALL)))).toEqual([SAME, SAME, SAME]);
});

test('a person before them moves rows and leaves them the same', () => {
  const more = records({...ALL, mentions: [mentionIn(1, '0.1'), ...ALL.mentions]});
  const {mentionsOf, involvementsIn} = sameRows(networkOf(ALL), networkOf(more));
  expect([...mentionsOf]).toEqual([1, 2, 3]);
  expect([...involvementsIn]).toEqual([0]);
});

test('what is known from another day is other with everybody it is told of', () => {
  const late = {...ada, receivedAt: '2023-05-01'};
  const after = records({...ALL, mentions: [late, bea, cem]});
  // The tie says what it said, and is known only since both of its mentions are.
  expect(sameOf(sameRows(networkOf(ALL), networkOf(after)))).toEqual(['other other same', 'same other same', SAME]);
});

test('two who are held apart, or no longer are, are others in all their rows', () => {
  const resolved = resolve(ALL);
  const [left, right] = [resolved.persons[0]!.id, resolved.persons[2]!.id];
  const held = {...resolved, held: [{left, right, weight: 5, reason: 'TWIN'}]};
  const others = ['other other other', SAME, 'other other other'];
  expect(sameOf(sameRows(networkOf(ALL), networkOf(ALL, held)))).toEqual(others);
  expect(sameOf(sameRows(networkOf(ALL, held), networkOf(ALL)))).toEqual(others);
  expect(sameOf(sameRows(networkOf(ALL, held), networkOf(ALL, held)))).toEqual([SAME, SAME, SAME]);
});

test('a notification of another incident is other for whom it names', () => {
  const after = {...resolve(ALL), incidentOf: Int32Array.of(-1)};
  const rows = sameRows(networkOf(ALL), networkOf(ALL, after));
  expect(sameOf(rows)).toEqual([SAME, 'same same other', SAME]);
  expect([...rows.involvementsIn]).toEqual([-1]);
});
