import {listAt} from '../../base/get-or-insert.ts';
import {findById} from '../../base/find-by-id.ts';
import {asDecided} from '../../network/as-decided.ts';
import {addressesOf} from '../../model/records.ts';
import {inWords, wordsOf} from '../../network/dwelling-words.ts';
import type {Address} from '../../model/address.ts';
import type {Records} from '../../model/records.ts';
import type {Provenance} from '../../model/source.ts';
import type {Incident, Person, Resolved} from '../../model/resolved.ts';

/** Records, and what was worked out of them; the lists of `records` are what the indices of `resolved` mean. */
export type Known = {records: Records; resolved: Resolved};

/**
 * What had been received by the end of a day (`YYYY-MM-DD`), and nothing later: no record and no decision, no person or incident of whom
 * only later records tell, no wording of an address that came later.
 *
 * Which records are one person, front door or incident is today's answer, restricted to what had come: two records that a
 * later one proved to be one person are one person. That an address is protected holds for all times.
 */
export function knownBy(all: Known, asOf: string): Known {
  const {records, resolved} = knownWhere(all, ({receivedAt}) => receivedAt.slice(0, 10) <= asOf);
  return {records: {...records, notifications: records.notifications.map((item) => asDecided(item, asOf))}, resolved};
}

/**
 * What is known from the records that pass, as if the others were not there; `leftOut` are mentions that are out whatever they
 * say. The same persons, incidents and front doors, restricted to those records, and worded by them alone.
 */
export function knownWhere(
  {records, resolved}: Known,
  passes: (record: Provenance) => boolean,
  leftOut: ReadonlySet<string> = NONE,
): Known {
  const isKnown = (item: Provenance): boolean => passes(item) && !leftOut.has(item.id);
  const mentions = kept(records.mentions, isKnown);
  const notifications = kept(records.notifications, isKnown);
  const mentionIds = new Set(mentions.items.map(({id}) => id));
  const notificationIds = new Set(notifications.items.map(({id}) => id));
  const stays = kept(records.stays, (stay) => isKnown(stay) && mentionIds.has(stay.mention));
  const seen: Records = {
    mentions: mentions.items,
    notifications: notifications.items,
    involvements: records.involvements.filter(
      (item) => isKnown(item) && mentionIds.has(item.mention) && notificationIds.has(item.notification),
    ),
    ties: records.ties.filter((item) => isKnown(item) && mentionIds.has(item.from) && mentionIds.has(item.to)),
    stays: stays.items,
  };
  const persons = renumber(pick(resolved.personOf, mentions.from), resolved.persons, (person, list) =>
    seenPerson(person, list, mentions.items),
  );
  const incidents = renumber(pick(resolved.incidentOf, notifications.from), resolved.incidents, (incident, list) =>
    seenIncident(incident, list, notifications.items),
  );
  const places = {
    dwellingOfMention: pick(resolved.dwellingOfMention, mentions.from),
    dwellingOfStay: pick(resolved.dwellingOfStay, stays.from),
    dwellingOfNotification: pick(resolved.dwellingOfNotification, notifications.from),
    dwellingAsWritten: pick(resolved.dwellingAsWritten, [
      ...mentions.from,
      ...stays.from.map((at) => records.mentions.length + at),
      ...notifications.from.map((at) => records.mentions.length + records.stays.length + at),
    ]),
  };
  const whole = new Map(persons.items.map(({id, mentions: own}) => [id, own.length]));
  const isWhole = (id: string): boolean => whole.get(id) === findById(resolved.persons, id)?.mentions.length;
  return {
    records: seen,
    resolved: {
      persons: persons.items,
      personOf: persons.indexOf,
      // What holds two persons apart may rest on any of their records, so a pair is shown only where all of them had come.
      held: resolved.held.filter(({left, right}) => isWhole(left) && isWhole(right)),
      kinLevels: seenLevels(resolved.kinLevels, mentions.from),
      ...seenDwellings(seen, resolved, places),
      incidents: incidents.items,
      incidentOf: incidents.indexOf,
    },
  };
}

const NONE: ReadonlySet<string> = new Set();

/** The items that pass, and where each stood before. */
function kept<T>(items: readonly T[], passes: (item: T) => boolean): {items: T[]; from: number[]} {
  const from: number[] = [];
  for (const [index, item] of items.entries()) if (passes(item)) from.push(index);
  return {items: from.map((index) => items[index]!), from};
}

function pick(values: Int32Array, from: readonly number[]): Int32Array {
  return Int32Array.from(from, (index) => values[index] ?? -1);
}

/** The levels of pairs that are both seen, by their new positions. */
function seenLevels(levels: Int32Array, from: readonly number[]): Int32Array {
  const position = new Map(from.map((before, after) => [before, after]));
  const seen: number[] = [];
  for (let at = 0; at < levels.length; at += 3) {
    const [left, right] = [position.get(levels[at]!), position.get(levels[at + 1]!)];
    if (left !== undefined && right !== undefined) seen.push(left, right, levels[at + 2]!);
  }
  return Int32Array.from(seen);
}

/** Leaves out groups that nothing belongs to any more, and makes the others anew from the positions of their members. */
function renumber<T>(
  groupOf: Int32Array,
  groups: readonly T[],
  remake: (group: T, members: readonly number[]) => T,
): {items: T[]; indexOf: Int32Array} {
  const members = new Map<number, number[]>();
  for (const [position, group] of groupOf.entries()) {
    if (group < 0) continue;
    listAt(members, group).push(position);
  }
  const order = [...members.keys()].sort((left, right) => left - right);
  const index = new Map(order.map((group, at) => [group, at]));
  return {
    items: order.map((group) => remake(groups[group]!, members.get(group)!)),
    indexOf: groupOf.map((group) => (group < 0 ? -1 : index.get(group)!)),
  };
}

function seenPerson(person: Person, members: readonly number[], mentions: Records['mentions']): Person {
  return members.length === person.mentions.length
    ? person
    : {...person, mentions: members.map((index) => mentions[index]!.id)};
}

/** A reason does not say which records it joined, so an incident that lacks some shows none. */
function seenIncident(
  incident: Incident,
  members: readonly number[],
  notifications: Records['notifications'],
): Incident {
  return members.length === incident.notifications.length
    ? incident
    : {...incident, notifications: members.map((index) => notifications[index]!.id), reasons: []};
}

type Places = Pick<Resolved, 'dwellingOfMention' | 'dwellingOfStay' | 'dwellingOfNotification' | 'dwellingAsWritten'>;

function seenDwellings(records: Records, resolved: Resolved, places: Places): Places & Pick<Resolved, 'dwellings'> {
  const addresses = new Map<number, Address[]>();
  const add = (dwelling: number, address: Address | null): void => {
    if (dwelling < 0 || address === null) return;
    listAt(addresses, dwelling).push(address);
  };
  const placed = [places.dwellingOfMention, places.dwellingOfStay, places.dwellingOfNotification].flatMap((list) => [
    ...list,
  ]);
  for (const [i, address] of addressesOf(records).entries()) {
    add(placed[i]!, address);
    if (places.dwellingAsWritten[i] !== placed[i]) add(places.dwellingAsWritten[i]!, address);
  }
  const order = [...addresses.keys()].sort((left, right) => left - right);
  const index = new Map(order.map((dwelling, at) => [dwelling, at]));
  const move = (values: Int32Array): Int32Array =>
    values.map((dwelling) => (dwelling < 0 ? -1 : (index.get(dwelling) ?? -1)));
  return {
    dwellings: order.map((dwelling) => inWords(resolved.dwellings[dwelling]!, () => wordsOf(addresses.get(dwelling)!))),
    dwellingOfMention: move(places.dwellingOfMention),
    dwellingOfStay: move(places.dwellingOfStay),
    dwellingOfNotification: move(places.dwellingOfNotification),
    dwellingAsWritten: move(places.dwellingAsWritten),
  };
}
