import {isOfMore} from '../place/own-number.ts';
import {NAMES, preferred, SOMEBODY} from '../place/owners.ts';
import type {Placed} from '../place/placed.ts';
import type {Slot} from './slots.ts';

/** Whom each row is about: who is named in most rows, of several the first. */
export function firstSlot(slots: readonly Slot[]): Slot | null {
  const people = slots.filter(({part, partKey}) => part.staff !== true && partKey !== 'informant');
  const rows = (slot: Slot): number =>
    Math.max(
      0,
      ...slot.columns.filter(({field}) => field !== null && NAMES.has(field)).map(({column}) => column.filled),
    );
  const most = Math.max(0, ...people.map(rows));
  if (!people.some(({columns}) => columns.some(({field}) => SOMEBODY.has(field ?? '')))) return null;
  return (
    preferred(
      people.filter((slot) => rows(slot) >= 0.95 * most),
      ({partKey}) => partKey,
    ) ?? null
  );
}

/**
 * Whether rows without the one they are about name others: a report of violence at which there was no child has a victim, and is not to be refused.
 * One row of a hundred is a slip.
 */
export function mayLack(first: Slot, slots: readonly Slot[]): boolean {
  // A number of a home says nothing of who lives there.
  const naming = ({columns}: Slot): Placed[] =>
    columns.filter((one) => SOMEBODY.has(one.field ?? '') && !isOfMore(one));
  const others = slots.filter((slot) => slot !== first && slot.part.staff !== true && slot.partKey !== 'informant');
  const [own, theirs] = [naming(first), others.flatMap(naming)];
  const rows = own[0]?.column.rows ?? 0;
  const isNamed = (columns: readonly Placed[], row: number): boolean =>
    columns.some(({column}) => column.cells[row] !== '');
  const lacking = Array.from({length: rows}, (_, row) => row).filter(
    (row) => !isNamed(own, row) && isNamed(theirs, row),
  );
  return lacking.length >= LACKING_LEAST * rows && lacking.length > 0;
}
const LACKING_LEAST = 0.01;
