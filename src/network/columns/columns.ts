import {OUTCOMES} from '../../model/notification.ts';

export const SEX = {unknown: 0, female: 1, male: 2} as const;

/** How a birth interval is known, best first; `stage` comes from "child" or "adult" on records, `none` from nothing. */
export const BIRTH_KINDS = ['exact', 'partial', 'estimated', 'expected', 'stage', 'none'] as const;

/** What a mention says of itself, whatever the as-of date. */
export type MentionColumns = {
  received: Int32Array;
  /** The day it describes. */
  asAt: Int32Array;
  /** First and last possible day of birth; DAY_MIN and DAY_MAX where it gives none. */
  birthFrom: Int32Array;
  birthTo: Int32Array;
  /** Position in BIRTH_KINDS; that of `none` where it gives none. */
  birthKind: Uint8Array;
  /** DAY_MAX where it tells of no death. */
  died: Int32Array;
  /** One of SEX. */
  sex: Uint8Array;
  /** Position in LIFE_STAGES. */
  stage: Uint8Array;
  /** Position in AGENCIES. */
  agency: Uint8Array;
  /** Position in `areas` of the network. */
  area: Int32Array;
  /** Position of the first mention that stands in the same row of a file. */
  row: Int32Array;
};

/** What a notification says of itself, whatever the as-of date. */
export type NotificationColumns = {
  event: Int32Array;
  received: Int32Array;
  /** Position in NOTIFICATION_KINDS. */
  kind: Uint8Array;
  /** Position in AGENCIES. */
  agency: Uint8Array;
  /** Position in `areas` of the network. */
  area: Int32Array;
  /** Position in ALLEGATION_STATUSES. */
  allegation: Uint8Array;
  /** The bit `1 << position in OUTCOMES` for each outcome, whenever it was decided. */
  outcomes: Int32Array;
  /** The day from which the outcomes are known: that of the decision; that of receipt where it came later, or no day of decision is given. */
  decided: Int32Array;
  /** Rating at receipt: 1 + its position in RAGS, 0 where there is none. */
  rating: Uint8Array;
};

/** Bits of outcomes as in the column of notifications. */
export const outcomeBits = (outcomes: readonly (typeof OUTCOMES)[number][]): number =>
  outcomes.reduce((bits, outcome) => bits | (1 << OUTCOMES.indexOf(outcome)), 0);

/** The code of each word of a closed list: its position there. */
export const codesOf = <T extends string>(words: readonly T[]): Map<T, number> =>
  new Map(words.map((word, code) => [word, code]));

/** 1 at the codes, in a closed list, of some of its words. */
export const maskOf = <T>(all: readonly T[], some: readonly T[]): Uint8Array =>
  Uint8Array.from(all, (item) => (some.includes(item) ? 1 : 0));
