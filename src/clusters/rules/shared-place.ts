import type {Basis, Candidate} from '../groups/candidate.ts';
import {distinct, familiesOf} from '../groups/group.ts';
import type {Fact} from '../links/fact.ts';
import {isNamedFact} from '../links/facts.ts';
import {isNamedWith} from '../links/links.ts';
import {personId, type Scene} from '../links/scene.ts';
import type {Sighting} from '../links/sightings.ts';
import {chanceAtPlace, familiesExpected, placeChanceOf, type PlaceChance} from '../chance/place-chance.ts';
import {poissonTail} from '../chance/significance.ts';
import type {Link} from '../links/link.ts';
import {
  arrivalsSeen,
  familiesSeen,
  grownTenants,
  isFriendsPlace,
  isMeetingPlace,
  isOneNight,
  occasionsSeen,
  returnedFamilies,
} from './meeting-place.ts';
import {isAtKin, NIGHT_DAYS} from './one-night.ts';

/**
 * A home, no institution, at which children of several families were seen who neither live there nor have kin there, nor were there with
 * a friend who lives there.
 * Compared with how many families came to the homes of this network that have seen any, on how many nights, and how often one comes back: those
 * who came together came for one reason. The rate of coming is read off homes where nobody who lives there is named with the children: of the
 * others many are what one looks for, and they would make it look common. Homes where a child of the age of one who was seen lives have rates of
 * their own: friends meet there.
 */
export function findSharedPlaces(scene: Scene, links: readonly Link[]): Candidate[] {
  const strangers = scene.sightings.filter(
    (sighting) =>
      !sighting.withFriend && sighting.gravity >= scene.config.sharedPlace.gravityMin && !isAtKin(scene, sighting),
  );
  const byDwelling = Map.groupBy(strangers, ({dwelling}) => dwelling);
  const homes = [...byDwelling.values()];
  const chances = [true, false].map((friends) =>
    chanceOf(
      scene,
      homes.filter((seen) => isFriendsPlace(seen) === friends),
      links,
    ),
  );
  const found: Candidate[] = [];
  for (const dwelling of distinct([...byDwelling.keys()])) {
    const seen = byDwelling.get(dwelling)!;
    if (!isMeetingPlace(scene, seen)) continue;
    const chance = isPublic(scene, dwelling)
      ? chanceOfMeetings(scene, seen, strangers)
      : chanceAtHome(scene, seen, chances[isFriendsPlace(seen) ? 0 : 1]!);
    found.push(candidateOf(scene, dwelling, seen, links, {...chance, tested: byDwelling.size}));
  }
  return found;
}

/** Chance names a tenant with each family alike. */
function chanceOf(scene: Scene, homes: readonly (readonly Sighting[])[], links: readonly Link[]): PlaceChance {
  const named = new Set(
    links.filter(isNamedWith).flatMap(({family, facts}) => facts.map(({guise}) => `${guise} ${family}`)),
  );
  return placeChanceOf(
    homes.map((seen) => {
      const families = familiesSeen(scene, seen);
      const tenants = scene.homes.at(seen[0]!.dwelling);
      return {
        families: families.length,
        arrivals: arrivalsSeen(scene, seen),
        occasions: occasionsSeen(seen, scene.config.sharedPlace.returnDays),
        isNamed: tenants.some(({person}) => families.some((family) => named.has(`${person} ${family}`))),
      };
    }),
  );
}

type Chance = Pick<Candidate['chance'], 'model' | 'statistic' | 'observed' | 'expected' | 'p'>;

function chanceAtHome(scene: Scene, seen: readonly Sighting[], chance: PlaceChance): Chance {
  const families = familiesSeen(scene, seen).length;
  const arrivals = arrivalsSeen(scene, seen);
  const {returnShare} = scene.config.sharedPlace;
  return {
    model:
      'Poisson, arrivals at a home that has seen at least one, how many families come at once, and how many of them come back; rates from homes of its ' +
      'sort (a child of like age lives there, or none) that saw one family and two, no tenant of which is named with the children',
    statistic:
      'families whose children were seen at one home, the rarer the more nights they first came on and the more of them came back',
    observed: families,
    expected: familiesExpected(chance),
    p: chanceAtPlace({families, arrivals, returned: returnedFamilies(scene, seen)}, chance, returnShare),
  };
}

/** No number, no postcode, and nobody is recorded to have lived there: a station, a high street, a park. */
function isPublic({homes, network}: Scene, dwelling: number): boolean {
  const {label, postcode} = network.resolved.dwellings[dwelling]!;
  return homes.at(dwelling).length === 0 && postcode === null && label !== '' && !/\d/u.test(label);
}

/**
 * Children of any family may be found at a public place, each on a day of its own: what tells there is how often two of different families were
 * found together, against as many families found as often in the days of the records.
 */
function chanceOfMeetings({kinship}: Scene, seen: readonly Sighting[], all: readonly Sighting[]): Chance {
  const finds = [...new Map(seen.map((one) => [`${kinship.familyOf[one.child]!} ${one.day}`, one])).values()];
  const byDay = distinct(all.map(({day}) => day));
  const days = byDay.at(-1)! - byDay[0]! + 1;
  let [pairs, observed] = [0, 0];
  for (const [at, one] of finds.entries())
    for (const other of finds.slice(at + 1)) {
      if (kinship.familyOf[one.child] === kinship.familyOf[other.child]) continue;
      pairs++;
      if (Math.abs(one.day - other.day) <= NIGHT_DAYS) observed++;
    }
  const expected = (pairs * (2 * NIGHT_DAYS + 1)) / days;
  return {
    model:
      'Poisson: how often two of as many families are found at one place on one night, where each is found there as often for reasons of its own',
    statistic: 'pairs of families found there on one night',
    observed,
    expected,
    p: poissonTail(observed, expected),
  };
}

function candidateOf(
  scene: Scene,
  dwelling: number,
  seen: readonly Sighting[],
  links: readonly Link[],
  chance: Chance & {tested: number},
): Candidate {
  const families = familiesSeen(scene, seen);
  const hosts = hostsOf(scene, seen, links, families);
  const tenants = isOneNight(scene, seen) ? distinctBases(seen.flatMap((one) => grownTenants(scene, one))) : [];
  return {
    rule: 'place',
    motif: 'shared-place',
    title: `Children of ${families.length} families that are not connected were seen at one ${placeName(scene, dwelling)}`,
    links: hosts,
    families: distinct([...families, ...familiesOf(hosts)]),
    // Where no adult is known, nothing but having been there joins them: brothers and sisters who were not are no part of it.
    children: hosts.length > 0 ? null : distinct(seen.map(({child}) => child)),
    sightings: seen,
    notifications: [],
    dwellings: [dwelling],
    chance: {...chance, byChance: chance.tested * chance.p, draws: 0},
    anchor: [scene.network.resolved.dwellings[dwelling]!.id, personId(scene, firstSeen(seen).child)],
    shownBy: tenants,
    basis: [...seen.map(basisOf), ...tenants],
    fires: (isKept) =>
      isMeetingPlace(
        scene,
        seen.filter((sighting) => isKept(basisOf(sighting))),
        isKept,
      ),
  };
}

/** A park or a shop is no home of anybody's: where nobody is recorded to have lived at any time, nothing says that it is one. */
const placeName = (scene: Scene, dwelling: number): string =>
  scene.homes.at(dwelling).length > 0 ? 'home that is not theirs' : 'place where nobody is recorded to live';

/**
 * Links of adults who lived there, who were named there with a child, or who are linked to two families or more of those seen there. Where a
 * record names some of them with a child, the others only lived there: a home may have had other tenants, and nobody is listed for
 * an address alone.
 */
function hostsOf(
  scene: Scene,
  seen: readonly Sighting[],
  links: readonly Link[],
  families: readonly number[],
): readonly Link[] {
  const hosts = links.filter((link) => families.includes(link.family) && isHost(scene, link, seen, links, families));
  const named = new Set(hosts.filter(isNamedWith).map(({adult}) => adult));
  return named.size === 0 ? hosts : hosts.filter(({adult}) => named.has(adult));
}

function isHost(
  scene: Scene,
  {adult, facts}: Link,
  seen: readonly Sighting[],
  links: readonly Link[],
  families: readonly number[],
): boolean {
  const {dwelling} = seen[0]!;
  if (scene.homes.hasLived(adult, dwelling) || isNamedThere(facts, seen)) return true;
  return links.filter((link) => link.adult === adult && families.includes(link.family)).length > 1;
}

/** True where the report that tells of a child at the home names the adult with it. */
const isNamedThere = (facts: readonly Fact[], seen: readonly Sighting[]): boolean =>
  facts.some(
    (fact) => isNamedFact(fact) && seen.some(({incident, child}) => incident === fact.incident && child === fact.child),
  );

const basisOf = ({received, agency, record}: Sighting): Basis => ({received, agency, records: [record]});

const distinctBases = (all: readonly Basis[]): Basis[] => [
  ...new Map(all.map((one) => [one.records.join(), one])).values(),
];

const firstSeen = (seen: readonly Sighting[]): Sighting =>
  seen.reduce((best, one) =>
    one.received < best.received || (one.received === best.received && one.record < best.record) ? one : best,
  );
