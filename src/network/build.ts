import {DAY_MAX, DAY_MIN, isoToDay} from '../base/day.ts';
import type {Records} from '../model/records.ts';
import type {Resolved} from '../model/resolved.ts';
import {listByEnds, listByRow, type Incidence} from './incidence.ts';
import {
  areParted,
  roleCode,
  stayCode,
  type Involvements,
  type Mentions,
  type Network,
  type Notifications,
  type Parted,
  type Persons,
  type Stays,
  type Ties,
} from './network.ts';
import {describePersons} from './persons.ts';
import {columnsOf, type RecordColumns} from './record-columns.ts';

/**
 * The dated network of all that had been received by the end of `options.asOf` (`YYYY-MM-DD`; null for all there is).
 * Staff are in no column. Linear in the number of records; a second network of the same records costs a fraction.
 */
export function buildNetwork(
  records: Records,
  resolved: Resolved,
  options: {asOf: string | null; parted?: Parted},
): Network {
  const asOfDay = options.asOf === null ? DAY_MAX : isoToDay(options.asOf);
  return new BuiltNetwork(records, resolved, options.asOf, asOfDay, options.parted ?? new Map());
}

/** Each part is made when it is first asked for: a path asks for nobody's birth, and a list of people for no stays. */
class BuiltNetwork implements Network {
  readonly records: Records;
  readonly resolved: Resolved;
  readonly columns: RecordColumns;
  readonly asOf: string | null;
  readonly parted: Parted;
  readonly areas: readonly string[];
  readonly #day: number;
  #mentions: Mentions | undefined;
  #persons: Persons | undefined;
  #notifications: Notifications | undefined;
  #ties: Ties | undefined;
  #involvements: Involvements | undefined;
  #stays: Stays | undefined;
  #mentionsOf: Incidence | undefined;
  #tiesOf: Incidence | undefined;
  #involvementsOf: Incidence | undefined;
  #involvementsIn: Incidence | undefined;
  #staysOf: Incidence | undefined;
  #staysAt: Incidence | undefined;
  #lastReceived: number | undefined;

  constructor(records: Records, resolved: Resolved, asOf: string | null, day: number, parted: Parted) {
    this.records = records;
    this.resolved = resolved;
    this.columns = columnsOf(records);
    this.asOf = asOf;
    this.areas = this.columns.areas;
    this.#day = day;
    this.parted = parted;
  }

  get mentions(): Mentions {
    return (this.#mentions ??= seenMentions(this.columns, this.resolved, this.#day));
  }

  get persons(): Persons {
    return (this.#persons ??= describePersons(this.mentions, this.mentionsOf));
  }

  get notifications(): Notifications {
    return (this.#notifications ??= seenNotifications(this.columns, this.resolved, this.#day));
  }

  get ties(): Ties {
    return (this.#ties ??= seenTies(this.columns, this.mentions, this.#day, this.parted, this.#personCount));
  }

  get involvements(): Involvements {
    return (this.#involvements ??= seenInvolvements(
      this.columns,
      this.mentions,
      this.#day,
      this.parted,
      this.#personCount,
    ));
  }

  get stays(): Stays {
    return (this.#stays ??= seenStays(this.columns, this.resolved, this.mentions, this.#day));
  }

  get mentionsOf(): Incidence {
    return (this.#mentionsOf ??= this.#byPerson(this.mentions));
  }

  get tiesOf(): Incidence {
    return (this.#tiesOf ??= listByEnds(this.#personCount, this.ties.from, this.ties.to, this.ties.length));
  }

  get involvementsOf(): Incidence {
    return (this.#involvementsOf ??= this.#byPerson(this.involvements));
  }

  get involvementsIn(): Incidence {
    const {notification, length} = this.involvements;
    return (this.#involvementsIn ??= listByRow(this.notifications.length, notification, length));
  }

  get staysOf(): Incidence {
    return (this.#staysOf ??= this.#byPerson(this.stays));
  }

  get staysAt(): Incidence {
    const {dwelling, length} = this.stays;
    return (this.#staysAt ??= listByRow(this.resolved.dwellings.length, dwelling, length));
  }

  get lastReceived(): number {
    const {mentions, notifications, ties, involvements, stays} = this;
    return (this.#lastReceived ??= Math.max(
      ...[mentions, notifications, ties, involvements, stays].map((of) => latest(of, this.#day)),
    ));
  }

  get #personCount(): number {
    return this.resolved.persons.length;
  }

  #byPerson({person, length}: {person: Int32Array; length: number}): Incidence {
    return listByRow(this.#personCount, person, length);
  }
}

function seenMentions({mentions}: RecordColumns, resolved: Resolved, asOfDay: number): Mentions {
  const {received} = mentions;
  const person = Int32Array.from(resolved.personOf);
  for (let i = 0; i < person.length; i++) if (received[i]! > asOfDay) person[i] = -1;
  return {length: received.length, person, ...mentions};
}

function seenNotifications({notifications}: RecordColumns, resolved: Resolved, asOfDay: number): Notifications {
  const {received} = notifications;
  const isKnown = new Uint8Array(received.length);
  for (let i = 0; i < received.length; i++) isKnown[i] = received[i]! <= asOfDay ? 1 : 0;
  return {length: received.length, known: isKnown, incident: resolved.incidentOf, ...notifications};
}

function seenTies(
  {ties: all}: RecordColumns,
  {person}: Mentions,
  asOfDay: number,
  parted: Parted,
  personCount: number,
): Ties {
  const isParted = maskOf(parted.keys(), personCount);
  const size = all.from.length;
  const days = (): Int32Array => new Int32Array(size);
  const kind = new Uint8Array(size);
  const ties = {
    from: days(),
    to: days(),
    kind,
    start: days(),
    end: days(),
    event: days(),
    received: days(),
    record: days(),
  };
  let length = 0;
  for (let i = 0; i < size; i++) {
    const from = person[all.from[i]!]!;
    const to = person[all.to[i]!]!;
    if (from < 0 || to < 0 || from === to || all.received[i]! > asOfDay) continue;
    if ((isParted[from] === 1 || isParted[to] === 1) && areParted(parted, from, to)) continue;
    ties.from[length] = from;
    ties.to[length] = to;
    ties.kind[length] = all.kind[i]!;
    ties.start[length] = all.start[i]!;
    ties.end[length] = all.end[i]!;
    ties.event[length] = all.event[i]!;
    ties.received[length] = all.received[i]!;
    ties.record[length++] = i;
  }
  return {length, ...ties};
}

/**
 * Where one notification names two who are parted, it is told of the child alone; but what somebody is suspected of is told of
 * them, too.
 */
function seenInvolvements(
  columns: RecordColumns,
  {person}: Mentions,
  asOfDay: number,
  parted: Parted,
  personCount: number,
): Involvements {
  const {involvements: all, notifications} = columns;
  const hidden = partedIn(all, person, parted, personCount);
  const isHiding = maskOf(hidden.keys(), personCount);
  const suspect = roleCode('suspect');
  const size = all.mention.length;
  const days = (): Int32Array => new Int32Array(size);
  const role = new Uint8Array(size);
  const involvements = {person: days(), notification: days(), role, event: days(), received: days(), record: days()};
  let length = 0;
  for (let i = 0; i < size; i++) {
    const who = person[all.mention[i]!]!;
    if (who < 0 || all.received[i]! > asOfDay) continue;
    if (isHiding[who] === 1 && hidden.get(who)!.has(all.notification[i]!) && all.role[i] !== suspect) continue;
    involvements.person[length] = who;
    involvements.notification[length] = all.notification[i]!;
    involvements.role[length] = all.role[i]!;
    involvements.event[length] = notifications.event[all.notification[i]!]!;
    involvements.received[length] = all.received[i]!;
    involvements.record[length++] = i;
  }
  return {length, ...involvements};
}

/** 1 for each of some persons, who are few: a look into a table of them for every record would cost more than all else. */
function maskOf(persons: Iterable<number>, personCount: number): Uint8Array {
  const mask = new Uint8Array(personCount);
  for (const person of persons) mask[person] = 1;
  return mask;
}

/** Notifications that name a child beside those who adopted it, by each of these. */
function partedIn(
  {mention, notification}: RecordColumns['involvements'],
  person: Int32Array,
  parted: Parted,
  personCount: number,
): Map<number, Set<number>> {
  const hidden = new Map<number, Set<number>>();
  if (parted.size === 0) return hidden;
  const isParted = maskOf(parted.keys(), personCount);
  for (let i = 0; i < mention.length; i++) {
    const who = person[mention[i]!]!;
    if (who < 0 || isParted[who] === 0) continue;
    for (const other of parted.get(who)!) {
      const there = hidden.get(other);
      if (there === undefined) hidden.set(other, new Set([notification[i]!]));
      else there.add(notification[i]!);
    }
  }
  return hidden;
}

function seenStays({stays: all}: RecordColumns, resolved: Resolved, mentions: Mentions, asOfDay: number): Stays {
  const size = all.mention.length + mentions.length;
  const days = (): Int32Array => new Int32Array(size);
  const kind = new Uint8Array(size);
  const where = {person: days(), dwelling: days(), kind, start: days(), end: days(), event: days(), received: days()};
  const stays: Stays = {length: 0, ...where, record: days(), isMention: new Uint8Array(size)};
  for (let i = 0; i < all.mention.length; i++) {
    const who = mentions.person[all.mention[i]!]!;
    const dwelling = resolved.dwellingOfStay[i]!;
    if (who < 0 || dwelling < 0 || all.received[i]! > asOfDay) continue;
    const at = stays.length++;
    stays.person[at] = who;
    stays.dwelling[at] = dwelling;
    stays.kind[at] = all.kind[i]!;
    stays.start[at] = all.start[i]!;
    stays.end[at] = all.end[i]!;
    stays.event[at] = all.event[i]!;
    stays.received[at] = all.received[i]!;
    stays.record[at] = i;
  }
  addMentionedAddresses(stays, resolved, mentions);
  return stays;
}

function addMentionedAddresses(stays: Stays, resolved: Resolved, mentions: Mentions): void {
  const mentioned = stayCode('mentioned');
  for (let i = 0; i < mentions.length; i++) {
    const dwelling = resolved.dwellingOfMention[i]!;
    if (mentions.person[i]! < 0 || dwelling < 0) continue;
    const at = stays.length++;
    stays.person[at] = mentions.person[i]!;
    stays.dwelling[at] = dwelling;
    stays.kind[at] = mentioned;
    stays.start[at] = DAY_MIN;
    stays.end[at] = DAY_MAX;
    stays.event[at] = mentions.asAt[i]!;
    stays.received[at] = mentions.received[i]!;
    stays.record[at] = i;
    stays.isMention[at] = 1;
  }
}

function latest({length, received}: {length: number; received: Int32Array}, asOfDay: number): number {
  let last = DAY_MIN;
  for (let i = 0; i < length; i++) if (received[i]! > last && received[i]! <= asOfDay) last = received[i]!;
  return last;
}
