import {DAY_MAX, DAY_MIN} from '../base/day.ts';
import {rowItems} from '../network/incidence.ts';
import {kindMask, kinWithin} from '../network/kin.ts';
import {birthOf, isChildOn} from '../network/life-stage.ts';
import {otherEnd} from '../network/network.ts';
import {shareHome, spellsOf, type Spell} from '../network/spells.ts';
import type {Scene} from './rule.ts';

/** A child who began to share a home with an adult, from what day, and the spells and ties of living together that say so. */
export type Meeting = {child: number; from: number; adultSpell: Spell; childSpell: Spell; ties: number[]};

/** Ties by which a child belongs to an adult from birth or by order of a court: living with them is nothing new. */
const OWN_CHILD = kindMask([
  'parent',
  'adoptive-parent',
  'guardian',
  'foster-carer',
  'grandparent',
  'sibling',
  'half-sibling',
  'step-sibling',
  'relative',
]);

/** Ties that say that two people live together or as a couple; a start on them dates a move. */
const SHARED_LIFE = kindMask(['household', 'partner', 'step-parent', 'carer']);

/** Children who began to live with the adult in this dwelling, by records received by `knownBy`, in order of person. */
export function meetingsAt(scene: Scene, adult: number, dwelling: number, knownBy: number): Meeting[] {
  const {network} = scene;
  const own = spellsOf(network, adult, knownBy);
  if (!own.some((spell) => spell.dwelling === dwelling)) return [];
  const people = peopleAt(scene, dwelling);
  const meetings = people.flatMap((child): Meeting[] => {
    if (child === adult || isOwnChild(scene, adult, child, knownBy)) return [];
    const theirs = withFamily(scene, child, withoutGaps(spellsOf(network, child, knownBy)), adult, knownBy);
    const first = firstMeeting(scene, own, child, theirs);
    const meeting = first && datedByTies(scene, {...first, ties: sharedLifeTies(scene, child, adult, knownBy)});
    if (meeting === null || meeting.adultSpell.dwelling !== dwelling) return [];
    const birth = birthOf(network, child, knownBy);
    // One born into the adult's home did not meet the adult: that is the unborn child's rule.
    if (!isChildOn(birth, meeting.from) || birth.to >= meeting.from) return [];
    return isBeginning(scene, meeting, own, theirs) && isConfirmed(scene, meeting, knownBy) ? [meeting] : [];
  });
  return meetings.filter(({from}) => !isCrowded(scene, dwelling, people, from, knownBy));
}

/**
 * Spells at one home with nothing else between as one, however long nobody wrote: a young child may be in no record for years,
 * and lives where the family lives.
 */
function withoutGaps(spells: readonly Spell[]): Spell[] {
  const joined: Spell[] = [];
  for (const spell of spells) {
    const last = joined.at(-1);
    if (last?.dwelling !== spell.dwelling) joined.push({...spell});
    else joined[joined.length - 1] = {...last, to: spell.to, stays: [...last.stays, ...spell.stays]};
  }
  return joined;
}

/**
 * A child's last home goes on for as long as a parent or a brother or sister is recorded there: a child who is in no record for
 * years lives where the family lives. The last such record is one that the spell rests on.
 */
function withFamily(
  {network}: Scene,
  child: number,
  spells: readonly Spell[],
  adult: number,
  knownBy: number,
): readonly Spell[] {
  const last = spells.at(-1);
  if (last === undefined || last.to === DAY_MAX) return spells;
  const {stays} = network;
  const family = kinWithin(network, child, 1, adult, knownBy);
  let latest = -1;
  for (const stay of rowItems(network.staysAt, last.dwelling)) {
    if (stays.received[stay]! > knownBy || stays.event[stay]! <= last.to || !family.has(stays.person[stay]!)) continue;
    if (latest < 0 || stays.event[stay]! > stays.event[latest]!) latest = stay;
  }
  if (latest < 0) return spells;
  return [...spells.slice(0, -1), {...last, to: stays.event[latest]!, stays: [...last.stays, latest]}];
}

/** Persons with any record at the dwelling, whoever received it when; rising. */
export function peopleAt(scene: Scene, dwelling: number): number[] {
  const people = new Set<number>();
  for (const stay of rowItems(scene.network.staysAt, dwelling)) people.add(scene.network.stays.person[stay]!);
  return [...people].sort((left, right) => left - right);
}

function isOwnChild({network}: Scene, adult: number, child: number, knownBy: number): boolean {
  return rowItems(network.tiesOf, adult).some(
    (tie) =>
      otherEnd(network, tie, adult) === child &&
      OWN_CHILD[network.ties.kind[tie]!] === 1 &&
      network.ties.received[tie]! <= knownBy,
  );
}

/** A tie that says since when two have lived together says it better than the first record of a shared address. */
function datedByTies({network}: Scene, meeting: Meeting): Meeting {
  const starts = meeting.ties.map((tie) => network.ties.start[tie]!).filter((start) => start !== DAY_MIN);
  return {...meeting, from: Math.min(meeting.from, ...starts)};
}

/** The first day on which the two shared a home. */
function firstMeeting(scene: Scene, own: readonly Spell[], child: number, theirs: readonly Spell[]): Meeting | null {
  let first: Meeting | null = null;
  for (const adultSpell of own) {
    for (const childSpell of theirs) {
      const from = Math.max(adultSpell.from, childSpell.from);
      if (!shareHome(scene.network, adultSpell, childSpell) || (first !== null && first.from <= from)) continue;
      first = {child, from, adultSpell, childSpell, ties: []};
    }
  }
  return first;
}

/**
 * True where records show a beginning and not merely the first sight of an old household. An address that a record gives
 * is often old or wrong, so it takes a dated stay, a tie of living together or two agencies to say that the adult lives here,
 * and addresses that lag behind a family's move must not pass for an arrival.
 */
function isBeginning(scene: Scene, meeting: Meeting, own: readonly Spell[], theirs: readonly Spell[]): boolean {
  const {adultSpell, childSpell, from, ties} = meeting;
  const {lagDays, startDays} = scene.config.newAdult;
  const hasStart = hasStartNear(scene, adultSpell, from);
  const livesHere = hasStart || agenciesOf(scene, adultSpell).size > 1;
  if (ties.length === 0 && !(livesHere && isSettled(scene, childSpell))) return false;
  if (
    wereApart(scene, own, adultSpell, childSpell, lagDays) ||
    wereApart(scene, theirs, childSpell, adultSpell, lagDays) ||
    (livesHere && hadTwoHomes(scene, meeting, own, theirs))
  )
    return true;
  if (hasTieFrom(scene, meeting)) return true;
  // Two whose stays here begin on one day came as one household, unless each came from another home.
  const isTogether = hasStart && from - childSpell.from < startDays && hasStartNear(scene, childSpell, from);
  if (isTogether && !cameFromTwo(own, adultSpell, theirs, childSpell)) return false;
  const isDated = hasStart || hasLeftBefore(scene, own, adultSpell);
  return (
    (hasStart && from - childSpell.from >= lagDays) ||
    (hasStart && wereApart(scene, own, adultSpell, childSpell, startDays)) ||
    (isDated && ties.length > 0 && own[0] !== adultSpell && isSettled(scene, childSpell))
  );
}

/**
 * True where more says that the two live together than that registers give one address: a family may have left, and its school not
 * have heard of it, when somebody else takes the flat. A tie to the child or the child's family; a record that names the
 * adult beside one of them; or both still recorded here long after.
 */
function isConfirmed(scene: Scene, {child, from, adultSpell, childSpell, ties}: Meeting, knownBy: number): boolean {
  if (ties.length > 0) return true;
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

/** Each came from elsewhere: the last home before of the adult is known, and is not the child's. */
function cameFromTwo(own: readonly Spell[], adultSpell: Spell, theirs: readonly Spell[], childSpell: Spell): boolean {
  const before = (spells: readonly Spell[], here: Spell): Spell | undefined =>
    spells.findLast((spell) => spell.dwelling !== here.dwelling && spell.from < here.from);
  const [mine, home] = [before(own, adultSpell), before(theirs, childSpell)];
  return mine !== undefined && mine.dwelling !== home?.dwelling;
}

/** The home before has an end on record, not long before the first sight here: as good as a date for the move. */
function hasLeftBefore({network, config}: Scene, own: readonly Spell[], here: Spell): boolean {
  const {end} = network.stays;
  return own.some(
    (spell) =>
      spell.dwelling !== here.dwelling &&
      spell.stays.some((stay) => end[stay]! <= here.from && here.from - end[stay]! <= config.newAdult.lagDays),
  );
}

/** A dated stay of the adult here begins with the meeting. */
function hasStartNear({network, config}: Scene, spell: Spell, day: number): boolean {
  return spell.stays.some((stay) => Math.abs(network.stays.start[stay]! - day) <= config.newAdult.startDays);
}

/** Agencies that record the address of a spell. Many write no date of a move, and say so only by a new address. */
function agenciesOf({network}: Scene, {stays}: Spell): Set<string> {
  const {isMention, record} = network.stays;
  const {mentions, stays: rows} = network.records;
  return new Set(stays.map((stay) => (isMention[stay] === 1 ? mentions : rows)[record[stay]!]!.agency));
}

/** More than one record, or a dated stay, says that this is the child's home. */
function isSettled({network}: Scene, {stays}: Spell): boolean {
  const {event, start} = network.stays;
  return stays.some((stay) => start[stay]! !== DAY_MIN) || new Set(stays.map((stay) => event[stay]!)).size > 1;
}

function hasTieFrom({network, config}: Scene, {from, ties}: Meeting): boolean {
  return ties.some((tie) => Math.abs(network.ties.start[tie]! - from) <= config.newAdult.startDays);
}

function sharedLifeTies({network}: Scene, child: number, adult: number, knownBy: number): number[] {
  const {ties} = network;
  return [...rowItems(network.tiesOf, adult)].filter(
    (tie) =>
      otherEnd(network, tie, adult) === child && SHARED_LIFE[ties.kind[tie]!] === 1 && ties.received[tie]! <= knownBy,
  );
}

/** True where the mover was recorded elsewhere on a day on which the other one had lived here for `lagDays`. */
function wereApart({network}: Scene, spells: readonly Spell[], mover: Spell, other: Spell, lagDays: number): boolean {
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
function hadTwoHomes(scene: Scene, {from}: Meeting, own: readonly Spell[], theirs: readonly Spell[]): boolean {
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

/** More people than one household holds: a hostel, or flats that no record tells apart. */
function isCrowded(scene: Scene, dwelling: number, people: readonly number[], day: number, knownBy: number): boolean {
  const {householdMax, crowdDays} = scene.config.newAdult;
  let count = 0;
  for (const person of people) {
    const isNear = spellsOf(scene.network, person, knownBy).some(
      (spell) => spell.dwelling === dwelling && spell.from <= day + crowdDays && day - crowdDays <= spell.to,
    );
    if (isNear && ++count > householdMax) return true;
  }
  return false;
}
