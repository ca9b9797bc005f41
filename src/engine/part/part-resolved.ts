import {idAt, positionsOf} from '../../base/find-by-id.ts';
import type {Pieces} from '../../base/piecemeal.ts';
import type {Records} from '../../model/records.ts';
import type {Incident, Person, Resolved} from '../../model/resolved.ts';
import {inWords} from '../../network/dwelling-words.ts';
import {listByRow, rowItems, type Incidence} from '../../network/incidence.ts';
import {newPositions} from '../../network/columns/part-columns.ts';
import type {WrittenAddresses} from '../../network/columns/written-addresses.ts';
import {partList} from '../../workspace/lists/part-list.ts';
import type {PartRows} from './part-rows.ts';

/**
 * What a part of the records tells of the persons, incidents and front doors of all: those of which none of its records tells are left
 * out, the others are made of its records alone. `part` are its records, `from` their positions among all.
 */
export function* partResolved(
  {resolved, part, addresses}: {resolved: Resolved; part: Records; addresses: WrittenAddresses},
  from: PartRows,
): Pieces<Resolved> {
  const persons = groupsOf(resolved.personOf, resolved.persons.length, from.mentions);
  const incidents = groupsOf(resolved.incidentOf, resolved.incidents.length, from.notifications);
  yield;
  const held = heldOf(resolved, persons);
  yield;
  return {
    persons: partList(resolved.persons, persons.from, (person, at): Person =>
      persons.isWhole(at) ? person : {...person, mentions: idsOf(part.mentions, persons.members, at)},
    ),
    personOf: persons.of,
    held,
    kinLevels: levelsOf(resolved.kinLevels, newPositions(resolved.personOf.length, from.mentions)),
    ...(yield* doorsOf(resolved, addresses, from)),
    // A reason does not say which records it joined, so an incident that lacks some shows none.
    incidents: partList(resolved.incidents, incidents.from, (incident, at): Incident =>
      incidents.isWhole(at)
        ? incident
        : {...incident, notifications: idsOf(part.notifications, incidents.members, at), reasons: []},
    ),
    incidentOf: incidents.of,
  };
}

type Groups = {
  /** Positions among all groups of those that have a member here. */
  from: Uint32Array;
  /** Member -> group, by the positions here. */
  of: Int32Array;
  members: Incidence;
  /** Whether all members of a group are here. */
  isWhole: (at: number) => boolean;
};

/** Groups of which any member is at these positions. */
function groupsOf(groupOf: Int32Array, count: number, members: Uint32Array): Groups {
  const before = pick(groupOf, members);
  const [all, here] = [sizes(groupOf, count), sizes(before, count)];
  const from = Uint32Array.from(here.keys()).filter((group) => here[group]! > 0);
  const now = newPositions(count, from);
  const of = before.map((group) => (group < 0 ? -1 : now[group]!));
  return {
    from,
    of,
    members: listByRow(from.length, of, of.length),
    isWhole: (at) => here[from[at]!] === all[from[at]!],
  };
}

function sizes(groupOf: Int32Array, count: number): Uint32Array {
  const size = new Uint32Array(count);
  for (const group of groupOf) if (group >= 0) size[group]!++;
  return size;
}

function pick(values: Int32Array, from: Uint32Array): Int32Array {
  return Int32Array.from(from, (position) => values[position] ?? -1);
}

const idsOf = (list: readonly {id: string}[], members: Incidence, group: number): string[] =>
  Array.from(rowItems(members, group), (at) => idAt(list, at));

/** What holds two persons apart may rest on any of their records, so a pair is there only where all of them are. */
function heldOf({held, persons}: Resolved, {from, isWhole}: Groups): Resolved['held'] {
  const now = newPositions(persons.length, from);
  const positions = positionsOf(persons, new Set(held.flatMap(({left, right}) => [left, right])));
  const isThere = (id: string): boolean => {
    const at = now[positions.get(id) ?? -1] ?? -1;
    return at >= 0 && isWhole(at);
  };
  return held.filter(({left, right}) => isThere(left) && isThere(right));
}

/** The levels of pairs of which both are here, by their positions here. */
function levelsOf(levels: Int32Array, now: Int32Array): Int32Array {
  const part = new Int32Array(levels.length);
  let length = 0;
  for (let at = 0; at < levels.length; at += 3) {
    const [left, right] = [now[levels[at]!]!, now[levels[at + 1]!]!];
    if (left < 0 || right < 0) continue;
    part.set([left, right, levels[at + 2]!], length);
    length += 3;
  }
  return part.slice(0, length);
}

type Doors = Pick<
  Resolved,
  'dwellings' | 'dwellingOfMention' | 'dwellingOfStay' | 'dwellingOfNotification' | 'dwellingAsWritten'
>;

/** The front doors at which an address of the part stands, in the words of these addresses alone. */
function* doorsOf(resolved: Resolved, addresses: WrittenAddresses, from: PartRows): Pieces<Doors> {
  const [mentionCount, stayCount] = [resolved.dwellingOfMention.length, resolved.dwellingOfStay.length];
  const inOrder = joined(
    Uint32Array,
    from.mentions,
    from.stays.map((at) => mentionCount + at),
    from.notifications.map((at) => mentionCount + stayCount + at),
  );
  const address = pick(addresses.of, inOrder);
  const asWritten = pick(resolved.dwellingAsWritten, inOrder);
  yield;
  const placed = {
    dwellingOfMention: pick(resolved.dwellingOfMention, from.mentions),
    dwellingOfStay: pick(resolved.dwellingOfStay, from.stays),
    dwellingOfNotification: pick(resolved.dwellingOfNotification, from.notifications),
  };
  const given = joined(Int32Array, ...Object.values(placed));
  // An address stands at the door that it was given, and at that of its own words.
  const stands = joined(
    Int32Array,
    given.map((door, at) => (address[at]! < 0 ? -1 : door)),
    asWritten.map((door, at) => (address[at]! < 0 || door === given[at] ? -1 : door)),
  );
  const there = listByRow(resolved.dwellings.length, stands, stands.length);
  yield;
  const doors = Uint32Array.from(resolved.dwellings.keys()).filter((door) => rowItems(there, door).length > 0);
  const now = newPositions(resolved.dwellings.length, doors);
  const moved = (column: Int32Array): Int32Array => column.map((door) => (door < 0 ? -1 : now[door]!));
  return {
    dwellings: Array.from(doors, (door) => {
      const own = rowItems(there, door).map((at) => address[at % address.length]!);
      return inWords(
        resolved.dwellings[door]!,
        () => addresses.words(own),
        () => addresses.postcode(own),
      );
    }),
    dwellingOfMention: moved(placed.dwellingOfMention),
    dwellingOfStay: moved(placed.dwellingOfStay),
    dwellingOfNotification: moved(placed.dwellingOfNotification),
    dwellingAsWritten: moved(asWritten),
  };
}

/** Columns one after the other. */
function joined<T extends Int32Array | Uint32Array>(kind: new (length: number) => T, ...columns: readonly T[]): T {
  const all = new kind(columns.reduce((sum, {length}) => sum + length, 0));
  let length = 0;
  for (const column of columns) {
    all.set(column, length);
    length += column.length;
  }
  return all;
}
