import type {Fact} from './fact.ts';

/** A fact of who lives with whom, which is made when it is needed: of most nothing follows. */
export type Lodging = {adult: number; child: number; fact: () => Fact};

/** Facts of lodging that may make a link, and those that are of no account. */
export type Sorted = {
  facts: Fact[];
  /** Adults whom registers know to live with one family and of whom no record says more: the family is theirs, by whatever name. */
  ofOneFamily: number[];
  /** Their facts. */
  factsOfOne: () => Fact[];
};

/**
 * Parts lodgings by adult. An adult of one family, of whom nothing else is told (`isToldOf`) and who may be nobody else (`mayBeOther`), has
 * no link (`ownHouseholds` in `links.ts`), and no fact about others hangs on theirs.
 */
export function sortLodgings(
  lodgings: readonly Lodging[],
  familyOf: ArrayLike<number>,
  isToldOf: (adult: number) => boolean,
  mayBeOther: (adult: number) => boolean,
): Sorted {
  /** The family of each adult; -1 where there are several. */
  const family = new Map<number, number>();
  for (const {adult, child} of lodgings) {
    const before = family.get(adult);
    if (before === undefined) family.set(adult, familyOf[child]!);
    else if (before !== familyOf[child]) family.set(adult, -1);
  }
  const ofOne = new Set<number>();
  for (const [adult, only] of family) if (only >= 0 && !isToldOf(adult) && !mayBeOther(adult)) ofOne.add(adult);
  return {
    facts: lodgings.filter(({adult}) => !ofOne.has(adult)).map(({fact}) => fact()),
    ofOneFamily: [...ofOne],
    factsOfOne: () => lodgings.filter(({adult}) => ofOne.has(adult)).map(({fact}) => fact()),
  };
}
