import {allIds} from '../base/find-by-id.ts';
import {matchIds} from '../base/match-ids.ts';
import type {Records, RecordVersions} from '../model/records.ts';
import {heldApart} from './held.ts';
import type {Incidence} from './incidence.ts';
import type {Network} from './network.ts';
import type {RowList} from './watched-rows.ts';

/** A network of all records, with the version of each of them. */
export type VersionedNetwork = {network: Network; versions: RecordVersions};

/** For each list and row of a network where the row stands in a later one; -1 where it is gone, or anything that it tells is other than it was. */
export type RowsAfter = Record<RowList, Int32Array>;

/** What became of records, persons and places of a network: their position in another; -1 where they are gone or others. */
type After = Record<keyof Records | 'persons' | 'dwellings', Int32Array>;

/**
 * Which rows of a network stand in a later one as they were: the same records in the same order, of the same persons, places and
 * incidents, known from the same days. Whatever is made of such rows alone is what it was.
 */
export function sameRows(old: VersionedNetwork, now: VersionedNetwork): RowsAfter {
  const [was, is] = [old.network, now.network];
  const after = followItems(old, now);
  const areInvolvementsSame = sameInvolvements(was, is, after);
  const areStaysSame = sameStays(was, is, after);
  // Whether two may be one person is asked beside any of their rows.
  const persons = withoutOtherHeld(was, is, after.persons);
  return {
    mentionsOf: rowsAfter(was.mentionsOf, is.mentionsOf, persons, sameMentions(was, is, after)),
    tiesOf: rowsAfter(was.tiesOf, is.tiesOf, persons, sameTies(was, is, after)),
    involvementsOf: rowsAfter(was.involvementsOf, is.involvementsOf, persons, areInvolvementsSame),
    involvementsIn: rowsAfter(was.involvementsIn, is.involvementsIn, after.notifications, areInvolvementsSame),
    staysOf: rowsAfter(was.staysOf, is.staysOf, persons, areStaysSame),
    staysAt: rowsAfter(was.staysAt, is.staysAt, after.dwellings, areStaysSame),
  };
}

function followItems(old: VersionedNetwork, now: VersionedNetwork): After {
  const [was, is] = [old.network, now.network];
  const recordsAfter = (name: keyof Records): Int32Array =>
    matched(was.records[name], is.records[name], (before, at) => old.versions[name][before] === now.versions[name][at]);
  const incidents = matched(was.resolved.incidents, is.resolved.incidents, () => true);
  const notifications = recordsAfter('notifications').map((at, before) => {
    const incident = was.notifications.incident[before]!;
    return at >= 0 && (incident < 0 ? -1 : incidents[incident]) === is.notifications.incident[at] ? at : -1;
  });
  return {
    mentions: recordsAfter('mentions'),
    notifications,
    involvements: recordsAfter('involvements'),
    ties: recordsAfter('ties'),
    stays: recordsAfter('stays'),
    persons: matched(was.resolved.persons, is.resolved.persons, () => true),
    dwellings: matched(
      was.resolved.dwellings,
      is.resolved.dwellings,
      (before, at) => JSON.stringify(was.resolved.dwellings[before]) === JSON.stringify(is.resolved.dwellings[at]),
    ),
  };
}

function matched(
  old: readonly {id: string}[],
  now: readonly {id: string}[],
  areSame: (before: number, at: number) => boolean,
): Int32Array {
  return matchIds(allIds(old), allIds(now)).after.map((at, before) => (at >= 0 && areSame(before, at) ? at : -1));
}

type Comparison = (was: number, now: number) => boolean;

function rowsAfter(old: Incidence, now: Incidence, after: Int32Array, areSame: Comparison): Int32Array {
  return after.map((row, was) => {
    if (row < 0) return -1;
    const [from, start] = [old.starts[was]!, now.starts[row]!];
    const length = old.starts[was + 1]! - from;
    if (now.starts[row + 1]! - start !== length) return -1;
    for (let at = 0; at < length; at++) if (!areSame(old.items[from + at]!, now.items[start + at]!)) return -1;
    return row;
  });
}

// What a record says of itself is that of its version; what it leans on can make it known on another day.

function sameMentions({mentions: old}: Network, {mentions: now}: Network, after: After): Comparison {
  return (a, b) => after.mentions[a] === b && after.mentions[old.row[a]!] === now.row[b];
}

function sameTies({ties: old}: Network, {ties: now}: Network, after: After): Comparison {
  return (a, b) =>
    after.ties[old.record[a]!] === now.record[b] &&
    after.persons[old.from[a]!] === now.from[b] &&
    after.persons[old.to[a]!] === now.to[b] &&
    old.event[a] === now.event[b] &&
    old.received[a] === now.received[b];
}

function sameInvolvements({involvements: old}: Network, {involvements: now}: Network, after: After): Comparison {
  return (a, b) =>
    after.involvements[old.record[a]!] === now.record[b] &&
    after.persons[old.person[a]!] === now.person[b] &&
    after.notifications[old.notification[a]!] === now.notification[b] &&
    old.received[a] === now.received[b];
}

function sameStays({stays: old}: Network, {stays: now}: Network, after: After): Comparison {
  return (a, b) =>
    old.isMention[a] === now.isMention[b] &&
    (old.isMention[a] === 1 ? after.mentions : after.stays)[old.record[a]!] === now.record[b] &&
    after.persons[old.person[a]!] === now.person[b] &&
    after.dwellings[old.dwelling[a]!] === now.dwelling[b] &&
    old.received[a] === now.received[b];
}

/** Persons without those who are held apart from others than before. */
function withoutOtherHeld(was: Network, is: Network, after: Int32Array): Int32Array {
  const keyOf = (left: number, right: number): number =>
    Math.min(left, right) * is.resolved.persons.length + Math.max(left, right);
  const then = new Set<number>();
  const out = Int32Array.from(after);
  const now = new Set(heldApart(is).map(({left, right}) => keyOf(left, right)));
  for (const {left, right} of heldApart(was)) {
    const [a, b] = [after[left]!, after[right]!];
    if (a >= 0 && b >= 0) then.add(keyOf(a, b));
    if (a < 0 || b < 0 || !now.has(keyOf(a, b))) out[left] = out[right] = -1;
  }
  const others = new Set(heldApart(is).flatMap(({left, right}) => (then.has(keyOf(left, right)) ? [] : [left, right])));
  return out.map((at) => (others.has(at) ? -1 : at));
}
