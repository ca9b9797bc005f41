import {addAt, listAt} from '../base/get-or-insert.ts';
import {compareTexts} from '../base/compare-texts.ts';
import {DAY_MAX, DAY_MIN, dayToIso} from '../base/day.ts';
import {NOTIFICATION_KINDS, ROLES, TIE_KINDS} from '../model/notification.ts';
import {STAY_KINDS} from '../model/address.ts';
import {rowItems} from '../network/incidence.ts';
import {notificationId, originOf, originOfStay, stayId, tieId, type Network} from '../network/network.ts';
import type {GraphEdge, GraphNode, PropertyGraph, Value} from './graph.ts';
import {SEX, BIRTH_KINDS} from '../network/columns/columns.ts';

export type NetworkGraphOptions = {
  /** False leaves names out: people are then labelled by their ids. */
  names: boolean;
  /** Persons the graph is about, by index, and everything next to them; null for the whole network. */
  around: readonly number[] | null;
  /** Ids of dwellings that may not be shown (network/guard/protection). */
  withheld: ReadonlySet<string>;
};

/** A graph, and how many addresses and stays are not in it because they are protected or lead to one that is. */
export type NetworkGraph = {graph: PropertyGraph; withheld: {dwellings: number; stays: number}};

/**
 * Persons, dwellings and incidents with the dated edges between them, one edge for each pair and kind: start and end over
 * its records, and the records themselves. A protected address, a refuge and what would lead to
 * either (network/guard/protection) is no node. No place at all (no
 * fixed abode) is no node either. Ordered by id.
 */
export function networkGraph(network: Network, options: NetworkGraphOptions): NetworkGraph {
  const edges = new Map<string, Draft>();
  addTies(network, edges);
  addInvolvements(network, edges);
  const withheld = addStays(network, options, edges);
  const isWithin = scopeOf(network, options, edges);
  const kept = [...edges.values()].filter(({from, to}) => isWithin.has(from) && isWithin.has(to));
  const used = new Set(kept.flatMap(({from, to}) => [from, to]));
  const nodes = [
    ...personNodes(network, options).filter(({id}) => isWithin.has(id)),
    ...dwellingNodes(network, options).filter(({id}) => used.has(id)),
    ...incidentNodes(network).filter(({id}) => used.has(id)),
  ];
  return {graph: {nodes: nodes.sort(byId), edges: kept.map(edgeFrom).sort(byId)}, withheld};
}

type Draft = {
  from: string;
  to: string;
  kind: string;
  start: number;
  end: number;
  records: Set<string>;
  agencies: Set<string>;
};

type Source = {id: string; agency: string};

function offer(
  edges: Map<string, Draft>,
  from: string,
  to: string,
  kind: string,
  start: number,
  end: number,
  {id, agency}: Source,
): void {
  const key = `${from} ${to} ${kind}`;
  const draft = edges.get(key) ?? {from, to, kind, start, end, records: new Set<string>(), agencies: new Set<string>()};
  edges.set(key, draft);
  draft.start = Math.min(draft.start, start);
  draft.end = Math.max(draft.end, end);
  draft.records.add(id);
  draft.agencies.add(agency);
}

// Ids and agencies stand in columns: of a large hub the records themselves take as long to unpack as all else.

function addTies(network: Network, edges: Map<string, Draft>): void {
  const {ties, resolved, columns} = network;
  for (let tie = 0; tie < ties.length; tie++) {
    const [from, to] = [resolved.persons[ties.from[tie]!]!.id, resolved.persons[ties.to[tie]!]!.id];
    const start = ties.start[tie] === DAY_MIN ? ties.event[tie]! : ties.start[tie]!;
    offer(edges, from, to, TIE_KINDS[ties.kind[tie]!]!, start, ties.end[tie]!, {
      id: tieId(network, tie),
      agency: originOf(network, columns.ties, ties.record[tie]!).agency,
    });
  }
}

function addInvolvements(network: Network, edges: Map<string, Draft>): void {
  const {involvements, notifications, resolved} = network;
  for (let part = 0; part < involvements.length; part++) {
    const notification = involvements.notification[part]!;
    const incident = resolved.incidents[notifications.incident[notification]!];
    if (incident === undefined) continue;
    const day = notifications.event[notification]!;
    const person = resolved.persons[involvements.person[part]!]!.id;
    offer(edges, person, incident.id, ROLES[involvements.role[part]!]!, day, day, {
      id: notificationId(network, notification),
      agency: originOf(network, notifications, notification).agency,
    });
  }
}

function addStays(
  network: Network,
  {withheld}: NetworkGraphOptions,
  edges: Map<string, Draft>,
): NetworkGraph['withheld'] {
  const {stays, resolved} = network;
  const hidden = new Set<number>();
  let count = 0;
  for (let stay = 0; stay < stays.length; stay++) {
    const dwelling = resolved.dwellings[stays.dwelling[stay]!]!;
    const isMention = stays.isMention[stay] === 1;
    if (withheld.has(dwelling.id)) {
      hidden.add(stays.dwelling[stay]!);
      count++;
      continue;
    }
    if (dwelling.kind === 'pseudo') continue;
    const start = stays.start[stay] === DAY_MIN ? stays.event[stay]! : stays.start[stay]!;
    // A mention vouches for its own day only.
    const end = isMention ? stays.event[stay]! : stays.end[stay]!;
    const person = resolved.persons[stays.person[stay]!]!.id;
    offer(edges, person, dwelling.id, STAY_KINDS[stays.kind[stay]!]!, start, end, {
      id: stayId(network, stay),
      agency: originOfStay(network, stay).agency,
    });
  }
  return {dwellings: hidden.size, stays: count};
}

/** Ids within one step of the persons asked for. */
function scopeOf(
  {resolved, persons}: Network,
  {around}: NetworkGraphOptions,
  edges: ReadonlyMap<string, Draft>,
): Set<string> {
  if (around === null) {
    const known = resolved.persons.filter((_, at) => persons.known[at] === 1).map(({id}) => id);
    return new Set([...known, ...[...edges.values()].flatMap(({from, to}) => [from, to])]);
  }
  const centre = new Set(around.map((person) => resolved.persons[person]!.id));
  const within = new Set(centre);
  for (const {from, to} of edges.values()) {
    if (centre.has(from)) within.add(to);
    if (centre.has(to)) within.add(from);
  }
  return within;
}

function edgeFrom({from, to, kind, start, end, records, agencies}: Draft): GraphEdge {
  const ids = [...records].sort();
  return {
    id: `${from} ${kind} ${to}`,
    from,
    to,
    label: kind,
    start: isoOf(start),
    end: isoOf(end),
    attributes: {agencies: [...agencies].sort().join('|'), count: ids.length, records: ids.join('|')},
  };
}

const isoOf = (day: number): string | null => (day === DAY_MIN || day === DAY_MAX ? null : dayToIso(day));

function personNodes({resolved, persons, mentionsOf, records}: Network, {names}: NetworkGraphOptions): GraphNode[] {
  return resolved.persons.flatMap(({id}, at) => {
    if (persons.known[at] === 0) return [];
    const [from, to] = [isoOf(persons.birthFrom[at]!), isoOf(persons.birthTo[at]!)];
    const isByRecord = BIRTH_KINDS[persons.birthKind[at]!] !== 'stage';
    const name = names
      ? commonestName(Array.from(rowItems(mentionsOf, at), (mention) => records.mentions[mention]!))
      : '';
    const attributes: Record<string, Value> = {
      kind: 'person',
      sex: sexName(persons.sex[at]!),
      mentions: rowItems(mentionsOf, at).length,
    };
    if (isByRecord && from !== null && to !== null && names)
      attributes['born'] = from === to ? from : `${from} to ${to}`;
    return [{id, label: name || id, attributes}];
  });
}

const sexName = (code: number): string => Object.entries(SEX).find(([, value]) => value === code)![0];

function commonestName(mentions: readonly {names: readonly {use: string; given: string; family: string}[]}[]): string {
  const counts = new Map<string, number>();
  for (const {use, given, family} of mentions.flatMap((mention) => mention.names)) {
    const name = [given, family].filter((part) => part !== '').join(' ');
    if (use === 'recorded' && name !== '') addAt(counts, name);
  }
  return [...counts].sort(([a, some], [b, others]) => others - some || (a < b ? -1 : 1))[0]?.[0] ?? '';
}

function dwellingNodes({resolved}: Network, {withheld}: NetworkGraphOptions): GraphNode[] {
  return resolved.dwellings
    .filter(({id}) => !withheld.has(id))
    .map(({id, kind, label, postcode}) => ({
      id,
      label: label || id,
      attributes: {kind: 'dwelling', type: kind, ...(postcode === null ? {} : {postcode})},
    }));
}

function incidentNodes({resolved, notifications}: Network): GraphNode[] {
  const members = new Map<number, number[]>();
  for (let at = 0; at < notifications.length; at++) {
    const incident = notifications.incident[at]!;
    if (notifications.known[at] === 0 || incident < 0) continue;
    listAt(members, incident).push(at);
  }
  return [...members].map(([incident, list]) => {
    const codes = new Set(list.map((at) => notifications.kind[at]!));
    const kinds = NOTIFICATION_KINDS.filter((_, code) => codes.has(code));
    const day = Math.min(...list.map((at) => notifications.event[at]!));
    return {
      id: resolved.incidents[incident]!.id,
      label: kinds.join(', '),
      attributes: {kind: 'incident', date: dayToIso(day), records: list.length},
    };
  });
}

const byId = (left: {id: string}, right: {id: string}): number => compareTexts(left.id, right.id);
