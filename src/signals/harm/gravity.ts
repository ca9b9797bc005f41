import {NOTIFICATION_KINDS, type NotificationKind} from '../../model/notification.ts';

/**
 * How grave one kind of notification is, tied to the four levels of the continuum of need: 4 acute (child protection
 * threshold), 3 complex (child in need threshold), 2 vulnerable (early help threshold), 1 universal, 0 says nothing of harm.
 * A published table for a hub to sign off or replace. It orders kinds of record; it measures nobody's suffering.
 */
export type GravityTable = {
  version: string;
  inForce: string;
  kinds: Record<NotificationKind, GravityRow>;
};

export type GravityRow = {
  gravity: 0 | 1 | 2 | 3 | 4;
  /**
   * concern: something happened, or is feared. response: what services did about it, which is not a new event.
   * routine: neither.
   */
  sort: 'concern' | 'response' | 'routine';
};

const concern = (gravity: GravityRow['gravity']): GravityRow => ({gravity, sort: 'concern'});
const response = (gravity: GravityRow['gravity']): GravityRow => ({gravity, sort: 'response'});

export const GRAVITY: GravityTable = {
  version: '1',
  inForce: '2023-01-01',
  kinds: {
    'child-concern': concern(1),
    neglect: concern(2),
    'physical-abuse': concern(4),
    'emotional-abuse': concern(3),
    'sexual-abuse': concern(4),
    'sexual-exploitation': concern(4),
    'criminal-exploitation': concern(4),
    'domestic-abuse': concern(3),
    missing: concern(2),
    // The end of the episode that `missing` opened, so not a concern of its own.
    found: {gravity: 0, sort: 'routine'},
    'self-harm': concern(3),
    'substance-misuse': concern(2),
    'mental-health': concern(2),
    'injury-attendance': concern(2),
    'health-attendance': {gravity: 0, sort: 'routine'},
    'offence-violent': concern(3),
    'offence-sexual': concern(4),
    'offence-other': concern(1),
    'school-absence': concern(1),
    'school-exclusion': concern(1),
    'antisocial-behaviour': concern(1),
    'housing-concern': concern(1),
    'marac-referral': concern(4),
    'strategy-discussion': response(4),
    'child-protection-plan': response(4),
    'care-entry': response(4),
    assessment: response(2),
    other: concern(1),
  },
};

/** Gravity by notification code, for loops. */
export function gravityCodes(table: GravityTable): Uint8Array {
  return Uint8Array.from(NOTIFICATION_KINDS, (kind) => table.kinds[kind].gravity);
}

/** 1 by notification code where the kind is a concern, for loops. */
export function concernCodes(table: GravityTable): Uint8Array {
  return Uint8Array.from(NOTIFICATION_KINDS, (kind) => (table.kinds[kind].sort === 'concern' ? 1 : 0));
}
