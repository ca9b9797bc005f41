import {concernJoinsFamily} from './rules/concern-joins-family.ts';
import {closedStack} from './rules/closed-stack.ts';
import {cumulativeNeglect} from './rules/cumulative-neglect.ts';
import {foundAgain} from './rules/found-again.ts';
import {goneQuiet} from './rules/gone-quiet.ts';
import {growingGravity} from './rules/growing-gravity.ts';
import {harmAcrossFamilies} from './rules/harm-across-families.ts';
import {knownToOne} from './rules/known-to-one.ts';
import {maracRepeat} from './rules/marac-repeat.ts';
import {movedWithConcern} from './rules/moved-with-concern.ts';
import {newAgency} from './rules/new-agency.ts';
import {mayLiveWithChild} from './rules/may-live-with-child.ts';
import {namesakeWithChild} from './rules/namesake-with-child.ts';
import {newAbuser} from './rules/new-abuser.ts';
import {newAdult} from './rules/new-adult.ts';
import {newHarmKind} from './rules/new-harm-kind.ts';
import {newPerson} from './rules/new-person.ts';
import {newSuspect} from './rules/new-suspect.ts';
import {placedWithConcern} from './rules/placed-with-concern.ts';
import {reReferral} from './rules/re-referral.ts';
import {repeatMissing} from './rules/repeat-missing.ts';
import {repeatPerpetrator} from './rules/repeat-perpetrator.ts';
import {repeatSubject} from './rules/repeat-subject.ts';
import type {PooledRule, Rule} from './rule.ts';
import {serialPerpetrator} from './rules/serial-perpetrator.ts';
import {shorteningIntervals} from './rules/shortening-intervals.ts';
import {unbornAfterRemoval} from './rules/unborn-after-removal.ts';
import {vulnerableTime} from './rules/vulnerable-time.ts';

/** Every rule there is, in the order in which a register lists them. */
export const RULES: readonly Rule[] = [
  repeatSubject,
  reReferral,
  repeatPerpetrator,
  serialPerpetrator,
  harmAcrossFamilies,
  shorteningIntervals,
  growingGravity,
  newHarmKind,
  newAgency,
  newPerson,
  vulnerableTime,
  goneQuiet,
  newAdult,
  newSuspect,
  newAbuser,
  mayLiveWithChild,
  namesakeWithChild,
  concernJoinsFamily,
  placedWithConcern,
  maracRepeat,
  repeatMissing,
  foundAgain,
  closedStack,
  cumulativeNeglect,
  unbornAfterRemoval,
  movedWithConcern,
  knownToOne,
];

/** The pooled rules by the control of false discoveries that they share. */
export const POOLS: readonly PooledRule[][] = [
  ...Map.groupBy(
    RULES.filter((rule) => rule.pooled),
    ({pool}) => pool,
  ).values(),
];
