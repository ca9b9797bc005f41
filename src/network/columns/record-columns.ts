import {must} from '../../base/assert.ts';
import {DAY_MAX, DAY_MIN, isoToDay} from '../../base/day.ts';
import {positionById} from '../../base/find-by-id.ts';
import {STAY_KINDS} from '../../model/address.ts';
import {ALLEGATION_STATUSES, NOTIFICATION_KINDS, RAGS, ROLES, TIE_KINDS} from '../../model/notification.ts';
import {LIFE_STAGES} from '../../model/mention.ts';
import type {Records} from '../../model/records.ts';
import {AGENCIES} from '../../model/source.ts';
import {readNames, type NameColumns} from './names.ts';
import {originsOf, rowsOf, toldOf, type OriginColumns} from './origins.ts';
import {readThings, type ThingColumns} from './things.ts';
import {SEX, BIRTH_KINDS, type MentionColumns, type NotificationColumns, outcomeBits} from './columns.ts';

/**
 * What a network needs of the records, with ids turned into positions and dates into days. `received` of a record that
 * leans on others is the day on which the last of them had been received, `came` the day on which it was received itself.
 */
export type RecordColumns = {
  mentions: MentionColumns;
  notifications: NotificationColumns;
  ties: {
    from: Int32Array;
    to: Int32Array;
    kind: Uint8Array;
    start: Int32Array;
    end: Int32Array;
    event: Int32Array;
    received: Int32Array;
    came: Int32Array;
    /** Notification told of in the same row, the last by id; -1 where there is none. */
    told: Int32Array;
  } & OriginColumns;
  involvements: {
    mention: Int32Array;
    notification: Int32Array;
    role: Uint8Array;
    received: Int32Array;
    came: Int32Array;
  } & OriginColumns;
  stays: {
    mention: Int32Array;
    kind: Uint8Array;
    start: Int32Array;
    end: Int32Array;
    event: Int32Array;
    received: Int32Array;
    came: Int32Array;
  } & OriginColumns;
  things: ThingColumns;
  names: NameColumns;
  /** See Network. */
  areas: readonly string[];
};

const known = new WeakMap<Records, RecordColumns>();

/**
 * The columns of records, made once for each list of records: reading ids and dates costs ten times what building a
 * network from them does, and every as-of question asks anew. Records are never changed in place.
 */
export function columnsOf(records: Records): RecordColumns {
  const there = known.get(records);
  if (there !== undefined) return there;
  const areas = areasOf(records);
  const areaCodes = codes(areas);
  const mentions = readMentions(records, areaCodes);
  const notifications = readNotifications(records, areaCodes);
  const mentionAt = positionById(records.mentions);
  const columns = {
    mentions,
    notifications,
    ties: {...readTies(records, mentions, mentionAt), ...originsOf(records.ties, areaCodes), told: toldOf(records)},
    involvements: {
      ...readInvolvements(records, mentions, mentionAt, notifications),
      ...originsOf(records.involvements, areaCodes),
    },
    stays: {...readStays(records, mentions, mentionAt), ...originsOf(records.stays, areaCodes)},
    things: readThings(records.mentions),
    names: readNames(records.mentions),
    areas,
  };
  known.set(records, columns);
  return columns;
}

/** Takes the columns of records as they were made before, so that none of the records is looked at. */
export function takeColumns(records: Records, columns: RecordColumns): void {
  known.set(records, columns);
}

function areasOf(records: Records): string[] {
  const areas = new Set<string>();
  for (const list of Object.values(records)) for (const {area} of list) areas.add(area);
  return [...areas].sort();
}

function readMentions({mentions}: Records, areas: ReadonlyMap<string, number>): MentionColumns {
  const {length} = mentions;
  const columns: MentionColumns = {
    received: new Int32Array(length),
    asAt: new Int32Array(length),
    birthFrom: new Int32Array(length).fill(DAY_MIN),
    birthTo: new Int32Array(length).fill(DAY_MAX),
    birthKind: new Uint8Array(length).fill(BIRTH_KINDS.indexOf('none')),
    died: new Int32Array(length).fill(DAY_MAX),
    sex: new Uint8Array(length),
    stage: new Uint8Array(length),
    agency: new Uint8Array(length),
    area: new Int32Array(length),
    row: rowsOf(mentions),
  };
  const kinds = codes(BIRTH_KINDS);
  const stages = codes(LIFE_STAGES);
  const agencies = codes(AGENCIES);
  for (let i = 0; i < length; i++) {
    const {receivedAt, asAt, birth, died, sex, lifeStage, agency, area} = mentions[i]!;
    columns.received[i] = isoToDay(receivedAt);
    columns.asAt[i] = isoToDay(asAt);
    columns.sex[i] = SEX[sex];
    columns.stage[i] = stages.get(lifeStage)!;
    columns.agency[i] = agencies.get(agency)!;
    columns.area[i] = areas.get(area)!;
    if (died !== null) columns.died[i] = isoToDay(died);
    if (birth === null) continue;
    columns.birthFrom[i] = isoToDay(birth.from);
    columns.birthTo[i] = isoToDay(birth.to);
    columns.birthKind[i] = kinds.get(birth.kind)!;
  }
  return columns;
}

function readNotifications({notifications}: Records, areas: ReadonlyMap<string, number>): NotificationColumns {
  const {length} = notifications;
  const columns: NotificationColumns = {
    event: new Int32Array(length),
    received: new Int32Array(length),
    kind: new Uint8Array(length),
    agency: new Uint8Array(length),
    area: new Int32Array(length),
    allegation: new Uint8Array(length),
    outcomes: new Int32Array(length),
    decided: new Int32Array(length),
    rating: new Uint8Array(length),
  };
  const kinds = codes(NOTIFICATION_KINDS);
  const agencies = codes(AGENCIES);
  const allegations = codes(ALLEGATION_STATUSES);
  for (let i = 0; i < length; i++) {
    const notification = notifications[i]!;
    const {decidedAt} = notification;
    columns.event[i] = isoToDay(notification.eventAt);
    columns.received[i] = isoToDay(notification.receivedAt);
    columns.decided[i] = Math.max(columns.received[i]!, decidedAt === null ? DAY_MIN : isoToDay(decidedAt));
    columns.kind[i] = kinds.get(notification.kind)!;
    columns.agency[i] = agencies.get(notification.agency)!;
    columns.area[i] = areas.get(notification.area)!;
    columns.allegation[i] = allegations.get(notification.allegation)!;
    if (notification.ragInitial !== null) columns.rating[i] = 1 + RAGS.indexOf(notification.ragInitial);
    for (const outcome of notification.outcomes) columns.outcomes[i]! |= outcomeBits([outcome]);
  }
  return columns;
}

function readTies(
  {ties}: Records,
  mentions: RecordColumns['mentions'],
  mentionAt: ReadonlyMap<string, number>,
): Omit<RecordColumns['ties'], 'told' | keyof OriginColumns> {
  const days = (): Int32Array => new Int32Array(ties.length);
  const kind = new Uint8Array(ties.length);
  const columns = {
    from: days(),
    to: days(),
    kind,
    start: days(),
    end: days(),
    event: days(),
    received: days(),
    came: days(),
  };
  const kinds = codes(TIE_KINDS);
  for (let i = 0; i < ties.length; i++) {
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

function readInvolvements(
  {notifications, involvements}: Records,
  mentions: RecordColumns['mentions'],
  mentionAt: ReadonlyMap<string, number>,
  notificationColumns: RecordColumns['notifications'],
): Omit<RecordColumns['involvements'], keyof OriginColumns> {
  const {length} = involvements;
  const columns = {
    mention: new Int32Array(length),
    notification: new Int32Array(length),
    role: new Uint8Array(length),
    received: new Int32Array(length),
    came: new Int32Array(length),
  };
  const roles = codes(ROLES);
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

function readStays(
  {stays}: Records,
  mentions: RecordColumns['mentions'],
  mentionAt: ReadonlyMap<string, number>,
): Omit<RecordColumns['stays'], keyof OriginColumns> {
  const days = (): Int32Array => new Int32Array(stays.length);
  const kind = new Uint8Array(stays.length);
  const columns = {mention: days(), kind, start: days(), end: days(), event: days(), received: days(), came: days()};
  const kinds = codes(STAY_KINDS);
  for (let i = 0; i < stays.length; i++) {
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

function codes<T extends string>(words: readonly T[]): Map<T, number> {
  return new Map(words.map((word, code) => [word, code]));
}
