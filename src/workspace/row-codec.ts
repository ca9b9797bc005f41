import type {Address} from '../model/address.ts';
import type {Birth, Identifier, Mention, PersonName} from '../model/mention.ts';
import type {Involvement, Notification, Stay, Tie} from '../model/notification.ts';
import type {Records, RowRecords} from '../model/records.ts';
import type {Source} from '../model/source.ts';

/**
 * Rows lie in the store as JSON arrays without field names: half the bytes of objects, and read back twice as fast.
 * The order of the fields is part of the file format: a change needs a migration.
 */

/** Place of a row; its records name it without repeating it. */
export type RowPlace = {feed: string; file: string; row: number};

type Provenance = Pick<Mention, 'id' | 'source' | 'agency' | 'area' | 'receivedAt'>;
type ProvenanceTuple = [id: string, slot: string, agency: Mention['agency'], area: string, receivedAt: string];
type AddressTuple = [string, string | null, string | null, 0 | 1] | null;
type NameTuple = [PersonName['use'], string, string, string];
type IdentifierTuple = [Identifier['kind'], string, string];
type BirthTuple = [string, string, Birth['kind']] | null;

type MentionTuple = [
  ...ProvenanceTuple,
  asAt: string,
  names: NameTuple[],
  birth: BirthTuple,
  died: string | null,
  sex: Mention['sex'],
  identifiers: IdentifierTuple[],
  phones: string[],
  emails: string[],
  vehicles: string[],
  address: AddressTuple,
  lifeStage: Mention['lifeStage'],
  staff: 0 | 1,
  register: string | null,
  group: string,
];

type NotificationTuple = [
  ...ProvenanceTuple,
  kind: Notification['kind'],
  eventAt: string,
  referralSource: string,
  reasons: string[],
  factors: string[],
  ragInitial: Notification['ragInitial'],
  ragFinal: Notification['ragFinal'],
  outcomes: Notification['outcomes'],
  decidedAt: string | null,
  references: [string, string][],
  allegation: Notification['allegation'],
  place: AddressTuple,
];

type InvolvementTuple = [...ProvenanceTuple, notification: string, mention: string, role: Involvement['role']];

type TieTuple = [
  ...ProvenanceTuple,
  from: string,
  to: string,
  kind: Tie['kind'],
  detail: string,
  start: string | null,
  end: string | null,
];

type StayTuple = [
  ...ProvenanceTuple,
  mention: string,
  address: AddressTuple,
  kind: Stay['kind'],
  start: string | null,
  end: string | null,
  asAt: string,
];

type Body = [MentionTuple[], NotificationTuple[], InvolvementTuple[], TieTuple[], StayTuple[]];

/** The records of a row as text, without the place of the row: equal for equal content. */
export function encodeRow(row: RowRecords): string {
  const body: Body = [
    row.mentions.map(encodeMention),
    row.notifications.map(encodeNotification),
    row.involvements.map((item) => [...encodeProvenance(item), item.notification, item.mention, item.role]),
    row.ties.map((item) => [
      ...encodeProvenance(item),
      item.from,
      item.to,
      item.kind,
      item.detail,
      item.start,
      item.end,
    ]),
    row.stays.map((item) => [
      ...encodeProvenance(item),
      item.mention,
      encodeAddress(item.address),
      item.kind,
      item.start,
      item.end,
      item.asAt,
    ]),
  ];
  return JSON.stringify(body);
}

/** Adds the records of an encoded row to `out`, as said at `place`. */
export function decodeRow(body: string, place: RowPlace, out: Records): void {
  const [mentions, notifications, involvements, ties, stays] = JSON.parse(body) as Body;
  for (const tuple of mentions) out.mentions.push(decodeMention(tuple, place));
  for (const tuple of notifications) out.notifications.push(decodeNotification(tuple, place));
  for (const tuple of involvements) out.involvements.push(decodeInvolvement(tuple, place));
  for (const tuple of ties) out.ties.push(decodeTie(tuple, place));
  for (const tuple of stays) out.stays.push(decodeStay(tuple, place));
}

function encodeProvenance(item: Provenance): ProvenanceTuple {
  return [item.id, item.source.slot, item.agency, item.area, item.receivedAt];
}

function encodeAddress(address: Address | null): AddressTuple {
  return address === null ? null : [address.text, address.postcode, address.uprn, address.protected ? 1 : 0];
}

function encodeMention(item: Mention): MentionTuple {
  return [
    ...encodeProvenance(item),
    item.asAt,
    item.names.map((name): NameTuple => [name.use, name.given, name.family, name.title]),
    item.birth === null ? null : [item.birth.from, item.birth.to, item.birth.kind],
    item.died,
    item.sex,
    item.identifiers.map(({kind, value, scope}): IdentifierTuple => [kind, value, scope]),
    item.phones,
    item.emails,
    item.vehicles,
    encodeAddress(item.address),
    item.lifeStage,
    item.staff ? 1 : 0,
    item.register,
    item.group,
  ];
}

function encodeNotification(item: Notification): NotificationTuple {
  return [
    ...encodeProvenance(item),
    item.kind,
    item.eventAt,
    item.referralSource,
    item.reasons,
    item.factors,
    item.ragInitial,
    item.ragFinal,
    item.outcomes,
    item.decidedAt,
    item.references.map(({kind, value}): [string, string] => [kind, value]),
    item.allegation,
    encodeAddress(item.place),
  ];
}

function decodeSource(slot: string, place: RowPlace): Source {
  return {feed: place.feed, file: place.file, row: place.row, slot};
}

function decodeAddress(tuple: AddressTuple): Address | null {
  return tuple === null ? null : decodeKnownAddress(tuple);
}

function decodeKnownAddress([text, postcode, uprn, isProtected]: NonNullable<AddressTuple>): Address {
  return {text, postcode, uprn, protected: isProtected === 1};
}

function decodeMention(tuple: MentionTuple, place: RowPlace): Mention {
  const birth = tuple[7];
  return {
    id: tuple[0],
    source: decodeSource(tuple[1], place),
    agency: tuple[2],
    area: tuple[3],
    receivedAt: tuple[4],
    asAt: tuple[5],
    names: tuple[6].map(([use, given, family, title]): PersonName => ({use, given, family, title})),
    birth: birth === null ? null : {from: birth[0], to: birth[1], kind: birth[2]},
    died: tuple[8],
    sex: tuple[9],
    identifiers: tuple[10].map(([kind, value, scope]): Identifier => ({kind, value, scope})),
    phones: tuple[11],
    emails: tuple[12],
    vehicles: tuple[13],
    address: decodeAddress(tuple[14]),
    lifeStage: tuple[15],
    staff: tuple[16] === 1,
    register: tuple[17],
    group: tuple[18],
  };
}

function decodeNotification(tuple: NotificationTuple, place: RowPlace): Notification {
  return {
    id: tuple[0],
    source: decodeSource(tuple[1], place),
    agency: tuple[2],
    area: tuple[3],
    receivedAt: tuple[4],
    kind: tuple[5],
    eventAt: tuple[6],
    referralSource: tuple[7],
    reasons: tuple[8],
    factors: tuple[9],
    ragInitial: tuple[10],
    ragFinal: tuple[11],
    outcomes: tuple[12],
    decidedAt: tuple[13],
    references: tuple[14].map(([kind, value]) => ({kind, value})),
    allegation: tuple[15],
    place: decodeAddress(tuple[16]),
  };
}

function decodeInvolvement(tuple: InvolvementTuple, place: RowPlace): Involvement {
  return {
    id: tuple[0],
    source: decodeSource(tuple[1], place),
    agency: tuple[2],
    area: tuple[3],
    receivedAt: tuple[4],
    notification: tuple[5],
    mention: tuple[6],
    role: tuple[7],
  };
}

function decodeTie(tuple: TieTuple, place: RowPlace): Tie {
  return {
    id: tuple[0],
    source: decodeSource(tuple[1], place),
    agency: tuple[2],
    area: tuple[3],
    receivedAt: tuple[4],
    from: tuple[5],
    to: tuple[6],
    kind: tuple[7],
    detail: tuple[8],
    start: tuple[9],
    end: tuple[10],
  };
}

function decodeStay(tuple: StayTuple, place: RowPlace): Stay {
  return {
    id: tuple[0],
    source: decodeSource(tuple[1], place),
    agency: tuple[2],
    area: tuple[3],
    receivedAt: tuple[4],
    mention: tuple[5],
    address: decodeKnownAddress(tuple[6]!),
    kind: tuple[7],
    start: tuple[8],
    end: tuple[9],
    asAt: tuple[10],
  };
}
