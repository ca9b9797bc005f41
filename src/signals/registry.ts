import {concernJoinsFamily} from './concern-joins-family.ts';
import {closedStack} from './closed-stack.ts';
import {cumulativeNeglect} from './cumulative-neglect.ts';
import {foundAgain} from './found-again.ts';
import {goneQuiet} from './gone-quiet.ts';
import {growingGravity} from './growing-gravity.ts';
import {harmAcrossFamilies} from './harm-across-families.ts';
import {knownToOne} from './known-to-one.ts';
import {maracRepeat} from './marac-repeat.ts';
import {movedWithConcern} from './moved-with-concern.ts';
import {newAgency} from './new-agency.ts';
import {mayLiveWithChild} from './may-live-with-child.ts';
import {newAbuser} from './new-abuser.ts';
import {newAdult} from './new-adult.ts';
import {newHarmKind} from './new-harm-kind.ts';
import {newPerson} from './new-person.ts';
import {newSuspect} from './new-suspect.ts';
import {reReferral} from './re-referral.ts';
import {repeatMissing} from './repeat-missing.ts';
import {repeatPerpetrator} from './repeat-perpetrator.ts';
import {repeatSubject} from './repeat-subject.ts';
import type {PooledRule, Rule} from './rule.ts';
import {serialPerpetrator} from './serial-perpetrator.ts';
import {shorteningIntervals} from './shortening-intervals.ts';
import {unbornAfterRemoval} from './unborn-after-removal.ts';
import {vulnerableTime} from './vulnerable-time.ts';

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
  concernJoinsFamily,
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
export const poolsOf = (rules: readonly Rule[]): PooledRule[][] => [
  ...Map.groupBy(
    rules.filter((rule) => rule.pooled),
    ({pool}) => pool,
  ).values(),
];
