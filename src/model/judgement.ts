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
  /** Who read the pair for themselves and said the same, where it took two people; null where one was enough. */
  confirmed: Confirmation | null;
};

/** The word of the second of two people. */
export type Confirmation = {by: string; on: string; because: string};

/** A judgement taken back; nothing of it counts from that day on, and what was said stays on record. */
export type Withdrawal = {
  judgement: string;
  by: string;
  on: string;
  because: string;
  confirmed: Confirmation | null;
};

/** What may be asked for that takes two people: a judgement, or that one is taken back. */
export const PROPOSALS = ['same', 'different', 'withdraw'] as const;
export type ProposalKind = (typeof PROPOSALS)[number];

/** What one person said and a second has to say as well before it counts. The judgement that comes of it has its id. */
export type Proposal = {
  id: string;
  asks: ProposalKind;
  /** Mention ids of both sides, each sorted; of a judgement that is to be taken back, its sides. */
  left: string[];
  right: string[];
  /** The judgement to take back; empty otherwise. */
  judgement: string;
  by: string;
  on: string;
  because: string;
  /** Codes of what the records said against it, as at a judgement. */
  overrides: string[];
  guarded: boolean;
};

/** What a second reader said instead, or that the first took it back: the proposal ends without effect. */
export type Decline = {
  proposal: string;
  verdict: 'same' | 'different' | 'unsure' | 'dropped';
  by: string;
  on: string;
  because: string;
};

/** That somebody read a pair and could not tell. It counts for nothing in matching, and saves the next reader from beginning anew. */
export type Unsure = {
  id: string;
  left: string[];
  right: string[];
  by: string;
  on: string;
  because: string;
  guarded: boolean;
};

/** A judgement with what became of it. */
export type JudgementRecord = Judgement & {withdrawn: Omit<Withdrawal, 'judgement'> | null};
