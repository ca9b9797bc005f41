import {shortId} from '../../src/base/hash.ts';
import type {Address} from '../../src/model/address.ts';
import {untoldMention, type Mention} from '../../src/model/mention.ts';
import type {Involvement, Notification, Role, Stay, Tie, TieKind} from '../../src/model/notification.ts';
import type {Records} from '../../src/model/records.ts';
import type {DWELLING_KINDS, Resolved} from '../../src/model/resolved.ts';
import type {Provenance} from '../../src/model/source.ts';

const DAY = '2023-01-10';

function provenance(id: string, receivedAt: string): Provenance {
  return {
    id,
    source: {feed: 'test', file: 'test.csv', row: 1, slot: 'child'},
    agency: 'police',
    area: 'BRE',
    receivedAt,
  };
}

export function address(text = '1 High Street', postcode: string | null = 'NW10 1AA'): Address {
  return {text, postcode, uprn: null, protected: false};
}

/** A mention with nothing known but what is given; received on the day it describes unless said otherwise. */
export function mention(id: string, given: Partial<Mention> = {}): Mention {
  const asAt = given.asAt ?? DAY;
  return {
    ...untoldMention(provenance(id, given.receivedAt ?? asAt)),
    asAt,
    names: [{use: 'recorded', given: 'Ada', family: 'Test', title: ''}],
    ...given,
  };
}

export const born = (day: string): Mention['birth'] => ({from: day, to: day, kind: 'exact'});

export function notification(id: string, given: Partial<Notification> = {}): Notification {
  const eventAt = given.eventAt ?? DAY;
  return {
    ...provenance(id, given.receivedAt ?? eventAt),
    kind: 'child-concern',
    eventAt,
    referralSource: '6',
    reasons: [],
    factors: [],
    ragInitial: null,
    ragFinal: null,
    outcomes: [],
    decidedAt: null,
    references: [],
    allegation: 'stated',
    place: null,
    ...given,
  };
}

/** The part of a mention in a notification; received with the later of the two unless said otherwise. */
export function involve(of: Notification, who: Mention, role: Role, given: Partial<Involvement> = {}): Involvement {
  const received = of.receivedAt > who.receivedAt ? of.receivedAt : who.receivedAt;
  return {
    ...provenance(shortId('i', of.id, who.id, role), received),
    notification: of.id,
    mention: who.id,
    role,
    ...given,
  };
}

/** `from` is the kind of `to`. */
export function tie(from: Mention, to: Mention, kind: TieKind, given: Partial<Tie> = {}): Tie {
  const received = from.receivedAt > to.receivedAt ? from.receivedAt : to.receivedAt;
  return {
    ...provenance(shortId('t', from.id, to.id, kind, given.start ?? '', given.end ?? ''), received),
    from: from.id,
    to: to.id,
    kind,
    detail: '',
    start: null,
    end: null,
    ...given,
  };
}

export function stay(who: Mention, at: Address, given: Partial<Stay> = {}): Stay {
  const asAt = given.asAt ?? given.start ?? who.asAt;
  return {
    ...provenance(shortId('s', who.id, at.text, given.start ?? '', given.end ?? '', asAt), given.receivedAt ?? asAt),
    mention: who.id,
    address: at,
    kind: 'home',
    start: null,
    end: null,
    asAt,
    ...given,
  };
}

/** Lists in the order the engine reads them. */
export function records(given: Partial<Records> = {}): Records {
  const byId = (left: {id: string}, right: {id: string}): number => (left.id < right.id ? -1 : 1);
  return {
    mentions: (given.mentions ?? []).toSorted(byId),
    notifications: (given.notifications ?? []).toSorted(byId),
    involvements: (given.involvements ?? []).toSorted(byId),
    ties: (given.ties ?? []).toSorted(byId),
    stays: (given.stays ?? []).toSorted(byId),
  };
}

/** How a test says who is who: each a function of what the engine would have to work out. */
export type Identities = {
  /** Person of a mention; by default the id up to the first dot ("p1.2" is person "p1"). */
  person?: (mention: Mention) => string;
  /** Dwelling of an address; by default its text, and no dwelling where it is empty. */
  dwelling?: (address: Address) => string;
  dwellingKind?: (dwelling: string) => (typeof DWELLING_KINDS)[number];
  /** Incident of a notification; by default the id up to the first dot. */
  incident?: (notification: Notification) => string;
};

const upToDot = ({id}: {id: string}): string => id.split('.')[0]!;

/** What the resolver would have worked out, had it known `identities`. */
export function resolve(of: Records, identities: Identities = {}): Resolved {
  const personName = identities.person ?? upToDot;
  const dwellingName = identities.dwelling ?? ((place: Address): string => place.text);
  const dwellingKind = identities.dwellingKind ?? ((): 'dwelling' => 'dwelling');
  const incidentName = identities.incident ?? upToDot;
  const places = [
    ...of.mentions.map((item) => item.address),
    ...of.stays.map((item) => item.address),
    ...of.notifications.map((item) => item.place),
  ];
  const subjects = of.mentions.filter((item) => !item.staff);
  const personIds = names(subjects.map((item) => personName(item)));
  const dwellingIds = names(
    places.flatMap((place) => (place === null || place.text === '' ? [] : [dwellingName(place)])),
  );
  const incidentIds = names(of.notifications.map((item) => incidentName(item)));
  const dwellingOf = (place: Address | null): number =>
    place === null ? -1 : dwellingIds.indexOf(dwellingName(place));
  return {
    persons: personIds.map((id) => ({
      id,
      mentions: subjects.filter((item) => personName(item) === id).map((item) => item.id),
    })),
    personOf: Int32Array.from(of.mentions, (item) => (item.staff ? -1 : personIds.indexOf(personName(item)))),
    held: [],
    kinLevels: new Int32Array(),
    dwellings: dwellingIds.map((id) => ({
      id,
      kind: dwellingKind(id),
      label: id,
      postcode: null,
      building: null,
      protected: false,
    })),
    dwellingOfMention: Int32Array.from(of.mentions, (item) => dwellingOf(item.address)),
    dwellingOfStay: Int32Array.from(of.stays, (item) => dwellingOf(item.address)),
    dwellingOfNotification: Int32Array.from(of.notifications, (item) => dwellingOf(item.place)),
    dwellingAsWritten: Int32Array.from(places, dwellingOf),
    incidents: incidentIds.map((id) => ({
      id,
      notifications: of.notifications.filter((item) => incidentName(item) === id).map((item) => item.id),
      reasons: [],
    })),
    incidentOf: Int32Array.from(of.notifications, (item) => incidentIds.indexOf(incidentName(item))),
  };
}

function names(given: string[]): string[] {
  return [...new Set(given)].sort();
}
