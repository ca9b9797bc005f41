import {DAY_MAX, DAY_MIN, isoToDay} from '../base/day.ts';
import type {Records} from '../model/records.ts';
import type {Resolved} from '../model/resolved.ts';
import {listByEnds, listByRow, type Incidence} from './incidence.ts';
import {
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
import {columnsOf, type RecordColumns} from './columns/record-columns.ts';
import {seenInvolvements, seenTies} from './guard/parted-edges.ts';

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
    return (this.#lastReceived ??= latest([mentions, notifications, ties, involvements, stays], this.#day));
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
  addMentionedAddresses(stays, resolved, mentions, movedIn(all, resolved, mentions.length, asOfDay));
  return stays;
}

/**
 * The day from which on somebody lives at the address that a row has for them, where the row says it of that address; `DAY_MIN` elsewhere. A
 * register of offenders has the address of today beside the day of an old sentence: on that day they did not live there.
 */
function movedIn(stays: RecordColumns['stays'], resolved: Resolved, mentions: number, asOfDay: number): Int32Array {
  const days = new Int32Array(mentions).fill(DAY_MAX);
  for (let i = 0; i < stays.mention.length; i++) {
    const row = stays.mention[i]!;
    if (stays.received[i]! > asOfDay || resolved.dwellingOfStay[i]! !== resolved.dwellingOfMention[row]!) continue;
    days[row] = Math.min(days[row]!, stays.start[i]!);
  }
  return days.map((day) => (day === DAY_MAX ? DAY_MIN : day));
}

function addMentionedAddresses(stays: Stays, resolved: Resolved, mentions: Mentions, from: Int32Array): void {
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
    stays.event[at] = Math.max(mentions.asAt[i]!, from[i]!);
    stays.received[at] = mentions.received[i]!;
    stays.record[at] = i;
    stays.isMention[at] = 1;
  }
}

/** The last day of all, and no later than the given one; where that is met, nothing can be later. */
function latest(all: readonly {length: number; received: Int32Array}[], asOfDay: number): number {
  let last = DAY_MIN;
  for (const {length, received} of all) {
    for (let i = 0; i < length && last < asOfDay; i++)
      if (received[i]! > last && received[i]! <= asOfDay) last = received[i]!;
  }
  return last;
}
