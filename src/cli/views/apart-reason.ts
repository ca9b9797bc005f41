import type {Resolved} from '../../model/resolved.ts';
import type {HoldReason} from '../../resolve/link/decide/hold-reasons.ts';

/** Why two persons were left apart: the reason of the run, or BELOW_HOLD where their records are too unlike for anybody to ask. */
export function apartReason(
  {held}: Resolved,
  left: string,
  right: string,
  joinBits: number,
): HoldReason | 'BELOW_HOLD' {
  const pair = held.find(
    (one) => (one.left === left && one.right === right) || (one.left === right && one.right === left),
  );
  if (pair === undefined) return 'BELOW_HOLD';
  // A weighty pair that no record keeps apart: a name alone goes to one person at most, and to none where two fit alike.
  return pair.reason === 'BELOW_JOIN' && pair.weight >= joinBits ? 'AMBIGUOUS' : (pair.reason as HoldReason);
}
