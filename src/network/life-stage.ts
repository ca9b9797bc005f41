import {addMonths, DAY_MAX, DAY_MIN, yearsBetween} from '../base/day.ts';
import type {LIFE_STAGES} from '../model/mention.ts';
import type {Network} from './network.ts';

type LifeStage = (typeof LIFE_STAGES)[number];

const ADULT_MONTHS = 18 * 12;

/** Unborn, child (under 18) or adult on a day; unknown where the birth interval allows two of them, or nothing is recorded. */
export function stageOn(network: Network, person: number, day: number): LifeStage {
  const from = network.persons.birthFrom[person]!;
  const to = network.persons.birthTo[person]!;
  if (from === DAY_MIN && to === DAY_MAX) return 'unknown';
  const majority = addMonths(day, -ADULT_MONTHS);
  if (to <= majority) return 'adult';
  if (from > day) return 'unborn';
  return from > majority ? 'child' : 'unknown';
}

/** True where the person was surely under 18 (or unborn) on the day. */
export function isChildOn(network: Network, person: number, day: number): boolean {
  const from = network.persons.birthFrom[person]!;
  return from !== DAY_MIN && from > addMonths(day, -ADULT_MONTHS);
}

/** True where the person was surely 18 or older on the day. */
export function isAdultOn(network: Network, person: number, day: number): boolean {
  return network.persons.birthTo[person]! <= addMonths(day, -ADULT_MONTHS);
}

/** Least and greatest age in whole years on a day; null where the birth is not known at all. */
export function ageOn(network: Network, person: number, day: number): {least: number; most: number} | null {
  const from = network.persons.birthFrom[person]!;
  const to = network.persons.birthTo[person]!;
  if (from === DAY_MIN || to === DAY_MAX) return null;
  return {least: yearsBetween(to, day), most: yearsBetween(from, day)};
}
