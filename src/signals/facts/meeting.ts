import type {Spell} from '../../network/spells.ts';

/** What records say of a meeting: that two began to live together, or only that they may have. */
export type Certainty = 'shown' | 'open';

/** A child who began to share a home with an adult, from what day, and the spells and ties of living together that say so. */
export type Meeting = {
  child: number;
  from: number;
  /** The move was after this day: it has a date, or until then a record puts the one who came elsewhere. */
  after: number;
  adultSpell: Spell;
  childSpell: Spell;
  ties: number[];
  /** Where it is open whether they met: stays of the adult's last home before, without which nothing would speak for it. */
  before: readonly number[];
};
