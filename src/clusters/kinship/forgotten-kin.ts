import type {Rng} from '../../base/rng.ts';
import {UnionFind} from '../../columns/union-find.ts';
import {gainOf, isTelling, type Background} from '../chance/background.ts';
import {KinWalk} from './kin-walk.ts';
import {incidentSizes, shareOf, strengthOf} from '../links/links.ts';
import type {Scene} from '../links/scene.ts';
import type {Link} from '../links/link.ts';

/** A link as a draw holds it: `left` and `family` are positions of the null model. */
export type ForgottenLink = {left: number; family: number; gain: number; strength: number; isNear: boolean};

/** What a hub would show of its families where some of their kin were not on record. */
export type ForgottenKin = {
  /** Relatives who live elsewhere and are named with a child of the family, as far as they would make a link. */
  contacts: readonly Link[];
  /**
   * Forgets each recorded relation of people who never shared a home with chance `forgotten`, and gives the links that would
   * then be there: of adults to children to whom no chain of relations leads any more. `asUnits`: adults whom kin or a home still joins
   * are one end, and so are families whom kin still joins, as where a group is weighed (`weigh-group.ts`).
   */
  forget(forgotten: number, rng: Rng, asUnits: boolean): ForgottenLink[];
};

/** Links of relatives that are left out for being theirs, with the strength and the ends that they would have. */
export function contactsOf({kinFacts, kinship, nearness, config}: Scene, background: Background): Link[] {
  const {familyOf} = kinship;
  const byPair = Map.groupBy(kinFacts, ({adult, child}) => adult * familyOf.length + familyOf[child]!);
  const links = [...byPair.values()].map((facts): Link => {
    const [adult, family] = [facts[0]!.adult, familyOf[facts[0]!.child]!];
    return {adult, family, strength: 0, share: 1, isNear: nearness.isNear(adult, family), facts};
  });
  const sizes = incidentSizes(links);
  for (const link of links) {
    link.strength = strengthOf(link.facts, sizes, config);
    link.share = shareOf(link.facts, sizes);
  }
  return links.filter(
    (link) => link.strength >= config.linkStrengthMin && isTelling(link, background.strengths, config.weighing),
  );
}

export function forgottenKinOf(
  scene: Scene,
  contacts: readonly Link[],
  background: Background,
  leftOf: ReadonlyMap<number, number>,
  familyAt: ReadonlyMap<number, number>,
): ForgottenKin {
  const known = contacts.filter(({family}) => familyAt.has(family));
  const walk = new KinWalk(scene);
  const ends = known.map((link) => {
    const child = link.facts[0]!.child;
    return {link, child, path: walk.pathUnits(link.adult, child), gain: gainOf(link, background.strengths)};
  });
  const households = householdsOf(scene, known);
  return {
    contacts: known,
    forget(forgotten, rng, asUnits) {
      walk.forget(forgotten, rng);
      const shown = ends.filter(({link, child, path}) => walk.isAnyForgotten(path) && !walk.reaches(link.adult, child));
      if (!asUnits)
        return shown.map(({link, gain}) => ({
          left: leftOf.get(link.adult)!,
          family: familyAt.get(link.family)!,
          gain,
          strength: link.strength,
          isNear: link.isNear,
        }));
      const adults = walk.joined(
        shown.map(({link}) => link.adult),
        households,
      );
      const children = walk.joined(
        shown.map(({child}) => child),
        (child) => child,
      );
      const cells = new Map<number, ForgottenLink>();
      for (const [at, {link, gain}] of shown.entries()) {
        const left = leftOf.get(adults[at]!)!;
        const family = familyAt.get(scene.kinship.familyOf[children[at]!]!)!;
        const key = left * familyAt.size + family;
        const there = cells.get(key);
        if (there !== undefined && there.gain >= gain) continue;
        cells.set(key, {left, family, gain, strength: link.strength, isNear: link.isNear});
      }
      return [...cells.values()];
    },
  };
}

/** The smallest of the adults of the links with whom an adult lived, directly or by way of others. */
function householdsOf(scene: Scene, links: readonly Link[]): (adult: number) => number {
  const sets = new UnionFind(scene.network.persons.length);
  const adults = new Set(links.map(({adult}) => adult));
  for (const adult of adults) {
    for (const {dwelling} of scene.homes.of(adult)) {
      for (const {person} of scene.homes.at(dwelling))
        if (person < adult && adults.has(person) && scene.homes.livedTogether(person, adult)) sets.union(person, adult);
    }
  }
  return (adult) => sets.find(adult);
}
