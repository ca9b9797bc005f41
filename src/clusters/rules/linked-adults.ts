import type {Context} from '../../base/context.ts';
import {gainOf, type Background} from '../chance/background.ts';
import {LINKS_ALONE, type Basis, type Candidate} from '../groups/candidate.ts';
import type {ClusterConfig} from '../config.ts';
import {adultsOf, anchorOf, factsOf, familiesOf, haveIncidents, linksKept} from '../groups/group.ts';
import {attachmentsOf} from '../groups/attachment.ts';
import type {GainedLinks, JointGains} from '../groups/gained-links.ts';
import {createScan} from '../groups/heaviest.ts';
import type {Hub} from '../chance/hub-chance.ts';
import {kinToExplain} from '../kinship/kin-to-explain.ts';
import {kinPlanOf} from '../kinship/kin-plan.ts';
import {linksBeside} from '../groups/membership.ts';
import {motifOf} from '../alerts/motif-names.ts';
import {drawsAtLevel, drawScores, type NullDraws, type Search} from '../chance/null-scores.ts';
import type {Scene} from '../links/scene.ts';
import {chanceOfBest, expectedAbove} from '../chance/significance.ts';
import {cutBridges, splitGroup, WHOLE_ENDS_MAX} from '../groups/split.ts';
import {rounded} from '../groups/round-group.ts';
import {eachItsOwn, unitsOf, weighGroup, type GroupWeight} from '../groups/weigh-group.ts';
import type {Link} from '../links/link.ts';
import {titleOfAdults} from './title-of-adults.ts';

/** How many groups of each draw are remembered: enough to count as many as a hub may show and still alert. */
const keptPerDraw = (byChanceMax: number): number => Math.min(512, Math.max(32, Math.ceil(2 * byChanceMax)));

/**
 * Adults linked to children of several families that are not theirs: one adult and many families, several adults who share
 * families, or a chain of such links. Groups are the heaviest connected parts of the network of links (`heaviest.ts`), tested
 * against groups of a hub without clusters (`null-model.ts`).
 */
export function findLinkedAdults(scene: Scene, hub: Hub | null, ctx: Context): Candidate[] {
  if (hub === null) return [];
  const {bridgeGainMin, openShare} = scene.config.weighing;
  const {background, gains, model} = hub;
  const weigh = (group: readonly Link[]): GroupWeight => weighGroup(unitsOf(scene, group), background, gains);
  const isWhole = (group: readonly Link[]): boolean => isGroup(scene, group, weigh(group));
  const isChance = (link: Link): boolean => gainOf(link, background.strengths) < bridgeGainMin;
  const partsOf = (group: readonly Link[], whole: typeof isWhole): Link[][] =>
    splitGroup(group, scene.config.seed).flatMap((part) => cutBridges(part, isChance, whole));
  const groups = heaviestGroups(background.telling, background, gains)
    .flatMap((group) => partsOf(group, isWhole))
    .map((group) => ({group, weight: weigh(group)}))
    .filter(({group, weight}) => isGroup(scene, group, weight));
  if (groups.length === 0) return [];

  const {seed, linkedAdults, byChanceMax, unrecordedKinShare} = scene.config;
  const draws = drawsAtLevel(scene.config.draws, byChanceMax, DRAWS_MIN);
  const plan = kinPlanOf(model, unrecordedKinShare, seed, ctx);
  const look = {seed, familiesMin: linkedAdults.familiesMin, keep: keptPerDraw(byChanceMax)};
  const search = searchOfDraws(scene, background, gains, partsOf);
  const drawn = drawScores(model, {...look, draws, plan}, search, ctx);
  // Two sorts of group are looked at; what is rare among both costs each a share of the level.
  const byChanceIn = ({score, isClosed}: Scored, {closed, open}: NullDraws, of: number): number =>
    expectedAbove(score, (isClosed ? closed : open).scores, of) / (isClosed ? 1 - openShare : openShare);
  const byChance = (group: Scored): number => byChanceIn(group, drawn, draws);
  const kinShare = model.forgotten === null ? null : kinToExplain(model, search, look, byChanceIn, byChanceMax, ctx);
  const bests = bestOfDraws(drawn, byChance);
  const striking = groups.filter(({weight}) => byChance(weight) <= byChanceMax);
  return striking.map(({group, weight}) => {
    const fires = (isKept: (one: Basis) => boolean): boolean => {
      const then = linksKept(scene, group, isKept);
      if (then.length === 0) return false;
      const seen = weigh(then);
      return isGroup(scene, then, seen) && byChance(seen) <= byChanceMax;
    };
    return candidateOf(scene, factsOf(group), rounded(group, hub, scene.config, isChance, isWhole), hub, {
      score: weight.score,
      expected: mean((weight.isClosed ? drawn.closed : drawn.open).maxima),
      byChance: byChance(weight),
      p: chanceOfBest(byChance(weight), bests),
      draws,
      groups: groups.length,
      fires,
      ...(kinShare === null ? {} : {explainedByKin: kinShare(weight)}),
    });
  });
}

type Scored = Pick<GroupWeight, 'score' | 'isClosed'>;

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
  const {count} = scan.run(gained, gains);
  return scan
    .members(
      gained,
      Array.from({length: count}, (_, at) => at),
    )
    .filter((group) => group.length > 1)
    .map((group) => group.map((at) => links[at]!));
}

/** What makes a group one of the motif, whatever its chance. Households of adults and related families count once. */
function isGroup(scene: Scene, links: readonly Link[], weight: GroupWeight): boolean {
  const {incidentsMin, harmfulMin, gravityMin} = scene.config.linkedAdults;
  if (!hasShape(scene.config, weight)) return false;
  return (
    haveIncidents(links, incidentsMin, () => true) &&
    haveIncidents(links, harmfulMin, ({incident, gravity}) => incident >= 0 && gravity >= gravityMin)
  );
}

/** Several adults who share families, or several families that any adults join. */
function hasShape({linkedAdults}: ClusterConfig, {adults, families, isClosed}: GroupWeight): boolean {
  const {adultsMin, sharedFamiliesMin, familiesMin} = linkedAdults;
  return families >= familiesMin || (isClosed && adults >= adultsMin && families >= sharedFamiliesMin);
}

/** Never fewer than 199, which bound p by 0.005 where it is counted. */
const DRAWS_MIN = 199;

/** By chance as rare as the rarer of the largest groups of the two sorts, for each draw, rising. */
function bestOfDraws(
  {open, closed}: NullDraws,
  byChance: (group: {score: number; isClosed: boolean}) => number,
): Float64Array {
  const rarity = (score: number, isClosed: boolean): number => (score > 0 ? byChance({score, isClosed}) : Infinity);
  return open.maxima.map((score, at) => Math.min(rarity(score, false), rarity(closed.maxima[at]!, true))).sort();
}

const mean = (values: Float64Array): number => values.reduce((sum, value) => sum + value, 0) / values.length;

/** Groups of draws are split and cut like those of the hub; each adult and family of a draw is a unit of its own. */
function searchOfDraws(
  {config}: Scene,
  background: Background,
  gains: JointGains,
  partsOf: (group: readonly Link[], isWhole: (part: readonly Link[]) => boolean) => Link[][],
): Search {
  const {familiesMin, sharedFamiliesMin} = config.linkedAdults;
  const weigh = (group: readonly Link[]): GroupWeight => weighGroup(eachItsOwn(group), background, gains);
  const isWhole = (part: readonly Link[]): boolean => hasShape(config, weigh(part));
  return {
    mayCut: (families, adults, isClosed) =>
      families >= 2 * (isClosed ? sharedFamiliesMin : familiesMin) || families + adults > WHOLE_ENDS_MAX,
    parts: (group) => partsOf(group, isWhole).map(weigh),
  };
}

type Tested = {
  score: number;
  byChance: number;
  p: number;
  expected: number;
  draws: number;
  groups: number;
  fires: Candidate['fires'];
  explainedByKin?: number | null;
};

function candidateOf(
  scene: Scene,
  basis: readonly Basis[],
  core: readonly Link[],
  hub: Hub,
  tested: Tested,
): Candidate {
  const members = new Set(adultsOf(core));
  const links = [...core, ...linksBeside(core, hub, scene.config)].sort(
    (left, right) => left.adult - right.adult || left.family - right.family,
  );
  const families = familiesOf(links);
  return {
    rule: 'linked-adults',
    motif: motifOf(scene, links),
    title: titleOfAdults(members, links, families.length),
    links,
    families,
    ...LINKS_ALONE,
    chance: {
      model:
        'a hub without clusters: every linked adult has one link, or more at the rate of the hub; links go to families near by ' +
        'or by their number of records; cells of kin and carers stay empty',
      statistic:
        'surprise of the group in nats (strength of links, and that they meet), against the most striking group of each draw',
      observed: tested.score,
      expected: tested.expected,
      p: tested.p,
      draws: tested.draws,
      byChance: tested.byChance,
      tested: tested.groups,
    },
    attachments: attachmentsOf(links, hub),
    anchor: anchorOf(scene, factsOf(core)),
    basis,
    fires: tested.fires,
    ...(tested.explainedByKin === undefined ? {} : {explainedByKin: tested.explainedByKin}),
  };
}
