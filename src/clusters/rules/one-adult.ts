import {backgroundOf, gainOf, isTelling, jointGains, type Background} from '../chance/background.ts';
import {LINKS_ALONE, type Basis, type Candidate} from '../groups/candidate.ts';
import {isNamedFact} from '../links/facts.ts';
import {anchorOf, factsOf, familiesOf, incidentCount, linksKept} from '../groups/group.ts';
import {motifOf} from '../alerts/motif-names.ts';
import type {Scene} from '../links/scene.ts';
import {createChain, type Chain} from './chain.ts';
import {unitsOf, type UnitLink} from '../groups/weigh-group.ts';
import type {Link} from '../links/link.ts';

/**
 * One adult named beside harm to children of several families that are not connected to one another, at one time or one after
 * another. Among groups of any shape such a star is lost: many adults who are named once each, joined through families, weigh
 * as much. So it is held against single adults only: how many of all who are named beside harm go on to as many families,
 * by as strong links, where each further one is as likely as a second is (`chain.ts`).
 */
export function findOneAdult(scene: Scene, links: readonly Link[], taken: ReadonlySet<number>): Candidate[] {
  const {groups, test} = oneAdultTest(scene, links);
  return [...groups]
    .filter(([adult]) => !taken.has(adult))
    .sort(([left], [right]) => left - right)
    .flatMap(([, own]) => test(own) ?? []);
}

/**
 * The links of each adult that tell of harm, and the test of such links against the single adults of the hub; null where they
 * are too few for the motif. `tellingOf` picks out of links that are not of the hub those that tell.
 */
export function oneAdultTest(
  scene: Scene,
  links: readonly Link[],
): {
  groups: ReadonlyMap<number, Link[]>;
  tellingOf: (some: readonly Link[]) => Link[];
  test: (own: readonly Link[]) => Candidate | null;
} {
  const {linkStrengthMin, weighing} = scene.config;
  const harmfulOf = (some: readonly Link[]): Link[] =>
    some.filter((link) => link.strength >= linkStrengthMin && isHarmful(scene, link));
  const harmful = harmfulOf(links);
  if (harmful.length === 0) return {groups: new Map(), tellingOf: () => [], test: () => null};
  const background = backgroundOf(harmful, weighing, 'mean');
  const groups = Map.groupBy(background.telling, ({adult}) => adult);
  const chain = createChain(background, groups.size, scene.config);
  return {
    groups,
    tellingOf: (some) => harmfulOf(some).filter((link) => isTelling(link, background.strengths, weighing)),
    test: (own) => (isGroup(scene, own) ? candidateOf(scene, own, background, chain) : null),
  };
}

/**
 * A notification of harm names the two together. A register says who may be there, and not that anything happened; whose home
 * it happened at is the matter of the rule of places.
 */
function isHarmful({config}: Scene, {facts}: Link): boolean {
  return facts.some((fact) => isNamedFact(fact) && fact.gravity >= config.oneAdult.gravityMin);
}

/** The strongest link of each unrelated family; all families who live near the adult count as one, for neighbours meet. */
function strongestOfEach(scene: Scene, links: readonly Link[], background: Background): number[] {
  const units = Map.groupBy(unitsOf(scene, links), unitApart);
  return [...units.values()].map((unit) => Math.max(...unit.map(({link}) => gainOf(link, background.strengths))));
}

const unitApart = ({link, familyUnit}: UnitLink): number => (link.isNear ? -1 : familyUnit);

function isGroup(scene: Scene, links: readonly Link[]): boolean {
  const units = unitsOf(scene, links);
  const families = new Set(units.map(unitApart)).size;
  return families >= scene.config.oneAdult.familiesMin && incidentCount(factsOf(links)) >= families;
}

function candidateOf(scene: Scene, links: readonly Link[], background: Background, chain: Chain): Candidate {
  const {family} = jointGains(background, 1, 1);
  const scoreOf = (some: readonly Link[]): number => {
    const gains = strongestOfEach(scene, some, background);
    return gains.reduce((sum, gain) => sum + gain, 0) + (gains.length - 1) * family;
  };
  const score = scoreOf(links);
  const byChance = chain.expectedAbove(score);
  const families = familiesOf(links);
  const fires = (isKept: (one: Basis) => boolean): boolean => {
    const then = linksKept(scene, links, isKept).filter((link) => isHarmful(scene, link));
    return isGroup(scene, then) && chain.expectedAbove(scoreOf(then)) <= scene.config.byChanceMax;
  };
  return {
    rule: 'one-adult',
    motif: motifOf(scene, links),
    title: `One adult is named beside harm to children of ${families.length} families that are not connected to one another`,
    links,
    families,
    ...LINKS_ALONE,
    chance: {
      model:
        'a hub without clusters: each adult named beside harm to one family goes on to another as often as adults with one go ' +
        'on to a second; links are as strong as those of adults with one',
      statistic: 'surprise of one adult’s links in nats (number of families, strength), against all adults of a draw',
      observed: score,
      expected: chain.expectedMaximum,
      p: 1 - Math.exp(-byChance),
      draws: scene.config.draws,
      byChance,
      tested: chain.adults,
    },
    anchor: anchorOf(scene, factsOf(links)),
    basis: factsOf(links),
    fires,
  };
}
