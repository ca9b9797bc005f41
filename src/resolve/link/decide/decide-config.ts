export type DecideConfig = {
  /** Match weight in bits at which two records are joined. */
  joinBits: number;
  /** Weight at which a pair that is not joined is shown as held apart. */
  holdBits: number;
  /** Mean weight between all mentions of two people from which differing forenames, birth dates or sex no longer keep them apart. */
  overrideBits: number;
  /** Bits by which the best place of a name without birth date or number must lead the next. */
  leadBits: number;
  /** Weight at which such a name goes to a person though others stand beside each: what names alone seldom reach, and a home or telephone does. */
  aloneBits: number;
  /** Weight at which such a name goes to the one person in its company whom it fits: who stands beside the same people is one of few. */
  companyBits: number;
};

/** Position of a link -> index of its reason in HOLD_REASONS. */
export type Refusals = Map<number, number>;

/** What more a join needs that rests on a name without birth date or number: APART.nothing where it may be made. */
export type Doubt = (left: number, right: number, weight: number) => number;
