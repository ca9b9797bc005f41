import {listAt} from '../../../base/get-or-insert.ts';
import type {PersonField} from '../words/header-words.ts';
import {noted, type Block, type Tree} from '../noted.ts';
import {template, type Slot} from './slots.ts';
import type {Placed} from '../place/placed.ts';

/** What the columns of one person give, as values of the mapping language. */

/** What columns say of somebody; the days from when and until when somebody lived where others live too are theirs. */
type SlotField = PersonField | 'start' | 'end';

/** The columns of a slot that say one thing of one person: their headers, with `{n}` where there are several people. */
export function valuesOf(slot: Slot, field: SlotField): Tree[] {
  const columns = slot.columns.filter((one) => one.field === field);
  if (slot.numbers.length === 0) return columns.map(({column, note}) => noted(column.name, note));
  const templates = new Map<string, Placed[]>();
  for (const one of columns) {
    const text = template(one) ?? one.column.name;
    listAt(templates, text).push(one);
  }
  return [...templates].map(([text, found]) =>
    found.length === slot.numbers.length || template(found[0]!) === null
      ? noted(text, found[0]!.note)
      : {column: noted(text, found[0]!.note), optional: true},
  );
}

/** One of them: that whose header says nothing else, if there is one. */
export function valueOf(slot: Slot, field: SlotField): Tree {
  const plain = slot.columns.filter((one) => one.field === field && one.isPlain);
  return valuesOf(plain.length > 0 ? {...slot, columns: plain} : slot, field)[0];
}

export function listOf(slot: Slot, field: PersonField): Tree {
  const values = valuesOf(slot, field);
  return values.length < 2 ? values[0] : values;
}

/** What a column says, else what stands beside the name. */
export const withCell = (column: Tree, inCell: Tree): Tree =>
  column !== undefined && inCell !== undefined ? {first: [column, inCell]} : (column ?? inCell);

export const taken = (value: Tree, match: string): Tree =>
  typeof value === 'object' && 'column' in value ? {...value, match} : {column: value, match};

/** A date of a person, with what takes it out of a cell that holds more. */
export function dateOfField(slot: Slot, field: SlotField): Tree {
  const value = valueOf(slot, field);
  const match = slot.columns.find((one) => one.field === field)?.dates.match ?? null;
  return match === null || value === undefined ? value : taken(value, match);
}

/** "Lodger From", "Lodger To": somebody's own days in a home in which others lived before; undefined where no column says them. */
export function ownDays(slot: Slot): Block | undefined {
  const [start, end] = [dateOfField(slot, 'start'), dateOfField(slot, 'end')];
  return start === undefined && end === undefined ? undefined : {start, end};
}

/** The header of a column, with `{n}` where there are several people. */
export const headerIn = (slot: Slot, one: Placed): string =>
  slot.numbers.length > 0 ? (template(one) ?? one.column.name) : one.column.name;
