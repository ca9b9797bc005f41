import {getOrInsert} from '../../base/get-or-insert.ts';
import {DAY_MAX, DAY_MIN} from '../../base/day.ts';
import type {Dwelling} from '../../model/resolved.ts';
import {rowItems} from '../../network/incidence.ts';
import {adultFrom, birthOf, isChildOn, type Birth} from '../../network/life-stage.ts';
import {otherEnd, stayCode, tieCode, type Network} from '../../network/network.ts';
import {firstDay, isOpenStay, shareHome, spellsOf, type Spell} from '../../network/spells.ts';
import type {Scene} from '../rule.ts';

/** A child placed with the adult: since when, by the day of the first record where none says it, and the ties and stays that say so. */
export type Placed = {child: number; from: number; isDated: boolean; ties: number[]; stays: number[]};

const FOSTER_CARER = tieCode('foster-carer');
const PLACEMENT = stayCode('placement');
const PARENT = tieCode('parent');
const ADOPTIVE_PARENT = tieCode('adoptive-parent');

/** Children placed with the adult on the day, in order of person: a tie calls the adult their foster carer, or they are placed at a home of the adult's. */
export function placedWith(scene: Scene, adult: number, knownBy: number): Placed[] {
  const {network} = scene;
  const {ties, stays} = network;
  const found = new Map<number, Placed>();
  const spells = spellsOf(network, adult, knownBy);
  const homes = new Set(spells.map(({dwelling}) => dwelling));
  const isIn = (child: number, from: number): boolean => {
    const birth = birthOf(network, child, knownBy);
    return (
      child !== adult &&
      isChildOn(birth, from) &&
      !isOfAge(scene, birth, knownBy) &&
      !isHome(scene, adult, child, knownBy) &&
      !hasMovedOn(scene, child, from, homes, knownBy)
    );
  };
  const add = (child: number, from: number, isDated: boolean): Placed => {
    const there = found.get(child) ?? {child, from, isDated, ties: [], stays: []};
    found.set(child, there);
    if (from < there.from) [there.from, there.isDated] = [from, isDated];
    else if (from === there.from) there.isDated ||= isDated;
    return there;
  };
  for (const tie of rowItems(network.tiesOf, adult)) {
    const child = otherEnd(network, tie, adult);
    const from = ties.start[tie] === DAY_MIN ? ties.event[tie]! : ties.start[tie]!;
    if (ties.kind[tie] !== FOSTER_CARER || ties.from[tie] !== adult || ties.received[tie]! > knownBy) continue;
    if (hasEnded(scene, ties.end[tie]!, knownBy) || !isIn(child, from)) continue;
    add(child, from, ties.start[tie] !== DAY_MIN).ties.push(tie);
  }
  for (const spell of spells) {
    for (const stay of placementsAt(network, spell.dwelling)) {
      if (stays.received[stay]! > knownBy) continue;
      const [child, from] = [stays.person[stay]!, firstDay(stays, stay)];
      const there: Spell = {person: child, dwelling: spell.dwelling, from, to: stays.end[stay]!, stays: [stay]};
      if (hasEnded(scene, there.to, knownBy) || !shareHome(network, spell, there) || !isIn(child, from)) continue;
      const placed = add(child, from, stays.start[stay] !== DAY_MIN);
      placed.stays.push(stay, ...spell.stays.filter((own) => !placed.stays.includes(own)));
    }
  }
  return [...found.values()].sort((left, right) => left.child - right.child);
}

/** Of each list of stays by dwelling, those of its stays that are placements: a hostel has hundreds, asked about for each of its people on each day. */
const placementsOf = new WeakMap<Uint32Array, Map<number, readonly number[]>>();

function placementsAt({staysAt, stays}: Network, dwelling: number): readonly number[] {
  const known = getOrInsert(placementsOf, staysAt.items, () => new Map<number, readonly number[]>());
  // Read each time, as whoever watches the network is told of it.
  const all = rowItems(staysAt, dwelling);
  return getOrInsert(known, dwelling, () => [...all].filter((stay) => stays.kind[stay] === PLACEMENT));
}

/** Whether the day has gone by; without an end a placement goes on. */
function hasEnded(scene: Scene, end: number, knownBy: number): boolean {
  if (end === DAY_MAX) return false;
  scene.mayChangeOn(end + 1);
  return end < Math.min(knownBy, scene.today);
}

/** Of age nobody is placed: a register that never ends a placement would tell of it for ever. */
function isOfAge(scene: Scene, birth: Birth, knownBy: number): boolean {
  const from = adultFrom(birth);
  if (from === DAY_MAX) return false;
  scene.mayChangeOn(from);
  return Math.min(knownBy, scene.today) >= from;
}

/** Whether a later placement goes on at a place where no record puts the adult: registers often leave the one before without an end. */
const hasMovedOn = (
  {network}: Scene,
  child: number,
  from: number,
  homes: ReadonlySet<number>,
  knownBy: number,
): boolean =>
  [...rowItems(network.staysOf, child)].some((stay) => {
    const {kind, received, start, dwelling} = network.stays;
    if (kind[stay] !== PLACEMENT || received[stay]! > knownBy || start[stay]! <= from) return false;
    const at = dwelling[stay]!;
    return (
      isOpenStay(network.stays, stay) && !homes.has(at) && SOMEWHERE.includes(network.resolved.dwellings[at]!.kind)
    );
  });

/** Kinds of dwellings that are a place of their own: a text that hides an address may stand for the very home. */
const SOMEWHERE: readonly Dwelling['kind'][] = ['dwelling', 'communal', 'institution'];

/**
 * A child placed with its parent has gone home. Of a child who is adopted, or placed for adoption, nothing may say who lives in the new home, be it the
 * partner of whoever adopts it.
 */
const isHome = ({network}: Scene, adult: number, child: number, knownBy: number): boolean =>
  [...rowItems(network.tiesOf, child)].some((tie) => {
    const {kind, from, to, received} = network.ties;
    if (received[tie]! > knownBy || to[tie] !== child) return false;
    return kind[tie] === ADOPTIVE_PARENT || (kind[tie] === PARENT && from[tie] === adult);
  });
