import {findById} from '../base/find-by-id.ts';
import type {Records} from '../model/records.ts';
import type {Notification} from '../model/notification.ts';
import type {Statement} from './statement.ts';

/** One entry of a chronology: an incident with all the records of it, a move, a birth, or a relation that began or ended. */
export type Entry = {
  date: string;
  /** Local time where a record states one, else empty. */
  time: string;
  sort: 'incident' | 'move' | 'birth' | 'relation';
  /** Id of the incident; empty for the other sorts. */
  incident: string;
  persons: {person: string; roles: string[]}[];
  what: string;
  /** Every sort of statement among its records: an attendance may be fact and its cause an allegation. */
  statements: Statement[];
  agencies: string[];
  outcomes: string[];
  /** RAG at receipt and at the decision, as "amber > green". */
  rag: string[];
  /** Days since the entry before, where they are more than three months; null otherwise. */
  gapDays: number | null;
  records: EntryRecord[];
};

/** One record behind an entry, as its owner holds it. */
export type EntryRecord = {
  record: string;
  agency: string;
  feed: string;
  file: string;
  row: number;
  kind: string;
  eventAt: string;
  receivedAt: string;
  statement: Statement;
  allegation: string;
  outcomes: string[];
  references: string[];
  /** No feed states a release, so an item is its owner's to release. */
  release: 'with its owner';
};

/** An entry with nothing in it yet but when it was and of what sort it is. */
export function emptyEntry(date: string, sort: Entry['sort']): Entry {
  return {
    date,
    time: '',
    sort,
    incident: '',
    persons: [],
    what: '',
    statements: ['fact'],
    agencies: [],
    outcomes: [],
    rag: [],
    gapDays: null,
    records: [],
  };
}

type Sourced = Pick<Notification, 'id' | 'source' | 'agency' | 'receivedAt'>;

/** The row of a record that was made as a fact and led to nothing: an address, a birth date, a relation. */
export function plainRow({id, source, agency, receivedAt}: Sourced, eventAt: string, kind: string): EntryRecord {
  const {feed, file, row} = source;
  return {
    record: id,
    agency,
    feed,
    file,
    row,
    kind,
    eventAt,
    receivedAt,
    statement: 'fact',
    allegation: '',
    outcomes: [],
    references: [],
    release: 'with its owner',
  };
}

/** The row of a stay, a tie or a mention with an address, by its id. */
export function rowOfId({stays, ties, mentions}: Records, id: string): EntryRecord {
  const stay = findById(stays, id);
  if (stay !== undefined) return plainRow(stay, stay.start ?? stay.asAt, stay.kind);
  const tie = findById(ties, id);
  if (tie !== undefined) return plainRow(tie, tie.start ?? tie.receivedAt, tie.kind);
  const mention = findById(mentions, id)!;
  return plainRow(mention, mention.asAt, 'address');
}

export const distinct = <T extends string>(items: readonly T[]): T[] => [...new Set(items)].sort();
