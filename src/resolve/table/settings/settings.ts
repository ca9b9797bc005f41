import type {Expression} from './expression.ts';

/** How much the rarity of a value adds to a level: log2 of u over the commoner of the two shares, times `weight`. */
export type TermFrequency = {
  column: string;
  weight: number;
  /** No share is taken to be less. */
  minimumU: number;
  /** Level of the same comparison whose u is the base: the one that says that the column is equal. */
  baseLevel: number;
};

export type Level = {
  /** A pair has the first level of its comparison whose condition is true. */
  condition: Expression;
  label: string;
  /** Says that nothing can be compared: weighs nothing. */
  isMissing: boolean;
  /** Share of pairs of one person, and of two people, that have the level; null until trained. */
  m: number | null;
  u: number | null;
  tf: TermFrequency | null;
};

export type Comparison = {name: string; levels: Level[]};

/** Two records meet where all keys are equal and present; each key reads one column of the left record. */
export type BlockingRule = {name: string; keys: Expression[]};

/** What a table is linked by; trained where every level has m and u. */
export type LinkSettings = {
  comparisons: Comparison[];
  rules: BlockingRule[];
  /** Chance that two records taken at random are one person. */
  prior: number;
};
