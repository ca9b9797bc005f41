import {DEFAULT_DATE_FORMATS, dateReader, hourOfDay, type DateReader, type ReadDate} from './dates.ts';
import type {DateSpec, ValueSpec} from '../language/mapping-values.ts';
import {columnName, RowFault, type Read, type Row, type Scope} from './scope.ts';
import {readValue} from './values.ts';

export type DateRead = Read<ReadDate | null> & {
  column: string;
  text: Read<string>;
  parse: DateReader;
};

const NEVER = new Set(['1900-01-01', '9999-12-31', '9999-01-01', '0001-01-01', '1899-12-30', '1899-12-31']);

/**
 * Compiles a date. Placeholder days (1 January 1900 and the like) are no date. A text that is none is a fault of the row
 * (DATE_INVALID), else a warning; where `invalid` is part, its month or year still counts. A later day of `notBefore` counts in its place.
 */
export function readDate(spec: DateSpec, scope: Scope, invalid: 'refuse' | 'blank'): DateRead {
  const full = typeof spec === 'object' && 'value' in spec ? spec : null;
  const value = full ? full.value : (spec as ValueSpec);
  const text = readValue(value, scope);
  const time = full?.time === undefined ? null : readValue(full.time, scope);
  const formats = full?.formats ?? scope.mapping.dates?.formats ?? DEFAULT_DATE_FORMATS;
  const parse = dateReader(
    formats.includes('YYYY-MM-DD') ? formats : [...formats, 'YYYY-MM-DD'],
    full?.pivot ?? scope.mapping.dates?.pivot ?? 30,
  );
  const column = columnName(value);
  const onInvalid = full?.invalid ?? invalid;
  const parts =
    onInvalid === 'part' ? dateReader(formats, full?.pivot ?? scope.mapping.dates?.pivot ?? 30, 'part') : null;
  const fail = (given: string): null => {
    if (onInvalid === 'refuse')
      throw new RowFault(
        'DATE_INVALID',
        column,
        `is not a date, it is like '${shapeOf(given)}'; expected ${formats.slice(0, 4).join(', ')}`,
      );
    scope.warn(column, 'DATE_INVALID');
    return null;
  };
  const partOf = (given: string): ReadDate | null => {
    const part = parts?.(given) ?? null;
    if (part !== null) scope.warn(column, 'DATE_INVALID');
    return part;
  };
  const others =
    full?.notBefore?.map((other) => readDate({...full, value: other, notBefore: undefined}, scope, 'blank')) ?? [];
  const read = (row: Row): ReadDate | null => {
    const date = own(row);
    if (date === null) return null;
    return others.reduce((last, other) => {
      const later = other(row);
      return later !== null && later.from > last.from ? later : last;
    }, date);
  };
  const own = (row: Row): ReadDate | null => {
    const given = text(row);
    if (given === '') return null;
    const date = parse(given) ?? partOf(given);
    if (date === null) return fail(given);
    if (NEVER.has(date.from)) return null;
    if (time === null || date.time !== '') return date;
    const clock = /^(\d{1,2})[:.]?(\d{2})(?::\d{2})?\s*(?:([ap])\.?m\b)?/i.exec(time(row));
    if (clock === null || Number(clock[1]) > 23) return date;
    return {...date, time: `${hourOfDay(clock[1]!, clock[3]).padStart(2, '0')}:${clock[2]}`};
  };
  return Object.assign(read, {column, text, parse: (given: string) => withoutStandIns(parse(given) ?? partOf(given))});
}

/** What a text looks like without what it says: letters as A and a, digits as 9. */
const shapeOf = (text: string): string =>
  text
    .slice(0, 30)
    .replaceAll(/\p{Lu}/gu, 'A')
    .replaceAll(/\p{L}/gu, (letter) => (letter === 'A' ? 'A' : 'a'))
    .replaceAll(/\p{N}/gu, '9');

const withoutStandIns = (date: ReadDate | null): ReadDate | null =>
  date !== null && NEVER.has(date.from) ? null : date;

/** A date as `IsoMoment`. */
export const momentOf = (date: ReadDate): string => (date.time === '' ? date.from : `${date.from}T${date.time}`);
