/**
 * What a person may decide on an alert. `needs-more`: somebody is to ask or look before more can be said. `accepted`: it is complex
 * abuse to be worked on, which counts once two people say so. `handed-over`: it went to a strategy discussion. `dismissed` and
 * `duplicate` take it off the queue until there is new evidence; `reopened` takes back whatever was decided.
 */
export const DECISION_TYPES = ['accepted', 'needs-more', 'dismissed', 'duplicate', 'handed-over', 'reopened'] as const;
export type DecisionType = (typeof DECISION_TYPES)[number];

/** Where an alert stands by what people decided. `accepted-once` waits for a second reviewer, who must be somebody else. */
export const ALERT_STATES = [
  'open',
  'returned',
  'needs-more',
  'accepted-once',
  'accepted',
  'handed-over',
  'dismissed',
  'duplicate',
] as const;
export type AlertState = (typeof ALERT_STATES)[number];

/** States in which nobody is asked to look again unless there is new evidence. */
export const isOffQueue = (state: AlertState): boolean => state === 'dismissed' || state === 'duplicate';

/** Why alerts are dismissed: the benign explanations of practice, each to be counted against the rule that made the alert. */
export const DISMISSAL_REASONS = {
  kin: 'Relatives: kinship or step-kinship that no record states',
  place: 'A shared place: hostel, hotel, contact centre or other communal address',
  work: 'Through work or care: foster carer, childminder, teacher, club or other professional',
  identity: 'Mistaken identity: records of two people were taken for one',
  record: 'A mistaken or malicious record',
  known: 'Known and already worked on as one matter',
  coincidence: 'Looked into: nothing joins these families',
  other: 'Another reason, told in the words below',
} as const;
export type DismissalReason = keyof typeof DISMISSAL_REASONS;
export const isDismissalReason = (text: string): text is DismissalReason => Object.hasOwn(DISMISSAL_REASONS, text);
