import type {Fact} from './fact.ts';

/** An adult and a family of children that is not the adult's own, with all facts between them. */
export type Link = {
  adult: number;
  family: number;
  /** 0 to 1; see `strengthOf`. */
  strength: number;
  /** Share of a link of its own that it is: below 1 where only one event with several adults and families shows it. */
  share: number;
  /** True where adult and family ever had homes with one postcode or in one building: neighbours meet for no reason. */
  isNear: boolean;
  facts: readonly Fact[];
};
