/** How a custom puts a name together; the parts that an agency takes for forename and surname follow from it. */
export type NameStyle =
  | 'family'
  | 'double-family'
  | 'patronymic-chain'
  | 'begum'
  | 'kaur-singh'
  | 'muslim-free'
  | 'feminine-ending'
  | 'family-first';

/** One naming custom: lists run from common to rare. */
export type Custom = {
  name: string;
  /** Share of the borough's households. */
  share: number;
  style: NameStyle;
  girls: readonly string[];
  boys: readonly string[];
  families: readonly string[];
  /** Share of adults whose papers give no day of birth, so that 1 January stands in. */
  january: number;
  /** Share of wives who take the husband's family name. */
  takesName: number;
};

/** Splits a list written as words. */
export function words(text: string): readonly string[] {
  return text.trim().split(/\s+/);
}
