import {ROLES, type Role} from '../../model/notification.ts';
import type {Records} from '../../model/records.ts';
import type {Resolved} from '../../model/resolved.ts';
import {columnsOf} from './record-columns.ts';
import {maskOf} from './columns.ts';

/** Parts in a report of those who were where it happened; others tell of it, or are told of. */
const PRESENT: readonly Role[] = ['found-with'];

/**
 * mention index -> front door, as it is written, of the place of the report that finds who it describes; -1 where none does, or several do. Only
 * a report that had come when the mention did counts, so that as of a day who is known was found there.
 */
export function reportDoors(records: Records, {dwellingAsWritten}: Pick<Resolved, 'dwellingAsWritten'>): Int32Array {
  const {mentions, involvements} = columnsOf(records);
  const doorOf = dwellingAsWritten.subarray(records.mentions.length + records.stays.length);
  const doors = new Int32Array(records.mentions.length).fill(NOWHERE);
  const isPresent = maskOf(ROLES, PRESENT);
  const {mention, notification, role, received} = involvements;
  for (let at = 0; at < mention.length; at++) {
    const [row, door] = [mention[at]!, doorOf[notification[at]!]!];
    if (isPresent[role[at]!] === 0 || door < 0 || received[at]! > mentions.received[row]!) continue;
    doors[row] = doors[row] === NOWHERE || doors[row] === door ? door : SEVERAL;
  }
  return doors.map((door) => Math.max(door, NOWHERE));
}

const NOWHERE = -1;
const SEVERAL = -2;
