import {closedStack} from './closed-stack.ts';
import {growingGravity} from './growing-gravity.ts';
import {maracRepeat} from './marac-repeat.ts';
import {newAdult} from './new-adult.ts';
import {repeatMissing} from './repeat-missing.ts';
import {repeatPerpetrator} from './repeat-perpetrator.ts';
import {repeatSubject} from './repeat-subject.ts';
import type {Rule} from './rule.ts';
import {serialPerpetrator} from './serial-perpetrator.ts';
import {shorteningIntervals} from './shortening-intervals.ts';

/** Every rule there is, in the order in which a register lists them. */
export const RULES: readonly Rule[] = [
  repeatSubject,
  repeatPerpetrator,
  serialPerpetrator,
  growingGravity,
  shorteningIntervals,
  newAdult,
  maracRepeat,
  repeatMissing,
  closedStack,
];
