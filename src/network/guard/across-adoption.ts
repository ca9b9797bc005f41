import type {Mention} from '../../model/mention.ts';
import {TIE_KINDS} from '../../model/notification.ts';
import type {Records} from '../../model/records.ts';
import type {Resolved} from '../../model/resolved.ts';
import {indexOfId} from '../../base/find-by-id.ts';
import {ADOPTIVE, adoptionSideOf, areAcrossAdoption} from '../../resolve/link/decide/adoptions.ts';
import {columnsOf} from '../columns/record-columns.ts';

/**
 * Tells of two persons, by position, whether an adoption order lies between them by these records, though matching may have held them
 * apart for another reason first: for want of evidence, or by the new number that an order brings.
 */
export function acrossAdoption(
  records: Records,
  resolved: Pick<Resolved, 'persons' | 'personOf'>,
): (left: number, right: number) => boolean {
  const {to, kind} = columnsOf(records).ties;
  const told = [...kind.keys()].filter((tie) => kind[tie] === TIE_KINDS.indexOf(ADOPTIVE));
  const adopted = new Set(told.map((tie) => resolved.personOf[to[tie]!]!));
  const ties = told.map((tie) => records.ties[tie]!);
  const mentionsOf = (person: number): Mention[] =>
    resolved.persons[person]!.mentions.map((id) => records.mentions[indexOfId(records.mentions, id)]!);
  return (left, right) =>
    (adopted.has(left) || adopted.has(right)) &&
    areAcrossAdoption(adoptionSideOf(mentionsOf(left), ties), adoptionSideOf(mentionsOf(right), ties));
}
