import {addMonths, DAY_MAX, DAY_MIN} from '../../base/day.ts';
import {ROLES} from '../../model/notification.ts';
import {rowItems} from '../../network/incidence.ts';
import {ageOn} from '../../network/life-stage.ts';
import {harmBy, harmTo} from '../../questions/facts.ts';
import type {Inquiry} from '../../questions/inquiry.ts';
import {birthOn} from '../../questions/people.ts';
import type {Event} from '../../signals/facts/event.ts';
import {SUSPECT_ROLES} from '../../signals/facts/involved.ts';
import {victimsOf} from '../../signals/facts/victims.ts';
import {caseBetween, type MaracCase} from './case.ts';
import {isNamedAsBaby} from './named-as-baby.ts';

/** The cross-government definition of domestic abuse (Domestic Abuse Act 2021, s.1) takes both to be 16 or over. */
const VICTIM_AGE_MIN = 16;

/**
 * The cases in which records name somebody as perpetrator or as victim: those that were referred first, and among these the latest.
 * A victim who was surely under 16 at the last incident, or whom nothing but "Unborn" or "Baby" names, is a child of a case and no party to one.
 */
export function casesAbout(inquiry: Inquiry, person: number): MaracCase[] {
  const suspects = harmTo(inquiry, person).flatMap(({notifications}) => suspectsIn(inquiry, notifications));
  const against = [...new Set(suspects)].filter((suspect) => suspect !== person);
  return inOrder([
    ...casesOf(inquiry, person),
    ...against.flatMap((suspect) => partiesOf(inquiry, caseBetween(inquiry, suspect, person))),
  ]);
}

/** The cases of referrals of the months for which files stay flagged after one, the latest first. */
export function casesReferred(inquiry: Inquiry): MaracCase[] {
  const {scene, network, today} = inquiry;
  const since = addMonths(today, -scene.config.maracRepeat.months);
  const {kind, event, length} = network.notifications;
  const found: MaracCase[] = [];
  const asked = new Set<number>();
  for (let at = 0; at < length; at++) {
    if (scene.kindOf(kind[at]!) !== 'marac-referral' || event[at]! <= since) continue;
    for (const suspect of suspectsIn(inquiry, [at])) {
      if (asked.has(suspect)) continue;
      asked.add(suspect);
      found.push(...casesOf(inquiry, suspect).filter(({referrals}) => lastDay(referrals) > since));
    }
  }
  return inOrder(found);
}

/** Those of one perpetrator. */
function casesOf(inquiry: Inquiry, suspect: number): MaracCase[] {
  const victims = harmBy(inquiry, suspect).flatMap((event) => victimsOf(inquiry.scene, event, suspect, DAY_MAX));
  return [...new Set(victims)].flatMap((victim) => partiesOf(inquiry, caseBetween(inquiry, suspect, victim)));
}

function partiesOf(inquiry: Inquiry, found: MaracCase | null): MaracCase[] {
  if (found === null) return [];
  const {victim, events} = found;
  const age = ageOn(birthOn(inquiry, victim), lastDay(events));
  const mayBeOld = age === null || age.most >= VICTIM_AGE_MIN;
  const isParty = mayBeOld && !isNamedAsBaby(inquiry, victim, lastDay(events), VICTIM_AGE_MIN);
  return isParty ? [found] : [];
}

const inOrder = (cases: readonly MaracCase[]): MaracCase[] =>
  cases.toSorted(
    (left, right) =>
      lastDay(right.referrals) - lastDay(left.referrals) ||
      lastDay(right.events) - lastDay(left.events) ||
      left.suspect - right.suspect ||
      left.victim - right.victim,
  );

const lastDay = (events: readonly Event[]): number => events.at(-1)?.day ?? DAY_MIN;

function suspectsIn({network}: Inquiry, notifications: readonly number[]): number[] {
  const {involvements, involvementsIn} = network;
  return notifications.flatMap((notification) =>
    [...rowItems(involvementsIn, notification)]
      .filter((part) => SUSPECT_ROLES.includes(ROLES[involvements.role[part]!]!))
      .map((part) => involvements.person[part]!),
  );
}
