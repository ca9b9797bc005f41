import type {HeldPair} from '../../model/resolved.ts';
import {isSealed} from '../../resolve/link/hold-reasons.ts';
import type {View} from '../view.ts';

/**
 * A pair that waits for a person's word; `weight` is null where matching did not compare the two. `families`: how many unrelated families
 * the two would link, were they one adult.
 */
export type WaitingPair = Omit<HeldPair, 'weight'> & {weight: number | null; families: number | null};

/**
 * Pairs of persons held apart whom nobody has judged: first those on which linked families hang (`clusters/leads.ts`), the surest
 * identity first, though matching may not have compared them; then all others, heaviest first. None that an adoption keeps sealed.
 */
export function waitingPairs(view: View): WaitingPair[] {
  const keyOf = ({left, right}: {left: string; right: string}): string => [left, right].sort().join(' ');
  const {held} = view.known().resolved;
  const heldAs = new Map(held.map((pair) => [keyOf(pair), pair]));
  const leading = view.leads().map((lead): WaitingPair => {
    const {left, right, weight, reason} = heldAs.get(keyOf(lead)) ?? {...lead, weight: null};
    return {left, right, weight, reason, families: lead.families.length};
  });
  const led = new Set(leading.map(keyOf));
  const others = held
    .filter((pair) => pair.reason !== 'JUDGED' && !isSealed(pair.reason) && !led.has(keyOf(pair)))
    .sort((a, b) => b.weight - a.weight || (a.left + a.right < b.left + b.right ? -1 : 1))
    .map((pair): WaitingPair => ({...pair, families: null}));
  return [...leading, ...others];
}
