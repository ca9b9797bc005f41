import type {Context} from '../base/context.ts';
import {ROLES} from '../model/notification.ts';
import {backgroundOf, gainOf, jointGains, type Background} from './background.ts';
import type {Basis, Candidate} from './candidate.ts';
import {adultsOf, anchorOf, factsOf, familiesOf, incidentCount, linksKept} from './group.ts';
import {createScan, type GainedLinks, type JointGains} from './heaviest.ts';
import type {Link} from './links.ts';
import {motifOf} from './motif-names.ts';
import {drawScores, type NullModel, type NullScores} from './null-model.ts';
import type {Scene} from './scene.ts';
import {chanceOfMaximum, expectedAbove, type GroupChance} from './significance.ts';
import {cutBridges, splitGroup} from './split.ts';
import {unitsOf, weighGroup, type GroupWeight} from './weigh-group.ts';

/** How many groups of each draw are remembered: enough to count as many as a hub may show and still alert. */
const KEPT_PER_DRAW = 32;

/**
 * Adults linked to children of several families that are not theirs: one adult and many families, several adults who share
 * families, or a chain of such links. Groups are the heaviest connected parts of the network of links (`heaviest.ts`), tested
 * against groups of a hub without clusters (`null-model.ts`).
 */
export function findLinkedAdults(scene: Scene, links: readonly Link[], ctx: Context): Candidate[] {
  const {bridgeGainMin, openShare} = scene.config.weighing;
  const strong = links.filter(({strength}) => strength >= scene.config.linkStrengthMin);
  if (strong.length === 0) return [];
  const background = backgroundOf(strong, scene.config.weighing);
  const known = knownFamilies(scene, strong);
  const adults = adultsOf(background.telling);
  const near = nearFamilies(scene, adults, known);
  const gains = jointGains(background, effectiveCount([...known.values()]), meanSize(near));
  const weigh = (group: readonly Link[]): GroupWeight => weighGroup(unitsOf(scene, group), background, gains);
  const isWhole = (group: readonly Link[]): boolean => isGroup(scene, group, weigh(group));
  const isChance = (link: Link): boolean => gainOf(link, background.strengths) < bridgeGainMin;
  const groups = heaviestGroups(background.telling, background, gains)
    .flatMap((group) => splitGroup(group, scene.config.seed))
    .flatMap((group) => cutBridges(group, isChance, isWhole))
    .map((group) => ({group, weight: weigh(group)}))
    .filter(({group, weight}) => isGroup(scene, group, weight));
  if (groups.length === 0) return [];

  const {seed, linkedAdults, byChanceMax} = scene.config;
  const draws = drawsFor(scene.config.draws, background.telling.length);
  const drawn = drawScores(
    nullModelOf(scene, adults, known, near, background, gains),
    {draws, seed, familiesMin: linkedAdults.familiesMin, keep: KEPT_PER_DRAW},
    ctx,
  );
  const among = ({isClosed}: GroupWeight): NullScores => (isClosed ? drawn.closed : drawn.open);
  // Two sorts of group are looked at; what is rare among both costs each a share of the level.
  const byChance = (weight: GroupWeight): number =>
    expectedAbove(weight.score, among(weight).scores, draws) / (weight.isClosed ? 1 - openShare : openShare);
  const striking = groups.filter(({weight}) => byChance(weight) <= byChanceMax);
  return striking.map(({group, weight}) => {
    const fires = (isKept: (one: Basis) => boolean): boolean => {
      const then = linksKept(scene, group, isKept);
      if (then.length === 0) return false;
      const seen = weigh(then);
      return isGroup(scene, then, seen) && byChance(seen) <= byChanceMax;
    };
    return candidateOf(scene, factsOf(group), rounded(group, strong, isChance, isWhole), strong, {
      score: weight.score,
      byChance: byChance(weight),
      ...eitherSort(chanceOfMaximum(weight.score, among(weight).maxima)),
      fires,
    });
  });
}

/**
 * Ends that hang on the group by one link that is no more than a chance link are left out, as long as a group remains: they are
 * as likely to be there for another reason. Adults who are linked to several of the families that adults of the group share
 * are taken in, neighbours too.
 */
function rounded(
  group: readonly Link[],
  strong: readonly Link[],
  isChance: (link: Link) => boolean,
  isWhole: (part: readonly Link[]) => boolean,
): readonly Link[] {
  let kept = group;
  for (let before = -1; before !== kept.length;) {
    before = kept.length;
    const ends = countEnds(kept);
    kept = kept.filter(
      (link) => !isChance(link) || (ends.adults.get(link.adult)! > 1 && ends.families.get(link.family)! > 1),
    );
  }
  if (!isWhole(kept)) return group;
  const {families} = countEnds(kept);
  const beside = strong.filter(({family}) => (families.get(family) ?? 0) > 1);
  const {adults} = countEnds(beside);
  const all = new Set([...kept, ...beside.filter(({adult}) => adults.get(adult)! > 1)]);
  return strong.filter((link) => all.has(link));
}

/** Links of each adult and of each family. */
function countEnds(links: readonly Link[]): {adults: Map<number, number>; families: Map<number, number>} {
  const adults = new Map<number, number>();
  const families = new Map<number, number>();
  for (const {adult, family} of links) {
    adults.set(adult, (adults.get(adult) ?? 0) + 1);
    families.set(family, (families.get(family) ?? 0) + 1);
  }
  return {adults, families};
}

function heaviestGroups(links: readonly Link[], background: Background, gains: JointGains): Link[][] {
  const adults = new Map(adultsOf(links).map((adult, at) => [adult, at]));
  const families = new Map(familiesOf(links).map((family, at) => [family, at]));
  const gained: GainedLinks = {
    leftCount: adults.size,
    rightCount: families.size,
    length: links.length,
    left: Uint32Array.from(links, ({adult}) => adults.get(adult)!),
    right: Uint32Array.from(links, ({family}) => families.get(family)!),
    gain: Float64Array.from(links, (link) => gainOf(link, background.strengths)),
    share: Float64Array.from(links, ({share}) => share),
    isNear: Uint8Array.from(links, (link) => (link.isNear ? 1 : 0)),
  };
  const scan = createScan(adults.size, families.size, links.length);
  scan.run(gained, gains);
  return scan
    .members(gained)
    .filter((group) => group.length > 1)
    .map((group) => group.map((at) => links[at]!));
}

/** What makes a group one of the motif, whatever its chance. Households of adults and related families count once. */
function isGroup(scene: Scene, links: readonly Link[], {adults, families, isClosed}: GroupWeight): boolean {
  const {adultsMin, sharedFamiliesMin, familiesMin, incidentsMin, harmfulMin, gravityMin} = scene.config.linkedAdults;
  const isShared = isClosed && adults >= adultsMin && families >= sharedFamiliesMin;
  if (!isShared && families < familiesMin) return false;
  const facts = factsOf(links);
  if (incidentCount(facts) < incidentsMin) return false;
  const harmful = facts.filter(({incident, gravity}) => incident >= 0 && gravity >= gravityMin);
  return new Set(harmful.map(({incident}) => incident)).size >= harmfulMin;
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

/** Number of equal families among which two links meet as rarely as among these. */
function effectiveCount(exposure: readonly number[]): number {
  const sum = exposure.reduce((total, one) => total + one, 0);
  return sum ** 2 / exposure.reduce((total, one) => total + one * one, 0);
}

/**
 * A large hub shows many groups in each draw, so fewer draws tell as much; never fewer than 199, which bound p by 0.005 where it
 * is counted.
 */
const drawsFor = (draws: number, links: number): number =>
  Math.min(draws, Math.max(199, Math.round(DRAWN_LINKS_MAX / Math.max(1, links))));
const DRAWN_LINKS_MAX = 4_000_000;

/** Chance that the largest group of either sort stands out as much (Sidak 1967). */
const eitherSort = (chance: GroupChance): GroupChance => ({...chance, p: 1 - (1 - chance.p) ** 2});

/** Known families near each adult. */
function nearFamilies(scene: Scene, adults: readonly number[], known: ReadonlyMap<number, number>): number[][] {
  const all = new Set(known.keys());
  return adults.map((adult) => scene.nearness.near(adult, all));
}

/** Mean number of neighbours of those who have any. */
function meanSize(lists: readonly (readonly number[])[]): number {
  const filled = lists.filter(({length}) => length > 0);
  return filled.reduce((sum, {length}) => sum + length, 0) / Math.max(1, filled.length);
}

function nullModelOf(
  scene: Scene,
  adults: readonly number[],
  known: ReadonlyMap<number, number>,
  near: readonly (readonly number[])[],
  background: Background,
  gains: JointGains,
): NullModel {
  const families = new Map([...known.keys()].map((family, at) => [family, at]));
  const prohibited = new Set<number>();
  for (const [left, adult] of adults.entries()) {
    for (const kin of scene.kinship.kinOf(adult)) {
      const right = families.get(scene.kinship.familyOf[kin]!);
      if (right !== undefined) prohibited.add(left * families.size + right);
    }
  }
  return {
    adultCount: adults.length,
    exposure: Float64Array.from(known.values()),
    near: near.map((own) => own.map((family) => families.get(family)!)),
    prohibited,
    background,
    gains,
  };
}

type Tested = {
  score: number;
  byChance: number;
  p: number;
  expected: number;
  draws: number;
  fires: Candidate['fires'];
};

function candidateOf(
  scene: Scene,
  basis: readonly Basis[],
  core: readonly Link[],
  strong: readonly Link[],
  tested: Tested,
): Candidate {
  const members = new Set(adultsOf(core));
  const inCore = new Set(core);
  const beside = strong.filter((link) => members.has(link.adult) && !inCore.has(link));
  const links = [...core, ...beside].sort((left, right) => left.adult - right.adult || left.family - right.family);
  const families = familiesOf(links);
  return {
    rule: 'linked-adults',
    motif: motifOf(scene, links),
    title:
      members.size === 1
        ? `One adult is linked to children of ${families.length} families that are not connected to one another`
        : `${members.size} adults are each linked to children of several of ${families.length} families that are not theirs`,
    links,
    families,
    children: null,
    sightings: [],
    notifications: [],
    dwellings: [],
    chance: {
      model:
        'a hub without clusters: every linked adult has one link, or more at the rate of the hub; links go to families near by ' +
        'or by their number of records; cells of kin and carers stay empty',
      statistic:
        'surprise of the group in nats (strength of links, and that they meet), against the largest group of each draw',
      observed: tested.score,
      expected: tested.expected,
      p: tested.p,
      draws: tested.draws,
      byChance: tested.byChance,
      tested: members.size,
    },
    anchor: anchorOf(scene, factsOf(core)),
    basis,
    fires: tested.fires,
  };
}
