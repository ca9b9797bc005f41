import {NOTIFICATION_KINDS, ROLES} from '../../model/notification.ts';
import {truncatedPoissonTail, poissonTail} from '../chance/significance.ts';
import type {Basis, Candidate} from '../groups/candidate.ts';
import {distinct} from '../groups/group.ts';
import {joinPairs} from '../groups/weigh-group.ts';
import {isChildSuspect} from '../links/exploited.ts';
import {isMalicious} from '../links/facts-of-notifications.ts';
import type {Link} from '../links/link.ts';
import {personId, type Scene} from '../links/scene.ts';
import {heldTogether, sharedThings} from '../links/thing-users.ts';
import {maskOf} from '../../network/columns/columns.ts';
import {isBornToBeChild} from '../../network/life-stage.ts';
import {mentionId, notificationId, originOf} from '../../network/network.ts';
import {ratePerUser} from './shared-thing.ts';

/** A child with one thing, what shows it, and the reports of such kinds that are about it. */
type Use = Basis & {child: number; reports: readonly Report[]};
type Report = Basis & {notification: number; incident: number};
type Thing = {kind: 'phone' | 'vehicle'; uses: readonly Use[]};

/**
 * One telephone or vehicle on record for children of unrelated families, three or more of whom reports of exploitation or of their going missing are
 * about: the line they are called on, the car that collects them. Who holds it may be on no record at all, so no adult is asked for. Held against other things of
 * several unrelated children: how many of its users are so reported, where at least one is (as `shared-thing.ts` does for adults).
 */
export function findThingsOfChildren(scene: Scene, links: readonly Link[]): Candidate[] {
  const seen = thingsOfReported(scene);
  const counted = seen.map(({uses}) => ({users: unitsOf(scene, uses), named: unitsOf(scene, reported(uses))}));
  // What the children of a group have in common besides is of the same matter, and no sign of how common that is.
  const grouped = new Set(
    seen.filter(({uses}) => isGroup(scene, uses)).flatMap(({uses}) => uses.map(({child}) => child)),
  );
  const others = counted.filter((_, at) => !seen[at]!.uses.some(({child}) => grouped.has(child)));
  const rate = ratePerUser(others, PRIOR_CASES);
  return seen.flatMap((thing, at) =>
    isGroup(scene, thing.uses) ? [candidateOf(scene, thing, links, {...counted[at]!, rate, tested: seen.length})] : [],
  );
}

/** Boroughs of 20,000 and 100,000 persons without such clusters have no thing of two unrelated children at all: one or two of them say little. */
const PRIOR_CASES = 20;

const reported = (uses: readonly Use[]): Use[] => uses.filter(({reports}) => reports.length > 0);

/** Things of children of more than one family, about at least one of whom is such a report. */
function thingsOfReported(scene: Scene): Thing[] {
  const {network, config} = scene;
  const reportsOf = reportsByChild(scene);
  const {birthFrom} = network.persons;
  return sharedThings(network, config.sharedThingPersonsMax).flatMap(({kind, uses}) =>
    uses.some(({person}) => reportsOf.has(person))
      ? heldTogether(uses).flatMap((some): Thing[] => {
          const own = some
            .filter(({person, from}) => isBornToBeChild(birthFrom[person]!, from))
            .map(({person, mention}): Use => ({
              child: person,
              reports: reportsOf.get(person) ?? [],
              received: network.mentions.received[mention]!,
              agency: originOf(network, network.mentions, mention).agency,
              records: [mentionId(network, mention)],
            }));
          return reported(own).length > 0 && unitsOf(scene, own) > 1 ? [{kind, uses: own}] : [];
        })
      : [],
  );
}

/** Reports of exploitation or of going missing by the child they are about; what is on record as made up tells of nobody. */
function reportsByChild({network, config}: Scene): ReadonlyMap<number, readonly Report[]> {
  const {involvements, notifications, persons} = network;
  const isTelling = maskOf(NOTIFICATION_KINDS, config.thingOfChildren.kinds);
  const found: {child: number; report: Report}[] = [];
  for (let part = 0; part < involvements.length; part++) {
    const notification = involvements.notification[part]!;
    if (isTelling[notifications.kind[notification]!] !== 1 || isMalicious(network, notification)) continue;
    const child = involvements.person[part]!;
    const isAbout = IS_SUBJECT[involvements.role[part]!] === 1 || isChildSuspect(network, part);
    if (!isAbout || !isBornToBeChild(persons.birthFrom[child]!, involvements.event[part]!)) continue;
    const report: Report = {
      notification,
      incident: notifications.incident[notification]!,
      received: involvements.received[part]!,
      agency: originOf(network, notifications, notification).agency,
      records: [notificationId(network, notification)],
    };
    found.push({child, report});
  }
  return new Map(
    [...Map.groupBy(found, ({child}) => child)].map(([child, own]) => [child, own.map(({report}) => report)]),
  );
}

const IS_SUBJECT = maskOf(ROLES, ['subject', 'victim']);

/** Children counted so that kin, those who ever had one address, a children's home among them, and whoever may be one are one. */
function unitsOf({kinship, homes, identities}: Scene, uses: readonly Use[]): number {
  const children = distinct(uses.map(({child}) => child));
  const units = joinPairs(
    children,
    (left, right) =>
      kinship.familyOf[left] === kinship.familyOf[right] ||
      kinship.kinOfFamily(kinship.familyOf[left]!).has(right) ||
      homes.haveLivedAtOne(left, right) ||
      identities.mayBeOne(left, right),
  );
  return new Set(units.values()).size;
}

function isGroup(scene: Scene, uses: readonly Use[]): boolean {
  const {familiesMin, incidentsMin} = scene.config.thingOfChildren;
  const named = reported(uses);
  const incidents = new Set(named.flatMap(({reports}) => reports.map(({incident}) => incident)));
  return incidents.size >= incidentsMin && unitsOf(scene, named) >= familiesMin;
}

const WORDS = {phone: 'telephone', vehicle: 'vehicle'};

type Tested = {users: number; named: number; rate: number; tested: number};

function candidateOf(
  scene: Scene,
  {kind, uses}: Thing,
  all: readonly Link[],
  {users, named, rate, tested}: Tested,
): Candidate {
  const own = reported(uses);
  const children = distinct(own.map(({child}) => child));
  const families = distinct(children.map((child) => scene.kinship.familyOf[child]!));
  const reports = own.flatMap((use) => use.reports);
  const mean = rate * users;
  const p = truncatedPoissonTail(named, mean);
  const first = own.reduce((best, use) => (use.received < best.received ? use : best));
  const keep = (isKept: (one: Basis) => boolean): Use[] =>
    own.filter(isKept).map((use) => ({...use, reports: use.reports.filter(isKept)}));
  return {
    rule: 'thing-of-children',
    motif: 'thing-of-children',
    title: `One ${WORDS[kind]} for children of ${families.length} families that are not connected, in reports of exploitation or missing`,
    links: companyOf(all, families),
    families,
    children,
    sightings: [],
    notifications: distinct(reports.map(({notification}) => notification)),
    dwellings: [],
    chance: {
      model:
        'Poisson, users of a thing of several unrelated children whom reports of exploitation or of going missing are about, where at least one is; ' +
        'rate from things with one and with two such users',
      statistic: `children with one ${WORDS[kind]} whom reports of exploitation or of going missing are about, those of one family or address counted once`,
      observed: named,
      expected: mean / poissonTail(1, mean),
      p,
      draws: 0,
      byChance: tested * p,
      tested,
    },
    anchor: [kind, personId(scene, first.child)],
    basis: [...own, ...reports],
    shownBy: own,
    fires: (isKept) => isGroup(scene, keep(isKept)),
  };
}

/** Links of adults to more than one of the families: who holds the thing may be among them. */
function companyOf(links: readonly Link[], families: readonly number[]): Link[] {
  const own = links.filter(({family}) => families.includes(family));
  const byAdult = Map.groupBy(own, ({adult}) => adult);
  return own.filter(({adult}) => byAdult.get(adult)!.length > 1);
}
