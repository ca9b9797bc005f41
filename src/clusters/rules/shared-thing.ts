import {listAt} from '../../base/get-or-insert.ts';
import {isBornToBeAdult} from '../../network/life-stage.ts';
import {mentionId, originOf, originOfStay} from '../../network/network.ts';
import type {Basis, Candidate} from '../groups/candidate.ts';
import {isNamedFact} from '../links/facts.ts';
import {earliestStay, knownFrom} from '../links/facts-of-homes.ts';
import {anchorOf, areClose, distinct, familiesOf, unrelatedFamilies} from '../groups/group.ts';
import {wasPlaced} from '../kinship/sibling-groups.ts';
import {heldTogether, sharedThings} from '../links/thing-users.ts';
import type {Scene} from '../links/scene.ts';
import {poissonTail, truncatedPoissonTail} from '../chance/significance.ts';
import {joinPairs} from '../groups/weigh-group.ts';
import type {Fact} from '../links/fact.ts';
import type {Link} from '../links/link.ts';

/** A telephone, a vehicle or a front door, and the adults who use it. */
export type Shared = {
  kind: 'phone' | 'vehicle' | 'door';
  /** The dwelling of a door; -1 for others. */
  dwelling: number;
  /** What shows each user at the thing. */
  uses: readonly Use[];
  /** Users who are not family, each a set of people who count as one: kin, and of a telephone or vehicle those who lived together. */
  units: readonly (readonly number[])[];
  /** Links to families that are not the users' own, by facts that have nothing to do with the thing. */
  links: readonly Link[];
};

export type Use = Basis & {person: number};

/**
 * Unrelated adults whom nothing joins but a telephone, a vehicle or a front door, each named beside harm to the children of
 * another family. The thing is held against others that several unrelated adults use: how many of its users are so named,
 * where at least one is (Poisson, truncated at none, mean in proportion to the number of users). The rate is read off things with one
 * and with two such users, so that the few that one looks for do not make it look common.
 */
export function findSharedThings(scene: Scene, links: readonly Link[]): Candidate[] {
  const seen = sharedByLinked(scene, links);
  const rate = ratePerUser(seen.map((one) => ({users: one.units.length, named: namedUnits(one.units, one.links)})));
  return seen
    .filter((one) => isGroup(scene, one.units, one.links))
    .map((one) => candidateOf(scene, one, rate, seen.length));
}

/** Things of several unrelated adults, at least one of whom is named beside harm to children of another family. */
function sharedByLinked(scene: Scene, links: readonly Link[]): Shared[] {
  const byGuise = new Map<number, Link[]>();
  for (const link of links) {
    for (const guise of new Set(link.facts.filter((fact) => isTelling(scene, fact)).map((fact) => fact.guise)))
      listAt(byGuise, guise).push(link);
  }
  const placeOf = new Map(links.map((link, at) => [link, at]));
  const {birthTo} = scene.network.persons;
  const isAdult = (person: number, day: number): boolean => isBornToBeAdult(birthTo[person]!, day);
  const shared = (kind: Shared['kind'], dwelling: number, uses: readonly Use[]): Shared[] => {
    const users = distinct(uses.map(({person}) => person));
    const own = new Set(users.flatMap((user) => byGuise.get(user) ?? []));
    if (own.size === 0) return [];
    const all = [...own].sort((left, right) => placeOf.get(left)! - placeOf.get(right)!);
    const strange = all.filter(({family}) => !users.some((user) => isOwnFamily(scene, user, family)));
    const units = unitsOfUsers(scene, users, all, kind === 'door');
    return units.length < 2 || strange.length === 0 ? [] : [{kind, dwelling, uses, units, links: strange}];
  };
  const {network} = scene;
  const things = sharedThings(network, scene.config.sharedThingPersonsMax).flatMap(({kind, uses}) =>
    heldTogether(uses.filter(({person, to}) => isAdult(person, to))).flatMap((some) =>
      shared(
        kind,
        -1,
        some.map(({person, mention}) => ({
          person,
          received: network.mentions.received[mention]!,
          agency: originOf(network, network.mentions, mention).agency,
          records: [mentionId(network, mention)],
        })),
      ),
    ),
  );
  const doors = scene.homes
    .sharedWith((person) => byGuise.has(person), 1)
    .flatMap((dwelling) => {
      const adults = scene.homes
        .at(dwelling)
        .filter((spell) => isAdult(spell.person, spell.from) && !wasPlaced(network, spell));
      const together = adults.filter((spell) =>
        adults.some((other) => other.person !== spell.person && scene.homes.share(spell, other)),
      );
      if (!together.some(({person}) => byGuise.has(person))) return [];
      return shared(
        'door',
        dwelling,
        together.map((spell) => ({
          person: spell.person,
          received: knownFrom(network, spell),
          agency: originOfStay(network, spell.stays[0]!).agency,
          records: [earliestStay(network, spell)],
        })),
      );
    });
  return [...things, ...doors];
}

/** A notification of harm names the two together: neither a register nor the thing itself. */
const isTelling = ({config}: Scene, fact: Fact): boolean =>
  isNamedFact(fact) && fact.gravity >= config.sharedThing.gravityMin;

/** Kin are one; so are those who lived together where what they share is a telephone or a vehicle, and guises of one adult. */
function unitsOfUsers(scene: Scene, users: readonly number[], links: readonly Link[], isDoor: boolean): number[][] {
  const adultOf = new Map(links.flatMap(({adult, facts}) => facts.map(({guise}): [number, number] => [guise, adult])));
  const units = joinPairs(distinct(users), (left, right) => {
    const [one, other] = [adultOf.get(left) ?? left, adultOf.get(right) ?? right];
    return one === other || (isDoor ? scene.kinship.kinOf(left).has(right) : areClose(scene, left, right));
  });
  return [...Map.groupBy(distinct(users), (user) => units.get(user)!).values()];
}

/** Kin of the user, or who lived with them: a shared house, a family's telephone. */
function isOwnFamily({kinship, homes}: Scene, user: number, family: number): boolean {
  const kin = kinship.kinOf(user);
  return kinship.membersOf(family).some((member) => kin.has(member) || homes.haveLivedAtOne(member, user));
}

const namedUnits = (units: Shared['units'], links: readonly Link[]): number => {
  const named = new Set(links.flatMap(({facts}) => facts.map(({guise}) => guise)));
  return units.filter((unit) => unit.some((user) => named.has(user))).length;
};

function isGroup(scene: Scene, units: Shared['units'], links: readonly Link[]): boolean {
  const {familiesMin, adultsMin} = scene.config.sharedThing;
  return namedUnits(units, links) >= adultsMin && unrelatedFamilies(scene, familiesOf(links)).length >= familiesMin;
}

/**
 * Named users for each user: that for which of things with one or two named users as many have two as have. Half a case in five
 * stands in where little was seen yet; of a sort of which hubs have next to none a caller may ask for more such cases.
 */
export function ratePerUser(things: readonly {users: number; named: number}[], priorCases = 5): number {
  const few = things.filter(({named}) => named === 1 || named === 2);
  const twos = few.filter(({named}) => named === 2).length + priorCases / 10;
  const users = [...few.map((one) => one.users), ...Array<number>(priorCases).fill(2)];
  let [low, high] = [0, 2];
  for (let step = 0; step < 40; step++) {
    const middle = (low + high) / 2;
    const expected = users.reduce((sum, count) => sum + (count * middle) / (2 + count * middle), 0);
    if (expected < twos) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}

const WORDS = {phone: 'one telephone', vehicle: 'one vehicle', door: 'one front door'};

function candidateOf(
  scene: Scene,
  {kind, dwelling, uses, units, links}: Shared,
  rate: number,
  tested: number,
): Candidate {
  const named = namedUnits(units, links);
  const mean = rate * units.length;
  const p = truncatedPoissonTail(named, mean);
  const families = familiesOf(links);
  const facts = links.flatMap((link) => link.facts.filter((fact) => isTelling(scene, fact)));
  const guises = new Set(facts.map(({guise}) => guise));
  // Users who are named with no child are not of the group.
  const shownBy = uses.filter(({person}) => guises.has(person));
  const fires = (isKept: (one: Basis) => boolean): boolean => {
    const users = new Set(shownBy.filter(isKept).map(({person}) => person));
    const kept = links.flatMap((link) => {
      const own = link.facts.filter((fact) => users.has(fact.guise) && isTelling(scene, fact) && isKept(fact));
      return own.length === 0 ? [] : [{...link, facts: own}];
    });
    return isGroup(scene, units, kept);
  };
  return {
    rule: 'shared-thing',
    motif: 'shared-thing',
    title: `${named} unrelated adults with ${WORDS[kind]} are named beside children of ${families.length} families that are not connected`,
    links,
    families,
    children: null,
    sightings: [],
    notifications: [],
    dwellings: dwelling < 0 ? [] : [dwelling],
    chance: {
      model:
        'Poisson, users of a thing of several unrelated adults who are named beside harm to children of others, where at least one is; ' +
        'rate from things with one and with two such users',
      statistic: `users of ${WORDS[kind]} who are named beside harm to other families' children`,
      observed: named,
      expected: mean / poissonTail(1, mean),
      p,
      draws: 0,
      byChance: tested * p,
      tested,
    },
    anchor: [kind, ...anchorOf(scene, facts)],
    basis: [...facts, ...shownBy],
    shownBy,
    fires,
  };
}
