import type {View} from '../../engine/view/view.ts';
import {COMMON_NAME, type Lead} from '../../model/lead.ts';
import type {HoldReason} from '../../resolve/link/decide/hold-reasons.ts';

/** A reason of the run; COMMON_NAME for a lead that matching did not compare; BELOW_HOLD where nobody asks who the two are. */
export type ApartReason = HoldReason | typeof COMMON_NAME | 'BELOW_HOLD';

/** Why two persons were left apart, and the lead that hangs on who they are, if one does. */
export function apartReason(view: View, left: string, right: string): {decided: ApartReason; lead: Lead | null} {
  const isOfBoth = (one: {left: string; right: string}): boolean =>
    (one.left === left && one.right === right) || (one.left === right && one.right === left);
  const lead = view.leads().find(isOfBoth) ?? null;
  const pair = view.few().resolved.held.find(isOfBoth);
  if (pair === undefined) return {decided: lead === null ? 'BELOW_HOLD' : COMMON_NAME, lead};
  // A weighty pair that no record keeps apart: a name alone goes to one person at most, and to none where two fit alike.
  const isWeighty = pair.reason === 'BELOW_JOIN' && pair.weight >= view.config.persons.joinBits;
  return {decided: isWeighty ? 'AMBIGUOUS' : (pair.reason as HoldReason), lead};
}

/** What hangs on a pair of a lead: its weight alone would read as if nobody need ask. */
export const leadText = ({families}: Lead): string =>
  `If they are one, that is one adult beside harm to ${families.length} families: "ringfence alerts --leads" shows the lead.`;
