import {RingfenceError} from '../base/errors.ts';
import {adultsAcrossFamilies} from './adults/across-families.ts';
import {exPartners, maracNewPartners, maracRepeats} from './adults/marac.ts';
import {newAdultWithYoungChild} from './adults/new-in-home.ts';
import {managedAdultsNearChildren, sharedAdultWithPlannedChild} from './adults/of-concern.ts';
import {serialPerpetrators} from './adults/serial.ts';
import {movedInWithConcern, siblingsElsewhere} from './children/areas.ts';
import {knownToPoliceOnly, notOnRoll} from './children/known-to.ts';
import {missingAndFound, missingTogether} from './children/missing.ts';
import {repeatNoFurtherAction, repeatNoFurtherActionAgencies} from './children/repeat-no-further-action.ts';
import {infantsWithThreeFactors, unbornAfterRemoval} from './children/young.ts';
import {addressesOverTime, livedWith} from './homes/over-time.ts';
import {closedStacks, risingHouseholds} from './homes/rising.ts';
import {homes} from './homes/shared-homes.ts';
import {unrelatedChildrenAtAddress} from './homes/unrelated-children.ts';
import {clusterAround} from './links/around.ts';
import {linkedIfOne} from './links/if-one.ts';
import {knowsInvolved} from './links/association.ts';
import {namesakes, peopleNamed} from './links/names.ts';
import {expand, inCommon} from './links/neighbours.ts';
import {shortestPathsBetween} from './links/paths.ts';
import {sharedIdentifiers} from './links/shared-identifiers.ts';
import {pastClock} from './practice/clocks.ts';
import {alertsOnOneIdentity, doubtfulIdentities} from './practice/identity.ts';
import {knownOn, whoViewed} from './practice/known-on.ts';
import {reReferrals} from './practice/re-referrals.ts';
import {familyAndAnonymousReferrals, repeatUnsubstantiatedReferrer} from './practice/referrers.ts';
import {rateByGroup, reviewedFindings} from './practice/reviews.ts';
import type {Question} from './question.ts';

/** Every question: first the analysts' list by its numbers, then the general ones. */
export const QUESTIONS: readonly Question[] = [
  repeatNoFurtherAction,
  repeatNoFurtherActionAgencies,
  adultsAcrossFamilies,
  newAdultWithYoungChild,
  addressesOverTime,
  livedWith,
  shortestPathsBetween,
  sharedAdultWithPlannedChild,
  maracNewPartners,
  serialPerpetrators,
  maracRepeats,
  risingHouseholds,
  closedStacks,
  missingAndFound,
  unrelatedChildrenAtAddress,
  sharedIdentifiers,
  missingTogether,
  unbornAfterRemoval,
  siblingsElsewhere,
  movedInWithConcern,
  familyAndAnonymousReferrals,
  repeatUnsubstantiatedReferrer,
  knownToPoliceOnly,
  notOnRoll,
  infantsWithThreeFactors,
  managedAdultsNearChildren,
  exPartners,
  reReferrals,
  pastClock,
  reviewedFindings,
  doubtfulIdentities,
  alertsOnOneIdentity,
  knownOn,
  whoViewed,
  rateByGroup,
  peopleNamed,
  namesakes,
  homes,
  expand,
  inCommon,
  knowsInvolved,
  clusterAround,
  linkedIfOne,
];

/** A question by its name, or by its number in the analysts' list. @throws RingfenceError NOT_FOUND */
export function questionNamed(name: string): Question {
  const found = QUESTIONS.find((question) => question.name === name || String(question.number) === name);
  if (found === undefined)
    throw new RingfenceError('NOT_FOUND', `There is no question ${name}: "ringfence ask --list" lists them.`);
  return found;
}
