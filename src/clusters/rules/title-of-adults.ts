import {addAt} from '../../base/get-or-insert.ts';
import type {Link} from '../links/link.ts';

/** Of the adults of a group only those who go to several of its families are said to: others of it may have one, as neighbours of a home. */
export function titleOfAdults(
  members: ReadonlySet<number>,
  links: readonly Pick<Link, 'adult'>[],
  families: number,
): string {
  const familiesOfAdult = new Map<number, number>();
  for (const {adult} of links) addAt(familiesOfAdult, adult);
  if (members.size === 1) {
    return `One adult is linked to children of ${families} families that are not connected to one another`;
  }
  const several = [...members].filter((adult) => familiesOfAdult.get(adult)! > 1).length;
  const those = `children of several of ${families} families that are not theirs`;
  if (several === members.size) return `${members.size} adults are each linked to ${those}`;
  if (several === 0) return `${members.size} adults are linked to children of ${families} families that are not theirs`;
  const rest = members.size - several;
  return `${several === 1 ? 'One adult is' : `${several} adults are each`} linked to ${those}, and ${rest} more to children of one`;
}
