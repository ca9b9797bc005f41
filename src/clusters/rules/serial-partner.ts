import {partnerChance, type Partnerships} from '../chance/partner-chance.ts';
import {LINKS_ALONE, type Basis, type Candidate} from '../groups/candidate.ts';
import {anchorOf, factsOf, familiesOf, incidentCount, linksKept, unrelatedFamilies} from '../groups/group.ts';
import {incidentSizes, shareOf, strengthOf} from '../links/links.ts';
import {harmedBy, partnershipFacts, passedThrough} from '../links/partnerships.ts';
import {motifOf} from '../alerts/motif-names.ts';
import type {Scene} from '../links/scene.ts';
import type {Fact} from '../links/fact.ts';
import type {Link} from '../links/link.ts';

/**
 * One adult who came into several unrelated families as a parent's partner, where harm is recorded in more than one of them. The rule of one
 * adult asks for harm in each; here the partnerships themselves show the row of families, and most hubs hear of harm in some of
 * them only. A second family is a life, so it is held against all partners of the hub (`partner-chance.ts`): how many go on to as many
 * families, with harm in as many, where each is as likely as a second is.
 */
export function findSerialPartners(scene: Scene, links: readonly Link[], taken: ReadonlySet<number>): Candidate[] {
  const {familiesMin, harmedMin, gravityMin} = scene.config.serialPartner;
  const partners = [...scene.kinship.partnerIn];
  const all = partners.map(([adult, families]) => ({
    families: families.size,
    harmed: harmedBy(scene, adult, families, gravityMin).size,
  }));
  const chance = partnerChance(all, {families: familiesMin, harmed: harmedMin});
  const linksBy = Map.groupBy(links, ({adult}) => adult);
  return partners
    .filter(([adult, {size}]) => size >= familiesMin && !taken.has(adult))
    .map(([adult]) => adult)
    .sort((left, right) => left - right)
    .flatMap((adult) => candidateOf(scene, ownLinks(scene, adult, linksBy.get(adult) ?? []), chance, all.length) ?? []);
}

/** What joins the adult to each family come into: the partnership, and whatever else links the two. */
function ownLinks(scene: Scene, adult: number, known: readonly Link[]): Link[] {
  const links = passedThrough(scene, adult).flatMap((family): Link[] => {
    const as = partnershipFacts(scene, adult, family);
    if (as.length === 0) return [];
    const linked = known.find((link) => link.family === family);
    const facts = [...(linked?.facts ?? []), ...as];
    return [{adult, family, strength: 0, share: 1, isNear: scene.nearness.isNear(adult, family), facts}];
  });
  const sizes = incidentSizes(links);
  for (const link of links) {
    link.strength = strengthOf(link.facts, sizes, scene.config);
    link.share = shareOf(link.facts, sizes);
  }
  return links;
}

const isPartnership = ({kind}: Fact): boolean => kind === 'partner';

/** How many unrelated families the links show the adult to have come into as a partner, and in how many of them harm. */
function partnershipsOf(scene: Scene, links: readonly Link[]): Partnerships {
  const came = links.filter(({facts}) => facts.some(isPartnership));
  const {gravityMin} = scene.config.serialPartner;
  const isHarm = ({kind, incident, gravity}: Fact): boolean =>
    kind === 'suspect' && incident >= 0 && gravity >= gravityMin;
  const harmful = came.filter(({facts}) => facts.some(isHarm));
  const apart = (some: readonly Link[]): number => unrelatedFamilies(scene, familiesOf(some)).length;
  return {families: apart(came), harmed: Math.min(apart(harmful), incidentCount(factsOf(harmful).filter(isHarm)))};
}

function candidateOf(
  scene: Scene,
  links: readonly Link[],
  {expectedAbove, expectedMost}: ReturnType<typeof partnerChance>,
  tested: number,
): Candidate | null {
  const {byChanceMax, serialPartner} = scene.config;
  const isRow = ({families, harmed}: Partnerships): boolean =>
    families >= serialPartner.familiesMin && harmed >= serialPartner.harmedMin;
  const observed = partnershipsOf(scene, links);
  if (!isRow(observed)) return null;
  const byChance = expectedAbove(observed);
  const fires = (isKept: (one: Basis) => boolean): boolean => {
    const then = partnershipsOf(scene, linksKept(scene, links, isKept));
    return isRow(then) && expectedAbove(then) <= byChanceMax;
  };
  const families = familiesOf(links);
  return {
    rule: 'serial-partner',
    motif: motifOf(scene, links),
    title: `One adult came as a partner into ${observed.families} families that are not connected to one another, with harm recorded in ${observed.harmed} of them`,
    links,
    families,
    ...LINKS_ALONE,
    chance: {
      model:
        'a hub without clusters: each adult who is a parent’s partner in one family goes on to another as often as adults with one ' +
        'go on to a second; harm is recorded in a first family as often as among adults with one, and then in each further one as often as among adults with two',
      statistic:
        'unrelated families come into as a partner, with harm recorded in some, against all partners of the hub',
      observed: observed.families,
      expected: expectedMost,
      p: 1 - Math.exp(-byChance),
      draws: 0,
      byChance,
      tested,
    },
    anchor: anchorOf(scene, factsOf(links)),
    basis: factsOf(links),
    fires,
  };
}
