import {DAY_MIN} from '../../base/day.ts';
import {UnionFind} from '../../columns/union-find.ts';
import type {Basis, Candidate} from '../groups/candidate.ts';
import {distinct, unrelatedFamilies} from '../groups/group.ts';
import {personId, type Scene} from '../links/scene.ts';
import {drawPairs, levelOf} from '../chance/moved-nights.ts';
import {poissonTail} from '../chance/significance.ts';
import {notificationId, originOf} from '../../network/network.ts';
import type {Link} from '../links/link.ts';
import {absencesOf, areFamily, daysOf, pairsOf, type Absence} from './nights-out.ts';

/**
 * Children of several families who go missing on the same nights. Two children belong together where they share more nights
 * than any two of a hub do by chance, or where one of the nights found them at one place or with one another. A night that found them at
 * two places is not shared: on a Friday many are out, each with others.
 */
export function findMissingTogether(scene: Scene, links: readonly Link[]): Candidate[] {
  const absences = absencesOf(scene);
  const pairs = pairsOf(scene, absences);
  const together = new UnionFind(scene.network.persons.length);
  for (const {left, right, corroborated} of pairs) if (corroborated) together.union(left, right);
  const chance = chanceGroups(scene, absences, together);
  const joining = pairs.filter(({corroborated, nights, p}) => corroborated || (nights.length > 1 && p < chance.level));
  const groups = groupedBy(joining.map(({left, right}) => [left, right]));
  return groups.flatMap((children) => {
    const own = absences.filter(({child}) => children.includes(child));
    const shared = sharedAbsences(own);
    if (!isGroup(scene, shared)) return [];
    const isFound = children.every((child) => together.find(child) === together.find(children[0]!));
    const byChance = isFound ? null : chance.groups;
    return [candidateOf(scene, children, shared, own, links, {tested: groups.length, byChance}, absences)];
  });
}

const DRAWS_MAX = 199;

/**
 * The level at which a hub as large, whose children go out as often but with nobody, shows few pairs, and how many groups it then shows: of
 * hundreds of children two share nights by chance, though any two would not. Those who were found together are moved as one, so that
 * who comes to them by chance is counted.
 */
function chanceGroups(
  scene: Scene,
  absences: readonly Absence[],
  together: UnionFind,
): {level: number; groups: number} {
  const {config, kinship} = scene;
  const {pairAlpha, pairsByChanceMax, familiesMin} = config.missingTogether;
  const nightsOf = Map.groupBy(absences, ({child}) => child);
  const days = daysOf(absences);
  const chanceOf = (left: number, right: number, shared: number): number | null => {
    const p = poissonTail(shared, (nightsOf.get(left)!.length * nightsOf.get(right)!.length) / days);
    return p >= pairAlpha || areFamily(scene, left, right) ? null : p;
  };
  const draws = Math.min(config.draws, DRAWS_MAX);
  const drawn = drawPairs(absences, (child) => together.find(child), chanceOf, {draws, seed: config.seed});
  const level = levelOf(drawn, pairsByChanceMax, pairAlpha);
  const familiesOf = new Map(
    [...Map.groupBy(nightsOf.keys(), (child) => together.find(child))].map(([unit, children]) => [
      unit,
      distinct(children.map((child) => kinship.familyOf[child]!)),
    ]),
  );
  const found = drawn.map((pairs) => {
    const units = pairs.filter(({p}) => p < level).map((pair) => [together.find(pair.left), together.find(pair.right)]);
    const groups = groupedBy(units);
    return groups.filter((own) => distinct(own.flatMap((unit) => familiesOf.get(unit)!)).length >= familiesMin).length;
  });
  return {level, groups: (1 + found.reduce((sum, count) => sum + count, 0)) / (1 + draws)};
}

/** Those whom pairs join, group by group. */
function groupedBy(pairs: readonly (readonly number[])[]): number[][] {
  const members = distinct(pairs.flat());
  const at = new Map(members.map((member, position) => [member, position]));
  const groups = new UnionFind(members.length);
  for (const [left, right] of pairs) groups.union(at.get(left!)!, at.get(right!)!);
  return [...Map.groupBy(members, (member) => groups.find(at.get(member)!)).values()];
}

/** Absences on nights on which at least two of the children were away. */
function sharedAbsences(own: readonly Absence[]): Absence[] {
  const byNight = Map.groupBy(own, ({day}) => day);
  return own.filter(({day}) => byNight.get(day)!.length > 1);
}

function isGroup(scene: Scene, shared: readonly Absence[]): boolean {
  const {familiesMin, nightsMin} = scene.config.missingTogether;
  if (new Set(shared.map(({day}) => day)).size < nightsMin) return false;
  const families = distinct(shared.map(({child}) => scene.kinship.familyOf[child]!));
  if (families.length < familiesMin || unrelatedFamilies(scene, families).length < familiesMin) return false;
  return shareNights(scene, shared, nightsMin);
}

/** True where two families share that many nights: a chain of pairs who were out once each is no group. */
function shareNights({kinship}: Scene, shared: readonly Absence[], nightsMin: number): boolean {
  const nights = [...Map.groupBy(shared, ({child}) => kinship.familyOf[child]!).values()].map(
    (own) => new Set(own.map(({day}) => day)),
  );
  return nights.some((one, at) =>
    nights.slice(at + 1).some((other) => [...one].filter((day) => other.has(day)).length >= nightsMin),
  );
}

function candidateOf(
  scene: Scene,
  children: readonly number[],
  shared: readonly Absence[],
  own: readonly Absence[],
  links: readonly Link[],
  {tested, byChance}: {tested: number; byChance: number | null},
  all: readonly Absence[],
): Candidate {
  const families = distinct(children.map((child) => scene.kinship.familyOf[child]!));
  const nights = distinct(shared.map(({day}) => day));
  const company = links.filter(
    (link) =>
      families.includes(link.family) &&
      links.some(
        (other) => other.adult === link.adult && other.family !== link.family && families.includes(other.family),
      ),
  );
  const {observed, expected} = sharedNights(children, own, all);
  const first = shared.reduce((best, one) => (one.received < best.received ? one : best));
  const notifications = distinct(shared.map(({notification}) => notification));
  return {
    rule: 'missing-together',
    motif: 'missing-together',
    title: `Children of ${families.length} families that are not connected were missing on the same ${nights.length} nights`,
    links: company,
    families,
    children,
    sightings: scene.sightings.filter(
      ({missing, child, day}) => missing && children.includes(child) && nights.includes(day),
    ),
    notifications,
    dwellings: distinct(
      notifications
        .map((at) => scene.network.resolved.dwellingOfNotification[at]!)
        .filter((dwelling) => dwelling >= 0 && scene.homes.isHome(dwelling)),
    ),
    chance: {
      model:
        byChance === null
          ? 'Poisson: nights that two children who go missing as often share by chance; each was found with another, or at one place'
          : 'groups of a hub whose children go missing as often, in the same runs, but with nobody: the nights of each moved by weeks of its own',
      statistic: 'shared nights, summed over pairs',
      observed,
      expected,
      p: byChance === null ? poissonTail(observed, expected) : 1 - Math.exp(-byChance),
      byChance: byChance ?? tested * poissonTail(observed, expected),
      draws: byChance === null ? 0 : Math.min(scene.config.draws, DRAWS_MAX),
      tested,
    },
    anchor: [personId(scene, first.child), String(first.day)],
    basis: shared.map((absence) => basisOf(scene, absence)),
    fires: (isKept) => isGroup(scene, sharedAbsences(own.filter((absence) => isKept(basisOf(scene, absence))))),
  };
}

function basisOf({network}: Scene, {received, notification}: Absence): Basis {
  const {agency} = originOf(network, network.notifications, notification);
  return {received, agency, records: [notificationId(network, notification)]};
}

function sharedNights(
  children: readonly number[],
  own: readonly Absence[],
  all: readonly Absence[],
): {observed: number; expected: number} {
  const days = daysOf(all);
  const nightsOf = children.map((child) => new Set(own.filter((one) => one.child === child).map(({day}) => day)));
  let observed = 0;
  let expected = 0;
  for (const [at, left] of nightsOf.entries()) {
    for (const right of nightsOf.slice(at + 1)) {
      for (const day of left) if (day > DAY_MIN && right.has(day)) observed++;
      expected += (left.size * right.size) / days;
    }
  }
  return {observed, expected};
}
