import type {Notification, NotificationKind} from '../model/notification.ts';

/** What kind of statement an entry is: something that was done or seen done, what somebody is said to have done, or a judgement. */
export const STATEMENTS = ['fact', 'allegation', 'opinion'] as const;
export type Statement = (typeof STATEMENTS)[number];

/**
 * How each kind of notification is to be read where its record says nothing better. What services did and what was counted
 * or seen (an episode, an attendance, an order) is fact; what a person is said to have done is an allegation; a worry
 * in general words is a professional's opinion.
 */
const STATEMENT_OF: Record<NotificationKind, Statement> = {
  'child-concern': 'opinion',
  neglect: 'opinion',
  'physical-abuse': 'allegation',
  'emotional-abuse': 'allegation',
  'sexual-abuse': 'allegation',
  'sexual-exploitation': 'allegation',
  'criminal-exploitation': 'allegation',
  'domestic-abuse': 'allegation',
  missing: 'fact',
  found: 'fact',
  'self-harm': 'fact',
  'substance-misuse': 'opinion',
  'mental-health': 'opinion',
  'injury-attendance': 'fact',
  'health-attendance': 'fact',
  'offence-violent': 'allegation',
  'offence-sexual': 'allegation',
  'offence-other': 'allegation',
  'school-absence': 'fact',
  'school-exclusion': 'fact',
  'antisocial-behaviour': 'allegation',
  'housing-concern': 'opinion',
  'marac-referral': 'fact',
  'strategy-discussion': 'fact',
  'child-protection-plan': 'fact',
  'care-entry': 'fact',
  assessment: 'fact',
  other: 'opinion',
};

/** Agencies that hold an offence only once a court has found it. */
const AFTER_COURT: readonly string[] = ['probation', 'youth-offending'];

export function statementOf({kind, allegation, agency}: Notification): Statement {
  if (allegation === 'confirmed') return 'fact';
  // An allegation marked unsubstantiated or malicious stays an allegation, whatever its kind.
  if (allegation === 'unsubstantiated' || allegation === 'malicious') return 'allegation';
  if (kind.startsWith('offence-') && AFTER_COURT.includes(agency)) return 'fact';
  return STATEMENT_OF[kind];
}
