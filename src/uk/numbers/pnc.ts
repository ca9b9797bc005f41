import {policeCheckLetter} from './police-check-letter.ts';

/** Two-digit years up to this one are of this century: the computer holds nobody first recorded before 1940. */
const LAST_SHORT_YEAR = 39;

/**
 * A Police National Computer id as `YYYY/0000000C`, or null where the text is none or its check letter fails.
 * Reads short years, short serials and a missing slash ("81/34U", "2002/73319Z", "20020073319Z").
 */
export function pnc(raw: string): string | null {
  const match = /^(\d{4}|\d{2})\/(\d{1,7})([A-Z])$/.exec(slashed(raw.toUpperCase().replace(/[\s-]/g, '')));
  if (match === null) return null;
  const [, yearText, serialText, letter] = match;
  const serial = serialText!.padStart(7, '0');
  if (policeCheckLetter(yearText!.slice(-2) + serial) !== letter) return null;
  return `${fullYear(yearText!)}/${serial}${letter}`;
}

function slashed(text: string): string {
  if (text.includes('/')) return text;
  const yearLength = /^(19|20)\d{9}[A-Z]$/.test(text) ? 4 : 2;
  return `${text.slice(0, yearLength)}/${text.slice(yearLength)}`;
}

function fullYear(text: string): string {
  if (text.length === 4) return text;
  return (Number(text) <= LAST_SHORT_YEAR ? '20' : '19') + text;
}
