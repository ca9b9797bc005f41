import {addMonths, dayToIso, isoToDay} from '../../base/day.ts';
import type {Birth} from '../../model/mention.ts';

/** "EDD 12/04/2024", "due: 12 Apr 2024", "(exp. 12/04/24)": the day on which a child is expected. */
const EXPECTED = /^\(?\s*(?:e\.?\s?d\.?\s?[dc]\b\.?|due(?: date)?|expected|exp\b\.?)\s*[:=-]?\s*/i;
/** "DOB 12/03/2009", "b. 12/03/2009", "born: 2009". */
const BORN = /^\(?\s*(?:d\.?\s?o\.?\s?b\b\.?|date of birth|born|b\.)\s*[:=-]?\s*/i;
/** "circa 2008", "c.2008", "2008?", "12/03/2009 (est)". */
const ABOUT = /^(?:about|approx\.?|approximately|circa|c\.?|est\.?|estimated|~)\s*(?=[\d(])/i;
const ABOUT_BEHIND = /\s*(?:\(?\s*(?:est\.?|estimated|approx\.?|circa|assumed)\s*\)?|\?)\s*$/i;

/** What the words around a birth date say of it, and the date without them. */
export type BirthWords = {date: string; kind: 'expected' | 'estimated' | null};

export function birthWords(text: string): BirthWords {
  const expected = EXPECTED.exec(text);
  if (expected !== null) return {date: unbracketed(text.slice(expected[0].length)), kind: 'expected'};
  const born = text.replace(BORN, '');
  const date = unbracketed(born.replace(ABOUT, '').replace(ABOUT_BEHIND, ''));
  return {date, kind: date === unbracketed(born) ? null : 'estimated'};
}

const unbracketed = (text: string): string => text.replace(/\)\s*$/, '').trim();

/** Years by which somebody who writes "circa 2008" may be out, on both sides. */
const ABOUT_YEARS = 2;

/** A date that somebody wrote with "about": a day so written stays a day, a month or year is widened. */
export function aboutDate({from, to}: {from: string; to: string}): Birth {
  if (from === to) return {from, to, kind: 'estimated'};
  return {
    from: dayToIso(addMonths(isoToDay(from), -12 * ABOUT_YEARS)),
    to: dayToIso(addMonths(isoToDay(to), 12 * ABOUT_YEARS)),
    kind: 'estimated',
  };
}
