import {familiesOf} from './groups/group.ts';
import type {Doubt} from './alerts/identities.ts';
import {linksBesideOthers} from './links/links.ts';
import {oneAdultTest} from './rules/one-adult.ts';
import {type Scene} from './links/scene.ts';
import {falseDiscoveryValues} from './chance/significance.ts';
import {asOnePerson} from './set-scene.ts';
import type {Link} from './links/link.ts';

/**
 * What would come about if two adults whom records leave apart were one: an adult named beside harm to children of several
 * unrelated families. No alert, and no part of any: it hangs on an identity that a person must judge.
 */
export type IfOne = {
  doubt: Doubt;
  /** The links of the two together; `adult` is one of them, `guise` of each fact the person whom its records name. */
  links: readonly Link[];
  /** Families that the one, and the other, is linked to so by what is known of them alone. */
  alone: [left: number, right: number];
  /** Adults of a hub without clusters who go as far. */
  byChance: number;
  /** Share of such groups expected by chance among all that are listed down to this one. */
  q: number;
};

/**
 * For each doubt about two linked adults by itself: were they one, would the rule for one adult find more families than either
 * has alone? The hub and its chance stay as they are, and so does everybody else. The surest identity first, then the rarest by
 * chance. O(facts of the two) a doubt that joins enough families.
 */
export function findIfOne(scene: Scene): IfOne[] {
  const {byChanceMax, falseDiscoveryRate, oneAdult} = scene.config;
  const {groups, tellingOf, test} = oneAdultTest(scene, scene.links);
  const linksIfOne = linkingIfOne(scene);
  const adultOf = new Map(scene.facts.map(({guise, adult}) => [guise, adult]));
  const seen = new Set<string>();
  const found = scene.doubts.flatMap((doubt): Omit<IfOne, 'q'>[] => {
    const [left, right] = [adultOf.get(doubt.left), adultOf.get(doubt.right)];
    if (left === undefined || right === undefined || left === right) return [];
    const key = `${Math.min(left, right)} ${Math.max(left, right)}`;
    const [own, other] = [groups.get(left) ?? [], groups.get(right) ?? []];
    const families = new Set([...own, ...other].map(({family}) => family)).size;
    if (seen.has(key) || families < oneAdult.familiesMin || families <= Math.max(own.length, other.length)) return [];
    seen.add(key);
    const together = tellingOf(linksIfOne(left, right));
    const candidate = test(together);
    const alone: [number, number] = [own.length, other.length];
    if (candidate === null || familiesOf(together).length <= Math.max(...alone)) return [];
    const {byChance} = candidate.chance;
    return byChance > byChanceMax ? [] : [{doubt, links: together, alone, byChance}];
  });
  const q = falseDiscoveryValues(found.map(({byChance}) => byChance));
  return found.map((one, at) => ({...one, q: Math.min(1, q[at]!)})).filter((one) => one.q <= falseDiscoveryRate);
}

/** Gives the links of two adults as if they were one; others' facts, and incidents, count as they do. */
export function linkingIfOne(scene: Scene): (left: number, right: number) => Link[] {
  const factsOf = Map.groupBy(scene.facts, ({adult}) => adult);
  const linksOfThese = linksBesideOthers(scene, scene.links);
  return (left, right) => {
    const setOf = (person: number): number => (person === right ? left : person);
    const own = [Math.min(left, right), Math.max(left, right)].flatMap((adult) => factsOf.get(adult) ?? []);
    return linksOfThese(asOnePerson(own, setOf, scene.kinship), [left, right]);
  };
}
