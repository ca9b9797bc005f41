import type {Rng} from '../../src/base/rng.ts';
import {addMonths, civilOf, dayOf} from '../../src/base/day.ts';
import type {Person} from '../world/model.ts';
import {between, chance} from '../world/random.ts';

/** A birth date as a clerk has it. */
export type BirthSeen = {
  kind: 'none' | 'day' | 'month' | 'year' | 'expected' | 'placeholder';
  day: number;
  estimated: boolean;
};

export const NO_BIRTH: BirthSeen = {kind: 'none', day: 0, estimated: false};

/** What one record holds of a birth date; `scale` moves the error rates with the difficulty. */
export function birthSeen(rng: Rng, person: Person, day: number, scale: number): BirthSeen {
  const seen = drawn(rng, person, day, scale);
  return seen.kind === 'day' && seen.day > day ? exact(person.born) : seen;
}

function drawn(rng: Rng, person: Person, day: number, scale: number): BirthSeen {
  if (person.born > day) return {kind: 'expected', day: person.born + between(rng, -18, 12), estimated: false};
  const {year, month, date} = civilOf(person.born);
  if (person.january && chance(rng, 0.93)) return {kind: 'day', day: dayOf(year, 1, 1), estimated: chance(rng, 0.4)};
  const draw = rng.next() / scale;
  if (draw < 0.002) return {kind: 'placeholder', day: dayOf(1900, 1, 1), estimated: false};
  if (draw < 0.006) return {kind: 'month', day: dayOf(year, month, 1), estimated: false};
  if (draw < 0.009) return {kind: 'day', day: dayOf(year, 1, 1), estimated: chance(rng, 0.5)};
  if (draw < 0.0125 && date <= 12) return exact(dayOf(year, date, month));
  if (draw < 0.017) return exact(addMonths(person.born, chance(rng, 0.5) ? 12 : -12));
  if (draw < 0.021) return exact(dayOf(year, month, Math.min(28, Math.max(1, date + between(rng, -3, 3)))));
  if (draw < 0.0225) return exact(dayOf(year, 1 + (month % 12), Math.min(28, date)));
  if (draw < 0.0235) return exact(addMonths(person.born, -120));
  if (draw < 0.0245) return exact(person.born + between(rng, -900, 900));
  return exact(person.born);
}

function exact(day: number): BirthSeen {
  return {kind: 'day', day, estimated: false};
}
