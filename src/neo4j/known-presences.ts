import {DAY_MAX, DAY_MIN} from '../base/day.ts';
import {STAY_KINDS} from '../model/address.ts';
import {rowItems} from '../network/incidence.ts';
import type {Presence} from '../network/around/joins.ts';
import type {Network} from '../network/network.ts';
import {PATHS} from '../network/around/paths.ts';
import {LIVING, spellsOf} from '../network/spells.ts';

/**
 * Somebody at a dwelling as it was known from one day of receipt until the day before another: what a record that came
 * later changed is there twice, as it was known before and after. As of day T holds what has
 * `knownFrom <= T < knownUntil`.
 */
export type KnownPresence = Presence & {knownFrom: number; knownUntil: number};

const IS_LIVING = Uint8Array.from(STAY_KINDS, (kind) => (LIVING.includes(kind) ? 1 : 0));
const IS_SHOWN = Uint8Array.from(STAY_KINDS, (kind) => (PATHS.stays.includes(kind) ? 1 : 0));

/** Spells of living at a dwelling and visits (network/joins) of everybody, in order of person and of what was known when. */
export function knownPresences(network: Network): KnownPresence[] {
  const found: KnownPresence[] = [];
  for (let person = 0; person < network.persons.length; person++) {
    const living: number[] = [];
    for (const stay of rowItems(network.staysOf, person)) {
      const kind = network.stays.kind[stay]!;
      if (IS_LIVING[kind] === 1) living.push(network.stays.received[stay]!);
      else if (IS_SHOWN[kind] === 1) found.push(visit(network, person, stay));
    }
    const days = [...new Set(living)].sort((left, right) => left - right);
    if (days.length > 0) found.push(...knownSpells(network, person, days));
  }
  return found.filter(({dwelling}) => network.resolved.dwellings[dwelling]!.kind !== 'pseudo');
}

function knownSpells(network: Network, person: number, days: readonly number[]): KnownPresence[] {
  const found: KnownPresence[] = [];
  let current = new Map<string, KnownPresence>();
  for (const day of days) {
    const next = new Map<string, KnownPresence>();
    for (const spell of spellsOf(network, person, day)) {
      const key = [spell.dwelling, spell.from, spell.to, ...spell.stays].join(' ');
      const before = current.get(key);
      const presence = before ?? {...spell, isLiving: true, knownFrom: day, knownUntil: DAY_MAX};
      if (before === undefined) found.push(presence);
      next.set(key, presence);
    }
    for (const [key, presence] of current) if (!next.has(key)) presence.knownUntil = day;
    current = next;
  }
  return found;
}

function visit({stays}: Network, person: number, stay: number): KnownPresence {
  const from = stays.start[stay] === DAY_MIN ? stays.event[stay]! : stays.start[stay]!;
  const to = stays.end[stay] === DAY_MAX ? from : stays.end[stay]!;
  const dwelling = stays.dwelling[stay]!;
  const knownFrom = stays.received[stay]!;
  return {person, dwelling, from, to, stays: [stay], isLiving: false, knownFrom, knownUntil: DAY_MAX};
}
