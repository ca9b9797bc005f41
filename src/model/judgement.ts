const VERDICTS_OF_JUDGEMENT = ['same', 'different'] as const;

/**
 * What matching has to keep to: all mentions of both sides are one person, or no mention of one side is anybody of the other.
 * Mention ids, each side sorted; no mention stands on both sides.
 */
export type Constraint = {verdict: (typeof VERDICTS_OF_JUDGEMENT)[number]; left: string[]; right: string[]};

/** What a person said of two sides. A person id that was judged stands for the mentions it had at that moment. */
export type Judgement = Constraint & {
  /** "J" and a hash of all that was said. */
  id: string;
  /** Name or role of who said it. */
  by: string;
  /** Day on which it was said, `YYYY-MM-DD`: it counts from then on. */
  on: string;
  /** Why, in free words: shown to who asks for judgements, and never in a message. */
  because: string;
  /** Codes of what the records say against it and the person overrode, sorted ("CO_NAMED", "REGISTER", ...). */
  overrides: string[];
  /** True where somebody on either side had an address that nothing may show: the words are then shown nowhere. */
  guarded: boolean;
};

/** A judgement taken back; nothing of it counts from that day on, and what was said stays on record. */
export type Withdrawal = {judgement: string; by: string; on: string; because: string};

/** A judgement with what became of it. */
export type JudgementRecord = Judgement & {withdrawn: Omit<Withdrawal, 'judgement'> | null};
