import {addMonths, dayOf, dayToIso, isoToDay} from '../../base/day.ts';
import {onceEach} from '../../base/once.ts';

/** A date as read: an interval of days (one day unless only month or year is given) and a time, empty where none is. */
export type ReadDate = {from: string; to: string; time: string};
export type DateReader = (text: string) => ReadDate | null;
/** What is made of a day or month that no calendar has: nothing, or the month or year in which it would lie. */
export type Impossible = 'none' | 'part';

/** Formats tried where a mapping names none: British order, never American. */
export const DEFAULT_DATE_FORMATS = [
  'YYYY-MM-DD',
  'DD/MM/YYYY',
  'DD-MM-YYYY',
  'DD.MM.YYYY',
  'D MMM YYYY',
  'D-MMM-YYYY',
  'YYYYMMDD',
  'YYYY-MM',
  'MM/YYYY',
  'MMM YYYY',
  'MMM-YYYY',
  'YYYY',
];

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const TOKEN = /YYYY|YY|MMMM|MMM|MM|M|DD|D|HH|H|mm|ss|[^YMDHms]+/g;
/** A time behind the date is always understood, of twelve hours too ("07:38 PM"), and need not be part of the format. */
const TIME = String.raw`(?:[T ,]+(\d{1,2}):(\d{2})(?::\d{2}(?:\.\d+)?)?\s*(?:([ap])\.?m\.?|Z|[+-]\d{2}:?\d{2})?)?`;
const CACHE_MAX = 50_000;

/** Whether a format is one that `dateReader` knows: tokens YYYY YY MMMM MMM MM M DD D HH mm ss, or serial, serial-1904. */
export function isDateFormat(format: string): boolean {
  if (format === 'serial' || format === 'serial-1904') return true;
  return (
    /YY/.test(format) &&
    (format.match(TOKEN) ?? []).join('') === format &&
    !/[A-LN-XZa-ln-rt-z]{2}/.test(format.replaceAll('DD', '').replaceAll('HH', ''))
  );
}

/**
 * Reads dates in any of `formats`, the first that fits; two-digit years above `pivot` are 19yy, others 20yy.
 * A day of 00 means that the month is known, a month of 00 that the year is. Results are remembered: dates repeat.
 */
export function dateReader(formats: readonly string[], pivot: number, impossible: Impossible = 'none'): DateReader {
  const readers = formats.map((format) => formatReader(format, pivot, impossible));
  const cache = new Map<string, ReadDate | null>();
  return (text) => {
    const known = cache.get(text);
    if (known !== undefined) return known;
    let found: ReadDate | null = null;
    for (let i = 0; i < readers.length && found === null; i++) found = readers[i]!(text);
    if (cache.size >= CACHE_MAX) cache.clear();
    cache.set(text, found);
    return found;
  };
}

/**
 * The interval of birth days of somebody said to be of an age on a day: "12", "about 35", "6 months", "3 wks", "18/12".
 * "About" widens it by two years on both sides. Null where the text is no age.
 */
export function birthFromAge(text: string, on: string): {from: string; to: string} | null {
  // Clinicians write 18/12 for eighteen months, 3/52 for three weeks, 5/7 for five days.
  const fraction = /^(\d{1,2})\s*\/\s*(12|52|7)$/.exec(text.trim());
  if (fraction !== null) return birthFromAge(`${fraction[1]} ${FRACTION_UNITS[fraction[2]!]}`, on);
  const match =
    /^(about|approx\.?|approximately|c\.?|circa|aged?|~)?\s*(\d{1,3})(?:\.\d+)?\s*([a-z]*)\.?(?:\s*old)?$/i.exec(
      text.trim(),
    );
  if (match === null) return null;
  const count = Number(match[2]);
  const unit = (match[3] ?? '').toLowerCase();
  const day = isoToDay(on);
  if (/^(d|days?)$/.test(unit)) return interval(day - count - 1, day - count);
  if (/^(w|wks?|weeks?)$/.test(unit)) return interval(day - 7 * (count + 1), day - 7 * count);
  if (/^(m|mo|mth|mths|months?)$/.test(unit)) return interval(addMonths(day, -count - 1) + 1, addMonths(day, -count));
  if (unit !== '' && !/^(y|yo|yrs?|years?)$/.test(unit)) return null;
  if (count > 120) return null;
  const slack = match[1] === undefined || /^age/i.test(match[1]) ? 0 : 2;
  return interval(addMonths(day, -12 * (count + 1 + slack)) + 1, addMonths(day, -12 * Math.max(0, count - slack)));
}

const FRACTION_UNITS: Record<string, string> = {12: 'months', 52: 'weeks', 7: 'days'};

const interval = (from: number, to: number): {from: string; to: string} => ({from: dayToIso(from), to: dayToIso(to)});

function formatReader(format: string, pivot: number, impossible: Impossible): DateReader {
  if (format === 'serial') return (text) => readSerial(text, 25569);
  if (format === 'serial-1904') return (text) => readSerial(text, 24107);
  const {names, regex} = patternOf(format);
  return (text) => {
    const match = regex.exec(text);
    return match === null ? null : assemble(names, match, pivot, impossible);
  };
}

/** What a format looks like, and the tokens that its groups stand for. Mappings are compiled often, and share nearly all formats. */
const patternOf = onceEach((format: string): {names: readonly string[]; regex: RegExp} => {
  const tokens = format.match(TOKEN) ?? [];
  const apart = tokens.some((token) => !/^[YMDHms]/.test(token));
  const names: string[] = [];
  // "3rd Mar 21": beside a month in letters a day may be one of a series.
  const isWorded = format.includes('MMM');
  const pattern = tokens
    .map((token, at) => tokenPattern(token, apart || (at === 0 && losesZero(format)), names))
    .map((part, at) => (isWorded && tokens[at]!.startsWith('D') ? `${part}(?:st|nd|rd|th)?` : part))
    .join('');
  return {names, regex: new RegExp(`^${pattern}${format.includes('H') ? '' : TIME}$`, 'i')};
});

/** Spreadsheets take `03062009` for a number and drop the first sign; with a whole year behind it, it can still be told. */
const losesZero = (format: string): boolean => /^(?:DDMM|MMDD)YYYY$/.test(format);

function tokenPattern(token: string, apart: boolean, names: string[]): string {
  if (!/^[YMDHms]/.test(token))
    return token.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`).replaceAll(/\s+/g, String.raw`\s+`);
  names.push(token);
  if (token === 'YYYY') return String.raw`(\d{4})`;
  if (token === 'YY') return String.raw`(\d{2})`;
  if (token.startsWith('MMM')) return '([a-z]{3,9})';
  return apart ? String.raw`(\d{1,2})` : String.raw`(\d{2})`;
}

function assemble(
  names: readonly string[],
  match: RegExpExecArray,
  pivot: number,
  impossible: Impossible,
): ReadDate | null {
  let year = 0;
  let month = 0;
  let date = 0;
  let hour = hourOfDay(match[names.length + 1] ?? '', match[names.length + 3]);
  let minute = match[names.length + 2] ?? '';
  for (let i = 0; i < names.length; i++) {
    const text = match[i + 1]!;
    const token = names[i]!;
    if (token === 'YYYY') year = Number(text);
    else if (token === 'YY') year = Number(text) + (Number(text) > pivot ? 1900 : 2000);
    else if (token.startsWith('MMM')) {
      month = MONTHS.indexOf(text.slice(0, 3).toLowerCase()) + 1;
      if (month === 0) return null;
    } else if (token.startsWith('M')) month = Number(text);
    else if (token.startsWith('D')) date = Number(text);
    else if (token.startsWith('H')) hour = text;
    else if (token === 'mm') minute = text;
  }
  if (Number(hour) > 23 || Number(minute) > 59) return null;
  const time = hour === '' ? '' : `${hour.padStart(2, '0')}:${minute.padStart(2, '0')}`;
  const whole = calendarDate(year, month, date, time);
  if (whole !== null || impossible === 'none') return whole;
  return calendarDate(year, month, 0, '') ?? calendarDate(year, 0, 0, '');
}

/** An hour of twelve as one of twenty-four: "12" is midnight before noon ("a") and noon after it ("p"). "13:05 PM" stays as it is. */
export function hourOfDay(hour: string, half: string | undefined): string {
  if (half === undefined || hour === '' || Number(hour) > 12) return hour;
  return String((Number(hour) % 12) + (half.toLowerCase() === 'p' ? 12 : 0));
}

function calendarDate(year: number, month: number, date: number, time: string): ReadDate | null {
  if (year < 1000 || month > 12 || date > 31 || (month === 0 && date !== 0)) return null;
  if (month === 0) return {from: dayToIso(dayOf(year, 1, 1)), to: dayToIso(dayOf(year, 12, 31)), time: ''};
  const first = dayOf(year, month, 1);
  const next = month === 12 ? dayOf(year + 1, 1, 1) : dayOf(year, month + 1, 1);
  if (date === 0) return {from: dayToIso(first), to: dayToIso(next - 1), time: ''};
  if (first + date > next) return null;
  const iso = dayToIso(first + date - 1);
  return {from: iso, to: iso, time};
}

/** Spreadsheet days; the 1900 system counts a 29 February 1900 that never was. */
function readSerial(text: string, epoch: number): ReadDate | null {
  if (!/^\d{1,5}(\.\d+)?$/.test(text)) return null;
  const serial = Number(text);
  const whole = Math.floor(serial);
  if (whole < 1 || whole > 73_050) return null;
  const iso = dayToIso(whole - epoch + (epoch === 25569 && whole < 60 ? 1 : 0));
  const minutes = Math.round((serial - whole) * 1440) % 1440;
  const time =
    minutes === 0
      ? ''
      : `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
  return {from: iso, to: iso, time};
}
