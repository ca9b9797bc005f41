import {isNamedWith} from '../links/links.ts';
import type {Link} from '../links/link.ts';
import type {Attachment} from './candidate.ts';
import {adultsOf} from './group.ts';
import {ofWholeHub, type Surroundings} from './membership.ts';

/**
 * How surprising it is of each adult of a group to be linked to it, beside how surprising the group is. Links to neighbours and homes
 * where a child was seen say nothing here, and neither does a family to which one adult of the group alone is linked.
 */
export function attachmentsOf(links: readonly Link[], surroundings: Surroundings): Map<number, Attachment> {
  const telling = links.filter((link) => !link.isNear && isNamedWith(link));
  const shared = [...Map.groupBy(telling, ({family}) => family)].filter(([, own]) => adultsOf(own).length > 1);
  const {degrees, farCount, all} = ofWholeHub(surroundings);
  const {exposure, background} = surroundings;
  let share = 0;
  for (const [family] of shared.toSorted(([left], [right]) => left - right)) share += exposure.get(family) ?? 0;
  const counts = Map.groupBy(
    shared.flatMap(([, own]) => own),
    ({adult}) => adult,
  );
  const falls = (share / all) * (farCount / background.telling.length);
  return new Map(
    [...counts].map(([adult, {length}]) => [
      adult,
      {links: length, byChance: degrees.size * chanceOfLinks(length, falls, background.familyRate)},
    ]),
  );
}

/**
 * Chance that at least `count` links of a linked adult fall on some families, where each does so with chance `falls`. An adult has one link and goes on to
 * more at the rate (geometric); of the links after the first those that fall there are geometric again, with the odds of going on times `falls`.
 */
export function chanceOfLinks(count: number, falls: number, rate: number): number {
  const goesOn = (rate * falls) / (1 - rate + rate * falls);
  return falls * goesOn ** (count - 1) + (1 - falls) * goesOn ** count;
}
