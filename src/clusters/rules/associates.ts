import {
  associateChance,
  companiesOf,
  type AssociateChance,
  type Circle,
  type Company,
} from '../chance/associate-chance.ts';
import {drawsAtLevel} from '../chance/null-scores.ts';
import type {Hub} from '../chance/hub-chance.ts';
import type {Assumed} from '../alerts/assumed.ts';
import {likelyOne} from '../alerts/identities.ts';
import {LINKS_ALONE, type Association, type Basis, type Candidate} from '../groups/candidate.ts';
import {adultsOf, anchorOf, factsOf, familiesOf, haveIncidents, linksKept} from '../groups/group.ts';
import {likelyMembers, linksAt} from '../groups/membership.ts';
import {unitsOf} from '../groups/weigh-group.ts';
import {areApart, associationsOf, sourcesOf} from '../links/associations.ts';
import {isByNameAlone} from '../links/person-names.ts';
import type {Link} from '../links/link.ts';
import type {Scene} from '../links/scene.ts';

/**
 * Adults who are on record with one another without any child, each of whom is beside children of another family: stopped in one car, co-suspects, one
 * telephone. Of a small group every adult may be linked to one family alone, which is chance for each; that those who keep company
 * are linked is not. Two whom one record joins are no company by themselves (`isBorneOut`). The company is held against hubs in which the two have nothing to do with each other (`associate-chance.ts`).
 */
export function findAssociates(scene: Scene, hub: Hub | null): Candidate[] {
  const all = hub === null ? [] : associationsOf(scene);
  if (hub === null || all.length === 0) return [];
  const linksBy = Map.groupBy(
    hub.background.telling.filter(({isNear}) => !isNear),
    ({adult}) => adult,
  );
  const {adultOf, assumed} = whoIsWho(scene, all, linksBy);
  const associations = apartOnly(scene, all, adultOf);
  const [circle, adults] = circleOf(scene, associations, linksBy);
  if (adults.length === 0) return [];
  const {config} = scene;
  const {familiesMin, adultsMin} = config.associates;
  const chance = associateChance(circle, {
    familyRate: hub.background.familyRate,
    familiesMin,
    adultsMin,
    draws: drawsAtLevel(config.draws, config.byChanceMax, DRAWS_MIN),
    seed: config.seed,
  });
  const companies = companiesOf(circle);
  return companies.flatMap(({members, among}) => {
    const within = new Set(members.map((at) => adults[at]!));
    const own = associations.filter(({left, right}) => within.has(left) && within.has(right));
    const core = [...within].sort((left, right) => left - right).flatMap((adult) => linksBy.get(adult)!);
    const group = {core, own, among, assumed, tested: companies.length};
    return candidateOf(scene, hub, chance, group) ?? [];
  });
}

/** Never fewer than 199, as of linked adults. */
const DRAWS_MIN = 199;

/** An association with the adults it is of, where the persons of the records may be taken for others. */
type Joined = Association & {guises: readonly [number, number]};

/**
 * The adult that each person of an association is. Whom a report names beside a linked adult by name alone is taken for another linked adult of that name where the
 * hub knows hardly anybody else so called, as linked adults are (`identities.ts`); not where two could be meant.
 */
function whoIsWho(
  {network, config, identities, links}: Scene,
  all: readonly Association[],
  linksBy: ReadonlyMap<number, readonly Link[]>,
): {adultOf: (person: number) => number; assumed: Assumed[]} {
  const known = new Map(links.flatMap(({adult, facts}) => facts.map(({guise}): [number, number] => [guise, adult])));
  const isLinked = (person: number): boolean => linksBy.has(known.get(person) ?? person);
  const guises = [...known].flatMap(([guise, adult]) => (linksBy.has(adult) ? [guise] : []));
  const beside = all
    .flatMap(({left, right}) => (isLinked(left) || isLinked(right) ? [left, right] : []))
    .filter((person) => !known.has(person));
  // Whom no name alone and nobody held apart leaves open is who they are; for the others all names of the hub are gone through.
  const isOpen = (person: number): boolean =>
    isByNameAlone(network, person) || identities.mayBe(person).some((other) => known.has(other));
  if (!beside.some(isOpen)) return {adultOf: (person) => known.get(person) ?? person, assumed: []};
  const circle = new Set([...guises, ...beside]);
  const one = likelyOne(network, [circle], config.likelyOneBits, 0, identities);
  const sets = Map.groupBy(circle, one.of);
  const taken = new Map<number, number>();
  for (const own of sets.values()) {
    const adults = new Set(own.filter(isLinked).map((person) => known.get(person) ?? person));
    if (adults.size !== 1) continue;
    const adult = [...adults][0]!;
    for (const person of own) taken.set(person, adult);
  }
  const adultOf = (person: number): number => known.get(person) ?? taken.get(person) ?? person;
  return {
    adultOf,
    assumed: one.assumed.filter(({left, right}) => adultOf(left) === adultOf(right)),
  };
}

/** Those between two who stand apart as whom they are taken for. */
function apartOnly(scene: Scene, all: readonly Association[], adultOf: (person: number) => number): Joined[] {
  return all.flatMap((one): Joined[] => {
    const [left, right] = [adultOf(one.left), adultOf(one.right)];
    return areApart(scene, left, right) ? [{...one, left, right, guises: [one.left, one.right]}] : [];
  });
}

/** Adults with any association, and those by their place in the list. */
function circleOf(
  {network}: Scene,
  associations: readonly Joined[],
  linksBy: ReadonlyMap<number, readonly Link[]>,
): [Circle, readonly number[]] {
  const adults = [...new Set(associations.flatMap(({left, right}) => [left, right]))].sort((one, other) => one - other);
  const at = new Map(adults.map((adult, place) => [adult, place]));
  const associates = adults.map(() => new Set<number>());
  for (const {left, right} of associations) {
    associates[at.get(left)!]!.add(at.get(right)!);
    associates[at.get(right)!]!.add(at.get(left)!);
  }
  return [
    {
      associates: associates.map((own) => [...own].sort((one, other) => one - other)),
      sort: Uint8Array.from(adults, (adult) => (isByNameAlone(network, adult) ? 0 : 1)),
      isLinked: Uint8Array.from(adults, (adult) => (linksBy.has(adult) ? 1 : 0)),
    },
    adults,
  ];
}

type Group = {
  core: readonly Link[];
  own: readonly Joined[];
  among: number;
  assumed: readonly Assumed[];
  tested: number;
};

/** Adults and families of some links, kin and who lived together as one; null where too few incidents or harm is among them. */
function companyOf(scene: Scene, links: readonly Link[], among: number): Company | null {
  const {associates, linkedAdults} = scene.config;
  const units = unitsOf(scene, links);
  const adults = new Set(units.map(({adultUnit}) => adultUnit)).size;
  const families = new Set(units.map(({familyUnit}) => familyUnit)).size;
  const {incidentsMin, harmfulMin, gravityMin} = linkedAdults;
  const isGroup =
    adults >= associates.adultsMin &&
    families >= associates.familiesMin &&
    haveIncidents(links, incidentsMin, () => true) &&
    haveIncidents(links, harmfulMin, ({incident, gravity}) => incident >= 0 && gravity >= gravityMin);
  return isGroup ? {adults, families, among} : null;
}

/**
 * One record of two may be a mistake, or of a day on which they met: they are company by a second record that does not hang on it, or where a third
 * adult is beside these families too.
 */
function isBorneOut(scene: Scene, core: readonly Link[], beside: readonly Link[], own: readonly Joined[]): boolean {
  const [adults, families] = [new Set(adultsOf(core)), new Set(familiesOf(core))];
  const links = [...core, ...beside.filter(({family}) => families.has(family))];
  return (
    new Set(unitsOf(scene, links).map(({adultUnit}) => adultUnit)).size > 2 ||
    sourcesOf(own.filter(({left, right}) => adults.has(left) && adults.has(right))) > 1
  );
}

/** The largest part of a company that is still on record with one another by what is kept, by its links. */
function companyLeft(links: readonly Link[], own: readonly Joined[]): Link[] {
  const byAdult = Map.groupBy(links, ({adult}) => adult);
  const adults = [...byAdult.keys()];
  const place = new Map(adults.map((adult, at) => [adult, at]));
  const associates = adults.map((): number[] => []);
  for (const {left, right} of own) {
    const [one, other] = [place.get(left), place.get(right)];
    if (one === undefined || other === undefined) continue;
    associates[one]!.push(other);
    associates[other]!.push(one);
  }
  const parts = companiesOf({
    associates,
    sort: new Uint8Array(adults.length),
    isLinked: new Uint8Array(adults.length).fill(1),
  }).map(({members}) => members.flatMap((at) => byAdult.get(adults[at]!)!));
  return parts.sort((left, right) => right.length - left.length)[0] ?? [];
}

function candidateOf(
  scene: Scene,
  hub: Hub,
  chance: AssociateChance,
  {core, own, among, assumed, tested}: Group,
): Candidate | null {
  const company = companyOf(scene, core, among);
  if (company === null) return null;
  const links = withMembers(scene, core, hub);
  const inCore = new Set(adultsOf(core));
  const beside = links.filter(({adult}) => !inCore.has(adult));
  if (!isBorneOut(scene, core, beside, own)) return null;
  const score = chance.scoreOf(company);
  const byChance = chance.byChance(score);
  const fires = (isKept: (one: Basis) => boolean): boolean => {
    const kept = own.filter(isKept);
    const left = companyLeft(linksKept(scene, core, isKept), kept);
    const then = left.length === 0 ? null : companyOf(scene, left, among);
    if (then === null || !isBorneOut(scene, left, linksKept(scene, beside, isKept), kept)) return false;
    return chance.byChance(chance.scoreOf(then)) <= scene.config.byChanceMax;
  };
  const families = familiesOf(links);
  const guises = new Set(own.flatMap((one) => one.guises));
  return {
    rule: 'associates',
    motif: 'associates',
    title: `${adultsOf(core).length} adults who are on record with one another are beside children of ${company.families} families that are not connected`,
    links,
    families,
    ...LINKS_ALONE,
    chance: {
      model:
        'a hub where being beside other families’ children has nothing to do with who is on record with whom: who is on record with whom stays as it is, who of ' +
        'them is linked is drawn at the rate of adults none of whose associates is, and each linked adult has one family or more at the rate of the hub',
      statistic:
        'surprise of the company in nats (so many of those on record with it are linked, to so many families), against the most surprising of each draw',
      observed: score,
      expected: chance.expected,
      p: chance.pOf(byChance),
      draws: drawsAtLevel(scene.config.draws, scene.config.byChanceMax, DRAWS_MIN),
      byChance,
      tested,
    },
    anchor: anchorOf(scene, factsOf(core)),
    basis: [...factsOf(links), ...own],
    shownBy: own,
    associations: own,
    assumed: assumed.filter(({left, right}) => guises.has(left) || guises.has(right)),
    fires,
  };
}

/**
 * With the links of adults who are beside several of these families, and of those who are beside one where it is the likelier that they are of the
 * group (`membership.ts`): whom a record joins with the others is of it with each family, shared or not.
 */
function withMembers({config}: Scene, core: readonly Link[], hub: Hub): Link[] {
  const families = new Set(familiesOf(core));
  const inCore = new Set(adultsOf(core));
  const there = linksAt(hub.strong, 'family', families).filter(({adult}) => !inCore.has(adult));
  const several = [...Map.groupBy(there, ({adult}) => adult).values()].filter(({length}) => length > 1).flat();
  const certain = [...core, ...several];
  const more = likelyMembers(certain, families, hub, config.unrecordedShare);
  return [...certain, ...more].sort((left, right) => left.adult - right.adult || left.family - right.family);
}
