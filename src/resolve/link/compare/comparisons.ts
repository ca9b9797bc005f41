/** One way in which two values can compare: the words a reviewer reads, and how often it is seen in each of three worlds. */
export type Level = {
  name: string;
  text: string;
  /** Share of comparable pairs at this level: both records are one person; two of one household or family; strangers. */
  m: number;
  h: number;
  u: number;
  /** Whether the rarity of the value that agrees moves the weight: fully (1), by half, or not (0). */
  tf?: number;
};

export type Comparison = {name: string; levels: readonly Level[]};

export const MISSING = -1;

export const GIVEN = 0;
export const MIDDLE = 1;
export const FAMILY = 2;
export const BIRTH = 3;
export const SEX = 4;
export const ADDRESS = 5;
export const PHONE = 6;
export const EMAIL = 7;
export const NATIONAL = 8;
export const LOCAL = 9;
export const KIN = 10;
export const BIRTH_PLACE = 11;
export const OCCUPATION = 12;

/** Levels of `GIVEN`. */
export const G = {
  same: 0,
  form: 1,
  alike: 2,
  reversed: 3,
  another: 4,
  initial: 5,
  rough: 6,
  single: 7,
  different: 8,
} as const;
/** Levels of `MIDDLE`. */
export const M = {same: 0, initial: 1, different: 2} as const;
/** Levels of `FAMILY`. */
export const F = {same: 0, part: 1, form: 2, alike: 3, rough: 4, custom: 5, different: 6} as const;
/** Levels of `BIRTH`. */
export const B = {
  same: 0,
  newYear: 1,
  swapped: 2,
  slip: 3,
  twoParts: 4,
  month: 5,
  year: 6,
  wide: 7,
  expected: 8,
  near: 9,
  different: 10,
  generation: 11,
} as const;
/** Levels of `ADDRESS`. */
export const A = {door: 0, alike: 1, postcode: 2, shared: 3, sector: 4, district: 5, different: 6} as const;
/** Levels of `PHONE`, `EMAIL`, `NATIONAL` and `LOCAL`. */
export const N = {same: 0, slip: 1, different: 2} as const;
/** Levels of `BIRTH_PLACE` and `OCCUPATION`. */
export const T = {same: 0, alike: 1, different: 2} as const;
/** Levels of `KIN`. */
export const K = {mother: 0, role: 1, relative: 2, family: 3, namesake: 4, sole: 5, found: 6, none: 7} as const;

/**
 * The comparisons of a pair. A level is MISSING where a side says nothing, and then weighs nothing. The shares are where
 * estimation starts, and what small files keep: m from published UK error rates (Cardinal et al. 2023,
 * doi 10.1186/s12911-023-02176-6: family name wholly different for 5.7 % of women and 1.3 % of men, birth date not exact for
 * 0.5 %, postcode different for 30 %) loosened for records that are typed under pressure; h from what households share: a twin
 * birth in 60, surname and front door mostly, telephones often.
 */
export const COMPARISONS: readonly Comparison[] = [
  {
    name: 'forename',
    levels: [
      {name: 'same', text: 'same forename', m: 0.86, h: 0.012, u: 0.006, tf: 1},
      {name: 'form', text: 'two forms of one forename', m: 0.03, h: 0.003, u: 0.002, tf: 0.5},
      {name: 'alike', text: 'forenames spelt alike', m: 0.04, h: 0.006, u: 0.003, tf: 0.5},
      {name: 'reversed', text: 'forename and family name change places', m: 0.006, h: 0.0002, u: 0.00005, tf: 1},
      {
        name: 'another',
        text: 'first forename of one is a later forename of the other',
        m: 0.015,
        h: 0.01,
        u: 0.003,
        tf: 0.5,
      },
      {name: 'initial', text: 'an initial that fits the forename', m: 0.01, h: 0.05, u: 0.05},
      {name: 'rough', text: 'forenames somewhat alike', m: 0.012, h: 0.02, u: 0.012},
      {name: 'single', text: 'one name only, which the other has too', m: 0.007, h: 0.004, u: 0.001, tf: 1},
      {name: 'different', text: 'different forenames', m: 0.02, h: 0.89, u: 0.92},
    ],
  },
  {
    name: 'later forenames',
    levels: [
      {name: 'same', text: 'a later forename in common', m: 0.85, h: 0.06, u: 0.03, tf: 0.5},
      {name: 'initial', text: 'an initial that fits a later forename', m: 0.08, h: 0.06, u: 0.06},
      {name: 'different', text: 'different later forenames', m: 0.07, h: 0.88, u: 0.91},
    ],
  },
  {
    name: 'family name',
    levels: [
      {name: 'same', text: 'same family name', m: 0.84, h: 0.7, u: 0.005, tf: 1},
      {name: 'part', text: 'family name agrees with a former name or with a part', m: 0.05, h: 0.06, u: 0.006, tf: 1},
      {name: 'form', text: 'two spellings of one family name', m: 0.02, h: 0.01, u: 0.002, tf: 0.5},
      {name: 'alike', text: 'family names spelt alike', m: 0.03, h: 0.01, u: 0.002, tf: 0.5},
      {name: 'rough', text: 'family names somewhat alike', m: 0.01, h: 0.01, u: 0.012},
      {
        name: 'custom',
        text: 'a name of custom (Begum, Kaur, ...) against another family name',
        m: 0.01,
        h: 0.03,
        u: 0.02,
      },
      {name: 'different', text: 'different family names', m: 0.04, h: 0.18, u: 0.953},
    ],
  },
  {
    name: 'birth date',
    levels: [
      {name: 'same', text: 'same birth date', m: 0.85, h: 0.012, u: 0.00004},
      {
        name: 'same 1 January',
        text: 'same birth date, a 1 January that may stand for "not known"',
        m: 0.02,
        h: 0.002,
        u: 0.0005,
        tf: 1,
      },
      {name: 'swapped', text: 'day and month of birth change places', m: 0.006, h: 0.0005, u: 0.00003},
      {name: 'slip', text: 'one figure of the birth date differs', m: 0.02, h: 0.002, u: 0.0005},
      {name: 'two parts', text: 'two of day, month and year of birth agree', m: 0.012, h: 0.01, u: 0.004},
      {name: 'month', text: 'month and year of birth fit', m: 0.02, h: 0.001, u: 0.00006},
      {name: 'year', text: 'year of birth fits', m: 0.015, h: 0.002, u: 0.0006},
      {name: 'wide', text: 'estimated age fits', m: 0.03, h: 0.005, u: 0.0025},
      {name: 'expected', text: 'birth date fits the expected date', m: 0.005, h: 0.0002, u: 0.0001},
      {name: 'near', text: 'year of birth or age is a little off', m: 0.006, h: 0.006, u: 0.003},
      {name: 'different', text: 'different birth dates', m: 0.01, h: 0.5, u: 0.4},
      {name: 'generation', text: 'birth dates a generation apart', m: 0.006, h: 0.459, u: 0.59},
    ],
  },
  {
    name: 'sex',
    levels: [
      {name: 'same', text: 'same sex', m: 0.985, h: 0.5, u: 0.5},
      {name: 'different', text: 'different sex recorded', m: 0.015, h: 0.5, u: 0.5},
    ],
  },
  {
    name: 'address',
    levels: [
      {name: 'door', text: 'same front door', m: 0.4, h: 0.6, u: 0.00002, tf: 1},
      {name: 'alike', text: 'addresses written alike', m: 0.03, h: 0.02, u: 0.0001},
      {name: 'postcode', text: 'same postcode', m: 0.06, h: 0.05, u: 0.0003, tf: 1},
      {name: 'shared', text: 'same hostel, institution or large building', m: 0.03, h: 0.04, u: 0.002, tf: 1},
      {name: 'sector', text: 'same neighbourhood (postcode sector)', m: 0.05, h: 0.05, u: 0.004},
      {name: 'district', text: 'same postcode district', m: 0.06, h: 0.05, u: 0.03},
      {name: 'different', text: 'addresses far apart', m: 0.37, h: 0.19, u: 0.96},
    ],
  },
  {
    name: 'telephone',
    levels: [
      {name: 'same', text: 'a telephone number in common', m: 0.5, h: 0.35, u: 0.00002},
      {name: 'slip', text: 'telephone numbers differ in one figure', m: 0.02, h: 0.002, u: 0.00001},
      {name: 'different', text: 'different telephone numbers', m: 0.48, h: 0.648, u: 0.99997},
    ],
  },
  {
    name: 'e-mail',
    levels: [
      {name: 'same', text: 'same e-mail address', m: 0.7, h: 0.04, u: 0.00001},
      {name: 'slip', text: 'e-mail addresses alike', m: 0.1, h: 0.02, u: 0.0001},
      {name: 'different', text: 'different e-mail addresses', m: 0.2, h: 0.94, u: 0.9999},
    ],
  },
  {
    name: 'national number',
    levels: [
      {name: 'same', text: 'same national number (NHS, UPN, PNC, ...)', m: 0.95, h: 0.004, u: 0.000001},
      {name: 'slip', text: 'national numbers differ in one figure', m: 0.02, h: 0.002, u: 0.000005},
      {name: 'different', text: 'different national numbers of one kind', m: 0.03, h: 0.994, u: 0.999994},
    ],
  },
  {
    name: 'local number',
    levels: [
      {name: 'same', text: "same number in one agency's own register", m: 0.9, h: 0.001, u: 0.000001},
      {
        name: 'slip',
        text: "numbers in one agency's register differ in one or two figures",
        m: 0.04,
        h: 0.01,
        u: 0.0001,
      },
      {name: 'different', text: "different numbers in one agency's own register", m: 0.06, h: 0.989, u: 0.999899},
    ],
  },
  {
    name: 'relatives',
    levels: [
      // A child has one mother: two women who are its parents are rarely two (a step-mother, a couple of women).
      {name: 'mother', text: 'both are a woman who is parent of one child', m: 0.2, h: 0.001, u: 0.000004},
      {name: 'same role', text: 'the same relation to one person', m: 0.4, h: 0.096, u: 0.000008},
      {name: 'same relative', text: 'stand beside the same person', m: 0.12, h: 0.12, u: 0.000016},
      {name: 'family', text: 'one home, or stand beside people of one home', m: 0.08, h: 0.32, u: 0.00016},
      // Names go together in a community, so that of strangers of one name many a pair has a father of one name as well.
      {
        name: 'namesake',
        text: 'each stands in one relation to somebody of one name',
        m: 0.02,
        h: 0.015,
        u: 0.0025,
      },
      // Says nothing by itself: how much it does is read from the records, see `setSole`.
      {
        name: 'sole',
        text: 'no other child on record has this name and school year',
        m: 0.0001,
        h: 0.0001,
        u: 0.0001,
      },
      // A front door again, so that it says what "family" does.
      {
        name: 'found',
        text: 'a report found one at a home of the other',
        m: 0.0001,
        h: 0.0004,
        u: 0.0000002,
      },
      {name: 'none', text: 'no relative in common', m: 0.1798, h: 0.4475, u: 0.9972118},
    ],
  },
  {
    name: 'place of birth',
    levels: [
      {name: 'same', text: 'same place of birth', m: 0.75, h: 0.5, u: 0.01, tf: 1},
      {name: 'alike', text: 'places of birth written alike', m: 0.05, h: 0.04, u: 0.005},
      {name: 'different', text: 'different places of birth', m: 0.2, h: 0.46, u: 0.985},
    ],
  },
  {
    name: 'occupation',
    levels: [
      {name: 'same', text: 'same occupation', m: 0.7, h: 0.1, u: 0.04, tf: 1},
      {name: 'alike', text: 'occupations with words in common', m: 0.05, h: 0.04, u: 0.02},
      {name: 'different', text: 'different occupations', m: 0.25, h: 0.86, u: 0.94},
    ],
  },
];

export const COMPARISON_COUNT = COMPARISONS.length;
