/**
 * How an office comes by what it writes down: the share of entries in which each thing happens.
 * The orders of magnitude follow published error rates of NHS records (birth date 0.5 %, sex 0.3 %, family name wholly different
 * 1-6 %); offices that write at a doorstep, or from what somebody else says, are worse by as much as domain practice says they are.
 */
export type Habits = {
  /** A slip of the fingers in one word of the name. */
  slip: number;
  /** Another spelling of a word, where there is one. */
  respell: number;
  /** The name split or shortened otherwise, as the custom invites. */
  customary: number;
  /** Forename and family name in one another's place. */
  reversed: number;
  /** The forename alone; the family name alone. */
  givenOnly: number;
  familyOnly: number;
  /** What somebody is called instead of what they are named; both, where the layout has a place for it. */
  called: number;
  /** Days until a new family name gets known, on average. */
  nameLag: number;
  /** No birth date; an age; month and year; the year as 1 January; day and month exchanged; one digit off. */
  birthMissing: number;
  birthAge: number;
  birthMonth: number;
  birthYear: number;
  birthSwapped: number;
  birthSlip: number;
  sexMissing: number;
  sexWrong: number;
  /** National numbers: known at all; with a slip. */
  numberKnown: number;
  numberSlip: number;
  /** A newborn's record bears the mother's NHS number. */
  motherNumber: number;
  phoneKnown: number;
  homeKnown: number;
  /** Days until a move gets known, on average. */
  moveLag: number;
};

const CAREFUL: Habits = {
  slip: 0.006,
  respell: 0.008,
  customary: 0.05,
  reversed: 0.006,
  givenOnly: 0,
  familyOnly: 0,
  called: 0.02,
  nameLag: 260,
  birthMissing: 0.002,
  birthAge: 0,
  birthMonth: 0,
  birthYear: 0.004,
  birthSwapped: 0.003,
  birthSlip: 0.004,
  sexMissing: 0.004,
  sexWrong: 0.004,
  numberKnown: 0.95,
  numberSlip: 0.006,
  motherNumber: 0.03,
  phoneKnown: 0.75,
  homeKnown: 0.97,
  moveLag: 190,
};

export const HEALTH: Habits = CAREFUL;

/** Walk-in desk of a hospital: who sits there has no papers. */
export const RECEPTION: Habits = {
  ...CAREFUL,
  slip: 0.02,
  respell: 0.03,
  customary: 0.11,
  reversed: 0.012,
  birthMissing: 0.01,
  birthSlip: 0.011,
  birthSwapped: 0.008,
  numberKnown: 0.62,
  motherNumber: 0.12,
  phoneKnown: 0.6,
  nameLag: 400,
};

export const SCHOOL: Habits = {
  ...CAREFUL,
  slip: 0.007,
  respell: 0.01,
  customary: 0.07,
  reversed: 0.008,
  called: 0.05,
  numberKnown: 0.98,
  nameLag: 320,
  moveLag: 250,
};

/** The council's offices: social care, housing, youth offending. */
export const COUNCIL: Habits = {
  ...CAREFUL,
  slip: 0.013,
  respell: 0.025,
  customary: 0.09,
  reversed: 0.014,
  called: 0.04,
  givenOnly: 0.004,
  familyOnly: 0.003,
  birthMissing: 0.035,
  birthAge: 0,
  birthMonth: 0.012,
  birthYear: 0.022,
  birthSwapped: 0.008,
  birthSlip: 0.011,
  sexMissing: 0.02,
  numberKnown: 0.55,
  phoneKnown: 0.5,
  homeKnown: 0.93,
};

/** At the door, at night: what the people there say of themselves and their children. */
export const OFFICER: Habits = {
  ...CAREFUL,
  slip: 0.022,
  respell: 0.05,
  customary: 0.14,
  reversed: 0.022,
  called: 0.05,
  givenOnly: 0.012,
  familyOnly: 0.006,
  birthMissing: 0.07,
  birthAge: 0.05,
  birthMonth: 0.012,
  birthYear: 0.03,
  birthSwapped: 0.012,
  birthSlip: 0.016,
  sexMissing: 0.02,
  sexWrong: 0.008,
  numberKnown: 0.02,
  phoneKnown: 0.45,
  homeKnown: 0.93,
  nameLag: 150,
  moveLag: 60,
};

/** Custody and court: prints say who it is, the name is what was given. */
export const CUSTODY: Habits = {
  ...OFFICER,
  slip: 0.01,
  respell: 0.02,
  givenOnly: 0,
  familyOnly: 0,
  birthMissing: 0.004,
  birthAge: 0,
  numberKnown: 0.93,
  numberSlip: 0.004,
};

/** What somebody else says of them: a neighbour, a teacher, a frightened partner. */
export const HEARSAY: Habits = {
  ...OFFICER,
  slip: 0.02,
  respell: 0.1,
  customary: 0.2,
  reversed: 0.02,
  called: 0.14,
  givenOnly: 0.16,
  familyOnly: 0.05,
  birthMissing: 0.6,
  birthAge: 0.13,
  birthYear: 0.04,
  sexMissing: 0.08,
  numberKnown: 0,
  phoneKnown: 0.1,
  homeKnown: 0.35,
  moveLag: 300,
};

/** Every rate that is an error, times `factor`; what is known at all stays. */
export function scaled(habits: Habits, factor: number): Habits {
  const kept = new Set<keyof Habits>(['nameLag', 'numberKnown', 'phoneKnown', 'homeKnown', 'moveLag']);
  const entries = Object.entries(habits) as [keyof Habits, number][];
  return Object.fromEntries(
    entries.map(([key, rate]) => [key, kept.has(key) ? rate : Math.min(0.9, rate * factor)]),
  ) as Habits;
}
