import type {Spell} from '../../network/spells.ts';

/** What records say of a meeting: that two began to live together, or only that they may have. */
export type Certainty = 'shown' | 'open';

/** An adult's homes, those of a child who may have met the adult, in order of time, and the ties of living together between the two. */
export type Pair = {child: number; own: readonly Spell[]; theirs: readonly Spell[]; ties: number[]};

/** A coming back. */
export type Back = {
  /** Since when records put the adult elsewhere: what happened before that is no news to the home. */
  awaySince: number;
  /**
   * Whether a record that came in before the return, or one that ends the first time, has the adult here. A GP's entry gives the day of
   * registration beside the address of today, so an early date on a late record may be of another home.
   */
  isSure: boolean;
};

/** A child who began to share a home with an adult, from what day, and the spells and ties of living together that say so. */
export type Meeting = {
  child: number;
  from: number;
  /** The move was after this day: it has a date, or until then a record puts the one who came elsewhere. */
  after: number;
  adultSpell: Spell;
  childSpell: Spell;
  ties: number[];
  /**
   * Stays of the adult before, without which nothing would speak for it: of the last home, where it is open whether they met; of
   * the first time here and of the homes between, where the adult came back.
   */
  before: readonly number[];
  /** Where the adult had lived in this home before, or a record says so. */
  back: Back | null;
};
