import {addMonths, DAY_MAX, DAY_MIN, yearsBetween} from '../base/day.ts';
import type {LIFE_STAGES} from '../model/mention.ts';
import {rowItems} from './incidence.ts';
import type {Network} from './network.ts';
import {birthAmong} from './persons.ts';

type LifeStage = (typeof LIFE_STAGES)[number];

const ADULT_MONTHS = 18 * 12;

/** First and last possible day of birth. */
export type Birth = {from: number; to: number};

/** When a person was born, by the records received by `knownBy` (DAY_MAX for all); DAY_MIN to DAY_MAX where nothing is known. */
export function birthOf(network: Network, person: number, knownBy: number): Birth {
  if (knownBy < network.lastReceived) return birthAmong(network.mentions, mentionsBy(network, person, knownBy));
  let births = lastBirths.get(network);
  if (births === undefined) lastBirths.set(network, (births = new Map()));
  // Read whether or not it is known, so that who watches what is read sees it.
  const own = rowItems(network.mentionsOf, person);
  let birth = births.get(person);
  if (birth === undefined) births.set(person, (birth = birthAmong(network.mentions, own)));
  return birth;
}

/** By all records of a network, of whom it was asked: an answer about a few must not describe everybody first. */
const lastBirths = new WeakMap<Network, Map<number, Birth>>();

/** The day on which a person died, by the records received by `knownBy`: the earliest that any gives, DAY_MAX where none does. */
export function diedOn(network: Network, person: number, knownBy: number): number {
  const {died} = network.mentions;
  return mentionsBy(network, person, knownBy).reduce((first, mention) => Math.min(first, died[mention]!), DAY_MAX);
}

function mentionsBy({mentions, mentionsOf}: Network, person: number, knownBy: number): Uint32Array {
  return rowItems(mentionsOf, person).filter((mention) => mentions.received[mention]! <= knownBy);
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
  return birth.from > addMonths(day, -ADULT_MONTHS);
}

/** True where the person was surely 18 or older on the day. */
export function isAdultOn(birth: Birth, day: number): boolean {
  return birth.to <= addMonths(day, -ADULT_MONTHS);
}

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
