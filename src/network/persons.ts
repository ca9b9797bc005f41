import {addMonths, DAY_MAX, DAY_MIN} from '../base/day.ts';
import {LIFE_STAGES} from '../model/mention.ts';
import type {Incidence} from './incidence.ts';
import {type Mentions, type Persons} from './network.ts';
import {SEX, BIRTH_KINDS} from './columns/columns.ts';

const ADULT_MONTHS = 18 * 12;
const FROM_STAGE = BIRTH_KINDS.indexOf('stage');
const NO_BIRTH = BIRTH_KINDS.indexOf('none');
const [UNBORN, CHILD, ADULT] = [
  LIFE_STAGES.indexOf('unborn'),
  LIFE_STAGES.indexOf('child'),
  LIFE_STAGES.indexOf('adult'),
];
/** No one in the records is older. */
const OLDEST_MONTHS = 120 * 12;
const PREGNANCY_DAYS_MAX = 300;

/** Births are recorded as first and last possible day, and how they are known (position in BIRTH_KINDS). */
export type BirthInterval = {from: number; to: number; kind: number};

/** How many persons a network knows of; `length` counts those as well of whom only later records tell. */
export const knownCount = ({known}: Persons): number => known.reduce((sum, isKnown) => sum + isKnown, 0);

/** Puts together what a person's mentions say of birth, sex and death. */
export function describePersons(mentions: Mentions, mentionsOf: Incidence): Persons {
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
    const [from, to] = [mentionsOf.starts[person]!, mentionsOf.starts[person + 1]!];
    if (from === to) continue;
    if (from + 1 === to && mentions.birthKind[mentionsOf.items[from]!] !== NO_BIRTH) {
      describeByOne(persons, person, mentions, mentionsOf.items[from]!);
      continue;
    }
    const own = {items: mentionsOf.items, from, to};
    persons.known[person] = 1;
    readPlainFacts(persons, person, mentions, own);
    const birth = birthOfRow(mentions, own);
    persons.birthFrom[person] = birth.from;
    persons.birthTo[person] = birth.to;
    persons.birthKind[person] = birth.kind;
  }
  return persons;
}

/** The same of whom one mention tells, which gives a birth. */
function describeByOne(persons: Persons, person: number, mentions: Mentions, at: number): void {
  persons.known[person] = 1;
  persons.sex[person] = mentions.sex[at]!;
  persons.died[person] = mentions.died[at]!;
  persons.firstReceived[person] = mentions.received[at]!;
  persons.birthFrom[person] = mentions.birthFrom[at]!;
  persons.birthTo[person] = mentions.birthTo[at]!;
  persons.birthKind[person] = mentions.birthKind[at]!;
}

/** What the mentions `own` (indices) together say of a birth; from DAY_MIN to DAY_MAX where they say nothing. */
export const birthAmong = (mentions: Mentions, own: Uint32Array): BirthInterval =>
  birthOfRow(mentions, {items: own, from: 0, to: own.length});

/** Items of a list from one place to before another, without a view of them: everybody is described by a few. */
type Row = {items: Uint32Array; from: number; to: number};

function birthOfRow(mentions: Mentions, own: Row): BirthInterval {
  const best = bestBirth(mentions, own);
  if (best < 0) return birthFromStages(mentions, own);
  return {from: mentions.birthFrom[best]!, to: mentions.birthTo[best]!, kind: mentions.birthKind[best]!};
}

function readPlainFacts(persons: Persons, person: number, mentions: Mentions, {items, from, to}: Row): void {
  let balance = 0;
  for (let i = from; i < to; i++) {
    const at = items[i]!;
    const sex = mentions.sex[at]!;
    if (sex === SEX.female) balance++;
    else if (sex === SEX.male) balance--;
    if (mentions.died[at]! < persons.died[person]!) persons.died[person] = mentions.died[at]!;
    if (mentions.received[at]! < persons.firstReceived[person]!) persons.firstReceived[person] = mentions.received[at]!;
  }
  persons.sex[person] = balance > 0 ? SEX.female : balance < 0 ? SEX.male : SEX.unknown;
}

/** The mention whose interval most mentions of the best kind give; among equals the one received first, then of the smallest id. */
function bestBirth(mentions: Mentions, own: Row): number {
  let bestKind = NO_BIRTH;
  let bestVotes = 0;
  let best = -1;
  for (let i = own.from; i < own.to; i++) {
    const at = own.items[i]!;
    const kind = mentions.birthKind[at]!;
    if (kind === NO_BIRTH || kind > bestKind) continue;
    const votes = own.to - own.from === 1 ? 1 : countBirths(at, mentions, own);
    const isEarlier = best >= 0 && mentions.received[at]! < mentions.received[best]!;
    if (kind < bestKind || votes > bestVotes || (votes === bestVotes && isEarlier)) {
      bestKind = kind;
      bestVotes = votes;
      best = at;
    }
  }
  return best;
}

function countBirths(of: number, {birthKind, birthFrom, birthTo}: Mentions, {items, from, to}: Row): number {
  let votes = 0;
  for (let i = from; i < to; i++) {
    const at = items[i]!;
    if (birthKind[at] === birthKind[of] && birthFrom[at] === birthFrom[of] && birthTo[at] === birthTo[of]) votes++;
  }
  return votes;
}

/** A record that calls somebody a child or an adult on a day bounds the birth; bounds that contradict each other say nothing. */
function birthFromStages({stage, asAt}: Mentions, own: Row): BirthInterval {
  let from = DAY_MIN;
  let to = DAY_MAX;
  for (let i = own.from; i < own.to; i++) {
    const at = own.items[i]!;
    const day = asAt[at]!;
    if (stage[at] === ADULT) {
      to = Math.min(to, addMonths(day, -ADULT_MONTHS));
      from = Math.max(from, addMonths(day, -OLDEST_MONTHS));
    } else if (stage[at] === CHILD) {
      from = Math.max(from, addMonths(day, -ADULT_MONTHS) + 1);
      to = Math.min(to, day);
    } else if (stage[at] === UNBORN) {
      from = Math.max(from, day);
      to = Math.min(to, day + PREGNANCY_DAYS_MAX);
    }
  }
  if (from > to || (from === DAY_MIN && to === DAY_MAX)) return {from: DAY_MIN, to: DAY_MAX, kind: NO_BIRTH};
  return {from, to, kind: FROM_STAGE};
}
