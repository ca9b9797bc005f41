import {positionById} from '../../base/find-by-id.ts';
import type {Records} from '../../model/records.ts';
import {codesOf, type MentionColumns, type NotificationColumns} from './columns.ts';
import {readMentions} from './mentions.ts';
import {readNames, type NameColumns} from './names.ts';
import {readNotifications} from './notifications.ts';
import {originsOf, toldOf, type OriginColumns} from './origins.ts';
import {
  readInvolvements,
  readStays,
  readTies,
  type InvolvementColumns,
  type StayColumns,
  type TieColumns,
} from './relations.ts';
import {readThings, type ThingColumns} from './things.ts';

/**
 * What a network needs of the records, with ids turned into positions and dates into days. `received` of a record that
 * leans on others is the day on which the last of them had been received, `came` the day on which it was received itself.
 */
export type RecordColumns = {
  mentions: MentionColumns;
  notifications: NotificationColumns;
  ties: TieColumns &
    OriginColumns & {
      /** Notification told of in the same row, the last by id; -1 where there is none. */
      told: Int32Array;
    };
  involvements: InvolvementColumns & OriginColumns;
  stays: StayColumns & OriginColumns;
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
  const areaCodes = codesOf(areas);
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
