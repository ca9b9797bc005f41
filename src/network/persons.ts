import {addMonths, DAY_MAX, DAY_MIN, isoToDay} from '../base/day.ts';
import type {Mention} from '../model/mention.ts';
import type {Incidence} from './incidence.ts';
import {BIRTH_KINDS, SEX, type Persons} from './network.ts';

const ADULT_MONTHS = 18 * 12;
const FROM_STAGE = BIRTH_KINDS.indexOf('stage');
const NO_BIRTH = BIRTH_KINDS.indexOf('none');
/** No one in the records is older. */
const OLDEST_MONTHS = 120 * 12;

/** Puts together what a person's mentions say of birth, sex and death. */
export function describePersons(
  mentions: readonly Mention[],
  mentionsOf: Incidence,
  received: Int32Array,
  asAt: Int32Array,
): Persons {
  const length = mentionsOf.starts.length - 1;
  const persons: Persons = {
    length,
    known: new Uint8Array(length),
    birthFrom: new Int32Array(length).fill(DAY_MIN),
    birthTo: new Int32Array(length).fill(DAY_MAX),
    birthKind: new Uint8Array(length).fill(NO_BIRTH),
    died: new Int32Array(length).fill(DAY_MAX),
    sex: new Uint8Array(length),
    firstReceived: new Int32Array(length).fill(DAY_MAX),
  };
  for (let person = 0; person < length; person++) {
    const from = mentionsOf.starts[person]!;
    const to = mentionsOf.starts[person + 1]!;
    if (from === to) continue;
    persons.known[person] = 1;
    readPlainFacts(persons, person, mentions, mentionsOf.items, from, to, received);
    readBirth(persons, person, mentions, mentionsOf.items, from, to, received);
    if (persons.birthKind[person] === NO_BIRTH) readStage(persons, person, mentions, mentionsOf.items, from, to, asAt);
  }
  return persons;
}

function readPlainFacts(
  persons: Persons,
  person: number,
  mentions: readonly Mention[],
  items: Uint32Array,
  from: number,
  to: number,
  received: Int32Array,
): void {
  let balance = 0;
  for (let i = from; i < to; i++) {
    const mention = mentions[items[i]!]!;
    if (mention.sex === 'female') balance++;
    else if (mention.sex === 'male') balance--;
    if (mention.died !== null) persons.died[person] = Math.min(persons.died[person]!, isoToDay(mention.died));
    if (received[items[i]!]! < persons.firstReceived[person]!) persons.firstReceived[person] = received[items[i]!]!;
  }
  persons.sex[person] = balance > 0 ? SEX.female : balance < 0 ? SEX.male : SEX.unknown;
}

/** The interval most mentions of the best kind give; among equals the one received first, then of the smallest id. */
function readBirth(
  persons: Persons,
  person: number,
  mentions: readonly Mention[],
  items: Uint32Array,
  from: number,
  to: number,
  received: Int32Array,
): void {
  let bestKind = NO_BIRTH;
  let bestVotes = 0;
  let best = -1;
  for (let i = from; i < to; i++) {
    const birth = mentions[items[i]!]!.birth;
    if (birth === null) continue;
    const kind = BIRTH_KINDS.indexOf(birth.kind);
    if (kind > bestKind) continue;
    const votes = countBirths(birth, mentions, items, from, to);
    const earlier = best >= 0 && received[items[i]!]! < received[best]!;
    if (kind < bestKind || votes > bestVotes || (votes === bestVotes && earlier)) {
      bestKind = kind;
      bestVotes = votes;
      best = items[i]!;
    }
  }
  if (best < 0) return;
  const birth = mentions[best]!.birth!;
  persons.birthFrom[person] = isoToDay(birth.from);
  persons.birthTo[person] = isoToDay(birth.to);
  persons.birthKind[person] = bestKind;
}

function countBirths(
  birth: NonNullable<Mention['birth']>,
  mentions: readonly Mention[],
  items: Uint32Array,
  from: number,
  to: number,
): number {
  let votes = 0;
  for (let i = from; i < to; i++) {
    const other = mentions[items[i]!]!.birth;
    if (other !== null && other.kind === birth.kind && other.from === birth.from && other.to === birth.to) votes++;
  }
  return votes;
}

/** A record that calls somebody a child or an adult on a day bounds the birth; bounds that contradict each other say nothing. */
function readStage(
  persons: Persons,
  person: number,
  mentions: readonly Mention[],
  items: Uint32Array,
  from: number,
  to: number,
  asAt: Int32Array,
): void {
  let earliest = DAY_MIN;
  let latest = DAY_MAX;
  for (let i = from; i < to; i++) {
    const {lifeStage} = mentions[items[i]!]!;
    const day = asAt[items[i]!]!;
    if (lifeStage === 'adult') {
      latest = Math.min(latest, addMonths(day, -ADULT_MONTHS));
      earliest = Math.max(earliest, addMonths(day, -OLDEST_MONTHS));
    } else if (lifeStage === 'child') {
      earliest = Math.max(earliest, addMonths(day, -ADULT_MONTHS) + 1);
      latest = Math.min(latest, day);
    } else if (lifeStage === 'unborn') {
      earliest = Math.max(earliest, day);
      latest = Math.min(latest, day + 300);
    }
  }
  if (earliest > latest || (earliest === DAY_MIN && latest === DAY_MAX)) return;
  persons.birthFrom[person] = earliest;
  persons.birthTo[person] = latest;
  persons.birthKind[person] = FROM_STAGE;
}
