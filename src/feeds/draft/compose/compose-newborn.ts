import type {Block, Tree} from '../noted.ts';
import {dateOfField, headerIn, valueOf} from './slot-values.ts';
import {isOfBaby, type Slot} from './slots.ts';

/**
 * Babies of a record of maternity: "Baby NHS No", "Baby Sex" and the day of delivery stand beside the mother, and no name. A child until then
 * expected is unborn, and a baby from the day of its birth; a second one is told by its number alone.
 */

const TOLD_BY: ReadonlySet<string> = new Set(['nhs', 'birth']);
const NAMES: ReadonlySet<string> = new Set(['name', 'given', 'family', 'knownAs']);

/** Whether a slot is of a baby that has no name in the row. */
export const isNewborn = ({partKey, columns, numbers}: Slot): boolean =>
  partKey === 'child' &&
  numbers.length === 0 &&
  !columns.some(({field}) => NAMES.has(field ?? '')) &&
  columns.some(({field}) => TOLD_BY.has(field ?? '')) &&
  columns.some(isOfBaby);

/**
 * Whether a slot is of a child who has a name from its birth on, and of whom rows before it tell by an expected day alone: bookings beside births in
 * one file of maternity.
 */
export const isNamedLater = ({partKey, columns, numbers}: Slot): boolean => {
  const due = columns.find(({field}) => field === 'expected');
  const names = columns.filter(({field}) => NAMES.has(field ?? ''));
  const isUnnamed = (row: number): boolean => names.every(({column}) => column.cells[row] === '');
  return (
    partKey === 'child' &&
    numbers.length === 0 &&
    due !== undefined &&
    names.length > 0 &&
    due.column.cells.some((day, row) => day !== '' && isUnnamed(row))
  );
};

/** Makes an unborn child, with the family name of its mother, of the rows that have an expected day and no name. */
export function nameUntilBorn(block: Block, slot: Slot, slots: readonly Slot[]): void {
  const mother = slots.find(({partKey}) => partKey === 'mother');
  const filled = slot.columns
    .filter(({field}) => NAMES.has(field ?? '') || field === 'expected')
    .map((one): Block => ({column: headerIn(slot, one), filled: true}));
  const {name} = block;
  const parted = typeof name === 'object' && ('given' in name || 'family' in name) ? (name as Block) : null;
  const family = mother === undefined ? undefined : valueOf(mother, 'family');
  const unborn: Tree = {constant: 'Unborn'};
  block['when'] = {any: filled};
  block['name'] =
    parted === null
      ? {first: [name, unborn]}
      : {...parted, given: {first: [parted['given'], unborn]}, family: {first: [parted['family'], family]}};
}

/** The day on which the babies of a row were born, where it is told. */
export function deliveredOn(slots: readonly Slot[]): Tree {
  const lead = slots.find(isNewborn);
  return lead === undefined ? undefined : dateOfField(lead, 'birth');
}

/** Gives a baby the name of a baby of its mother, the day on which the first of the row was born, and rows to be in. */
export function nameNewborn(block: Block, slot: Slot, slots: readonly Slot[]): void {
  const lead = slots.find(isNewborn)!;
  const mother = slots.find(({partKey}) => partKey === 'mother' || partKey === 'person');
  const day = lead.columns.find(({field}) => field === 'birth');
  const told = slot.columns.filter(({field}) => TOLD_BY.has(field ?? '') || field === 'expected');
  const filled = told.map((one): Block => ({column: headerIn(slot, one), filled: true}));
  const isDue = slot.columns.some(({field}) => field === 'expected');
  const given: Tree =
    isDue && day !== undefined
      ? {column: headerIn(lead, day), map: {}, otherwise: 'Baby', default: 'Unborn'}
      : {constant: isDue ? 'Unborn' : 'Baby'};
  const family = mother === undefined ? undefined : valueOf(mother, 'family');
  block['when'] = filled.length === 1 ? filled[0] : {any: filled};
  block['name'] = family === undefined ? given : {given, family};
  block['birth'] ??= day === undefined ? undefined : dateOfField(lead, 'birth');
}
