/**
 * Reasons that go into the audit log by their codes: free words could hold a name, and the log is to hold none.
 */
export const WORK_REASONS = {
  'daily-review': 'Daily review of the queue',
  meeting: 'To prepare a strategy discussion, conference or panel',
  enquiry: 'To answer an enquiry of an agency',
  'second-review': 'As second reviewer of what somebody else decided',
  quality: 'To check the quality of matching or rules',
} as const;

/** Why names are opened. */
export const OPEN_REASONS = {
  identity: 'To see whether the records are about the same people',
  decision: 'To decide on the alert',
  meeting: 'To prepare a strategy discussion, conference or panel',
  enquiry: 'To ask an agency for what is missing, or to answer one',
  protect: 'To act at once for a child',
} as const;

/** Why a pack for MARAC is opened. */
export const PACK_REASONS = {
  meeting: 'To prepare a MARAC meeting',
  referral: 'To see whether a case is to be referred',
  actions: 'To follow up what a meeting decided',
  protect: 'To act at once for somebody in danger',
} as const;

/** Why somebody looks how a victim may be reached. */
export const CONTACT_REASONS = {
  before: 'To ask the victim what they want before a meeting',
  after: 'To tell the victim what a meeting decided',
  advocate: 'To give it to the advocate (IDVA) of the victim',
  protect: 'To act at once for somebody in danger',
} as const;

/** Why somebody is looked for. */
export const SEARCH_REASONS = {
  notification: 'A notification or referral names them',
  alert: 'They stand in an alert, a flag or a chronology',
  enquiry: 'To answer an enquiry of an agency',
  meeting: 'To prepare a strategy discussion, conference or panel',
  access: 'Somebody asked what is held about them',
  protect: 'To act at once for a child',
} as const;
export type SearchReason = keyof typeof SEARCH_REASONS;

const isCodeOf =
  <T extends object>(reasons: T) =>
  (text: string): text is Extract<keyof T, string> =>
    Object.hasOwn(reasons, text);

export const isWorkReason = isCodeOf(WORK_REASONS);
export const isSearchReason = isCodeOf(SEARCH_REASONS);
export const isPackReason = isCodeOf(PACK_REASONS);
export const isContactReason = isCodeOf(CONTACT_REASONS);
export const isOpenReason = isCodeOf(OPEN_REASONS);
