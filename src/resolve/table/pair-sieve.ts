import {RingfenceError} from '../../base/errors.ts';
import type {RuleBlocks} from './rule-blocks.ts';

/** Which pairs of a rule's blocks are its own: `isKept` by the slots in which two rows differ, bit `i` for `slots[i]`. */
export type PairSieve = {slots: Uint32Array; isKept: Uint8Array};

/** Ways to differ lie in a table. */
const SLOTS_MAX = 20;

/**
 * The sieve of rule `rule`: a pair is kept that the rule gives and no earlier one does. Slots that its blocks have in common
 * are not looked at again.
 */
export function sieveOf(rules: readonly RuleBlocks[], rule: number): PairSieve {
  const common = new Set(rules[rule]!.blocks.slots);
  const asked = rules.slice(0, rule + 1).map(({slots}) => [...slots].filter((slot) => !common.has(slot)));
  const slots = [...new Set(asked.flat())];
  if (slots.length > SLOTS_MAX)
    throw new RingfenceError(
      'CONFIG_INVALID',
      `The blocking rules read ${String(slots.length)} different keys; at most ${String(SLOTS_MAX)} can be run: leave rules out.`,
    );
  const bitsOf = asked.map((own) => own.reduce((bits, slot) => bits | (1 << slots.indexOf(slot)), 0));
  const own = bitsOf.pop()!;
  const isKept = Uint8Array.from({length: 1 << slots.length}, (_, differing) =>
    (differing & own) === 0 && bitsOf.every((earlier) => (differing & earlier) !== 0) ? 1 : 0,
  );
  return {slots: Uint32Array.from(slots), isKept};
}
