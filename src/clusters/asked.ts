import type {Context} from '../base/context.ts';
import type {Alert} from '../model/finding.ts';
import {alertsFrom} from './alerts/alert.ts';
import {groupAround, type AroundOptions, type Start} from './around.ts';
import type {Basis} from './groups/candidate.ts';
import {adultsOf, anchorOf, factsOf, familiesOf, linksKept} from './groups/group.ts';
import {hubOf, type Hub} from './chance/hub-chance.ts';
import {motifOf} from './alerts/motif-names.ts';
import {forEachDraw, type Draw} from './chance/null-model.ts';
import {kinPlanOf} from './kinship/kin-plan.ts';
import type {Scene} from './links/scene.ts';
import {eachItsOwn, unitsOf, weighGroup} from './groups/weigh-group.ts';
import type {Link} from './links/link.ts';

/** Draws of the null model; p is never below one in as many and one more. */
const DRAWS = 199;

/**
 * The group around a person or home that somebody asks about, in the shape of an alert and with all that an alert shows; null
 * where nobody came in. It is no alert: it was asked for, so nothing but this one group is tested, and it comes up however
 * likely chance is. p is the share of draws of a hub without clusters (`null-model.ts`) in which the same expansion from the same
 * start, whose own links are kept as they are, finds a group at least as striking.
 */
export function askAround(
  scene: Scene,
  start: Start,
  dwellings: readonly number[],
  options: AroundOptions,
  ctx: Context,
): Alert | null {
  const {links} = scene;
  const hub = hubOf(scene, links);
  if (hub === null) return null;
  const group = expand(hub.background.telling, hub, start, options);
  if (group === null) return null;
  const score = weighGroup(unitsOf(scene, group), hub.background, hub.gains).score;
  const drawn = drawnScores(scene, hub, start, options, ctx);
  const p = (1 + drawn.filter((one) => one >= score).length) / (DRAWS + 1);
  const families = familiesOf(group);
  const beside = adultsOf(group).filter((adult) => !start.adults.includes(adult)).length;
  const fires = (isKept: (one: Basis) => boolean): boolean =>
    expand(linksKept(scene, group, isKept), hub, start, {...options, chanceShareMax: Infinity}) !== null;
  const [asked] = alertsFrom(scene, links, [
    {
      rule: 'asked',
      motif: motifOf(scene, group),
      title: `Asked for: ${beside} other ${beside === 1 ? 'adult is' : 'adults are'} linked to the families looked at, ${families.length} in all`,
      links: group,
      families,
      children: null,
      sightings: scene.sightings.filter(({dwelling}) => dwellings.includes(dwelling)),
      notifications: [],
      dwellings,
      chance: {
        model:
          'a hub without clusters, as for linked adults; the links of those it started from are kept, and the same expansion made',
        statistic: 'surprise of the group in nats, against the group around the same start in each draw',
        observed: score,
        expected: drawn.reduce((sum, one) => sum + one, 0) / DRAWS,
        p,
        draws: DRAWS,
        byChance: p,
        tested: 1,
      },
      anchor: anchorOf(scene, factsOf(group)),
      basis: factsOf(group),
      fires,
      q: p,
    },
  ]);
  return asked!;
}

/** Links of those who came in, and of the start to families that these share; null where nobody came in. */
function expand(links: readonly Link[], {exposure}: Hub, start: Start, options: AroundOptions): Link[] | null {
  const came = groupAround(links, exposure, start, options);
  if (came.length === 0) return null;
  const looked = new Set([...start.families, ...came.flatMap(({links: own}) => familiesOf(own))]);
  const inside = new Set([...start.adults, ...came.map(({adult}) => adult)]);
  return links.filter(({adult, family}) => inside.has(adult) && looked.has(family));
}

/** Score of the group around the start in each draw; 0 where there is none. */
function drawnScores(scene: Scene, hub: Hub, start: Start, options: AroundOptions, ctx: Context): number[] {
  const {model, background, gains, adults} = hub;
  const families = [...hub.exposure.keys()];
  const given = new Set(start.adults);
  const own = background.telling.filter(({adult}) => given.has(adult));
  const scores: number[] = [];
  const {seed, unrecordedKinShare} = scene.config;
  const plan = kinPlanOf(model, unrecordedKinShare, seed, ctx);
  forEachDraw(model, {draws: DRAWS, seed, plan}, ctx, (draw) => {
    const links = [...own, ...linksOfDraw(draw, adults, families).filter(({adult}) => !given.has(adult))];
    const group = expand(links, hub, start, options);
    scores.push(group === null ? 0 : Math.max(0, weighGroup(eachItsOwn(group), background, gains).score));
  });
  return scores;
}

function linksOfDraw(
  {links, strength, families: met}: Draw,
  adults: readonly number[],
  families: readonly number[],
): Link[] {
  return Array.from({length: links.length}, (_, at) => ({
    adult: adults[links.left[at]!]!,
    family: families[met[links.right[at]!]!]!,
    strength: strength[at]!,
    share: 1,
    isNear: links.isNear[at] === 1,
    facts: [],
  }));
}
