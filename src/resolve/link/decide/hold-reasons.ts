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
  judged: 14,
  adoption: 15,
  eitherTwin: 16,
  parent: 17,
  birthday: 18,
  undated: 19,
  company: 20,
  unborn: 21,
  enteredTogether: 22,
  died: 23,
  numberOfSibling: 24,
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
  'JUDGED',
  'ADOPTION_BREAK',
  'EITHER_TWIN',
  'PARENT_AND_CHILD',
  'PARENT_AND_CHILD',
  'LOCAL_CONFLICT',
  'NAME_ONLY',
  'BIRTH_CONFLICT',
  'ENTERED_TOGETHER',
  'DEATH',
  'FORENAME',
] as const;
export type HoldReason = (typeof HOLD_REASONS)[number];

/** The same in words: "they are held apart since ...". */
export const HOLD_TEXTS: Readonly<Record<HoldReason, string>> = {
  JOINABLE: 'nothing keeps them apart',
  CO_NAMED: 'a record names the two side by side',
  REGISTER: 'a list that is free of duplicates holds both',
  NUMBER_CONFLICT: 'they have different national numbers of one kind',
  GENERATION: 'their ages are too far apart',
  BIRTH_CONFLICT: 'their birth dates differ, or a record named one before the other was born',
  FORENAME: 'their forenames differ',
  TWIN: 'they have one birth date and different forenames, as twins have',
  SEX: 'forename and sex differ',
  AMBIGUOUS:
    'a name without a birth date fits more than one person nearly as well, or is one of two pupils who fit the same person',
  LOCAL_CONFLICT:
    'a register has them under two numbers, and rarely holds anybody twice or has a birth date for one alone',
  LOCAL_CONFLICT_AND_FORENAME: 'a register has them under two numbers, and their forenames are spelt in two ways',
  ENTERED_TOGETHER:
    'a register has them at one home under two numbers that were given out together, and calls them by different names',
  DEATH:
    'one died more than a year before a record tells of the other, and neither a birth date nor a number is common to them',
  BIRTH_ORDER: 'they are numbered as two children of one birth',
  EITHER_TWIN: 'one has no name of its own yet and may be either of two children of one birth',
  PARENT_AND_CHILD:
    'their birth dates are a generation apart, as those of parent and child are, be it on one day of the year',
  NAME_ONLY:
    'hardly more than names agree, one has no birth date or number, and those who stand beside the two are other people',
  ADOPTION_BREAK:
    'an adoption order lies between them, or a placement for adoption and another name, which nothing here may bridge',
  BELOW_JOIN: 'what the records say weighs less than a join needs',
  JUDGED: 'a person said that they are different people',
};

/** Reasons that say who somebody once was, or has become: the pair is held, and shown to nobody by who the other is. */
export const isSealed = (reason: string): boolean => reason === 'ADOPTION_BREAK';
