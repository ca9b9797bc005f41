import type {Address} from '../../model/address.ts';
import type {Identifier, Mention, PersonName} from '../../model/mention.ts';
import type {Involvement, Notification, Stay, Tie} from '../../model/notification.ts';
import type {Records} from '../../model/records.ts';
import type {Source} from '../../model/source.ts';
import type {
  AddressTuple,
  Body,
  InvolvementTuple,
  MentionTuple,
  NotificationTuple,
  StayTuple,
  TieTuple,
} from './encode-row.ts';

/** Place of a row; its records name it without repeating it. */
export type RowPlace = {feed: string; file: string; row: number};

/**
 * Adds the records of an encoded row to `out`, as said at `place`. What the records of a row have in common (ids, moments,
 * addresses, the source) is one object in memory, and so is every empty list: records are never changed.
 */
export function decodeRow(body: string, place: RowPlace, out: Records): void {
  const [mentions, notifications, involvements, ties, stays] = JSON.parse(body) as Body;
  const common = new RowCommons(place);
  for (const tuple of mentions) out.mentions.push(decodeMention(tuple, common));
  for (const tuple of notifications) out.notifications.push(decodeNotification(tuple, common));
  for (const tuple of involvements) out.involvements.push(decodeInvolvement(tuple, common));
  for (const tuple of ties) out.ties.push(decodeTie(tuple, common));
  for (const tuple of stays) out.stays.push(decodeStay(tuple, common));
}

/** The lists of an encoded row, in their order. */
export const RECORD_LISTS = [
  'mentions',
  'notifications',
  'involvements',
  'ties',
  'stays',
] as const satisfies readonly (keyof Records)[];

const DECODERS = {
  mentions: decodeMention,
  notifications: decodeNotification,
  involvements: decodeInvolvement,
  ties: decodeTie,
  stays: decodeStay,
} as const;

/** The records of one list of an encoded row, said at `place`. */
export function decodeList<N extends keyof Records>(body: string, place: RowPlace, name: N): Records[N] {
  const tuples = (JSON.parse(body) as Body)[RECORD_LISTS.indexOf(name)]!;
  const common = new RowCommons(place);
  const decode = DECODERS[name] as unknown as (tuple: unknown, common: RowCommons) => Records[N][number];
  return tuples.map((tuple) => decode(tuple, common)) as Records[N];
}

/** Texts up to this length are one object for all of a heap already: V8 internalises them when it parses JSON. */
const SHORT_CHARS_MAX = 10;

const NONE = Object.freeze([]) as unknown as never[];

const listOf = <T>(list: T[]): T[] => (list.length === 0 ? NONE : list);

/** What the records of one row share, as far as it is decoded; rows are short, so lists are searched. */
class RowCommons {
  readonly #place: RowPlace;
  readonly #sources: Source[] = [];
  readonly #texts: string[] = [];
  readonly #addresses: Address[] = [];

  constructor(place: RowPlace) {
    this.#place = place;
  }

  source(slot: string): Source {
    for (const known of this.#sources) if (known.slot === slot) return known;
    const {feed, file, row} = this.#place;
    const source: Source = {feed, file, row, slot};
    this.#sources.push(source);
    return source;
  }

  text(text: string): string {
    if (text.length <= SHORT_CHARS_MAX) return text;
    for (const known of this.#texts) if (known === text) return known;
    this.#texts.push(text);
    return text;
  }

  address(tuple: NonNullable<AddressTuple>): Address {
    const [text, postcode, uprn, flag] = tuple;
    const isProtected = flag === 1;
    for (const known of this.#addresses) {
      if (known.text === text && known.postcode === postcode && known.uprn === uprn && known.protected === isProtected)
        return known;
    }
    const address: Address = {text, postcode, uprn, protected: isProtected};
    this.#addresses.push(address);
    return address;
  }
}

function decodeMention(tuple: MentionTuple, common: RowCommons): Mention {
  const birth = tuple[7];
  return {
    id: common.text(tuple[0]),
    source: common.source(tuple[1]),
    agency: tuple[2],
    area: tuple[3],
    receivedAt: common.text(tuple[4]),
    asAt: common.text(tuple[5]),
    names: listOf(tuple[6].map(([use, given, family, title]): PersonName => ({use, given, family, title}))),
    birth: birth === null ? null : {from: birth[0], to: birth[1], kind: birth[2]},
    died: tuple[8],
    sex: tuple[9],
    identifiers: listOf(tuple[10].map(([kind, value, scope]): Identifier => ({kind, value, scope}))),
    phones: listOf(tuple[11]),
    emails: listOf(tuple[12]),
    vehicles: listOf(tuple[13]),
    birthPlace: tuple[19] ?? '',
    occupation: tuple[20] ?? '',
    address: tuple[14] === null ? null : common.address(tuple[14]),
    lifeStage: tuple[15],
    staff: tuple[16] === 1,
    register: tuple[17],
    group: common.text(tuple[18]),
  };
}

function decodeNotification(tuple: NotificationTuple, common: RowCommons): Notification {
  return {
    id: common.text(tuple[0]),
    source: common.source(tuple[1]),
    agency: tuple[2],
    area: tuple[3],
    receivedAt: common.text(tuple[4]),
    kind: tuple[5],
    eventAt: common.text(tuple[6]),
    referralSource: tuple[7],
    reasons: listOf(tuple[8]),
    factors: listOf(tuple[9]),
    ragInitial: tuple[10],
    ragFinal: tuple[11],
    outcomes: listOf(tuple[12]),
    decidedAt: tuple[13],
    references: listOf(tuple[14].map(([kind, value]) => ({kind, value}))),
    allegation: tuple[15],
    place: tuple[16] === null ? null : common.address(tuple[16]),
  };
}

function decodeInvolvement(tuple: InvolvementTuple, common: RowCommons): Involvement {
  return {
    id: tuple[0],
    source: common.source(tuple[1]),
    agency: tuple[2],
    area: tuple[3],
    receivedAt: common.text(tuple[4]),
    notification: common.text(tuple[5]),
    mention: common.text(tuple[6]),
    role: tuple[7],
  };
}

function decodeTie(tuple: TieTuple, common: RowCommons): Tie {
  return {
    id: tuple[0],
    source: common.source(tuple[1]),
    agency: tuple[2],
    area: tuple[3],
    receivedAt: common.text(tuple[4]),
    from: common.text(tuple[5]),
    to: common.text(tuple[6]),
    kind: tuple[7],
    detail: tuple[8],
    start: tuple[9],
    end: tuple[10],
  };
}

function decodeStay(tuple: StayTuple, common: RowCommons): Stay {
  return {
    id: tuple[0],
    source: common.source(tuple[1]),
    agency: tuple[2],
    area: tuple[3],
    receivedAt: common.text(tuple[4]),
    mention: common.text(tuple[5]),
    address: common.address(tuple[6]!),
    kind: tuple[7],
    start: tuple[8],
    end: tuple[9],
    asAt: common.text(tuple[10]),
  };
}
