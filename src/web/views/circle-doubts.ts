import {pairKey} from '../../engine/judgements/pair-states.ts';
import {heldAsShown} from '../../network/held.ts';
import {personId, type Network} from '../../network/network.ts';
import {HOLD_TEXTS, isSealed, type HoldReason} from '../../resolve/link/decide/hold-reasons.ts';
import {Labels, type Showing} from '../labels.ts';

export type Doubt = {pair: string; left: string; right: string; why: string};

/** Pairs of these people, by their positions in the network, who are held apart and may be one, with the reason in words; none that an adoption keeps sealed. */
export function doubtsAmong(
  network: Network,
  people: ReadonlySet<number>,
  showingOf: (id: string) => Showing,
): Doubt[] {
  const labels = new Labels(network, showingOf, new Map());
  return heldAsShown(network).flatMap(({left: one, right: other, reason}) => {
    if (!people.has(one) || !people.has(other) || isSealed(reason)) return [];
    const [left, right] = [personId(network, one), personId(network, other)];
    const why = HOLD_TEXTS[reason as HoldReason] ?? reason;
    return [{pair: pairKey(left, right), left: labels.of(left), right: labels.of(right), why}];
  });
}
