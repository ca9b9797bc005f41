import type {Action, Grant, Policy} from './policy.ts';
import type {User} from './users.ts';

/** Why somebody may not; stands in the audit log and is told to nobody else. */
export type Denial = 'role-unknown' | 'agency-not-of-role' | 'purpose-not-of-role' | 'action-not-of-purpose';

export type Decision = {allowed: true; grant: Grant} | {allowed: false; why: Denial};

/** Denied unless the role, held from an agency that may hold it, has the action under the purpose. */
export function decide(policy: Policy, user: User, purpose: string, action: Action): Decision {
  const role = own(policy.roles, user.role);
  if (role === undefined) return {allowed: false, why: 'role-unknown'};
  if (role.agencies !== 'all' && !role.agencies.includes(user.agency))
    return {allowed: false, why: 'agency-not-of-role'};
  const grant = own(role.purposes, purpose);
  if (grant === undefined) return {allowed: false, why: 'purpose-not-of-role'};
  return grant.may.includes(action) ? {allowed: true, grant} : {allowed: false, why: 'action-not-of-purpose'};
}

/** What a record holds itself: a role named "constructor" is none. */
const own = <T>(record: Readonly<Record<string, T>>, key: string): T | undefined =>
  Object.hasOwn(record, key) ? record[key] : undefined;
