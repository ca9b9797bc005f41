import {STAY_KINDS} from '../../model/address.ts';
import {ROLES, TIE_KINDS} from '../../model/notification.ts';
import {originOf, stayId, tieId} from '../../network/network.ts';
import {originWords} from '../../network/guard/protection.ts';
import {doorOf} from '../homes.ts';
import {hasDecision} from '../facts.ts';
import type {Inquiry} from '../inquiry.ts';
import {dayText, personId} from '../people.ts';
import {joined, type QueryTable} from './table.ts';

export const notifications: QueryTable = {
  name: 'notifications',
  about: 'one notification as one agency sent it; those of one event share their incident',
  columns: {
    notification_id: 'Notification',
    incident_id: 'Incident it is about: count these, and not records',
    kind: 'What it is about',
    event_at: 'When it happened',
    received_at: 'When the hub received it',
    agency: 'Agency that sent it',
    area: 'Authority it belongs to',
    source: 'Referral source, by its DfE code or in the words of the record',
    factors: 'DfE assessment factors',
    rag_initial: 'Rating at receipt',
    rag_final: 'Rating at decision; empty, as are the next two, where that came after the last day of the answer',
    outcomes: 'What was decided',
    decided_at: 'When',
    allegation: 'How far it was borne out, as recorded',
    references: 'Shared references, each with its kind',
    dwelling_id: 'Front door of the place; empty where it is protected or leads to one that is',
    feed: 'Feed it came from',
    file: 'File it came from',
    row: 'Row of the file, 1 is the first after the header',
  },
  *rows(inquiry) {
    const {records, resolved, network} = inquiry;
    for (const [at, one] of records.notifications.entries()) {
      if (network.notifications.known[at] === 0) continue;
      const place = resolved.dwellingOfNotification[at]!;
      const isDecided = hasDecision(inquiry, one);
      yield [
        one.id,
        resolved.incidents[network.notifications.incident[at]!]?.id ?? null,
        one.kind,
        one.eventAt,
        one.receivedAt,
        one.agency,
        one.area,
        originWords(one.referralSource),
        joined(one.factors),
        one.ragInitial,
        isDecided ? one.ragFinal : null,
        isDecided ? joined(one.outcomes) : '',
        isDecided ? one.decidedAt : null,
        one.allegation,
        joined(one.references.map(({kind, value}) => `${kind} ${value}`)),
        one.place?.protected === true || place < 0 ? null : doorOf(inquiry, place),
        originWords(one.source.feed),
        originWords(one.source.file),
        one.source.row,
      ];
    }
  },
};

export const involvements: QueryTable = {
  name: 'involvements',
  about: 'the part of one person in one notification',
  columns: {
    notification_id: 'Notification',
    person_id: 'Person',
    role: 'subject, victim, suspect, parent and so on, as the record says; a suspect is one whom a record calls so',
  },
  *rows({network, records, resolved}) {
    const {involvements: parts} = network;
    for (let at = 0; at < parts.length; at++)
      yield [
        records.notifications[parts.notification[at]!]!.id,
        resolved.persons[parts.person[at]!]!.id,
        ROLES[parts.role[at]!]!,
      ];
  },
};

export const ties: QueryTable = {
  name: 'ties',
  about: 'one tie between two people by one record: person_id is the kind of other_id',
  columns: {
    tie_id: 'The record',
    person_id: 'Who is the parent, partner and so on',
    other_id: 'Of whom',
    kind: 'parent, partner, sibling and so on, as the record says',
    since: 'First day; empty where not known',
    until: 'Last day; empty where not known or not over',
    agency: 'Agency that recorded it',
  },
  *rows(inquiry) {
    const {network} = inquiry;
    const {ties: edges} = network;
    for (let at = 0; at < edges.length; at++)
      yield [
        tieId(network, at),
        personId(inquiry, edges.from[at]!),
        personId(inquiry, edges.to[at]!),
        TIE_KINDS[edges.kind[at]!]!,
        dayText(edges.start[at]!),
        dayText(edges.end[at]!),
        originOf(network, network.columns.ties, edges.record[at]!).agency,
      ];
  },
};

export const stays: QueryTable = {
  name: 'stays',
  about: 'one record that puts one person at one place; "homes" has what is worked out of them',
  columns: {
    stay_id: 'The record',
    person_id: 'Person',
    dwelling_id: 'Front door; empty where it is protected or leads to one that is',
    kind: 'home, hostel, found-at, visited and so on; mentioned where only an address says so',
    since: 'First day; empty where not known',
    until: 'Last day; empty where not known or not over',
    on_day: 'A day on which it held',
  },
  *rows(inquiry: Inquiry) {
    const {network} = inquiry;
    const {stays: edges} = network;
    for (let at = 0; at < edges.length; at++)
      yield [
        stayId(network, at),
        personId(inquiry, edges.person[at]!),
        doorOf(inquiry, edges.dwelling[at]!),
        STAY_KINDS[edges.kind[at]!]!,
        dayText(edges.start[at]!),
        dayText(edges.end[at]!),
        dayText(edges.event[at]!),
      ];
  },
};
