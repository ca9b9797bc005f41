import {DAY_MAX, DAY_MIN} from '../../base/day.ts';
import {rowItems} from '../../network/incidence.ts';
import {kinWithin} from '../../network/around/kin.ts';
import {otherEnd, stayCode} from '../../network/network.ts';
import type {Spell} from '../../network/spells.ts';
import {agenciesOf, isNoTenant, isSettled, staysOfFamily} from './homes.ts';
import {hadOtherFamily, hadTwoHomes, homeWithoutFamily, wasStranger, wereApart} from './lived-apart.ts';
import type {Scene} from '../rule.ts';
import {sharesLifeWithFamily} from './shared-life.ts';
import type {Meeting} from './meeting.ts';

const PLACEMENT = stayCode('placement');

/**
 * True where records show a beginning and not merely the first sight of an old household. An address that a record gives
 * is often old or wrong, so it takes a dated stay, a tie of living together, two agencies, or a record that gives one address for
 * the adult and the child's family to say that the adult lives here, and addresses that lag behind a family's move must not pass for an arrival.
 */
export function isBeginning(
  scene: Scene,
  meeting: Meeting,
  own: readonly Spell[],
  theirs: readonly Spell[],
  knownBy: number,
): boolean {
  const {child, adultSpell, childSpell, from, ties} = meeting;
  const {lagDays, startDays} = scene.config.newAdult;
  const hasStart = hasStartNear(scene, adultSpell, from);
  const livesHere =
    hasStart ||
    agenciesOf(scene, adultSpell).size > 1 ||
    isSettled(scene, adultSpell) ||
    isGivenWith(scene, adultSpell, child, knownBy);
  const isTied = ties.length > 0 || sharesLifeWithFamily(scene, child, adultSpell.person, knownBy);
  if (!isTied && !(livesHere && isSettled(scene, childSpell))) return false;
  if (
    wereApart(scene, own, adultSpell, childSpell, lagDays) ||
    wereApart(scene, theirs, childSpell, adultSpell, lagDays) ||
    ((livesHere || isTied) &&
      (homeWithoutFamily(scene, meeting, own, knownBy) !== null ||
        hadTwoHomes(scene, meeting, own, theirs) ||
        hadOtherFamily(scene, meeting, knownBy))) ||
    (hasStart && wasStranger(scene, meeting, theirs, knownBy))
  )
    return true;
  // Two whose stays here begin on one day came as one household, unless each came from another home.
  const isTogether = hasStart && from - childSpell.from < startDays && hasStartNear(scene, childSpell, from);
  if (isTogether && !cameFromTwo(own, adultSpell, theirs, childSpell)) return false;
  return hasTieFrom(scene, meeting) || (hasStart && from - childSpell.from >= lagDays);
}

/**
 * True where more says that the two live together than that registers give one address: a family may have left, and its school not
 * have heard of it, when somebody else takes the flat. A tie to the child or the child's family; a record that names the
 * adult beside one of them; a stay by which the adult came to the child's home; or both still recorded here long after.
 */
export function isConfirmed(
  scene: Scene,
  {child, from, adultSpell, childSpell, ties}: Meeting,
  knownBy: number,
): boolean {
  if (ties.length > 0 || haveDatesInCommon(scene, adultSpell, childSpell)) return true;
  if (cameToHome(scene, adultSpell, childSpell, from)) return true;
  const {network} = scene;
  const {event} = network.stays;
  const later = from + scene.config.newAdult.lagDays;
  const isSeenLater = (spell: Spell): boolean => spell.stays.some((stay) => event[stay]! >= later);
  if (isSeenLater(childSpell) && (isSeenLater(adultSpell) || adultSpell.to === DAY_MAX)) return true;
  const adult = adultSpell.person;
  const family = kinWithin(network, child, 1, adult, knownBy);
  for (const tie of rowItems(network.tiesOf, adult))
    if (family.has(otherEnd(network, tie, adult)) && network.ties.received[tie]! <= knownBy) return true;
  const {involvements, involvementsOf, involvementsIn} = network;
  for (const part of rowItems(involvementsOf, adult)) {
    if (involvements.received[part]! > knownBy || involvements.event[part]! < from) continue;
    for (const other of rowItems(involvementsIn, involvements.notification[part]!))
      if (family.has(involvements.person[other]!) && involvements.received[other]! <= knownBy) return true;
  }
  return false;
}

/**
 * Both stays are dated, and the one that began first is known to have ended well after the other began. A stay without an end
 * says less: nobody may have told the register that the family left. Placements do not count: whoever placed the child looked
 * at the home.
 */
function haveDatesInCommon({network, config}: Scene, left: Spell, right: Spell): boolean {
  const {start, end, kind} = network.stays;
  const dated = (spell: Spell): number[] =>
    spell.stays.filter((stay) => start[stay] !== DAY_MIN && kind[stay] !== PLACEMENT);
  const {overlapDays} = config.newAdult;
  return dated(left).some((mine) =>
    dated(right).some((theirs) => {
      const [first, second] = start[mine]! <= start[theirs]! ? [mine, theirs] : [theirs, mine];
      return end[first] !== DAY_MAX && Math.min(end[first]!, end[second]!) - start[second]! >= overlapDays;
    }),
  );
}

/**
 * The last day before the move. Where nothing dates it, the move lies anywhere between the last record of the one who came at
 * another address and the first of both at this one, and what happened meanwhile may have happened here.
 */
export function lastApart(scene: Scene, meeting: Meeting, own: readonly Spell[], theirs: readonly Spell[]): number {
  const {adultSpell, childSpell, from} = meeting;
  const isAdultLater = adultSpell.from >= childSpell.from;
  const [spell, spells] = isAdultLater ? [adultSpell, own] : [childSpell, theirs];
  const {event, start} = scene.network.stays;
  const dates = [
    ...spell.stays.map((stay) => start[stay]!),
    ...meeting.ties.map((tie) => scene.network.ties.start[tie]!),
  ].filter((day) => Math.abs(day - from) <= scene.config.newAdult.startDays);
  if (dates.length > 0) return Math.min(from, ...dates) - 1;
  let last = DAY_MIN;
  for (const {dwelling, stays} of spells)
    if (dwelling !== spell.dwelling)
      for (const stay of stays) if (event[stay]! < from) last = Math.max(last, event[stay]!);
  return last === DAY_MIN ? from - 1 : last;
}

/**
 * A stay that is no tenancy, as probation records where somebody lives, begins at a home where the child was on record before, and
 * is on record since as well, or by two agencies and a stay that nothing ends: one register alone may not have heard that the family left.
 */
function cameToHome(scene: Scene, adultSpell: Spell, childSpell: Spell, from: number): boolean {
  const {event} = scene.network.stays;
  return (
    childSpell.from < from &&
    hasStartNear(scene, adultSpell, from) &&
    isNoTenant(scene, adultSpell) &&
    (childSpell.stays.some((stay) => event[stay]! >= from) ||
      (childSpell.to === DAY_MAX && agenciesOf(scene, childSpell).size > 1))
  );
}

/** Each came from elsewhere: the last home before of the adult is known, and is not the child's. */
function cameFromTwo(own: readonly Spell[], adultSpell: Spell, theirs: readonly Spell[], childSpell: Spell): boolean {
  const before = (spells: readonly Spell[], here: Spell): Spell | undefined =>
    spells.findLast((spell) => spell.dwelling !== here.dwelling && spell.from < here.from);
  const [mine, home] = [before(own, adultSpell), before(theirs, childSpell)];
  return mine !== undefined && mine.dwelling !== home?.dwelling;
}

/** A dated stay of the adult here begins with the meeting. */
export function hasStartNear({network, config}: Scene, spell: Spell, day: number): boolean {
  return spell.stays.some((stay) => Math.abs(network.stays.start[stay]! - day) <= config.newAdult.startDays);
}

function hasTieFrom({network, config}: Scene, {from, ties}: Meeting): boolean {
  return ties.some((tie) => Math.abs(network.ties.start[tie]! - from) <= config.newAdult.startDays);
}

/** One row, or one report, gives this address for the adult and for somebody of the child's family: no old address does so by chance. */
function isGivenWith(scene: Scene, spell: Spell, child: number, knownBy: number): boolean {
  const {stays, mentions} = scene.network;
  const family = kinWithin(scene.network, child, 1, spell.person, knownBy);
  const isMention = (stay: number): boolean => stays.isMention[stay] === 1;
  const rowOf = (stay: number): number => mentions.row[stays.record[stay]!]!;
  const rows = new Set(spell.stays.filter(isMention).map(rowOf));
  const reports = reportsWith(scene, spell.person, knownBy);
  return staysOfFamily(scene, spell.dwelling, family, knownBy).some(
    (stay) =>
      isMention(stay) &&
      (rows.has(rowOf(stay)) ||
        (reports.has(reportOf(stays.person[stay]!, stays.event[stay]!)) &&
          spell.stays.some((own) => isMention(own) && stays.event[own] === stays.event[stay]))),
  );
}

/** Who is named beside the adult in a report, and on what day: a report may give each person a row. */
function reportsWith({network}: Scene, adult: number, knownBy: number): Set<string> {
  const {involvements, involvementsIn, involvementsOf} = network;
  const named = new Set<string>();
  for (const part of rowItems(involvementsOf, adult)) {
    if (involvements.received[part]! > knownBy) continue;
    for (const other of rowItems(involvementsIn, involvements.notification[part]!))
      if (involvements.received[other]! <= knownBy)
        named.add(reportOf(involvements.person[other]!, involvements.event[other]!));
  }
  return named;
}

const reportOf = (person: number, day: number): string => `${person} ${day}`;
