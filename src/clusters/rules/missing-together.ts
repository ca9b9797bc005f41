import {DAY_MIN} from '../../base/day.ts';
import {UnionFind} from '../../columns/union-find.ts';
import type {Basis, Candidate} from '../groups/candidate.ts';
import {distinct, unrelatedFamilies} from '../groups/group.ts';
import {personId, type Scene} from '../links/scene.ts';
import {poissonTail} from '../chance/significance.ts';
import {notificationId, originOf} from '../../network/network.ts';
import type {Link} from '../links/link.ts';
import {absencesOf, pairsOf, type Absence, type Pair} from './nights-out.ts';

/**
 * Children of several families who go missing on the same nights. Two children belong together where they share more nights
 * than two who go missing as often as they do would by chance (Poisson), or where one of the nights found them at one place
 * or with one another. A night that found them at two places is not shared: on a Friday many are out, each with others.
 */
export function findMissingTogether(scene: Scene, links: readonly Link[]): Candidate[] {
  const absences = absencesOf(scene);
  const pairs = pairsOf(scene, absences);
  const groups = groupsOf(scene, pairs);
  return groups.flatMap((children) => {
    const own = absences.filter(({child}) => children.includes(child));
    const shared = sharedAbsences(own);
    return isGroup(scene, shared) ? [candidateOf(scene, children, shared, own, links, groups.length, absences)] : [];
  });
}

function groupsOf(scene: Scene, pairs: readonly Pair[]): number[][] {
  const {pairAlpha} = scene.config.missingTogether;
  const groups = new UnionFind(scene.network.persons.length);
  const children = new Set<number>();
  for (const {left, right, nights, corroborated, p} of pairs) {
    if (!corroborated && (nights.length < 2 || p >= pairAlpha)) continue;
    groups.union(left, right);
    children.add(left).add(right);
  }
  const lists = Map.groupBy(distinct([...children]), (child) => groups.find(child));
  return [...lists.values()];
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
  tested: number,
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
      model: 'Poisson: nights that two children who go missing as often share by chance',
      statistic: 'shared nights, summed over pairs',
      observed,
      expected,
      p: poissonTail(observed, expected),
      byChance: tested * poissonTail(observed, expected),
      draws: 0,
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
  const days = all.length === 0 ? 1 : all.at(-1)!.day - all[0]!.day + 1;
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
