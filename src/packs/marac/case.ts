import {DAY_MAX} from '../../base/day.ts';
import {RingfenceError} from '../../base/errors.ts';
import {rowItems} from '../../network/incidence.ts';
import {harmBy} from '../../questions/facts.ts';
import type {Inquiry} from '../../questions/inquiry.ts';
import {childrenOf} from '../../questions/kin.ts';
import {isChild, personId} from '../../questions/people.ts';
import type {Event} from '../../signals/facts/event.ts';
import {victimsOf} from '../../signals/facts/victims.ts';
import {isNamedAsBaby} from './named-as-baby.ts';

/** What a MARAC meeting talks about: two people, what happened between them, and the children of both. */
export type MaracCase = {
  suspect: number;
  victim: number;
  /** Incidents between the two in order of day, disputed ones too. */
  events: readonly Event[];
  referrals: readonly Event[];
  /**
   * Under 18 on the last day, or named as a baby without a birth date: children of either, those whom the victim cares for, and those whom an incident between the two names.
   * Step-children of the perpetrator in other homes are other families. Rising.
   */
  children: readonly number[];
};

const ADULT_AGE = 18;

const isReferral = ({kinds}: Event): boolean => kinds.includes('marac-referral');

/**
 * The case of a perpetrator and a victim; where no victim is named, that of the latest referral.
 * @throws RingfenceError NOT_FOUND where there is no such person, or nothing is recorded between the two.
 */
export function openCase(inquiry: Inquiry, perpetrator: string, victimId: string | undefined): MaracCase {
  const suspect = inquiry.personAt(perpetrator);
  const victim = victimId === undefined ? latestVictim(inquiry, suspect) : inquiry.personAt(victimId);
  const found = caseBetween(inquiry, suspect, victim);
  if (found === null)
    throw new RingfenceError(
      'NOT_FOUND',
      `No record names ${perpetrator} as suspect of harm to ${personId(inquiry, victim)}: "ringfence ask marac-repeats" lists cases.`,
    );
  return found;
}

/** The case of two persons by index; null where no record names the first as suspect of harm to the second. */
export function caseBetween(inquiry: Inquiry, suspect: number, victim: number): MaracCase | null {
  const events = harmBy(inquiry, suspect).filter((event) =>
    victimsOf(inquiry.scene, event, suspect, DAY_MAX).includes(victim),
  );
  if (events.length === 0) return null;
  return {
    suspect,
    victim,
    events,
    referrals: events.filter(isReferral),
    children: childrenIn(inquiry, suspect, victim, events),
  };
}

/** Incidents in which the victim is the suspect and the perpetrator a victim, disputed ones too, in order of day. */
export const eventsTheOtherWay = (inquiry: Inquiry, {suspect, victim}: MaracCase): readonly Event[] =>
  harmBy(inquiry, victim).filter((event) => victimsOf(inquiry.scene, event, victim, DAY_MAX).includes(suspect));

function latestVictim(inquiry: Inquiry, suspect: number): number {
  const last = harmBy(inquiry, suspect).findLast(isReferral);
  // A child whom a referral names is no party to it.
  const adults =
    last && victimsOf(inquiry.scene, last, suspect, DAY_MAX).filter((one) => !isChild(inquiry, one, last.day));
  if (adults?.length !== 1)
    throw new RingfenceError(
      'NOT_FOUND',
      adults === undefined || adults.length === 0
        ? `No MARAC referral names ${personId(inquiry, suspect)} as perpetrator: name the victim with --victim.`
        : `The last referral of ${personId(inquiry, suspect)} names several victims: name one of ${adults.map((one) => personId(inquiry, one)).join(', ')} with --victim.`,
    );
  return adults[0]!;
}

/** Children of somebody by birth or adoption, not by a partner. */
export const birthChildrenOf = (inquiry: Inquiry, person: number): number[] =>
  childrenOf(inquiry, person, ['parent', 'adoptive-parent']);

/** Ties by which an adult has the care of a child. */
const CARED_FOR = ['parent', 'step-parent', 'adoptive-parent', 'carer', 'guardian', 'foster-carer'] as const;

function childrenIn(inquiry: Inquiry, suspect: number, victim: number, events: readonly Event[]): number[] {
  const {involvements, involvementsIn} = inquiry.network;
  const found = new Set([...birthChildrenOf(inquiry, suspect), ...childrenOf(inquiry, victim, CARED_FOR)]);
  for (const notification of events.flatMap((event) => event.notifications))
    for (const part of rowItems(involvementsIn, notification)) found.add(involvements.person[part]!);
  // Nothing but "Unborn" names some of whom no birth date is recorded.
  const isYoung = (person: number): boolean =>
    isChild(inquiry, person, inquiry.today) || isNamedAsBaby(inquiry, person, inquiry.today, ADULT_AGE);
  return [...found]
    .filter((person) => person !== victim && person !== suspect && isYoung(person))
    .sort((left, right) => left - right);
}
