import type {Lead} from '../../model/lead.ts';
import type {HeldPair} from '../../model/resolved.ts';
import {isSealed, type HoldReason} from '../../resolve/link/decide/hold-reasons.ts';

/**
 * A pair that waits for a person's word; `weight` is null where matching did not compare the two. `families`: how many unrelated families
 * the two would link, were they one adult.
 */
export type WaitingPair = Omit<HeldPair, 'weight'> & {weight: number | null; families: number | null};

/**
 * By how many bits a reason of holding moves a pair in the queue, since the weight alone does not say how often a word makes the two
 * one person. In boroughs whose truth is known (100,000 and 20,000 persons, bench/RESULTS.md) more than half of the pairs held for want of
 * a birth date or by like forenames are one person at any weight, a fifth of those below the threshold, and of those whom a record
 * names or numbers as two one in a hundred below 5 bits, one in ten below 10 and most from 15 on. What is not named here moves nothing.
 */
const QUEUE_BITS: Readonly<Partial<Record<HoldReason, number>>> = {
  FORENAME: 10,
  TWIN: 10,
  SEX: 10,
  AMBIGUOUS: 10,
  NAME_ONLY: 10,
  PARENT_AND_CHILD: 10,
  CO_NAMED: -8,
  REGISTER: -12,
  NUMBER_CONFLICT: -8,
  GENERATION: -8,
  BIRTH_CONFLICT: -8,
  LOCAL_CONFLICT: -12,
  BIRTH_ORDER: -12,
  ENTERED_TOGETHER: -12,
};

/**
 * Pairs of persons held apart whom nobody has judged: first those on which linked families hang (`clusters/leads.ts`), the surest
 * identity first, though matching may not have compared them; then all others, those first on which a word is likeliest to change
 * something: heaviest first, moved by why they are held. None that an adoption keeps sealed (`sealed-pairs.ts`).
 */
export function waitingPairs(
  held: readonly HeldPair[],
  leads: readonly Lead[],
  isSealedPair: (left: string, right: string) => boolean,
): WaitingPair[] {
  const keyOf = ({left, right}: {left: string; right: string}): string => [left, right].sort().join(' ');
  const heldAs = new Map(held.map((pair) => [keyOf(pair), pair]));
  const isOpen = ({left, right, reason}: {left: string; right: string; reason: string}): boolean =>
    reason !== 'JUDGED' && !isSealed(reason) && !isSealedPair(left, right);
  const leading = leads.flatMap((lead): WaitingPair[] => {
    const {left, right, weight, reason} = heldAs.get(keyOf(lead)) ?? {...lead, weight: null};
    return isOpen({left, right, reason}) ? [{left, right, weight, reason, families: lead.families.length}] : [];
  });
  const led = new Set(leading.map(keyOf));
  const rank = ({weight, reason}: HeldPair): number => weight + (QUEUE_BITS[reason as HoldReason] ?? 0);
  const others = held
    .filter((pair) => isOpen(pair) && !led.has(keyOf(pair)))
    .sort((a, b) => rank(b) - rank(a) || (a.left + a.right < b.left + b.right ? -1 : 1))
    .map((pair): WaitingPair => ({...pair, families: null}));
  return [...leading, ...others];
}
