import {AGENCIES} from '../../model/source.ts';
import {IntMap} from '../../columns/int-map.ts';
import type {Network} from '../../network/network.ts';

export const EDUCATION = AGENCIES.indexOf('education');

/** True where a school's own list has a person for a child of the family. */
export type SchoolList = (person: number, family: number) => boolean;

/**
 * Whom schools list beside a child, as friend, contact or whatever they call them: a parent says whom to ring. Of no day, as of most schools a
 * hub has the list of today beside reports of years. Ties that a report tells of are no list.
 */
export function schoolListOf({ties, columns}: Network, familyOf: ArrayLike<number>): SchoolList {
  const listed = new IntMap();
  for (let tie = 0; tie < ties.length; tie++) {
    const record = ties.record[tie]!;
    if (columns.ties.agency[record] !== EDUCATION || columns.ties.told[record]! >= 0) continue;
    const [from, to] = [ties.from[tie]!, ties.to[tie]!];
    listed.set(from, familyOf[to]!, 1);
    listed.set(to, familyOf[from]!, 1);
  }
  return (person, family) => listed.get(person, family) === 1;
}
