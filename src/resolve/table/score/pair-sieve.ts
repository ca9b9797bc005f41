import {RingfenceError} from '../../../base/errors.ts';
import type {RuleBlocks} from '../block/rule-blocks.ts';

/** Which pairs of a rule's blocks are its own, by the slots in which two rows are the same; those that all blocks share are not asked for. */
export type PairSieve = {
  slots: readonly number[];
  isKept: (isSame: (slot: number) => boolean) => boolean;
  common: ReadonlySet<number>;
};

/** Pairs that are kept lie in a table by slots. */
const SLOTS_MAX = 20;

/** The sieve of rule `rule`: a pair is kept that the rule gives and no earlier one does. */
export function sieveOf(rules: readonly RuleBlocks[], rule: number): PairSieve {
  const common = new Set(rules[rule]!.blocks.slots);
  const asked = rules.slice(0, rule + 1).map(({slots}) => [...slots].filter((slot) => !common.has(slot)));
  const slots = [...new Set(asked.flat())];
  if (slots.length > SLOTS_MAX)
    throw new RingfenceError(
      'CONFIG_INVALID',
      `The blocking rules read ${String(slots.length)} different keys; at most ${String(SLOTS_MAX)} can be run: leave rules out.`,
    );
  const own = asked.pop()!;
  return {
    slots,
    common,
    isKept: (isSame) => own.every(isSame) && !asked.some((earlier) => earlier.every(isSame)),
  };
}
