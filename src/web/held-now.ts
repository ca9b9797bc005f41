import {decide} from '../access/decide.ts';
import type {Action, Policy} from '../access/policy.ts';
import type {User} from '../access/users.ts';
import type {Desk} from './desk.ts';
import {handOf, isOfTwo, momentOf, type InHand} from './in-hand.ts';

type Held = Pick<Desk, 'inHand' | 'users' | 'policy' | 'now'>;

/** What lets somebody settle an alert, or say anything of two identities; any of it does. */
export const settlingActions = (of: string): readonly Action[] =>
  isOfTwo(of) ? ['identities:judge', 'identities:confirm'] : ['alerts:decide'];

/**
 * Null where nobody has it, had it for longer than it counts, or may settle it no more: who has left, or holds another role now, would else
 * keep it from everybody who asks for what nobody has.
 */
export function heldNow(desk: Held, of: string): InHand | null {
  const hand = handOf(desk.inHand, of, momentOf(desk.now()));
  return hand !== null && maySettle(desk, hand.who, of) ? hand : null;
}

/** Whether somebody may settle such a thing for any purpose, as users and policy are now. */
function maySettle({users, policy}: Held, login: string, of: string): boolean {
  const user = users.named(login);
  return user !== null && settlingActions(of).some((action) => mayForAny(policy(), user, action));
}

const mayForAny = (policy: Policy, user: User, action: Action): boolean =>
  Object.keys(policy.purposes).some((purpose) => decide(policy, user, purpose, action).allowed);
