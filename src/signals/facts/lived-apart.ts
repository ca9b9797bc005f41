import {rowItems} from '../../network/incidence.ts';
import {kinWithin} from '../../network/around/kin.ts';
import {otherEnd} from '../../network/network.ts';
import {spellsOf, type Spell} from '../../network/spells.ts';
import {agenciesOf, isSettled, staysOfFamily} from './homes.ts';
import type {Scene} from '../rule.ts';
import {SHARED_LIFE} from './shared-life.ts';
import type {Meeting} from './meeting.ts';

/** A parent and a brother or sister of the child, and their partners, are within two steps. */
const FAMILY_STEPS = 2;

/**
 * The adult's last home before, where one is on record and no record puts anybody of the child's close family there: the child did
 * not come from it with the adult.
 */
export function homeWithoutFamily(
  scene: Scene,
  {child, from, adultSpell}: Meeting,
  own: readonly Spell[],
  knownBy: number,
): Spell | null {
  const {event} = scene.network.stays;
  const before = own.findLast(
    (spell) => spell.dwelling !== adultSpell.dwelling && spell.stays.some((stay) => event[stay]! < from),
  );
  if (before === undefined) return null;
  const family = kinWithin(scene.network, child, FAMILY_STEPS, adultSpell.person, knownBy);
  return staysOfFamily(scene, before.dwelling, family, knownBy).length === 0 ? before : null;
}

/**
 * Nothing but one address joins the two, but it fits an arrival: the child's family was on record here first, the adult's last home
 * before is on record and is none of theirs, and they have not gone on to another home that the adult has not: a family that
 * left and an unknown who took the flat look like that. Returns that last home; null where something speaks against an arrival.
 */
export function homeOfNewcomer(
  scene: Scene,
  meeting: Meeting,
  own: readonly Spell[],
  theirs: readonly Spell[],
  knownBy: number,
): Spell | null {
  const {adultSpell, childSpell} = meeting;
  const isLast = (spells: readonly Spell[]): boolean => spells.at(-1)!.dwelling === adultSpell.dwelling;
  if (adultSpell.from < childSpell.from || (isLast(own) && !isLast(theirs))) return null;
  return homeWithoutFamily(scene, meeting, own, knownBy);
}

/**
 * Before a record tied the adult to the child's family, one tied the adult to another, as a partner, a step-parent, one of the
 * household, and records put somebody of those others in a home, and nobody in this one. A partner of whom nothing but a name is on
 * record may be this child's parent.
 */
export function hadOtherFamily(scene: Scene, {child, from, adultSpell}: Meeting, knownBy: number): boolean {
  const {network} = scene;
  const {person: adult, dwelling} = adultSpell;
  const family = kinWithin(network, child, FAMILY_STEPS, adult, knownBy);
  const others = new Map<number, number>();
  for (const tie of rowItems(network.tiesOf, adult)) {
    const other = otherEnd(network, tie, adult);
    const received = network.ties.received[tie]!;
    if (SHARED_LIFE[network.ties.kind[tie]!] === 0 || received >= from || received > knownBy) continue;
    if (family.has(other)) return false;
    others.set(other, tie);
  }
  const haveHome = [...others.keys()].some((other) => spellsOf(network, other, knownBy).length > 0);
  return family.size > 1 && haveHome && staysOfFamily(scene, dwelling, others, knownBy).length === 0;
}

/**
 * The adult was on record before, and neither a tie nor a notification put the adult beside anybody of the child's family;
 * and the family had a home before at which no record puts the adult.
 */
export function wasStranger(
  scene: Scene,
  {child, from, adultSpell, childSpell}: Meeting,
  theirs: readonly Spell[],
  knownBy: number,
): boolean {
  const {network} = scene;
  const adult = adultSpell.person;
  const before = theirs.findLast((home) => home.dwelling !== childSpell.dwelling && home.from < from);
  if (before === undefined || !isSettled(scene, before)) return false;
  if (staysOfFamily(scene, before.dwelling, new Map([[adult, -1]]), knownBy).length > 0) return false;
  const family = kinWithin(network, child, FAMILY_STEPS, adult, knownBy);
  const {ties, involvements, involvementsOf, involvementsIn} = network;
  for (const tie of rowItems(network.tiesOf, adult))
    if (ties.received[tie]! < Math.min(from, knownBy + 1) && family.has(otherEnd(network, tie, adult))) return false;
  let isOnRecord = false;
  for (const part of rowItems(involvementsOf, adult)) {
    if (involvements.event[part]! >= from || involvements.received[part]! > knownBy) continue;
    isOnRecord = true;
    for (const other of rowItems(involvementsIn, involvements.notification[part]!))
      if (involvements.received[other]! <= knownBy && family.has(involvements.person[other]!)) return false;
  }
  return isOnRecord;
}

/** True where the mover was recorded elsewhere on a day on which the other one had lived here for `lagDays`. */
export function wereApart(
  {network}: Scene,
  spells: readonly Spell[],
  mover: Spell,
  other: Spell,
  lagDays: number,
): boolean {
  const {event} = network.stays;
  const settled = other.from + lagDays;
  return spells.some(
    (spell) =>
      spell.dwelling !== mover.dwelling &&
      spell.from <= mover.from &&
      spell.stays.some((stay) => event[stay]! >= settled && event[stay]! < mover.from),
  );
}

/** Before they met, both lived elsewhere for some time, in two homes, and each home is more than one record's word. */
export function hadTwoHomes(scene: Scene, {from}: Meeting, own: readonly Spell[], theirs: readonly Spell[]): boolean {
  const {lagDays} = scene.config.newAdult;
  return own.some(
    (mine) =>
      agenciesOf(scene, mine).size > 1 &&
      theirs.some(
        (home) =>
          home.dwelling !== mine.dwelling &&
          isSettled(scene, home) &&
          Math.min(mine.to, home.to, from) - Math.max(mine.from, home.from) >= lagDays,
      ),
  );
}
