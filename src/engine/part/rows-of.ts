import {indexOfId} from '../../base/find-by-id.ts';
import type {Known} from '../view/as-of.ts';
import type {Few} from '../view/few-as-of.ts';
import type {Tie} from '../../model/notification.ts';
import {TIE_KINDS} from '../../model/notification.ts';
import {columnsOf} from '../../network/columns/record-columns.ts';

/** Positions of the mentions of a person, rising; `person` is a position too. */
export function rowsOfPerson({records, resolved}: Known, person: number): number[] {
  return resolved.persons[person]!.mentions.map((id) => indexOfId(records.mentions, id));
}

/** Ties by which a register says that two of its entries are one person. */
export function selfTies({records, isTieKnown}: Few): Tie[] {
  const self = TIE_KINDS.indexOf('self');
  const found: Tie[] = [];
  for (const [at, kind] of columnsOf(records).ties.kind.entries())
    if (kind === self && isTieKnown(at)) found.push(records.ties[at]!);
  return found;
}
