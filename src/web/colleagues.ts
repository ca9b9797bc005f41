import {decide} from '../access/decide.ts';
import type {Grant} from '../access/policy.ts';
import {sightClassOf} from '../access/sight.ts';
import type {User} from '../access/users.ts';
import {settlingActions} from './held-now.ts';
import {isOfTwo} from './in-hand.ts';
import type {Asked} from './page.ts';
import {pairOf} from './pair.ts';
import {maySay} from './views/pair-saying.ts';

/**
 * Who else holds the reader's role, at whatever agency, and may see and settle this alert, or has something to say of these two: what is
 * handed to anybody else would lie where nobody finds it, and be told of to who may not know of it.
 */
export const colleaguesOf = (asked: Asked, of: string): string[] =>
  asked.desk.users.holding(asked.session.user.role, null).filter((name) => {
    const user = name === asked.session.user.name ? null : asked.desk.users.named(name);
    return user !== null && maySettleAs(asked, user, of);
  });

function maySettleAs(asked: Asked, user: User, of: string): boolean {
  const {desk, session, workspace} = asked;
  const policy = desk.policy();
  return settlingActions(of).some((action) => {
    const decision = decide(policy, user, session.purpose, action);
    if (!decision.allowed) return false;
    const {grant} = decision;
    const world = workspace.worldNow(sightClassOf(policy, user, grant.sees));
    return isOfTwo(of) ? hasWord({...as(asked, user, grant), id: of, world}) : world.shown().has(of);
  });
}

function hasWord(asked: Asked): boolean {
  const pair = pairOf(asked);
  return pair !== null && maySay(asked, pair);
}

const as = (asked: Asked, user: User, grant: Grant): Asked => ({
  ...asked,
  grant,
  may: (action) => grant.may.includes(action),
  session: {...asked.session, user},
});
