import type {Context} from '../base/context.ts';
import {ROLES} from '../model/notification.ts';
import {bipartiteOf, type Bipartite} from './bipartite.ts';
import type {Candidate} from './candidate.ts';
import {adultsOf, anchorOf, factsOf, familiesOf, firstDay, incidentCount, linksBy, unrelatedFamilies} from './group.ts';
import type {Link} from './links.ts';
import {motifOf} from './motif-names.ts';
import {drawSurpluses, type ExposureRules} from './exposure.ts';
import type {Scene} from './scene.ts';
import {chanceOfMaximum} from './significance.ts';
import {splitGroup} from './split.ts';
import {surplusOf} from './surplus.ts';

const ALPHA = 2;
const BETA = 2;

/**
 * Several adults linked to the same several families that are not theirs: groups of the (2,2)-core with a surplus of links,
 * and the families that only one of their adults is linked to besides. Tested as a group against the
 * null model of `exposure.ts`.
 */
export function findSharedAdults(scene: Scene, links: readonly Link[], ctx: Context): Candidate[] {
  const strong = links.filter(({strength}) => strength >= scene.config.linkStrengthMin);
  const groups = groupsOf(strong).flatMap((group) => splitGroup(group, scene.config.seed));
  const kept = groups.filter((group) => isGroup(scene, group));
  if (kept.length === 0) return [];
  const known = knownFamilies(scene, strong);
  const {graph, adults} = graphOf(strong, [...known.keys()]);
  const maxima = drawSurpluses(
    graph,
    rulesOf(scene, adults, known),
    {draws: scene.config.draws, seed: scene.config.seed, alpha: ALPHA, beta: BETA},
    ctx,
  );
  return kept.map((group) => candidateOf(scene, group, strong, maxima, groups.length));
}

/** Graph of links, with the person of each left end and the family of each right end. */
export function graphOf(
  links: readonly Link[],
  families = familiesOf(links),
): {graph: Bipartite; adults: number[]; families: number[]} {
  const adults = adultsOf(links);
  const leftOf = new Map(adults.map((adult, at) => [adult, at]));
  const rightOf = new Map(families.map((family, at) => [family, at]));
  const graph = bipartiteOf(
    adults.length,
    families.length,
    links.map(({adult}) => leftOf.get(adult)!),
    links.map(({family}) => rightOf.get(family)!),
    links.map(({strength}) => strength),
  );
  return {graph, adults, families};
}

/** Links of each group of the core that has a surplus. */
function groupsOf(links: readonly Link[]): Link[][] {
  const {graph, adults, families} = graphOf(links);
  const {ofLeft, core, value} = surplusOf(graph, ALPHA, BETA);
  const groups = new Map<number, Link[]>();
  const linkOf = new Map(links.map((link) => [`${link.adult} ${link.family}`, link]));
  for (let at = 0; at < core.links.length; at++) {
    const label = ofLeft[graph.left[at]!]!;
    if (core.links[at] === 0 || value[label]! <= 0) continue;
    const link = linkOf.get(`${adults[graph.left[at]!]!} ${families[graph.right[at]!]!}`)!;
    const group = groups.get(label);
    if (group === undefined) groups.set(label, [link]);
    else group.push(link);
  }
  return [...groups.values()];
}

/** Surplus of one group of links taken alone. */
export function surplusOfGroup(group: readonly Link[]): number {
  const weight = group.reduce((sum, {strength}) => sum + strength, 0);
  return weight - (adultsOf(group).length + familiesOf(group).length - 1);
}

function isGroup(scene: Scene, group: readonly Link[]): boolean {
  const {adultsMin, familiesMin, incidentsMin} = scene.config.sharedAdults;
  return (
    adultsOf(group).length >= adultsMin &&
    unrelatedFamilies(scene, familiesOf(group)).length >= familiesMin &&
    incidentCount(factsOf(group)) >= incidentsMin &&
    surplusOfGroup(group) > 0
  );
}

/** Families with a child in any concern, and those that are linked, with the number of concerns; in order of family. */
function knownFamilies({network, kinship}: Scene, links: readonly Link[]): Map<number, number> {
  const counts = new Map(links.map(({family}) => [family, 1]));
  const {involvements} = network;
  const subject = ROLES.indexOf('subject');
  for (let part = 0; part < involvements.length; part++) {
    if (involvements.role[part] !== subject) continue;
    const family = kinship.familyOf[involvements.person[part]!]!;
    counts.set(family, (counts.get(family) ?? 0) + 1);
  }
  return new Map([...counts].sort(([left], [right]) => left - right));
}

function rulesOf(scene: Scene, adults: readonly number[], known: ReadonlyMap<number, number>): ExposureRules {
  const leftOf = new Map(adults.map((adult, at) => [adult, at]));
  const prohibited = new Set<number>();
  let right = 0;
  for (const family of known.keys()) {
    for (const child of scene.kinship.membersOf(family)) {
      for (const kin of scene.kinship.kinOf(child)) {
        const left = leftOf.get(kin);
        if (left !== undefined) prohibited.add(left * known.size + right);
      }
    }
    right++;
  }
  return {exposure: Float64Array.from(known.values()), prohibited};
}

function candidateOf(
  scene: Scene,
  core: readonly Link[],
  strong: readonly Link[],
  maxima: Float64Array,
  tested: number,
): Candidate {
  const members = new Set(adultsOf(core));
  const inCore = new Set(core);
  const beside = strong.filter((link) => members.has(link.adult) && !inCore.has(link));
  const links = [...core, ...beside].sort((left, right) => left.adult - right.adult || left.family - right.family);
  const observed = surplusOfGroup(core);
  const {p, expected, draws} = chanceOfMaximum(observed, maxima);
  const received = factsOf(core).map((fact) => fact.received);
  const families = familiesOf(links);
  return {
    rule: 'shared-adults',
    motif: motifOf(scene, links),
    title: `${members.size} adults are each linked to children of several of ${families.length} families that are not theirs`,
    links,
    families,
    sightings: [],
    notifications: [],
    dwellings: [],
    chance: {
      model: 'links of every adult kept, families by their number of records, cells of kin and carers empty',
      statistic: 'links beyond those of a tree, weighted, against the largest group of each draw',
      observed,
      expected,
      p,
      draws,
      tested,
    },
    benign: [],
    anchor: anchorOf(scene, factsOf(core)),
    firstKnowable: firstDay(received, (day) =>
      groupsOf(linksBy(scene, core, day)).some((group) => isGroup(scene, group)),
    ),
  };
}
