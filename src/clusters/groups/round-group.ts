import {addAt} from '../../base/get-or-insert.ts';
import type {ClusterConfig} from '../config.ts';
import {linksAt, membersOf, type Surroundings} from './membership.ts';
import type {Link} from '../links/link.ts';

/**
 * Ends that hang on the group by one link that is no more than a chance link are left out, as long as a group remains: they are
 * as likely to be there for another reason. Adults who are linked to several of the families that adults of the group share
 * are taken in, neighbours too, and of those with one link the likely ones (`membership.ts`).
 */
export function rounded(
  group: readonly Link[],
  surroundings: Surroundings,
  config: ClusterConfig,
  isChance: (link: Link) => boolean,
  isWhole: (part: readonly Link[]) => boolean,
): readonly Link[] {
  let kept = group;
  for (let before = -1; before !== kept.length;) {
    before = kept.length;
    const ends = countEnds(kept);
    kept = kept.filter(
      (link) => !isChance(link) || (ends.adults.get(link.adult)! > 1 && ends.families.get(link.family)! > 1),
    );
  }
  if (!isWhole(kept)) kept = group;
  const {strong} = surroundings;
  const {families} = countEnds(kept);
  const shared = [...families].filter(([, own]) => own > 1).map(([family]) => family);
  const beside = linksAt(strong, 'family', shared);
  const {adults} = countEnds(beside);
  const all = new Set([...kept, ...beside.filter(({adult}) => adults.get(adult)! > 1)]);
  const around = linksAt(strong, 'family', families.keys());
  const whole = around.filter((link) => all.has(link));
  const likely = new Set(membersOf(whole, surroundings, config));
  const members = around.filter((link) => likely.has(link));
  return isWhole(members) ? members : whole;
}

/** Links of each adult and of each family. */
function countEnds(links: readonly Link[]): {adults: Map<number, number>; families: Map<number, number>} {
  const adults = new Map<number, number>();
  const families = new Map<number, number>();
  for (const {adult, family} of links) {
    addAt(adults, adult);
    addAt(families, family);
  }
  return {adults, families};
}
