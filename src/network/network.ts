import {idAt} from '../base/find-by-id.ts';
import {STAY_KINDS, type StayKind} from '../model/address.ts';
import {ROLES, TIE_KINDS, type Role, type TieKind} from '../model/notification.ts';
import type {Records} from '../model/records.ts';
import type {Resolved} from '../model/resolved.ts';
import {AGENCIES, type Agency} from '../model/source.ts';
import type {Incidence} from './incidence.ts';
import type {OriginColumns} from './columns/origins.ts';
import type {RecordColumns} from './columns/record-columns.ts';
import type {MentionColumns, NotificationColumns} from './columns/columns.ts';

/**
 * Who is tied to whom, who was in which notification and who stayed where, each fact with the day it happened and the day
 * it was received (days as in base/day.ts; DAY_MIN and DAY_MAX where a start or an end is not known).
 *
 * Person, dwelling, incident and notification indices are positions in `resolved` and `records`, whatever the as-of date,
 * so an index means the same in every network of one workspace. Edges that the as-of date hides are not in the columns.
 *
 * As of a date T, a network uses records received by the end of T and nothing later. *Which mentions are one person* is
 * today's answer: a person as of T is made of those of its mentions that had been received by T, even where the record
 * that proved them to be one person came later. The same holds for dwellings and incidents.
 */
export type Network = {
  records: Records;
  resolved: Resolved;
  /** What records say of themselves, whatever the as-of date, by position in `records`. */
  columns: RecordColumns;
  asOf: string | null;
  /** Persons whom nothing shown may join (network/guard/adoption); empty where all of a network is to be seen. */
  parted: Parted;
  /** Authorities that records name, sorted; the empty text where they name none. */
  areas: readonly string[];
  /** The latest day on which a record of the network was received; DAY_MIN when it has none. */
  lastReceived: number;
  mentions: Mentions;
  persons: Persons;
  notifications: Notifications;
  ties: Ties;
  involvements: Involvements;
  stays: Stays;
  /** person -> mention indices */
  mentionsOf: Incidence;
  /** person -> tie edges, under both ends */
  tiesOf: Incidence;
  /** person -> involvement edges */
  involvementsOf: Incidence;
  /** notification -> involvement edges */
  involvementsIn: Incidence;
  /** person -> stay edges */
  staysOf: Incidence;
  /** dwelling -> stay edges */
  staysAt: Incidence;
};

/** One row a mention of `records.mentions`. */
export type Mentions = {
  length: number;
  /** Person index; -1 where the mention is staff or had not been received. */
  person: Int32Array;
} & MentionColumns;

/** Persons who are parted from one another: some of them, and for each of these the others. */
export type Parted = ReadonlyMap<number, ReadonlySet<number>>;

export const areParted = (parted: Parted, left: number, right: number): boolean =>
  parted.get(left)?.has(right) === true || parted.get(right)?.has(left) === true;

/** One row a person of `resolved.persons`. */
export type Persons = {
  length: number;
  /** 1 where at least one mention had been received. */
  known: Uint8Array;
  /** First and last possible day of birth. */
  birthFrom: Int32Array;
  birthTo: Int32Array;
  /** Position in BIRTH_KINDS. */
  birthKind: Uint8Array;
  /** DAY_MAX where no death is recorded. */
  died: Int32Array;
  /** One of SEX; unknown where records disagree evenly. */
  sex: Uint8Array;
  firstReceived: Int32Array;
};

/** One row a notification of `records.notifications`. */
export type Notifications = {
  length: number;
  /** 1 where it had been received. */
  known: Uint8Array;
  /** Incident index; -1 for none. */
  incident: Int32Array;
} & NotificationColumns;

/** One row a tie between two different persons; `from` is the kind of `to`. */
export type Ties = {
  length: number;
  from: Int32Array;
  to: Int32Array;
  /** Position in TIE_KINDS. */
  kind: Uint8Array;
  start: Int32Array;
  end: Int32Array;
  /** A day on which the tie is known to have held: its start, or else the day its mentions describe. */
  event: Int32Array;
  /** When the tie and both of its mentions had been received. */
  received: Int32Array;
  /** Position in `records.ties`. */
  record: Int32Array;
};

/** One row a person's part in a notification. */
export type Involvements = {
  length: number;
  person: Int32Array;
  notification: Int32Array;
  /** Position in ROLES. */
  role: Uint8Array;
  event: Int32Array;
  /** When the involvement, its mention and its notification had been received. */
  received: Int32Array;
  /** Position in `records.involvements`. */
  record: Int32Array;
};

/** One row a person at a dwelling: from a stay, or from the address of a mention (one day, kind 'mentioned'). */
export type Stays = {
  length: number;
  person: Int32Array;
  dwelling: Int32Array;
  /** Position in STAY_KINDS. */
  kind: Uint8Array;
  /** First and last day of the stay as recorded; DAY_MIN or DAY_MAX where open. */
  start: Int32Array;
  end: Int32Array;
  /** A day on which the record says that the person was there. */
  event: Int32Array;
  received: Int32Array;
  /** Position in `records.stays`, or in `records.mentions` where `isMention` is 1. */
  record: Int32Array;
  isMention: Uint8Array;
};

export const roleCode = (role: Role): number => ROLES.indexOf(role);
export const tieCode = (kind: TieKind): number => TIE_KINDS.indexOf(kind);
export const stayCode = (kind: StayKind): number => STAY_KINDS.indexOf(kind);
/** The other end of a tie. */
export function otherEnd(network: Network, tie: number, person: number): number {
  const {from, to} = network.ties;
  return from[tie] === person ? to[tie]! : from[tie]!;
}

/** Who a record comes from, by its columns. */
export function originOf({areas}: Network, {agency, area}: OriginColumns, at: number): {agency: Agency; area: string} {
  return {agency: AGENCIES[agency[at]!]!, area: areas[area[at]!]!};
}

/** Who the record behind a stay edge comes from. */
export function originOfStay(network: Network, stay: number): {agency: Agency; area: string} {
  const {stays, columns} = network;
  return originOf(network, stays.isMention[stay] === 1 ? columns.mentions : columns.stays, stays.record[stay]!);
}

/** Id of the record behind a stay edge: a stay, or the mention whose address it is. */
export function stayId({stays, records}: Network, stay: number): string {
  const list = stays.isMention[stay] === 1 ? records.mentions : records.stays;
  return idAt(list, stays.record[stay]!);
}

/** Id of the record behind a tie edge. */
export function tieId({ties, records}: Network, tie: number): string {
  return idAt(records.ties, ties.record[tie]!);
}

/** Id of a notification. */
export function notificationId({records}: Network, notification: number): string {
  return idAt(records.notifications, notification);
}

/** Id of a mention. */
export function mentionId({records}: Network, mention: number): string {
  return idAt(records.mentions, mention);
}

/** Id of a person. */
export function personId({resolved}: Network, person: number): string {
  return idAt(resolved.persons, person);
}
