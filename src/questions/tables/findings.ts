import type {QueryTable} from './table.ts';
import {joined} from './table.ts';

export const flags: QueryTable = {
  name: 'flags',
  about: 'one flag, in order of the queue',
  columns: {
    flag_id: 'Flag',
    rule: 'Rule that fired',
    version: 'Version of the rule',
    first_knowable: 'Day on which the records received by then first made it fire',
    last_event: 'Date of the latest event it rests on',
    records: 'Records it counts',
    incidents: 'Incidents those are about',
    score: 'Orders the queue and nothing else',
    text: 'What the records say',
  },
  *rows({flags: all}) {
    for (const {id, rule, version, firstKnowable, lastEvent, records, incidents, score, text} of all)
      yield [id, rule, version, firstKnowable, lastEvent, records, incidents, score, text];
  },
};

export const flagPersons: QueryTable = {
  name: 'flag_persons',
  about: 'one person whom one flag is about',
  columns: {flag_id: 'Flag', person_id: 'Person', place: '1 for who is most concerned, and so on'},
  *rows({flags: all}) {
    for (const {id, persons} of all) for (const [at, person] of persons.entries()) yield [id, person, at + 1];
  },
};

export const alerts: QueryTable = {
  name: 'alerts',
  about: 'one alert, in order of the queue, dismissed ones too',
  columns: {
    alert_id: 'Alert',
    motif: 'Pattern that found it',
    title: 'What it is',
    first_knowable: 'Day on which it could first be known',
    q: 'Share of alerts as strong that chance makes',
    score: 'Orders the queue and nothing else',
    agencies: 'Agencies with a record of a link',
  },
  *rows({alerts: all}) {
    for (const {id, motif, title, firstKnowable, chance, score, agencies} of all)
      yield [id, motif, title, firstKnowable, chance.q, score, joined(agencies.map(({agency}) => agency))];
  },
};

export const alertPersons: QueryTable = {
  name: 'alert_persons',
  about: 'one person in one alert',
  columns: {
    alert_id: 'Alert',
    person_id: 'Person',
    role: 'adult or child',
    family: 'Family within the alert; empty for adults seen across families',
    standing: 'core or also-linked',
  },
  *rows({alerts: all}) {
    for (const {id, persons} of all)
      for (const {person, role, family, standing} of persons) yield [id, person, role, family, standing];
  },
};

export const alertLinks: QueryTable = {
  name: 'alert_links',
  about: 'one adult of an alert and one family whose children records link them to',
  columns: {
    alert_id: 'Alert',
    person_id: 'The adult',
    family: 'Family within the alert',
    kinds: 'By what',
    first_event: 'First event',
    first_received: 'When the hub first received a record of it',
    agencies: 'Agencies that recorded it',
    records: 'Records behind it',
  },
  *rows({alerts: all}) {
    for (const {id, links} of all)
      for (const {adult, family, kinds, firstEvent, firstReceived, agencies, records} of links)
        yield [id, adult, family, joined(kinds), firstEvent, firstReceived, joined(agencies), records.length];
  },
};
