import type {NotificationKind, Role} from '../../model/notification.ts';

/** What makes two notifications one event. A user may question each of these, so each is configuration. */
export type IncidentConfig = {
  version: string;
  /** Days that two records of one event may lie apart: agencies date a night's event on either side of midnight. */
  gapDaysMax: number;
  /** Hours between which a night's event may be dated on either side of midnight; 18 is from six in the evening. */
  nightFromHour: number;
  nightToHour: number;
  /** Days from the first to the last record of one incident, so that a series of events does not chain into one. */
  spanDaysMax: number;
  /** A reference on more notifications than this is a register's or an officer's, not an event's. */
  referenceUsesMax: number;
  /** Days that two records with one reference may lie apart: one of the days may be mistyped, but numbers come round again. */
  referenceGapDaysMax: number;
  /** The same where the later record does not say when the event was: it may have been told long after. */
  referenceLateDaysMax: number;
  /** Kinds of reference that number events: records of other numbers of such a kind are other events, whoever they share. */
  eventReferences: readonly string[];
  /** Days before its receipt in which the event of a record lies that names no day, where another agency's record names one. */
  undatedDaysMax: number;
  /** Roles through which a shared person joins two notifications. */
  roles: readonly Role[];
  /** Two kinds may be one event where they stand in one group; a kind always fits itself. */
  kindGroups: readonly (readonly NotificationKind[])[];
  /** Kinds by which agencies report an event that another names more exactly; they fit every kind that is an event. */
  generalKinds: readonly NotificationKind[];
  /** Steps of a process: records of their own, which join by reference only, or as a referral about an event. */
  processKinds: readonly NotificationKind[];
  /** Kinds whose record is the event, so that its moment of receipt is the event's day: somebody came. */
  momentKinds: readonly NotificationKind[];
  /** A referral about a pair tells of the last event of those kinds between them, so many days back. */
  referrals: readonly {kind: NotificationKind; kinds: readonly NotificationKind[]; daysMax: number}[];
};

export const INCIDENT_DEFAULTS: IncidentConfig = {
  version: '3',
  gapDaysMax: 1,
  nightFromHour: 18,
  nightToHour: 6,
  spanDaysMax: 3,
  referenceUsesMax: 25,
  referenceGapDaysMax: 31,
  referenceLateDaysMax: 400,
  eventReferences: ['cad', 'crime'],
  undatedDaysMax: 7,
  roles: ['subject', 'victim', 'suspect', 'parent', 'carer', 'sibling', 'household-member', 'found-with'],
  kindGroups: [
    ['domestic-abuse', 'physical-abuse', 'emotional-abuse', 'offence-violent', 'injury-attendance', 'neglect'],
    ['sexual-abuse', 'sexual-exploitation', 'offence-sexual'],
    ['missing', 'found', 'sexual-exploitation', 'criminal-exploitation'],
    ['missing', 'school-absence'],
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
  momentKinds: ['health-attendance'],
  referrals: [
    {
      kind: 'marac-referral',
      kinds: ['domestic-abuse', 'offence-violent', 'physical-abuse', 'sexual-abuse'],
      daysMax: 28,
    },
  ],
};

/** Whether records of two kinds may be about one event. */
export function kindsFit(left: NotificationKind, right: NotificationKind, config: IncidentConfig): boolean {
  if (config.processKinds.includes(left) || config.processKinds.includes(right)) return false;
  if (left === right || config.generalKinds.includes(left) || config.generalKinds.includes(right)) return true;
  return config.kindGroups.some((group) => group.includes(left) && group.includes(right));
}
