import {getOrInsert} from '../base/get-or-insert.ts';
import {addMonths, DAY_MAX, DAY_MIN, yearsBetween} from '../base/day.ts';
import type {LIFE_STAGES} from '../model/mention.ts';
import {daysBetween, rowItems} from './incidence.ts';
import type {Network} from './network.ts';
import {birthAmong} from './persons.ts';

type LifeStage = (typeof LIFE_STAGES)[number];

const ADULT_MONTHS = 18 * 12;

/** First and last possible day of birth. */
export type Birth = {from: number; to: number};

/** When a person was born, by the records received by `knownBy` (DAY_MAX for all); DAY_MIN to DAY_MAX where nothing is known. */
export function birthOf(network: Network, person: number, knownBy: number): Birth {
  const births = getOrInsert(readBirths, network, () => noBirths(network.resolved.persons.length));
  // Read whether or not it is known, so that who watches what is read sees it.
  network.mentionsOf.onRead?.(person);
  if (knownBy < births.since[person]! || knownBy > births.until[person]!) readBirth(network, births, person, knownBy);
  return {from: births.from[person]!, to: births.to[person]!};
}

/** For whoever has everybody described anyway: nobody's birth is read a second time. */
export function takeBirths(network: Network): void {
  const {length, birthFrom, birthTo} = network.persons;
  readBirths.set(network, {
    since: new Int32Array(length).fill(network.lastReceived),
    until: new Int32Array(length).fill(DAY_MAX),
    from: birthFrom.slice(),
    to: birthTo.slice(),
  });
}

/**
 * The birth of each person as it was read last, which is that of every day from `since` to `until`: no mention of them was received
 * in between. An answer about a few must not describe everybody first.
 */
type Births = {since: Int32Array; until: Int32Array; from: Int32Array; to: Int32Array};

const readBirths = new WeakMap<Network, Births>();

const noBirths = (persons: number): Births => ({
  since: new Int32Array(persons).fill(DAY_MAX),
  until: new Int32Array(persons).fill(DAY_MIN),
  from: new Int32Array(persons),
  to: new Int32Array(persons),
});

function readBirth(network: Network, births: Births, person: number, knownBy: number): void {
  const {since, until} = daysBetween(network.mentions.received, rowItems(network.mentionsOf, person), knownBy);
  const {from, to} = birthAmong(network.mentions, mentionsBy(network, person, knownBy));
  births.since[person] = since;
  births.until[person] = until;
  births.from[person] = from;
  births.to[person] = to;
}

/** The day on which a person died, by the records received by `knownBy`: the earliest that any gives, DAY_MAX where none does. */
export function diedOn(network: Network, person: number, knownBy: number): number {
  const {died} = network.mentions;
  return mentionsBy(network, person, knownBy).reduce((first, mention) => Math.min(first, died[mention]!), DAY_MAX);
}

/** Without a copy where all were received by then, as they nearly always were. */
function mentionsBy({mentions: {received}, mentionsOf}: Network, person: number, knownBy: number): Uint32Array {
  const own = rowItems(mentionsOf, person);
  for (const mention of own) if (received[mention]! > knownBy) return own.filter((one) => received[one]! <= knownBy);
  return own;
}

/** Unborn, child (under 18) or adult on a day; unknown where the birth interval allows two of them, or nothing is recorded. */
export function stageOn(birth: Birth, day: number): LifeStage {
  if (birth.from === DAY_MIN && birth.to === DAY_MAX) return 'unknown';
  if (isAdultOn(birth, day)) return 'adult';
  if (birth.from > day) return 'unborn';
  return isChildOn(birth, day) ? 'child' : 'unknown';
}

/** True where the person was surely under 18 (or unborn) on the day. */
export function isChildOn(birth: Birth, day: number): boolean {
  return isBornToBeChild(birth.from, day);
}

/** True where the person was surely 18 or older on the day. */
export function isAdultOn(birth: Birth, day: number): boolean {
  return isBornToBeAdult(birth.to, day);
}

/** `isChildOn` by the first possible day of birth, which is all that it looks at. */
export const isBornToBeChild = (birthFrom: number, day: number): boolean => birthFrom > lastBirthOfAdults(day);

/** `isAdultOn` by the last possible day of birth. */
export const isBornToBeAdult = (birthTo: number, day: number): boolean => birthTo <= lastBirthOfAdults(day);

/** Whoever was born on this day or before is 18 on `day`. */
function lastBirthOfAdults(day: number): number {
  if (day < 0 || day >= LAST_BIRTHS.length) return addMonths(day, -ADULT_MONTHS);
  if (LAST_BIRTHS[day] === DAY_MIN) LAST_BIRTHS[day] = addMonths(day, -ADULT_MONTHS);
  return LAST_BIRTHS[day]!;
}

/** Of days of 1970 to 2059 that were asked about, which every record asks about again; DAY_MIN for the others. */
const LAST_BIRTHS = new Int32Array(90 * 365).fill(DAY_MIN);

/** The first day on which `isAdultOn` holds; DAY_MAX where no record ever says so. */
export function adultFrom(birth: Birth): number {
  if (birth.to === DAY_MAX) return DAY_MAX;
  // Months held back to their last date make it a day later than counting months forward does.
  let day = addMonths(birth.to, ADULT_MONTHS);
  while (!isAdultOn(birth, day)) day++;
  return day;
}

/** Least and greatest age in whole years on a day; null where the birth is not known at all. */
export function ageOn(birth: Birth, day: number): {least: number; most: number} | null {
  if (birth.from === DAY_MIN || birth.to === DAY_MAX) return null;
  return {least: yearsBetween(birth.to, day), most: yearsBetween(birth.from, day)};
}
