import {idAt, indexOfId} from '../../base/find-by-id.ts';
import type {Flag} from '../../model/finding.ts';
import type {Network} from '../network.ts';
import {adoptionSeal} from './adoption.ts';

type Said = Pick<Flag, 'persons' | 'evidence'>;

/**
 * Tells of what a rule found whether it would lead from a child as it was before an adoption to those who adopt it: it names both, or names
 * the child and rests on a record of their home. Rules read records of all, as what they find may be the danger to a child; nobody is told of this.
 */
export function acrossSeal({records, resolved}: Pick<Network, 'records' | 'resolved'>): (said: Said) => boolean {
  const {parted, homes} = adoptionSeal({records, resolved});
  if (parted.size === 0) return () => false;
  const homeOf = (id: string): string => {
    const [stay, mention] = [indexOfId(records.stays, id), indexOfId(records.mentions, id)];
    const at = stay >= 0 ? resolved.dwellingOfStay[stay]! : mention >= 0 ? resolved.dwellingOfMention[mention]! : -1;
    return at < 0 ? '' : idAt(resolved.dwellings, at);
  };
  return ({persons, evidence}) =>
    persons.some((child) => {
      const [others, hidden] = [parted.get(child), homes.get(child)];
      if (others === undefined) return false;
      return (
        persons.some((person) => others.has(person)) ||
        (hidden !== undefined && evidence.some((id) => hidden.has(homeOf(id))))
      );
    });
}
