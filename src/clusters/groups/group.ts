import {getOrInsert} from '../../base/get-or-insert.ts';
import type {Candidate} from './candidate.ts';
import {incidentSizes, shareOf, strengthOf} from '../links/links.ts';
import {personId, type Scene} from '../links/scene.ts';
import type {Fact} from '../links/fact.ts';
import type {Link} from '../links/link.ts';

export const adultsOf = (links: readonly Link[]): number[] => distinct(links.map(({adult}) => adult));
export const familiesOf = (links: readonly Link[]): number[] => distinct(links.map(({family}) => family));
export const factsOf = (links: readonly Link[]): Fact[] => links.flatMap(({facts}) => facts);
export const distinct = (values: readonly number[]): number[] =>
  [...new Set(values)].sort((left, right) => left - right);

/** Things that happened: incidents, and records that speak of none. Two records of one incident are one. */
export function incidentCount(facts: readonly Fact[]): number {
  return new Set(facts.map(({incident, records}) => (incident < 0 ? records.join(' ') : incident))).size;
}

/** True where at least so many incidents, or records that speak of none, are among the facts that count; asks no further than that. */
export function haveIncidents(links: readonly Link[], least: number, counts: (fact: Fact) => boolean): boolean {
  const found: (number | string)[] = [];
  for (const {facts} of links) {
    for (const fact of facts) {
      if (found.length >= least) return true;
      if (!counts(fact)) continue;
      const thing = fact.incident < 0 ? fact.records.join(' ') : fact.incident;
      if (!found.includes(thing)) found.push(thing);
    }
  }
  return found.length >= least;
}

/**
 * Families grouped by recorded kin between their children: each group counts as one family, for cousins are no coincidence.
 * Groups in order of their smallest family.
 */
export function unrelatedFamilies(scene: Scene, families: readonly number[]): number[][] {
  const groups: number[][] = [];
  for (const family of families) {
    const kin = scene.kinship.kinOfFamily(family);
    const related = groups.filter((group) =>
      group.some((other) => scene.kinship.membersOf(other).some((person) => kin.has(person))),
    );
    const merged = [...related.flat(), family].sort((left, right) => left - right);
    for (const group of related) groups.splice(groups.indexOf(group), 1);
    groups.push(merged);
  }
  return groups.sort((left, right) => left[0]! - right[0]!);
}

/** True where two adults are kin of each other or lived in one home at one time. */
export const areClose = (scene: Scene, left: number, right: number): boolean =>
  scene.kinship.kinOf(left).has(right) || scene.homes.livedTogether(left, right);

/** Pairs among the adults who are close. */
export function closePairs(scene: Scene, adults: readonly number[]): number {
  let count = 0;
  for (const [at, left] of adults.entries())
    for (const right of adults.slice(at + 1)) if (areClose(scene, left, right)) count++;
  return count;
}

/** The links with only those facts that are kept, as strong as they are by those; weak ones are left out. */
export function linksKept(scene: Scene, links: readonly Link[], isKept: (fact: Fact) => boolean): Link[] {
  const {sizes, whole} = alone(scene, links);
  return links.flatMap((link, at) => {
    const isWhole = link.facts.every(isKept);
    const facts = isWhole ? link.facts : link.facts.filter(isKept);
    if (facts.length === 0) return [];
    const kept = isWhole ? whole[at]! : weakened(scene, link, facts, sizes);
    return kept.strength < scene.config.linkStrengthMin ? [] : [kept];
  });
}

const weakened = ({config}: Scene, link: Link, facts: readonly Fact[], sizes: Sizes): Link => ({
  ...link,
  facts,
  strength: strengthOf(facts, sizes, config),
  share: shareOf(facts, sizes),
});

type Sizes = ReturnType<typeof incidentSizes>;
type Alone = {sizes: Sizes; whole: readonly Link[]};

/** What links are by themselves, without the rest of the hub: groups are asked again and again what is left without one record. */
const alone = (scene: Scene, links: readonly Link[]): Alone =>
  getOrInsert(ALONE, links, () => {
    const sizes = incidentSizes(links);
    return {sizes, whole: links.map((link) => weakened(scene, link, link.facts, sizes))};
  });

const ALONE = new WeakMap<readonly Link[], Alone>();

/** The first day on which what had been received by then makes the rule fire; the last of them where none does. */
export function firstDay({basis, fires}: Pick<Candidate, 'basis' | 'fires'>): number {
  const days = distinct(basis.map(({received}) => received));
  return days.find((day) => fires(({received}) => received <= day)) ?? days.at(-1)!;
}

/** Adult and child of the fact received first: later records do not change it. */
export function anchorOf(scene: Scene, facts: readonly Fact[]): string[] {
  const first = facts.reduce((best, fact) => (isBefore(fact, best) ? fact : best));
  return [personId(scene, first.adult), personId(scene, first.child)];
}

function isBefore(left: Fact, right: Fact): boolean {
  if (left.received !== right.received) return left.received < right.received;
  if (left.day !== right.day) return left.day < right.day;
  return left.records.join() < right.records.join();
}
