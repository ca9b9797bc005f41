import {DAY_MAX} from '../../base/day.ts';
import {birthOf, isAdultOn} from '../../network/life-stage.ts';
import {originOfStay} from '../../network/network.ts';
import type {Basis} from '../groups/candidate.ts';
import {distinct, unrelatedFamilies} from '../groups/group.ts';
import {joinPairs, mayBeOneFamily} from '../groups/weigh-group.ts';
import {earliestStay, knownFrom} from '../links/facts-of-homes.ts';
import type {Scene} from '../links/scene.ts';
import type {Sighting} from '../links/sightings.ts';
import {mayBeInnocent, NIGHT_DAYS} from './one-night.ts';

export const isFriendsPlace = (seen: readonly Sighting[]): boolean => seen.some(({atFriends}) => atFriends);

export const familiesSeen = (scene: Scene, seen: readonly Sighting[]): number[] =>
  distinct(seen.map(({child}) => scene.kinship.familyOf[child]!));

/** Nights on which families were there for the first time: those who came on one, or on the next, are one arrival. */
export function arrivalsSeen(scene: Scene, seen: readonly Sighting[]): number {
  const byFamily = Map.groupBy(seen, ({child}) => scene.kinship.familyOf[child]!);
  const first = [...byFamily.values()].map((own) => own.reduce((one, other) => (other.day < one.day ? other : one)));
  return occasionsSeen(first, NIGHT_DAYS);
}

const incidentsSeen = (seen: readonly Sighting[]): number =>
  new Set(seen.map(({day, child, incident}) => (incident < 0 ? `${day} ${child}` : `i${incident}`))).size;

/**
 * Days more than `apart` days after the one before: whoever is missed in the evening is found in the morning, and each child has a report
 * of its own.
 */
export function occasionsSeen(seen: readonly Sighting[], apart = NIGHT_DAYS): number {
  const days = distinct(seen.map(({day}) => day));
  return days.filter((day, at) => at === 0 || day - days[at - 1]! > apart).length;
}

/**
 * Families seen there on occasions apart. Who comes back with others did so once: no more families come back than there are occasions
 * after the first.
 */
export function returnedFamilies(scene: Scene, seen: readonly Sighting[]): number {
  const byFamily = Map.groupBy(seen, ({child}) => scene.kinship.familyOf[child]!);
  const {returnDays} = scene.config.sharedPlace;
  const back = [...byFamily.values()].filter((own) => occasionsSeen(own, returnDays) > 1).length;
  return Math.min(back, occasionsSeen(seen, returnDays) - 1);
}

/**
 * Several families, or fewer that came back, on several occasions: four who are missed on one night from a friend's home are a sleepover. One night is
 * enough where each of the children was missed, by a report of its own, somebody grown up lives there, and nothing on record may make it
 * innocent (`one-night.ts`).
 */
export function isMeetingPlace(
  scene: Scene,
  seen: readonly Sighting[],
  isKept: (one: Basis) => boolean = () => true,
): boolean {
  const {familiesMin, returnedMin, familiesMax, incidentsMin} = scene.config.sharedPlace;
  const families = familiesSeen(scene, seen);
  const least = returnedFamilies(scene, seen) >= returnedMin ? returnedMin : familiesMin;
  if (families.length < least || families.length > familiesMax) return false;
  if (isOneNight(scene, seen) ? !areTakenIn(scene, seen, least, isKept) : incidentsSeen(seen) < incidentsMin)
    return false;
  return unrelatedFamilies(scene, families).length >= least;
}

export const isOneNight = ({config}: Scene, seen: readonly Sighting[]): boolean =>
  occasionsSeen(seen) < config.sharedPlace.occasionsMin;

/** Two of one night whom matching holds apart, and who may be one child, are counted as one. */
function areTakenIn(scene: Scene, seen: readonly Sighting[], least: number, isKept: (one: Basis) => boolean): boolean {
  const isWithGrown = (sighting: Sighting): boolean => grownTenants(scene, sighting).some(isKept);
  if (!seen.every((sighting) => sighting.missing && isWithGrown(sighting)) || mayBeInnocent(scene, seen)) return false;
  const families = joinPairs(familiesSeen(scene, seen), (left, right) => mayBeOneFamily(scene, left, right));
  const reports = new Set(seen.filter(({incident}) => incident >= 0).map(({record}) => record));
  return new Set(families.values()).size >= least && reports.size >= least;
}

/** The first record of each grown person who lived there on the day. */
export function grownTenants({homes, network}: Scene, {dwelling, day}: Sighting): Basis[] {
  return homes
    .at(dwelling)
    .filter(({person, from, to}) => from <= day && to >= day && isAdultOn(birthOf(network, person, DAY_MAX), day))
    .map((spell) => ({
      received: knownFrom(network, spell),
      agency: originOfStay(network, spell.stays[0]!).agency,
      records: [earliestStay(network, spell)],
    }));
}
