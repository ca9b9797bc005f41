import {isoToDay} from '../../../base/day.ts';
import {DEFAULT_DATE_FORMATS, dateReader} from '../../values/dates.ts';
import type {Column} from '../sample.ts';

/** Formats that must be named to be read, in the order in which they are tried. */
const NAMED_FORMATS = [
  'YYYY/MM/DD',
  'DD/MM/YY',
  'DD-MM-YY',
  'DD.MM.YY',
  'D MMM YY',
  'D-MMM-YY',
  'DDMMYYYY',
  'YYYYMMDDHHmm',
  'YYYYMMDDHHmmss',
  'serial',
  'MM/DD/YYYY',
];
const PIVOT = 30;
/** A number outside these years is no date of anybody whom records tell of, old records included. */
const YEARS = {from: '1800', to: '2099'};

/** How the dates of a column are written. */
export type DateForm = {
  /** Formats beyond the default ones. */
  formats: readonly string[];
  /** Share of filled cells that are then read. */
  share: number;
  /** What is a date in a cell that holds more, as a pattern with one group; null where the cell is one. */
  match: string | null;
  /** Days since 1970 of cells, null where one is no date. */
  days: (cells: readonly string[]) => (number | null)[];
};

/** A weekday before a date, and a time behind it without a colon: "Mon 12/03/2024", "12-Mar-2024 1646 hrs". */
const WITHIN = String.raw`^(?:\p{L}{3,9}day,?\s+|\p{L}{3},?\s+(?=\d))?(\d.*?\d{2,4})(?:,?\s+(?:at\s+)?\d{1,2}[:.]?\d{2}(?:\s*(?:hrs?|[AaPp]\.?[Mm]\.?))?)?$`;
const MATCHED_LEAST = 0.5;

/** Which formats read a column, the fewest that do: an American one only where no British one reads as much. */
export function dateFormOf({texts, filled}: Pick<Column, 'texts' | 'filled'>): DateForm {
  const plain = formOf(texts, filled, null);
  if (filled === 0 || plain.share >= MATCHED_LEAST) return plain;
  const within = formOf(texts, filled, WITHIN);
  return within.share >= MATCHED_LEAST ? within : plain;
}

function formOf(texts: ReadonlyMap<string, number>, filled: number, match: string | null): DateForm {
  const pattern = match === null ? null : new RegExp(match, 'u');
  const dateIn = (text: string): string => (pattern === null ? text : (pattern.exec(text)?.[1] ?? ''));
  const left = new Map(texts);
  const take = (formats: readonly string[]): number => {
    const read = dateReader(formats, PIVOT);
    let count = 0;
    for (const [text, times] of left) {
      if (!isDay(read(dateIn(text))?.from)) continue;
      count += times;
      left.delete(text);
    }
    return filled === 0 ? 0 : count / filled;
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
  const read = dateReader([...formats, ...DEFAULT_DATE_FORMATS], PIVOT);
  const dayOf = (text: string): number | null => {
    const from = text === '' ? undefined : read(dateIn(text))?.from;
    return from !== undefined && isDay(from) ? isoToDay(from) : null;
  };
  return {formats, share, match, days: (cells) => cells.map(dayOf)};
}

const countOf = (texts: ReadonlyMap<string, number>, pattern: RegExp): number =>
  [...texts].reduce((sum, [text, times]) => sum + (pattern.test(text) ? times : 0), 0);

const SHARE_LEAST = 0.02;

const isDay = (iso: string | undefined): boolean => iso !== undefined && iso >= YEARS.from && iso <= YEARS.to;
