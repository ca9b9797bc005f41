import {setAt} from '../../base/get-or-insert.ts';
import {roleCode, type Involvements, type Mentions, type Parted, areParted, type Ties} from '../network.ts';
import type {RecordColumns} from '../columns/record-columns.ts';

/** Ties that had been received, but for those between two who are parted. */
export function seenTies(
  {ties: all}: RecordColumns,
  {person}: Mentions,
  asOfDay: number,
  parted: Parted,
  personCount: number,
): Ties {
  const isParted = maskOf(parted.keys(), personCount);
  const size = all.from.length;
  const days = (): Int32Array => new Int32Array(size);
  const kind = new Uint8Array(size);
  const ties = {
    from: days(),
    to: days(),
    kind,
    start: days(),
    end: days(),
    event: days(),
    received: days(),
    record: days(),
  };
  let length = 0;
  for (let i = 0; i < size; i++) {
    const from = person[all.from[i]!]!;
    const to = person[all.to[i]!]!;
    if (from < 0 || to < 0 || from === to || all.received[i]! > asOfDay) continue;
    if ((isParted[from] === 1 || isParted[to] === 1) && areParted(parted, from, to)) continue;
    ties.from[length] = from;
    ties.to[length] = to;
    ties.kind[length] = all.kind[i]!;
    ties.start[length] = all.start[i]!;
    ties.end[length] = all.end[i]!;
    ties.event[length] = all.event[i]!;
    ties.received[length] = all.received[i]!;
    ties.record[length++] = i;
  }
  return {length, ...ties};
}

/**
 * Involvements that had been received. Where one notification names two who are parted, it is told of the child alone; but what somebody is suspected of is told of
 * them, too.
 */
export function seenInvolvements(
  columns: RecordColumns,
  {person}: Mentions,
  asOfDay: number,
  parted: Parted,
  personCount: number,
): Involvements {
  const {involvements: all, notifications} = columns;
  const hidden = partedIn(all, person, parted, personCount);
  const isHiding = maskOf(hidden.keys(), personCount);
  const suspect = roleCode('suspect');
  const size = all.mention.length;
  const days = (): Int32Array => new Int32Array(size);
  const role = new Uint8Array(size);
  const involvements = {person: days(), notification: days(), role, event: days(), received: days(), record: days()};
  let length = 0;
  for (let i = 0; i < size; i++) {
    const who = person[all.mention[i]!]!;
    if (who < 0 || all.received[i]! > asOfDay) continue;
    if (isHiding[who] === 1 && hidden.get(who)!.has(all.notification[i]!) && all.role[i] !== suspect) continue;
    involvements.person[length] = who;
    involvements.notification[length] = all.notification[i]!;
    involvements.role[length] = all.role[i]!;
    involvements.event[length] = notifications.event[all.notification[i]!]!;
    involvements.received[length] = all.received[i]!;
    involvements.record[length++] = i;
  }
  return {length, ...involvements};
}

/** 1 for each of some persons, who are few: a look into a table of them for every record would cost more than all else. */
function maskOf(persons: Iterable<number>, personCount: number): Uint8Array {
  const mask = new Uint8Array(personCount);
  for (const person of persons) mask[person] = 1;
  return mask;
}

/** Notifications that name a child beside those who adopted it, by each of these. */
function partedIn(
  {mention, notification}: RecordColumns['involvements'],
  person: Int32Array,
  parted: Parted,
  personCount: number,
): Map<number, Set<number>> {
  const hidden = new Map<number, Set<number>>();
  if (parted.size === 0) return hidden;
  const isParted = maskOf(parted.keys(), personCount);
  for (let i = 0; i < mention.length; i++) {
    const who = person[mention[i]!]!;
    if (who < 0 || isParted[who] === 0) continue;
    for (const other of parted.get(who)!) {
      setAt(hidden, other).add(notification[i]!);
    }
  }
  return hidden;
}
