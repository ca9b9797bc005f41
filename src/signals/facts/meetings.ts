import {DAY_MAX, DAY_MIN} from '../../base/day.ts';
import {rowItems} from '../../network/incidence.ts';
import {kinWithin} from '../../network/around/kin.ts';
import {birthOf, isChildOn} from '../../network/life-stage.ts';
import {stayCode} from '../../network/network.ts';
import {shareHome, spellsOf, type Spell} from '../../network/spells.ts';
import {isNoTenant, isSettled, staysOfFamily} from './homes.ts';
import {homeOfNewcomer} from './lived-apart.ts';
import {isBeginning, isConfirmed, lastApart} from './meeting-evidence.ts';
import {isOwnChild} from './own-child.ts';
import {meetingsOnReturn, returnsTo} from './returns.ts';
import type {Scene} from '../rule.ts';
import {sharedLifeTies, sharesLifeWithFamily} from './shared-life.ts';
import type {Meeting, Certainty, Pair} from './meeting.ts';

/**
 * Children who began, or may have begun, to live with the adult in this dwelling, by records received by `knownBy`, in order of person.
 * A child to whose home the adult came back stands there once more for each time.
 */
export function meetingsAt(
  scene: Scene,
  adult: number,
  dwelling: number,
  knownBy: number,
  certainty: Certainty,
): Meeting[] {
  const {network} = scene;
  const own = spellsOf(network, adult, knownBy);
  if (!own.some((spell) => spell.dwelling === dwelling)) return [];
  if (isShelter(scene, dwelling, knownBy)) return [];
  const people = peopleAt(scene, dwelling);
  const returns = certainty === 'shown' ? returnsTo(scene, own, dwelling) : [];
  const meetings = people.flatMap((child): Meeting[] => {
    if (child === adult || isOwnChild(scene, adult, child, knownBy)) return [];
    const birth = birthOf(network, child, knownBy);
    const ties = sharedLifeTies(scene, child, adult, knownBy);
    // Who was grown up on the first day that there may be was so on any: most people are left out before their homes are looked at.
    if (!isChildOn(birth, firstOf(own[0]!.from, startsOf(scene, ties)))) return [];
    const theirs = withFamily(scene, child, withoutGaps(spellsOf(network, child, knownBy)), adult, knownBy);
    const pair = {child, own, theirs, ties};
    const first = beginningOf(scene, pair, adult, dwelling, knownBy, certainty);
    return [...(first === null ? [] : [first]), ...meetingsOnReturn(scene, returns, pair, knownBy)];
  });
  return meetings.filter(({from}) => !isCrowded(scene, dwelling, people, from, knownBy));
}

/** How the adult and the child began, or may have begun, to live together, where that was in this dwelling. */
function beginningOf(
  scene: Scene,
  {child, own, theirs, ties}: Pair,
  adult: number,
  dwelling: number,
  knownBy: number,
  certainty: Certainty,
): Meeting | null {
  const birth = birthOf(scene.network, child, knownBy);
  const seen = firstMeeting(scene, own, child, theirs);
  const first = seen ?? laterMeeting(scene, own, child, theirs, ties);
  const meeting = first && datedByTies(scene, {...first, ties});
  if (meeting === null || meeting.adultSpell.dwelling !== dwelling) return null;
  // One born into the adult's home did not meet the adult: that is the unborn child's rule.
  const isFirstHome = theirs[0]!.dwelling === dwelling;
  if (!isChildOn(birth, meeting.from) || birth.to >= (isFirstHome ? meeting.adultSpell.from : meeting.from))
    return null;
  const isKnown = seen !== null || sharesLifeWithFamily(scene, child, adult, knownBy);
  if (!isKnown && !isArrivalAtLastHome(scene, meeting, theirs.at(-1)!)) return null;
  const isShown = isKnown && isBeginning(scene, meeting, own, theirs, knownBy) && isConfirmed(scene, meeting, knownBy);
  if (isShown !== (certainty === 'shown')) return null;
  const home = isShown ? null : homeOfNewcomer(scene, meeting, own, theirs, knownBy);
  if (!isShown && home === null) return null;
  return {...meeting, after: lastApart(scene, meeting, own, theirs), before: home?.stays ?? []};
}

/**
 * No two records put both in one home at one time, but a home of each is this one, and a dated stay or tie says when the adult
 * came. A home that no record ends stands for a while, until the next: a school asks once a year, and nobody else may have.
 */
function laterMeeting(
  scene: Scene,
  own: readonly Spell[],
  child: number,
  theirs: readonly Spell[],
  ties: readonly number[],
): Meeting | null {
  const {network} = scene;
  const isTieDated = ties.some((tie) => network.ties.start[tie] !== DAY_MIN);
  const dated = standing(scene, own).filter(
    ({stays}) => isTieDated || stays.some((stay) => network.stays.start[stay] !== DAY_MIN),
  );
  return firstMeeting(scene, dated, child, standing(scene, theirs, isTieDated ? DAY_MAX : undefined));
}

/**
 * Nothing ties the adult to the family, but the adult came, and not as a tenant, to the last home on record of the child, which more than one
 * record gives. Nobody has said that the family left, so it is a question; a tenant took a flat that had fallen empty.
 */
function isArrivalAtLastHome(scene: Scene, {adultSpell, childSpell}: Meeting, last: Spell): boolean {
  return childSpell.from === last.from && isSettled(scene, childSpell) && isNoTenant(scene, adultSpell);
}

/** Homes that no record ends, each until the next one begins, and for so many days at most. */
function standing(
  {network, config}: Scene,
  homes: readonly Spell[],
  daysMax: number = config.newAdult.standsDays,
): Spell[] {
  return homes.map((home, at) => {
    const isEnded = home.stays.some((stay) => network.stays.end[stay] === home.to);
    const next = homes[at + 1]?.from ?? DAY_MAX;
    return isEnded ? home : {...home, to: Math.max(home.to, Math.min(home.to + daysMax, next - 1))};
  });
}

/**
 * Spells at one home with nothing else between as one, however long nobody wrote: a young child may be in no record for years,
 * and lives where the family lives. One undated record of another address between two spells at one home is a visit or a mistake.
 */
function withoutGaps(spells: readonly Spell[]): Spell[] {
  const joined: Spell[] = [];
  for (const [at, spell] of spells.entries()) {
    const isAside = spell.from === spell.to && spell.stays.length === 1;
    if (isAside && at > 0 && spells[at - 1]!.dwelling === spells[at + 1]?.dwelling) continue;
    const last = joined.at(-1);
    if (last?.dwelling !== spell.dwelling) joined.push({...spell});
    else joined[joined.length - 1] = {...last, to: spell.to, stays: [...last.stays, ...spell.stays]};
  }
  return joined;
}

/**
 * A child who is in no record for years lives where the family lives: each home begins, after the birth and the home before, with
 * the first record there of a parent or a brother or sister, and the last one goes on to the last such record. These are
 * records that the spells rest on.
 */
function withFamily(scene: Scene, child: number, spells: readonly Spell[], adult: number, knownBy: number): Spell[] {
  const {network} = scene;
  const {event} = network.stays;
  const family = kinWithin(network, child, 1, adult, knownBy);
  const born = birthOf(network, child, knownBy).to;
  return spells.map((spell, at) => {
    const isLast = at === spells.length - 1;
    const since = Math.max(born, spells[at - 1]?.to ?? born);
    let [first, last] = [-1, -1];
    for (const stay of staysOfFamily(scene, spell.dwelling, family, knownBy)) {
      const day = event[stay]!;
      if (day > since && day < spell.from && (first < 0 || day < event[first]!)) first = stay;
      if (isLast && day > spell.to && (last < 0 || day > event[last]!)) last = stay;
    }
    return {
      ...spell,
      from: first < 0 ? spell.from : event[first]!,
      to: last < 0 ? spell.to : event[last]!,
      stays: [...spell.stays, ...[first, last].filter((stay) => stay >= 0)],
    };
  });
}

/** A refuge or hostel by what anybody's stay there is called: those who live there are no household, though the door looks like any. */
function isShelter({network}: Scene, dwelling: number, knownBy: number): boolean {
  const {kind, received} = network.stays;
  for (const stay of rowItems(network.staysAt, dwelling))
    if ((kind[stay] === HOSTEL || kind[stay] === REFUGE) && received[stay]! <= knownBy) return true;
  return false;
}

const HOSTEL = stayCode('hostel');
const REFUGE = stayCode('refuge');

/** Persons with any record at the dwelling, whoever received it when; rising. */
function peopleAt(scene: Scene, dwelling: number): number[] {
  const people = new Set<number>();
  for (const stay of rowItems(scene.network.staysAt, dwelling)) people.add(scene.network.stays.person[stay]!);
  return [...people].sort((left, right) => left - right);
}

/** A tie that says since when two have lived together says it better than the first record of a shared address. */
function datedByTies(scene: Scene, meeting: Meeting): Meeting {
  return {...meeting, from: firstOf(meeting.from, startsOf(scene, meeting.ties))};
}

const startsOf = ({network: {ties}}: Scene, of: readonly number[]): number[] =>
  of.map((tie) => ties.start[tie]!).filter((start) => start !== DAY_MIN);

const firstOf = (day: number, others: readonly number[]): number => Math.min(day, ...others);

/** The first day on which the two shared a home. */
function firstMeeting(scene: Scene, own: readonly Spell[], child: number, theirs: readonly Spell[]): Meeting | null {
  let first: Meeting | null = null;
  for (const adultSpell of own) {
    for (const childSpell of theirs) {
      const from = Math.max(adultSpell.from, childSpell.from);
      if (!shareHome(scene.network, adultSpell, childSpell) || (first !== null && first.from <= from)) continue;
      first = {child, from, after: from - 1, adultSpell, childSpell, ties: [], before: [], back: null};
    }
  }
  return first;
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
