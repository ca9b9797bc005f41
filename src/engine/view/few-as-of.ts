import {IDS, indexOfId, positionsOf, type Listed} from '../../base/find-by-id.ts';
import {isoToDay} from '../../base/day.ts';
import {TIE_KINDS} from '../../model/notification.ts';
import type {Person, Resolved} from '../../model/resolved.ts';
import {columnsOf} from '../../network/columns/record-columns.ts';
import type {Received} from '../../resolve/table-as-of.ts';
import {lazily} from '../../workspace/lists/lazily.ts';
import {lazyList} from '../../base/lazy-list.ts';
import type {Known} from './as-of.ts';

/** All records, each read when somebody looks at it, and which of them had been received. */
export type Few = Known & Received;

/** All there is. */
export const fewOfAll = (known: Known): Few => ({
  ...known,
  ...receivedOf(known, Infinity),
});

/**
 * What `knownBy` tells of persons by the end of a day (`YYYY-MM-DD`), for answers about a few: mentions and persons keep the positions
 * that they have among all, a mention that came later is nobody's, and a person of whom only such mentions tell has none. Nothing is
 * read until it is looked at.
 */
export function fewKnownBy(all: Known, asOf: string): Few {
  const {records, resolved} = all;
  const received = receivedOf(all, isoToDay(asOf));
  const {isMentionKnown} = received;
  const {personOf, persons} = resolved;
  const known = personOf.map((person, row) => (isMentionKnown(row) ? person : -1));
  const [whole, seen] = [countRows(personOf, persons.length), countRows(known, persons.length)];
  const seenPerson = (person: Person, at: number): Person => {
    if (seen[at] === whole[at]) return person;
    return {...person, mentions: person.mentions.filter((id) => isMentionKnown(indexOfId(records.mentions, id)))};
  };
  const same = Object.fromEntries(Object.keys(resolved).map((name) => [name, () => resolved[name as keyof Resolved]]));
  const few = lazily({
    ...same,
    personOf: () => known,
    persons: () =>
      lazyList<Person>({
        length: persons.length,
        one: (at) => seenPerson(persons[at]!, at),
        all: () => persons.map(seenPerson),
        ids: (persons as Listed)[IDS] ?? {at: (at) => persons[at]!.id, indexOf: (id) => indexOfId(persons, id)},
      }),
    held: () => {
      const at = positionsOf(persons, new Set(resolved.held.flatMap(({left, right}) => [left, right])));
      const isWhole = (id: string): boolean => seen[at.get(id)!]! > 0 && seen[at.get(id)!] === whole[at.get(id)!];
      return resolved.held.filter(({left, right}) => isWhole(left) && isWhole(right));
    },
    kinLevels: () => levelsAmong(resolved.kinLevels, isMentionKnown),
  }) as Resolved;
  return {records, resolved: few, ...received};
}

function receivedOf({records}: Known, day: number): Received {
  const {mentions, ties} = columnsOf(records);
  return {
    isMentionKnown: (row) => mentions.received[row]! <= day,
    tieRows: {from: ties.from, to: ties.to, kind: (tie) => TIE_KINDS[ties.kind[tie]!]!},
    isTieKnown: (tie) => ties.received[tie]! <= day,
  };
}

function countRows(personOf: Int32Array, count: number): Uint32Array {
  const rows = new Uint32Array(count);
  for (const person of personOf) if (person >= 0) rows[person]!++;
  return rows;
}

/** Triples of two mentions and a level, of those that are both known. */
function levelsAmong(levels: Int32Array, isKnown: (row: number) => boolean): Int32Array {
  const seen = new Int32Array(levels.length);
  let length = 0;
  for (let at = 0; at < levels.length; at += 3) {
    if (!isKnown(levels[at]!) || !isKnown(levels[at + 1]!)) continue;
    seen.set(levels.subarray(at, at + 3), length);
    length += 3;
  }
  return seen.subarray(0, length);
}
