import {DAY_MAX, DAY_MIN} from '../../base/day.ts';
import {ROLES} from '../../model/notification.ts';
import {rowItems} from '../../network/incidence.ts';
import {ageOn} from '../../network/life-stage.ts';
import {harmBy, harmTo} from '../../questions/facts.ts';
import type {Inquiry} from '../../questions/inquiry.ts';
import {birthOn} from '../../questions/people.ts';
import {SUSPECT_ROLES, type Event} from '../../signals/facts/history.ts';
import {victimsOf} from '../../signals/facts/victims.ts';
import {caseBetween, type MaracCase} from './case.ts';

/** The cross-government definition of domestic abuse (Domestic Abuse Act 2021, s.1) takes both to be 16 or over. */
const VICTIM_AGE_MIN = 16;

/**
 * The cases in which records name somebody as perpetrator or as victim: those that were referred first, and among these the latest.
 * A victim who was surely under 16 at the last incident is a child of a case and no party to one.
 */
export function casesAbout(inquiry: Inquiry, person: number): MaracCase[] {
  const {scene} = inquiry;
  const victims = harmBy(inquiry, person).flatMap((event) => victimsOf(scene, event, person, DAY_MAX));
  const suspects = harmTo(inquiry, person).flatMap((event) => suspectsOf(inquiry, event));
  const cases = [
    ...[...new Set(victims)].map((victim) => caseBetween(inquiry, person, victim)),
    ...[...new Set(suspects)].map((suspect) => (suspect === person ? null : caseBetween(inquiry, suspect, person))),
  ];
  return cases
    .flatMap((one) => (one === null || !isOldEnough(inquiry, one) ? [] : [one]))
    .sort(
      (left, right) =>
        lastDay(right.referrals) - lastDay(left.referrals) ||
        lastDay(right.events) - lastDay(left.events) ||
        left.suspect - right.suspect ||
        left.victim - right.victim,
    );
}

const lastDay = (events: readonly Event[]): number => events.at(-1)?.day ?? DAY_MIN;

function isOldEnough(inquiry: Inquiry, {victim, events}: MaracCase): boolean {
  const age = ageOn(birthOn(inquiry, victim), events.at(-1)!.day);
  return age === null || age.most >= VICTIM_AGE_MIN;
}

function suspectsOf({network}: Inquiry, {notifications}: Event): number[] {
  const {involvements, involvementsIn} = network;
  return notifications.flatMap((notification) =>
    [...rowItems(involvementsIn, notification)]
      .filter((part) => SUSPECT_ROLES.includes(ROLES[involvements.role[part]!]!))
      .map((part) => involvements.person[part]!),
  );
}
