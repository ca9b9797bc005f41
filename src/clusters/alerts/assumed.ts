/** Two persons taken for one in alerts, with the weight that was found over all persons. */
export type Assumed = {left: number; right: number; weight: number};

/** Persons who are held apart for want of evidence, with the weight in bits; who conflict with one another are in none of it. */
export type Identities = {
  /** Persons who may be this one, rising. */
  mayBe(person: number): readonly number[];
  /** True where two persons may be one. */
  mayBeOne(left: number, right: number): boolean;
};
