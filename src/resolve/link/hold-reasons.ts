/** Why two groups of mentions are two people, or may be: positions in HOLD_REASONS. */
export const APART = {
  nothing: 0,
  coNamed: 1,
  register: 2,
  number: 3,
  generation: 4,
  birth: 5,
  forename: 6,
  twin: 7,
  sex: 8,
  ambiguous: 9,
  local: 10,
  localTwin: 11,
  order: 12,
  belowJoin: 13,
} as const;

/** Codes that are shown to reviewers beside the pair. */
export const HOLD_REASONS = [
  'JOINABLE',
  'CO_NAMED',
  'REGISTER',
  'NUMBER_CONFLICT',
  'GENERATION',
  'BIRTH_CONFLICT',
  'FORENAME',
  'TWIN',
  'SEX',
  'AMBIGUOUS',
  'LOCAL_CONFLICT',
  'LOCAL_CONFLICT_AND_FORENAME',
  'BIRTH_ORDER',
  'BELOW_JOIN',
] as const;
export type HoldReason = (typeof HOLD_REASONS)[number];
