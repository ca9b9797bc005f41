import {getOrInsert, listAt} from '../../base/get-or-insert.ts';
import type {ClusterConfig} from '../config.ts';
import {isOfHome} from './facts.ts';
import {personNamesOf, type PersonNames} from './person-names.ts';
import type {Scene} from './scene.ts';
import {FACT_KINDS, type Fact, type FactKind} from './fact.ts';
import type {Link} from './link.ts';

/**
 * Facts that only say who lives where, or whose number stands on a child's record, which is its parent's as a rule; see
 * `ownHouseholds`.
 */
const LIVING: readonly FactKind[] = ['co-residence', 'lodger', 'household-member', 'phone'];

/** What links are made of: all of a scene but the links. */
type Linking = Pick<Scene, 'network' | 'facts' | 'kinship' | 'nearness' | 'config'>;

/** Links in order of adult and family, with own households and people at work left out. */
export function linksOf(scene: Linking): Link[] {
  const links = unweighed(scene);
  weigh(links, incidentSizes(links), scene.config);
  return links;
}

/** What gives the links of a few adults beside those of everybody else, O(their facts) a call. */
export function linksBesideOthers(
  scene: Linking,
  others: readonly Link[],
): (facts: readonly Fact[], without: readonly number[]) => Link[] {
  const linksAt = new Map<number, Link[]>();
  for (const link of others) {
    for (const incident of new Set(link.facts.map((fact) => fact.incident))) {
      listAt(linksAt, incident).push(link);
    }
  }
  return (facts, without) => {
    const links = unweighed({...scene, facts});
    const incidents = new Set(facts.flatMap(({incident}) => (incident < 0 ? [] : [incident])));
    const beside = new Set([...incidents].flatMap((incident) => linksAt.get(incident) ?? []));
    // Sizes of other incidents lack links, and are asked for by none.
    const sizes = incidentSizes([...links, ...[...beside].filter(({adult}) => !without.includes(adult))]);
    weigh(links, sizes, scene.config);
    return links;
  };
}

/** Links whose strength is not worked out. */
function unweighed({network, facts, kinship, nearness, config}: Linking): Link[] {
  const names = personNamesOf(network);
  const byAdult = new Map<number, Map<number, Fact[]>>();
  for (const fact of facts) {
    const family = kinship.familyOf[fact.child]!;
    const families = getOrInsert(byAdult, fact.adult, () => new Map<number, Fact[]>());
    listAt(families, family).push(fact);
  }
  const links: Link[] = [];
  for (const [adult, families] of byAdult) {
    const own = ownHouseholds(families, names);
    const isAtWork =
      families.size > config.hubFamiliesMax && ![...families.values()].flat().some(({kind}) => kind === 'suspect');
    if (isAtWork) continue;
    for (const [family, list] of [...families].sort(([left], [right]) => left - right)) {
      if (own.has(family)) continue;
      links.push({adult, family, strength: 0, share: 1, isNear: nearness.isNear(adult, family), facts: list});
    }
  }
  return links;
}

function weigh(links: readonly Link[], sizes: ReadonlyMap<number, IncidentSize>, config: ClusterConfig): void {
  for (const link of links) {
    link.strength = strengthOf(link.facts, sizes, config);
    link.share = shareOf(link.facts, sizes);
  }
}

/**
 * Families that the adult is only known to live with or to be rung for: where it is one, or where a child of it bears a name of the
 * adult's as families pass them on. That is the adult's own family, which no record calls so.
 */
function ownHouseholds(families: ReadonlyMap<number, readonly Fact[]>, names: PersonNames): ReadonlySet<number> {
  const living = [...families].filter(([, facts]) => facts.every(({kind}) => LIVING.includes(kind)));
  const isNamedAlike = (facts: readonly Fact[]): boolean =>
    facts.some(({guise, child}) => names.mayBeOfOneFamily(guise, child));
  const own = living.length === 1 ? living : living.filter(([, facts]) => isNamedAlike(facts));
  return new Set(own.map(([family]) => family));
}

export type IncidentSize = {adults: Set<number>; families: Set<number>};

/** Adults and families that each incident links. */
export function incidentSizes(links: readonly Link[]): Map<number, IncidentSize> {
  const sizes = new Map<number, IncidentSize>();
  for (const {adult, family, facts} of links) {
    for (const {incident} of facts) {
      if (incident < 0) continue;
      const size = getOrInsert(sizes, incident, () => ({adults: new Set(), families: new Set()}));
      size.adults.add(adult);
      size.families.add(family);
    }
  }
  return sizes;
}

/**
 * How much a link says, 0 to 1: 1 - product of (1 - strength of each fact). Each incident counts once, and so does each kind
 * of register entry: that a lodger is entered for every one of three siblings is one fact. One incident with m adults
 * and k families shows one meeting and not m x k links, so its strength is shared out as over a tree that joins them.
 */
export function strengthOf(
  facts: readonly Fact[],
  sizes: ReadonlyMap<number, IncidentSize>,
  config: ClusterConfig,
): number {
  const best = new Map<string, number>();
  for (const fact of facts) {
    const size = fact.incident < 0 ? undefined : sizes.get(fact.incident);
    const share = size === undefined ? 1 : treeShare(size.adults.size, size.families.size);
    const strength =
      config.strength[fact.kind] * config.harmFactor[String(fact.gravity) as keyof ClusterConfig['harmFactor']] * share;
    const event = fact.incident < 0 ? fact.kind : String(fact.incident);
    best.set(event, Math.max(best.get(event) ?? 0, strength));
  }
  let without = 1;
  for (const strength of best.values()) without *= 1 - Math.min(0.95, strength);
  return 1 - without;
}

/** The largest share of a link of its own that a fact of the link gives: 1 where a register or an event of two says it. */
export function shareOf(facts: readonly Fact[], sizes: ReadonlyMap<number, IncidentSize>): number {
  let share = 0;
  for (const {incident} of facts) {
    const size = incident < 0 ? undefined : sizes.get(incident);
    share = Math.max(share, size === undefined ? 1 : treeShare(size.adults.size, size.families.size));
  }
  return share;
}

function treeShare(adults: number, families: number): number {
  return (adults + families - 1) / (adults * families);
}

/** True where something joins the two beside a home of the one at which the other was seen. */
export const isNamedWith = ({facts}: Link): boolean => facts.some((fact) => !isOfHome(fact));

/** Kinds of the facts of a link, most telling first. */
export function kindsOf(facts: readonly Fact[]): FactKind[] {
  return FACT_KINDS.filter((kind) => facts.some((fact) => fact.kind === kind));
}
