import {must} from '../base/assert.ts';
import {DAY_MAX, DAY_MIN, isoToDay} from '../base/day.ts';
import type {Records} from '../model/records.ts';
import type {Resolved} from '../model/resolved.ts';
import {NOTIFICATION_KINDS, ROLES, TIE_KINDS} from '../model/notification.ts';
import {STAY_KINDS} from '../model/address.ts';
import {listByEnds, listByRow} from './incidence.ts';
import type {Involvements, Mentions, Network, Notifications, Stays, Ties} from './network.ts';
import {stayCode} from './network.ts';
import {describePersons} from './persons.ts';

/**
 * The dated network of all that had been received by the end of `options.asOf` (`YYYY-MM-DD`; null for all there is).
 * Staff are in no column. Linear in the number of records.
 */
export function buildNetwork(records: Records, resolved: Resolved, options: {asOf: string | null}): Network {
  const asOfDay = options.asOf === null ? DAY_MAX : isoToDay(options.asOf);
  const mentions = readMentions(records, resolved, asOfDay);
  const notifications = readNotifications(records, resolved, asOfDay);
  const mentionAt = positions(records.mentions);
  const ties = readTies(records, mentions, mentionAt, asOfDay);
  const involvements = readInvolvements(records, mentions, mentionAt, notifications, asOfDay);
  const stays = readStays(records, resolved, mentions, mentionAt, asOfDay);
  const personCount = resolved.persons.length;
  const mentionsOf = listByRow(personCount, mentions.person, mentions.length);
  return {
    records,
    resolved,
    asOf: options.asOf,
    lastReceived: lastReceived(mentions.received, notifications.received, ties, involvements, stays, asOfDay),
    mentions,
    persons: describePersons(records.mentions, mentions, mentionsOf),
    notifications,
    ties,
    involvements,
    stays,
    mentionsOf,
    tiesOf: listByEnds(personCount, ties.from, ties.to, ties.length),
    involvementsOf: listByRow(personCount, involvements.person, involvements.length),
    involvementsIn: listByRow(notifications.length, involvements.notification, involvements.length),
    staysOf: listByRow(personCount, stays.person, stays.length),
    staysAt: listByRow(resolved.dwellings.length, stays.dwelling, stays.length),
  };
}

function readMentions(records: Records, resolved: Resolved, asOfDay: number): Mentions {
  const {mentions} = records;
  const person = new Int32Array(mentions.length);
  const received = new Int32Array(mentions.length);
  const asAt = new Int32Array(mentions.length);
  for (let i = 0; i < mentions.length; i++) {
    const mention = mentions[i]!;
    received[i] = isoToDay(mention.receivedAt);
    asAt[i] = isoToDay(mention.asAt);
    person[i] = received[i]! <= asOfDay ? resolved.personOf[i]! : -1;
  }
  return {length: mentions.length, person, received, asAt};
}

function readNotifications(records: Records, resolved: Resolved, asOfDay: number): Notifications {
  const list = records.notifications;
  const columns: Notifications = {
    length: list.length,
    known: new Uint8Array(list.length),
    event: new Int32Array(list.length),
    received: new Int32Array(list.length),
    kind: new Uint8Array(list.length),
    incident: Int32Array.from(resolved.incidentOf),
  };
  const kinds = codes(NOTIFICATION_KINDS);
  for (let i = 0; i < list.length; i++) {
    const notification = list[i]!;
    columns.event[i] = isoToDay(notification.eventAt);
    columns.received[i] = isoToDay(notification.receivedAt);
    columns.kind[i] = kinds.get(notification.kind)!;
    columns.known[i] = columns.received[i]! <= asOfDay ? 1 : 0;
  }
  return columns;
}

function readTies(records: Records, mentions: Mentions, mentionAt: ReadonlyMap<string, number>, asOfDay: number): Ties {
  const list = records.ties;
  const ties: Ties = {
    length: 0,
    from: new Int32Array(list.length),
    to: new Int32Array(list.length),
    kind: new Uint8Array(list.length),
    start: new Int32Array(list.length),
    end: new Int32Array(list.length),
    event: new Int32Array(list.length),
    received: new Int32Array(list.length),
    record: new Int32Array(list.length),
  };
  const kinds = codes(TIE_KINDS);
  let length = 0;
  for (let i = 0; i < list.length; i++) {
    const tie = list[i]!;
    const left = must(mentionAt.get(tie.from), 'mention of a tie');
    const right = must(mentionAt.get(tie.to), 'mention of a tie');
    const from = mentions.person[left]!;
    const to = mentions.person[right]!;
    const received = Math.max(isoToDay(tie.receivedAt), mentions.received[left]!, mentions.received[right]!);
    if (from < 0 || to < 0 || from === to || received > asOfDay) continue;
    const start = tie.start === null ? DAY_MIN : isoToDay(tie.start);
    ties.from[length] = from;
    ties.to[length] = to;
    ties.kind[length] = kinds.get(tie.kind)!;
    ties.start[length] = start;
    ties.end[length] = tie.end === null ? DAY_MAX : isoToDay(tie.end);
    ties.event[length] = start === DAY_MIN ? Math.max(mentions.asAt[left]!, mentions.asAt[right]!) : start;
    ties.received[length] = received;
    ties.record[length++] = i;
  }
  ties.length = length;
  return ties;
}

function readInvolvements(
  records: Records,
  mentions: Mentions,
  mentionAt: ReadonlyMap<string, number>,
  notifications: Notifications,
  asOfDay: number,
): Involvements {
  const list = records.involvements;
  const involvements: Involvements = {
    length: 0,
    person: new Int32Array(list.length),
    notification: new Int32Array(list.length),
    role: new Uint8Array(list.length),
    event: new Int32Array(list.length),
    received: new Int32Array(list.length),
    record: new Int32Array(list.length),
  };
  const roles = codes(ROLES);
  const notificationAt = positions(records.notifications);
  let length = 0;
  for (let i = 0; i < list.length; i++) {
    const involvement = list[i]!;
    const mention = must(mentionAt.get(involvement.mention), 'mention of an involvement');
    const notification = must(notificationAt.get(involvement.notification), 'notification of an involvement');
    const received = Math.max(
      isoToDay(involvement.receivedAt),
      mentions.received[mention]!,
      notifications.received[notification]!,
    );
    if (mentions.person[mention]! < 0 || received > asOfDay) continue;
    involvements.person[length] = mentions.person[mention]!;
    involvements.notification[length] = notification;
    involvements.role[length] = roles.get(involvement.role)!;
    involvements.event[length] = notifications.event[notification]!;
    involvements.received[length] = received;
    involvements.record[length++] = i;
  }
  involvements.length = length;
  return involvements;
}

function readStays(
  records: Records,
  resolved: Resolved,
  mentions: Mentions,
  mentionAt: ReadonlyMap<string, number>,
  asOfDay: number,
): Stays {
  const size = records.stays.length + records.mentions.length;
  const stays: Stays = {
    length: 0,
    person: new Int32Array(size),
    dwelling: new Int32Array(size),
    kind: new Uint8Array(size),
    start: new Int32Array(size),
    end: new Int32Array(size),
    event: new Int32Array(size),
    received: new Int32Array(size),
    record: new Int32Array(size),
    isMention: new Uint8Array(size),
  };
  const kinds = codes(STAY_KINDS);
  for (let i = 0; i < records.stays.length; i++) {
    const stay = records.stays[i]!;
    const mention = must(mentionAt.get(stay.mention), 'mention of a stay');
    const received = Math.max(isoToDay(stay.receivedAt), mentions.received[mention]!);
    const dwelling = resolved.dwellingOfStay[i]!;
    if (mentions.person[mention]! < 0 || dwelling < 0 || received > asOfDay) continue;
    const at = stays.length++;
    stays.person[at] = mentions.person[mention]!;
    stays.dwelling[at] = dwelling;
    stays.kind[at] = kinds.get(stay.kind)!;
    stays.start[at] = stay.start === null ? DAY_MIN : isoToDay(stay.start);
    stays.end[at] = stay.end === null ? DAY_MAX : isoToDay(stay.end);
    stays.event[at] = stay.start === null ? isoToDay(stay.asAt) : isoToDay(stay.start);
    stays.received[at] = received;
    stays.record[at] = i;
  }
  addMentionedAddresses(stays, resolved, mentions);
  return stays;
}

function addMentionedAddresses(stays: Stays, resolved: Resolved, mentions: Mentions): void {
  const mentioned = stayCode('mentioned');
  for (let i = 0; i < mentions.person.length; i++) {
    const dwelling = resolved.dwellingOfMention[i]!;
    if (mentions.person[i]! < 0 || dwelling < 0) continue;
    const at = stays.length++;
    stays.person[at] = mentions.person[i]!;
    stays.dwelling[at] = dwelling;
    stays.kind[at] = mentioned;
    stays.start[at] = DAY_MIN;
    stays.end[at] = DAY_MAX;
    stays.event[at] = mentions.asAt[i]!;
    stays.received[at] = mentions.received[i]!;
    stays.record[at] = i;
    stays.isMention[at] = 1;
  }
}

function lastReceived(
  mentions: Int32Array,
  notifications: Int32Array,
  ties: Ties,
  involvements: Involvements,
  stays: Stays,
  asOfDay: number,
): number {
  let last = DAY_MIN;
  for (const day of mentions) if (day > last && day <= asOfDay) last = day;
  for (const day of notifications) if (day > last && day <= asOfDay) last = day;
  for (let i = 0; i < ties.length; i++) if (ties.received[i]! > last) last = ties.received[i]!;
  for (let i = 0; i < involvements.length; i++) if (involvements.received[i]! > last) last = involvements.received[i]!;
  for (let i = 0; i < stays.length; i++) if (stays.received[i]! > last) last = stays.received[i]!;
  return last;
}

function positions(list: readonly {id: string}[]): Map<string, number> {
  const at = new Map<string, number>();
  for (let i = 0; i < list.length; i++) at.set(list[i]!.id, i);
  return at;
}

function codes<T extends string>(words: readonly T[]): Map<T, number> {
  return new Map(words.map((word, code) => [word, code]));
}
