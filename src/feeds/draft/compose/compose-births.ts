import type {PersonField} from '../words/header-words.ts';
import {wordsOf} from './compose-row.ts';
import type {Tree} from '../noted.ts';
import {dateOfField, valueOf, withCell} from './slot-values.ts';
import type {Slot} from './slots.ts';
import {BIRTH_WORDS} from '../words/value-words.ts';

/** When a person was born, as far as the row says it: a day, an age, an expected day, a school year, or what stands beside the name in its cell. */
export function birthOf(slot: Slot, isInCell: boolean): Tree {
  const get = (field: PersonField): Tree => valueOf(slot, field);
  const column = slot.columns.find(({field}) => field === 'birth');
  const [date, age, expected] = [dateOfField(slot, 'birth'), get('age'), dateOfField(slot, 'expected')];
  const schoolYear = get('schoolYear');
  if (column === undefined && isInCell && age === undefined && expected === undefined)
    return {date: {value: '$born', invalid: 'blank'}, age: '$born', schoolYear};
  const status = slot.numbers.length > 0 ? null : (slot.columns.find(({field}) => field === 'birthStatus') ?? null);
  const words = wordsOf(status, BIRTH_WORDS, undefined);
  // Some write an age where a date is asked for; a row is not to be refused for that, nor for what is no date where many are none.
  const isMixed = column !== undefined && column.shapes.age >= 0.01 && column.dates.share < 0.995;
  const invalid =
    isMixed || isInCell ? 'blank' : column !== undefined && column.dates.share < 0.98 ? 'part' : undefined;
  const years = withCell(age ?? (isMixed ? date : undefined), isInCell ? '$born' : undefined);
  const written = withCell(date, isInCell ? '$born' : undefined);
  const day = written === undefined || invalid === undefined ? written : {value: written, invalid};
  if ([years, expected, words, schoolYear].every((value) => value === undefined)) return day;
  return {date: day, status: words, expected, age: years, schoolYear};
}
