import {backgroundOf, jointGains, type Background} from './background.ts';
import {exposureOf} from '../links/exposure.ts';
import {adultsOf} from '../groups/group.ts';
import {contactsOf, forgottenKinOf} from '../kinship/forgotten-kin.ts';
import type {JointGains} from '../groups/gained-links.ts';
import type {Surroundings} from '../groups/membership.ts';
import type {NullModel} from './null-model.ts';
import type {Scene} from '../links/scene.ts';
import {withoutMereTenants} from '../links/tenants.ts';
import type {Link} from '../links/link.ts';

/** The links of a hub that may make a group, and what they are held against. */
export type Hub = Surroundings & {
  gains: JointGains;
  /** Adults of telling links, then relatives whose links are left out; the left ends of the model. */
  adults: readonly number[];
  model: NullModel;
};

/** null where no link is strong enough to count. */
export function hubOf(scene: Scene, links: readonly Link[]): Hub | null {
  const strong = withoutMereTenants(
    scene,
    links.filter(({strength}) => strength >= scene.config.linkStrengthMin),
  );
  if (strong.length === 0) return null;
  const background = backgroundOf(strong, scene.config.weighing, 'weakest');
  const exposure = exposureOf(scene, background.telling);
  const adults = adultsOf(background.telling);
  const contacts = contactsOf(scene, background);
  const inTelling = new Set(adults);
  const relatives = adultsOf(contacts).filter((adult) => !inTelling.has(adult));
  const near = nearFamilies(scene, adults, exposure);
  const gains = jointGains(background, effectiveCount([...exposure.values()]), meanSize(near));
  const model = nullModelOf(scene, {adults, relatives, contacts, exposure, near, background, gains});
  return {strong, background, exposure, adults: [...adults, ...relatives], gains, model};
}

/** Number of equal families among which two links meet as rarely as among these. */
function effectiveCount(exposure: readonly number[]): number {
  const sum = exposure.reduce((total, one) => total + one, 0);
  return sum ** 2 / exposure.reduce((total, one) => total + one * one, 0);
}

/** Known families near each adult. */
function nearFamilies(scene: Scene, adults: readonly number[], known: ReadonlyMap<number, number>): number[][] {
  return adults.map(scene.nearness.amongst(new Set(known.keys())));
}

/** Mean number of neighbours of those who have any. */
function meanSize(lists: readonly (readonly number[])[]): number {
  const filled = lists.filter(({length}) => length > 0);
  return filled.reduce((sum, {length}) => sum + length, 0) / Math.max(1, filled.length);
}

/** What a hub's links are held against. */
type Expected = {
  /** Adults of telling links. */
  adults: readonly number[];
  /** Others, whose links are left out. */
  relatives: readonly number[];
  /** Links of relatives that are left out for being theirs. */
  contacts: readonly Link[];
  /** family -> how readily it is linked by chance. */
  exposure: ReadonlyMap<number, number>;
  /** Families near each adult. */
  near: readonly (readonly number[])[];
  background: Background;
  gains: JointGains;
};

function nullModelOf(
  scene: Scene,
  {adults, relatives, contacts, exposure, near, background, gains}: Expected,
): NullModel {
  const all = [...adults, ...relatives];
  const families = new Map([...exposure.keys()].map((family, at) => [family, at]));
  const prohibited = new Set<number>();
  for (const [left, adult] of adults.entries()) {
    for (const kin of scene.kinship.kinOf(adult)) {
      const right = families.get(scene.kinship.familyOf[kin]!);
      if (right !== undefined) prohibited.add(left * families.size + right);
    }
  }
  return {
    adultCount: adults.length,
    exposure: Float64Array.from(exposure.values()),
    near: near.map((own) => own.map((family) => families.get(family)!)),
    prohibited,
    background,
    gains,
    leftCount: all.length,
    forgotten:
      contacts.length === 0
        ? null
        : forgottenKinOf(scene, contacts, background, new Map(all.map((adult, at) => [adult, at])), families),
  };
}
