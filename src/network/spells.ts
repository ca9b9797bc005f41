import {getOrInsert} from '../base/get-or-insert.ts';
import {DAY_MAX, DAY_MIN} from '../base/day.ts';
import {STAY_KINDS, type StayKind} from '../model/address.ts';
import {daysBetween, rowItems} from './incidence.ts';
import type {Network, Stays} from './network.ts';

/** A person living at one dwelling: days inclusive, and the stay edges it rests on. */
export type Spell = Readonly<{person: number; dwelling: number; from: number; to: number; stays: readonly number[]}>;

/** Stays that say where somebody lives; the rest (hospital, prison, found, visited) say where they were. */
export const LIVING: readonly StayKind[] = [
  'home',
  'tenancy',
  'placement',
  'temporary',
  'hostel',
  'refuge',
  'mentioned',
];
export const IS_LIVING = Uint8Array.from(STAY_KINDS, (kind) => (LIVING.includes(kind) ? 1 : 0));

/**
 * Two records of one address with nothing else between are taken as one spell up to this gap; past it nobody knows where
 * the person was.
 */
export const GAP_DAYS_MAX = 730;

type Sighting = {dwelling: number; from: number; to: number; open: boolean; stay: number};

/**
 * Where a person lived, in order of time, worked out from records received by `knownBy` (DAY_MAX for all).
 * An open stay lasts until the first record of another address that begins later. A pseudo-address (no fixed abode) ends a
 * spell and begins none. The same of one day and the next is worked out once.
 */
export function spellsOf(network: Network, person: number, knownBy: number): readonly Spell[] {
  const known = getOrInsert(readSpells, network, () => new Map<number, ReadSpells>());
  // Read whether or not it is known, so that who watches what is read sees it.
  network.staysOf.onRead?.(person);
  let read = known.get(person);
  if (read === undefined || knownBy < read.since || knownBy > read.until)
    known.set(person, (read = readSpellsOf(network, person, knownBy)));
  return read.spells;
}

/** The homes of a person as they were read last, and the days as of which they are these: no stay was received in between. */
type ReadSpells = {since: number; until: number; spells: readonly Spell[]};

const readSpells = new WeakMap<Network, Map<number, ReadSpells>>();

function readSpellsOf(network: Network, person: number, knownBy: number): ReadSpells {
  const own = rowItems(network.staysOf, person);
  const known = foldIntoSpells(person, sightingsAmong(network, own, knownBy));
  return {
    ...daysBetween(network.stays.received, own, knownBy),
    spells: known.filter((spell) => network.resolved.dwellings[spell.dwelling]!.kind !== 'pseudo'),
  };
}

function foldIntoSpells(person: number, sightings: readonly Sighting[]): Spell[] {
  const spells: {person: number; dwelling: number; from: number; to: number; stays: number[]}[] = [];
  let open = false;
  for (const sighting of sightings) {
    const last = spells.at(-1);
    if (last !== undefined && last.dwelling === sighting.dwelling && sighting.from - last.to <= GAP_DAYS_MAX) {
      last.to = Math.max(last.to, sighting.to);
      last.stays.push(sighting.stay);
      open = open || sighting.open;
    } else {
      if (last !== undefined && open) last.to = Math.max(last.from, sighting.from - 1);
      spells.push({person, dwelling: sighting.dwelling, from: sighting.from, to: sighting.to, stays: [sighting.stay]});
      open = sighting.open;
    }
    if (open) spells.at(-1)!.to = DAY_MAX;
  }
  return spells;
}

/** True where two spells share at least one day in one front door that a household can live in. */
export function shareHome(network: Network, left: Spell, right: Spell): boolean {
  return (
    left.dwelling === right.dwelling &&
    network.resolved.dwellings[left.dwelling]!.kind === 'dwelling' &&
    left.from <= right.to &&
    right.from <= left.to
  );
}

function sightingsAmong({stays}: Network, own: Uint32Array, knownBy: number): Sighting[] {
  const sightings: Sighting[] = [];
  for (const stay of own) {
    if (stays.received[stay]! > knownBy || IS_LIVING[stays.kind[stay]!] === 0) continue;
    sightings.push({
      dwelling: stays.dwelling[stay]!,
      from: firstDay(stays, stay),
      to: lastDay(stays, stay),
      open: isOpenStay(stays, stay),
      stay,
    });
  }
  return sightings.sort(
    (left, right) => left.from - right.from || left.dwelling - right.dwelling || left.stay - right.stay,
  );
}

export const firstDay = (stays: Stays, stay: number): number => Math.min(beginsOn(stays, stay), lastDay(stays, stay));
const beginsOn = ({start, event}: Stays, stay: number): number =>
  start[stay] === DAY_MIN ? event[stay]! : start[stay]!;
export const lastDay = ({end, event}: Stays, stay: number): number =>
  end[stay] === DAY_MAX ? event[stay]! : end[stay]!;
export const isOpenStay = ({isMention, start, end}: Stays, stay: number): boolean =>
  isMention[stay] === 0 && start[stay] !== DAY_MIN && end[stay] === DAY_MAX;
