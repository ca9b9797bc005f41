import {must} from '../../base/assert.ts';
import {DAY_MAX, DAY_MIN, isoToDay} from '../../base/day.ts';
import {positionById} from '../../base/find-by-id.ts';
import {STAY_KINDS} from '../../model/address.ts';
import {ROLES, TIE_KINDS} from '../../model/notification.ts';
import type {Records} from '../../model/records.ts';
import {codesOf, type MentionColumns, type NotificationColumns} from './columns.ts';

/** Days of a record that leans on mentions. */
type RelationDays = {
  /** First and last day on which it holds; DAY_MIN and DAY_MAX where none is given. */
  start: Int32Array;
  end: Int32Array;
  /** The day on which it is first known to have held. */
  event: Int32Array;
  /** The day on which it and all that it leans on had been received. */
  received: Int32Array;
  /** The day on which it was received itself. */
  came: Int32Array;
};

export type TieColumns = RelationDays & {
  /** Mentions. */
  from: Int32Array;
  to: Int32Array;
  /** Position in TIE_KINDS. */
  kind: Uint8Array;
};

export type InvolvementColumns = Pick<RelationDays, 'received' | 'came'> & {
  mention: Int32Array;
  notification: Int32Array;
  /** Position in ROLES. */
  role: Uint8Array;
};

export type StayColumns = RelationDays & {
  mention: Int32Array;
  /** Position in STAY_KINDS. */
  kind: Uint8Array;
};

export function readTies(
  {ties}: Records,
  mentions: MentionColumns,
  mentionAt: ReadonlyMap<string, number>,
): TieColumns {
  const {length} = ties;
  const columns: TieColumns = {
    from: new Int32Array(length),
    to: new Int32Array(length),
    kind: new Uint8Array(length),
    ...daysFor(length),
  };
  const kinds = codesOf(TIE_KINDS);
  for (let i = 0; i < length; i++) {
    const tie = ties[i]!;
    const from = must(mentionAt.get(tie.from), 'mention of a tie');
    const to = must(mentionAt.get(tie.to), 'mention of a tie');
    const start = tie.start === null ? DAY_MIN : isoToDay(tie.start);
    columns.from[i] = from;
    columns.to[i] = to;
    columns.kind[i] = kinds.get(tie.kind)!;
    columns.start[i] = start;
    columns.end[i] = tie.end === null ? DAY_MAX : isoToDay(tie.end);
    columns.event[i] = start === DAY_MIN ? Math.max(mentions.asAt[from]!, mentions.asAt[to]!) : start;
    columns.came[i] = isoToDay(tie.receivedAt);
    columns.received[i] = Math.max(columns.came[i]!, mentions.received[from]!, mentions.received[to]!);
  }
  return columns;
}

export function readInvolvements(
  {notifications, involvements}: Records,
  mentions: MentionColumns,
  mentionAt: ReadonlyMap<string, number>,
  notificationColumns: NotificationColumns,
): InvolvementColumns {
  const {length} = involvements;
  const columns: InvolvementColumns = {
    mention: new Int32Array(length),
    notification: new Int32Array(length),
    role: new Uint8Array(length),
    received: new Int32Array(length),
    came: new Int32Array(length),
  };
  const roles = codesOf(ROLES);
  const notificationAt = positionById(notifications);
  for (let i = 0; i < length; i++) {
    const involvement = involvements[i]!;
    const mention = must(mentionAt.get(involvement.mention), 'mention of an involvement');
    const notification = must(notificationAt.get(involvement.notification), 'notification of an involvement');
    columns.mention[i] = mention;
    columns.notification[i] = notification;
    columns.role[i] = roles.get(involvement.role)!;
    columns.came[i] = isoToDay(involvement.receivedAt);
    columns.received[i] = Math.max(
      columns.came[i]!,
      mentions.received[mention]!,
      notificationColumns.received[notification]!,
    );
  }
  return columns;
}

export function readStays(
  {stays}: Records,
  mentions: MentionColumns,
  mentionAt: ReadonlyMap<string, number>,
): StayColumns {
  const {length} = stays;
  const columns: StayColumns = {mention: new Int32Array(length), kind: new Uint8Array(length), ...daysFor(length)};
  const kinds = codesOf(STAY_KINDS);
  for (let i = 0; i < length; i++) {
    const stay = stays[i]!;
    const mention = must(mentionAt.get(stay.mention), 'mention of a stay');
    columns.mention[i] = mention;
    columns.kind[i] = kinds.get(stay.kind)!;
    columns.start[i] = stay.start === null ? DAY_MIN : isoToDay(stay.start);
    columns.end[i] = stay.end === null ? DAY_MAX : isoToDay(stay.end);
    columns.event[i] = isoToDay(stay.start ?? stay.asAt);
    columns.came[i] = isoToDay(stay.receivedAt);
    columns.received[i] = Math.max(columns.came[i]!, mentions.received[mention]!);
  }
  return columns;
}

function daysFor(length: number): RelationDays {
  const days = (): Int32Array => new Int32Array(length);
  return {start: days(), end: days(), event: days(), received: days(), came: days()};
}
