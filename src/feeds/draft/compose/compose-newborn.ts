import {headerWords} from '../words/cut-header.ts';
import type {Block, Tree} from '../noted.ts';
import {dateOfField, headerIn, valueOf} from './slot-values.ts';
import type {Slot} from './slots.ts';

/**
 * Babies of a record of maternity: "Baby NHS No", "Baby Sex" and the day of delivery stand beside the mother, and no name. A child until then
 * expected is unborn, and a baby from the day of its birth; a second one is told by its number alone.
 */

const BABY = /\b(?:baby|babies|newborn|infant|neonate|twin)\b/;
const TOLD_BY: ReadonlySet<string> = new Set(['nhs', 'birth']);
const NAMES: ReadonlySet<string> = new Set(['name', 'given', 'family', 'knownAs']);

/** Whether a slot is of a baby that has no name in the row. */
export const isNewborn = ({partKey, columns, numbers}: Slot): boolean =>
  partKey === 'child' &&
  numbers.length === 0 &&
  !columns.some(({field}) => NAMES.has(field ?? '')) &&
  columns.some(({field}) => TOLD_BY.has(field ?? '')) &&
  columns.some(({column}) => BABY.test(headerWords(column.name).join(' ')));

/** A booking that tells of a birth was not written before it, whatever day it has. */
export function toldOf(slots: readonly Slot[], received: Tree): Tree {
  const lead = slots.find(isNewborn);
  const born = lead === undefined ? undefined : dateOfField(lead, 'birth');
  return born === undefined || received === undefined ? received : {value: {first: [born, received]}};
}

/** Gives a baby the name of a baby of its mother, the day on which the first of the row was born, and rows to be in. */
export function nameNewborn(block: Block, slot: Slot, slots: readonly Slot[]): void {
  const lead = slots.find(isNewborn)!;
  const mother = slots.find(({partKey}) => partKey === 'mother');
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
