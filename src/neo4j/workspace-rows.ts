import {DAY_MAX, dayToIso} from '../base/day.ts';
import type {View} from '../engine/view/view.ts';
import {networkGraph} from '../graphs/network-graph.ts';
import {STAY_KINDS} from '../model/address.ts';
import {ROLES, TIE_KINDS} from '../model/notification.ts';
import {KIN_KINDS} from '../network/around/kin.ts';
import {notificationId, personId, stayId, tieId, type Network} from '../network/network.ts';
import {dayOrNull, dayOrOpen} from './days.ts';
import {findingRows} from './finding-rows.ts';
import {linkKey, linkRow, nodeRow, sortedOnce, type GraphRows, type LinkRow, type NodeRow} from './graph-rows.ts';
import {knownJoins, type KnownJoin} from './known-joins.ts';
import {knownPresences, type KnownPresence} from './known-presences.ts';
import {thingRows} from './thing-rows.ts';

/**
 * All of a workspace that goes into a graph database: what a network export shows (graphs/network-graph), each fact apart
 * with the days on which it was received, what joins whom, shared telephones and vehicles, alerts and flags. What an
 * export withholds is in none of it, because everybody who can read the database can read all of it.
 */
export function workspaceRows(view: Pick<View, 'shown' | 'withheld' | 'queue' | 'flags'>): GraphRows {
  const withheld = view.withheld();
  const network = view.shown();
  const things = thingRows(network, withheld);
  const findings = findingRows(view.queue(), view.flags(), withheld);
  const presences = knownPresences(network);
  const nodes = [
    ...exportedNodes(network, withheld),
    ...notificationNodes(network),
    ...things.nodes,
    ...findings.nodes,
  ];
  const there = new Set(nodes.map(({id}) => id));
  const links = [
    ...tieLinks(network),
    ...involvementLinks(network),
    ...incidentLinks(network),
    ...stayLinks(network),
    ...presences.map((presence) => presenceLink(network, presence)),
    ...knownJoins(network, presences).map((join) => joinLink(network, join)),
    ...things.links,
    ...findings.links,
  ].filter(({from, to}) => there.has(from) && there.has(to));
  return {nodes: sortedOnce(nodes, ({id}) => id), links: sortedOnce(links, linkKey)};
}

/** Persons, dwellings and incidents as exports have them; of persons also the days that say who is a child when. */
function exportedNodes(network: Network, withheld: ReadonlySet<string>): NodeRow[] {
  const {resolved, persons} = network;
  const placeOf = new Map(resolved.persons.map(({id}, at) => [id, at]));
  return networkGraph(network, {names: true, around: null, withheld}).graph.nodes.map(({id, label, attributes}) => {
    const {kind, ...values} = attributes;
    const at = placeOf.get(id);
    if (kind !== 'person' || at === undefined) return nodeRow(labelOf(String(kind)), id, {...values, name: label});
    return nodeRow('Person', id, {
      ...values,
      name: label,
      bornFrom: dayOrNull(persons.birthFrom[at]!),
      bornTo: dayOrNull(persons.birthTo[at]!),
      died: dayOrNull(persons.died[at]!),
      knownFrom: dayOrNull(persons.firstReceived[at]!),
    });
  });
}

const labelOf = (kind: string): string => kind.charAt(0).toUpperCase() + kind.slice(1);

function notificationNodes({records, notifications}: Network): NodeRow[] {
  return records.notifications.flatMap(({id, kind, agency, area, allegation, outcomes}, at) =>
    notifications.known[at] === 0
      ? []
      : [
          nodeRow('Notification', id, {
            kind,
            agency,
            area,
            allegation,
            outcomes,
            day: dayToIso(notifications.event[at]!),
            knownFrom: dayToIso(notifications.received[at]!),
          }),
        ],
  );
}

function tieLinks(network: Network): LinkRow[] {
  const {ties, records} = network;
  return Array.from({length: ties.length}, (_, tie) => {
    const kind = TIE_KINDS[ties.kind[tie]!]!;
    return linkRow('TIE', personId(network, ties.from[tie]!), personId(network, ties.to[tie]!), tieId(network, tie), {
      kind,
      isKin: KIN_KINDS.includes(kind),
      from: dayToIso(ties.event[tie]!),
      to: dayOrOpen(ties.end[tie]!),
      knownFrom: dayToIso(ties.received[tie]!),
      agency: records.ties[ties.record[tie]!]!.agency,
    });
  });
}

function involvementLinks(network: Network): LinkRow[] {
  const {involvements, records} = network;
  return Array.from({length: involvements.length}, (_, part) => {
    const notification = notificationId(network, involvements.notification[part]!);
    const {id} = records.involvements[involvements.record[part]!]!;
    return linkRow('INVOLVED_IN', personId(network, involvements.person[part]!), notification, id, {
      role: ROLES[involvements.role[part]!]!,
      day: dayToIso(involvements.event[part]!),
      knownFrom: dayToIso(involvements.received[part]!),
    });
  });
}

function incidentLinks(network: Network): LinkRow[] {
  const {notifications, resolved} = network;
  return Array.from({length: notifications.length}, (_, at) => at).flatMap((at) => {
    const incident = resolved.incidents[notifications.incident[at]!];
    if (incident === undefined || notifications.known[at] === 0) return [];
    const id = notificationId(network, at);
    return [linkRow('PART_OF', id, incident.id, id, {knownFrom: dayToIso(notifications.received[at]!)})];
  });
}

/** Each stay as an agency recorded it, on the day of which the record speaks. */
function stayLinks(network: Network): LinkRow[] {
  const {stays, resolved, records} = network;
  return Array.from({length: stays.length}, (_, stay) => {
    const {id: dwelling} = resolved.dwellings[stays.dwelling[stay]!]!;
    const {agency} = (stays.isMention[stay] === 1 ? records.mentions : records.stays)[stays.record[stay]!]!;
    return linkRow('STAYED_AT', personId(network, stays.person[stay]!), dwelling, stayId(network, stay), {
      kind: STAY_KINDS[stays.kind[stay]!]!,
      day: dayToIso(stays.event[stay]!),
      from: dayOrNull(stays.start[stay]!),
      to: dayOrNull(stays.end[stay]!),
      knownFrom: dayToIso(stays.received[stay]!),
      agency,
    });
  });
}

/** Where somebody was over days, worked out from all stays. */
function presenceLink(network: Network, presence: KnownPresence): LinkRow {
  const {person, dwelling, from, to, stays, isLiving, knownFrom, knownUntil} = presence;
  const days = {from: dayToIso(from), to: dayOrOpen(to), ...knownDays(knownFrom, knownUntil)};
  const records = stays.map((stay) => stayId(network, stay)).sort();
  // A spell that grew back to what it was before is known over two intervals.
  const id = [records[0], days.from, days.to, days.knownFrom].join(' ');
  const place = network.resolved.dwellings[dwelling]!.id;
  return linkRow('WAS_AT', personId(network, person), place, id, {...days, isLiving, records});
}

function joinLink(network: Network, join: KnownJoin): LinkRow {
  const [left, right] = [personId(network, join.left), personId(network, join.right)].sort() as [string, string];
  const {via, kind, document, access} = join;
  const days = {from: dayToIso(join.from), to: dayOrOpen(join.to), ...knownDays(join.knownFrom, join.knownUntil)};
  const id = [document, kind, days.from, days.to, days.knownFrom].join(' ');
  return linkRow('JOINED', left, right, id, {via, kind, document, ...days, access});
}

const knownDays = (from: number, until: number) => ({
  knownFrom: dayToIso(from),
  knownUntil: until >= DAY_MAX ? dayOrOpen(DAY_MAX) : dayToIso(until),
});
