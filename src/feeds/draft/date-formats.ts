import {DEFAULT_DATE_FORMATS, dateReader} from '../dates.ts';
import type {Column} from './sample.ts';

/** Formats that must be named to be read, in the order in which they are tried. */
const NAMED_FORMATS = [
  'YYYY/MM/DD',
  'DD/MM/YY',
  'DD-MM-YY',
  'DD.MM.YY',
  'D MMM YY',
  'D-MMM-YY',
  'DDMMYYYY',
  'serial',
  'MM/DD/YYYY',
];
const PIVOT = 30;
/** A number outside these years is no date of anybody whom records tell of, old records included. */
const YEARS = {from: '1800', to: '2099'};

/** How the dates of a column are written: formats beyond the default ones, and the share of filled cells that are then read. */
export type DateForm = {formats: readonly string[]; share: number};

/** Which formats read a column, the fewest that do: an American one only where no British one reads as much. */
export function dateFormOf({texts, filled}: Column): DateForm {
  if (filled === 0) return {formats: [], share: 0};
  const left = new Map(texts);
  const take = (formats: readonly string[]): number => {
    const read = dateReader(formats, PIVOT);
    let count = 0;
    for (const [text, times] of left) {
      if (!isDay(read(text)?.from)) continue;
      count += times;
      left.delete(text);
    }
    return count / filled;
  };
  let share = take(DEFAULT_DATE_FORMATS);
  const formats: string[] = [];
  for (const format of NAMED_FORMATS) {
    // As a day of a spreadsheet an age would be one of the year 1900.
    if (format === 'serial' && countOf(left, /^\d{1,4}$/) > countOf(left, /^\d{5}/)) continue;
    const more = take([format]);
    // Less is a slip of the typist, and no way of writing.
    if (more >= SHARE_LEAST) formats.push(format);
    share += more;
  }
  return {formats, share};
}

const countOf = (texts: ReadonlyMap<string, number>, pattern: RegExp): number =>
  [...texts].reduce((sum, [text, times]) => sum + (pattern.test(text) ? times : 0), 0);

const SHARE_LEAST = 0.02;

const isDay = (iso: string | undefined): boolean => iso !== undefined && iso >= YEARS.from && iso <= YEARS.to;
