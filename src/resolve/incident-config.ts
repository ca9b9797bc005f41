import type {NotificationKind, Role} from '../model/notification.ts';

/** What makes two notifications one event. A user may question each of these, so each is configuration. */
export type IncidentConfig = {
  version: string;
  /** Days that two records of one event may lie apart: agencies date a night's event on either side of midnight. */
  gapDaysMax: number;
  /** Days from the first to the last record of one incident, so that a series of events does not chain into one. */
  spanDaysMax: number;
  /** A reference on more notifications than this is a register's or an officer's, not an event's. */
  referenceUsesMax: number;
  /** Roles through which a shared person joins two notifications. */
  roles: readonly Role[];
  /** Two kinds may be one event where they stand in one group; a kind always fits itself. */
  kindGroups: readonly (readonly NotificationKind[])[];
  /** Kinds by which agencies report an event that another names more exactly; they fit every kind that is an event. */
  generalKinds: readonly NotificationKind[];
  /** Steps of a process: records of their own, which join by reference only. */
  processKinds: readonly NotificationKind[];
};

export const INCIDENT_DEFAULTS: IncidentConfig = {
  version: '1',
  gapDaysMax: 1,
  spanDaysMax: 3,
  referenceUsesMax: 25,
  roles: ['subject', 'victim', 'suspect', 'parent', 'carer', 'sibling', 'household-member', 'found-with'],
  kindGroups: [
    ['domestic-abuse', 'physical-abuse', 'emotional-abuse', 'offence-violent', 'injury-attendance', 'neglect'],
    ['sexual-abuse', 'sexual-exploitation', 'offence-sexual'],
    ['missing', 'found', 'sexual-exploitation', 'criminal-exploitation'],
    ['self-harm', 'mental-health', 'substance-misuse', 'injury-attendance'],
    ['criminal-exploitation', 'antisocial-behaviour', 'offence-violent', 'offence-other', 'substance-misuse'],
    ['neglect', 'housing-concern', 'school-absence'],
  ],
  generalKinds: ['child-concern', 'health-attendance', 'other'],
  processKinds: [
    'marac-referral',
    'strategy-discussion',
    'child-protection-plan',
    'care-entry',
    'assessment',
    'school-exclusion',
  ],
};

/** Whether records of two kinds may be about one event. */
export function kindsFit(left: NotificationKind, right: NotificationKind, config: IncidentConfig): boolean {
  if (config.processKinds.includes(left) || config.processKinds.includes(right)) return false;
  if (left === right || config.generalKinds.includes(left) || config.generalKinds.includes(right)) return true;
  return config.kindGroups.some((group) => group.includes(left) && group.includes(right));
}
