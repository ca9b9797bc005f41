import type {Address} from '../../model/address.ts';
import type {Birth, Identifier, Mention, PersonName} from '../../model/mention.ts';
import type {Involvement, Notification, Stay, Tie} from '../../model/notification.ts';
import type {RowRecords} from '../../model/records.ts';

/**
 * Rows lie in the store as JSON arrays without field names: half the bytes of objects, and read back twice as fast.
 * The order of the fields is part of the file format: a change needs a migration.
 */

type Provenance = Pick<Mention, 'id' | 'source' | 'agency' | 'area' | 'receivedAt'>;
type ProvenanceTuple = [id: string, slot: string, agency: Mention['agency'], area: string, receivedAt: string];
export type AddressTuple = [string, string | null, string | null, 0 | 1] | null;
type NameTuple = [PersonName['use'], string, string, string];
type IdentifierTuple = [Identifier['kind'], string, string];
type BirthTuple = [string, string, Birth['kind']] | null;

export type MentionTuple = [
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
  /** Left out where neither is told. */
  birthPlace?: string,
  occupation?: string,
];

export type NotificationTuple = [
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

export type InvolvementTuple = [...ProvenanceTuple, notification: string, mention: string, role: Involvement['role']];

export type TieTuple = [
  ...ProvenanceTuple,
  from: string,
  to: string,
  kind: Tie['kind'],
  detail: string,
  start: string | null,
  end: string | null,
];

export type StayTuple = [
  ...ProvenanceTuple,
  mention: string,
  address: AddressTuple,
  kind: Stay['kind'],
  start: string | null,
  end: string | null,
  asAt: string,
];

export type Body = [MentionTuple[], NotificationTuple[], InvolvementTuple[], TieTuple[], StayTuple[]];

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

function encodeProvenance(item: Provenance): ProvenanceTuple {
  return [item.id, item.source.slot, item.agency, item.area, item.receivedAt];
}

function encodeAddress(address: Address | null): AddressTuple {
  return address === null ? null : [address.text, address.postcode, address.uprn, address.protected ? 1 : 0];
}

function encodeMention(item: Mention): MentionTuple {
  const tuple: MentionTuple = [
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
  if (item.birthPlace !== '' || item.occupation !== '') tuple.push(item.birthPlace, item.occupation);
  return tuple;
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
