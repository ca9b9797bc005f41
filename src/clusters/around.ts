import {backgroundOf} from './background.ts';
import {exposureOf} from './exposure.ts';
import {linksOf, type Link} from './links.ts';
import type {Scene} from './scene.ts';

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
 * Families that two who came in share are looked at in the next step. Adults in order of step, then most families first, then number.
 */
export function groupAround(
  scene: Scene,
  start: {adults: readonly number[]; families: readonly number[]},
  {chanceShareMax, stepsMax}: AroundOptions,
): Around[] {
  const strong = linksOf(scene).filter(({strength}) => strength >= scene.config.linkStrengthMin);
  if (strong.length === 0) return [];
  const {telling} = backgroundOf(strong, scene.config.weighing, 'weakest');
  const exposure = exposureOf(scene, telling);
  const byAdult = Map.groupBy(telling, ({adult}) => adult);
  const started = start.adults.flatMap((adult) => byAdult.get(adult) ?? []);
  const families = new Set([...start.families, ...started.map(({family}) => family)]);
  const inside = new Set(start.adults);
  const found: Around[] = [];
  for (let step = 1; step <= stepsMax; step++) {
    const share = shareOfExposure(exposure, families);
    const others = [...byAdult].filter(([adult]) => !inside.has(adult));
    const linked = others
      .map(([adult, all]) => ({adult, all, own: all.filter(({family}) => families.has(family))}))
      .filter(({own}) => own.length > 0);
    const came = linked.flatMap(({adult, all, own}): Around[] => {
      const expected = others.reduce((sum, [, links]) => sum + atLeast(own.length, links.length, share), 0);
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
    for (const [family, links] of shared) if (links.length > 1) families.add(family);
    if (families.size === before) break;
  }
  return found;
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
