import {addAt} from '../base/get-or-insert.ts';
import {isOfHome} from './links/facts.ts';
import {distinct} from './groups/group.ts';
import type {Scene} from './links/scene.ts';
import type {Link} from './links/link.ts';

/** An adult who came in around a start, with the links that brought them in. */
export type Around = {
  adult: number;
  /** 1 for those linked to the families of the start, 2 for those linked to what the first step added, ... */
  step: number;
  links: readonly Link[];
  /** Families the adult is linked to in all. */
  ofFamilies: number;
  /** Adults of the hub expected by chance to be linked to as many of the families looked at, and those who are. */
  expected: number;
  seen: number;
};

export type AroundOptions = {
  /** Adults come in where chance gives at most this share of those linked to as many families. */
  chanceShareMax: number;
  stepsMax: number;
};

/**
 * Local expansion from families, when somebody or somewhere is known to matter: a lower bar than an alert's, for it looks at one
 * place only. An adult with n links meets k of a set of families by chance as binomial (n, share of the exposure of all
 * families that the set has); those expected are summed over all linked adults but the start, and held against those who are seen.
 * Families that two who came in share are looked at in the next step. `links` are those that tell (`background.ts`). Adults in order of step, then most families first, then number.
 */
export function groupAround(
  links: readonly Link[],
  exposure: ReadonlyMap<number, number>,
  start: Start,
  {chanceShareMax, stepsMax}: AroundOptions,
): Around[] {
  const byAdult = Map.groupBy(links, ({adult}) => adult);
  const started = start.adults.flatMap((adult) => byAdult.get(adult) ?? []);
  const families = new Set([...start.families, ...started.map(({family}) => family)]);
  const inside = new Set(start.adults);
  const found: Around[] = [];
  for (let step = 1; step <= stepsMax; step++) {
    const share = shareOfExposure(exposure, families);
    const others = [...byAdult].filter(([adult]) => !inside.has(adult));
    const degrees = new Map<number, number>();
    for (const [, {length}] of others) addAt(degrees, length);
    const linked = others
      .map(([adult, all]) => ({adult, all, own: all.filter(({family}) => families.has(family))}))
      .filter(({own}) => own.length > 0);
    const came = linked.flatMap(({adult, all, own}): Around[] => {
      let expected = 0;
      for (const [degree, count] of degrees) expected += count * atLeast(own.length, degree, share);
      const seen = linked.filter((other) => other.own.length >= own.length).length;
      return expected > chanceShareMax * seen
        ? []
        : [{adult, step, links: own, ofFamilies: all.length, expected, seen}];
    });
    came.sort((left, right) => right.links.length - left.links.length || left.adult - right.adult);
    found.push(...came);
    for (const {adult} of came) inside.add(adult);
    const shared = Map.groupBy(
      found.flatMap(({adult}) => byAdult.get(adult)!),
      ({family}) => family,
    );
    const before = families.size;
    for (const [family, own] of shared) if (own.length > 1) families.add(family);
    if (families.size === before) break;
  }
  return found;
}

/** Where an expansion starts from: adults, whose families are looked at, and families. */
export type Start = {adults: readonly number[]; families: readonly number[]};

/** Whoever has facts as an adult starts from the families of these; anybody else from their own. */
export function startAtPerson({facts, kinship}: Scene, person: number): Start {
  const guised = facts.find(({guise, adult}) => guise === person || adult === person);
  return guised === undefined
    ? {adults: [], families: [kinship.familyOf[person]!]}
    : {adults: [guised.adult], families: []};
}

/** Families whose children were seen at the home, and the adults whom these very sightings link to them. */
export function startAtHome({facts, sightings, kinship}: Scene, dwelling: number): Start {
  const seen = sightings.filter((one) => one.dwelling === dwelling);
  const records = new Set(seen.map(({record}) => record));
  const hosts = facts.filter((fact) => isOfHome(fact) && fact.records.some((record) => records.has(record)));
  return {
    adults: distinct(hosts.map(({adult}) => adult)),
    families: distinct(seen.map(({child}) => kinship.familyOf[child]!)),
  };
}

function shareOfExposure(exposure: ReadonlyMap<number, number>, families: ReadonlySet<number>): number {
  let all = 0;
  let own = 0;
  for (const [family, weight] of exposure) {
    all += weight;
    if (families.has(family)) own += weight;
  }
  return own / all;
}

/** Upper tail of the binomial distribution. */
function atLeast(count: number, trials: number, chance: number): number {
  let term = (1 - chance) ** trials;
  let below = 0;
  for (let k = 0; k < Math.min(count, trials + 1); k++) {
    below += term;
    term *= ((trials - k) / (k + 1)) * (chance / (1 - chance));
  }
  return Math.max(0, 1 - below);
}
