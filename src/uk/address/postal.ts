import {plainText} from './plain.ts';
import {postcode as readPostcode, postcodeInText, type Postcode} from '../postcode.ts';

/** The postcode, that of the column before one in the text, and the text without one in capitals; `unread` is one in it that can be none. */
export function readPostal(
  text: string,
  column: string,
): {unit: Postcode | null; unread: string; tail: Tail | null; rest: string} {
  const inside = postcodeInText(text);
  const own = column === '' ? null : readPostcode(column);
  const plain = plainText(inside === null ? text : inside.rest.replace(POSTCODE_WORD, ''));
  const tail = inside === null ? tailOf(plain) : null;
  const unit = own ?? (inside === null ? (tail?.unit ?? null) : readPostcode(inside.postcode));
  const unread = inside === null || unit !== null ? '' : inside.postcode;
  return {unit, unread, tail, rest: tail === null ? plain : tail.rest};
}

/** "12 High Road, postcode NW10 4AB". */
const POSTCODE_WORD = /[\s,]*\bpost ?code[:\s]*$/i;

const OUTWARD = /^[A-Z]{1,2}\d[A-Z\d]?$/;
/** Letters and digits mixed as in a postcode, of its length give or take one sign. */
const LIKE_POSTCODE = /^(?=[A-Z\d]{4,8}$)(?!(?:FLAT|FLT|APT|UNIT|ROOM)\d)[A-Z][A-Z\d]*\d[A-Z\d]*$/;

/** "NW10" where a column holds no more than that; else empty. */
export const outwardOnly = (column: string): string => {
  const text = column.trim().toUpperCase();
  return OUTWARD.test(text) ? text : '';
};

/** What has the look of a postcode and cannot be read as one, without blanks; else empty. */
export function spoilt(text: string): string {
  const signs = text.toUpperCase().replace(/[^A-Z\d]/g, '');
  return LIKE_POSTCODE.test(signs) && !OUTWARD.test(signs) ? signs : '';
}

/** "NW10 OAB": the one digit of the inward part written as a letter that looks like it. */
const MISTAKEN_PAIR = /^[A-Z]{1,2}\d[A-Z\d]? [OILSZ][A-Z]{2}$/;

type Tail = {rest: string; unit: Postcode | null; outward: string; spoilt: string};

/** Reads a postcode with signs mistaken, damaged, or cut to its outward part from the end of a text; null where there is none. */
function tailOf(plain: string): Tail | null {
  const at = lastBreak(plain, plain.length);
  const last = plain.slice(at + 1);
  if (last.length < 2 || last.length > 8) return null;
  const before = lastBreak(plain, at);
  const pair = at > 0 && plain[at] === ' ' ? plain.slice(before + 1) : '';
  if (!/\d/.test(last) && !MISTAKEN_PAIR.test(pair)) return null;
  // A number before two words is a house's ("5 ELM"), never half a postcode.
  const isPair = pair.length > 4 && pair.length < 10 && /^[A-Z]/.test(pair);
  const both = isPair ? readPostcode(pair) : null;
  if (both !== null) return {rest: trimmed(plain, before), unit: both, outward: '', spoilt: ''};
  if (isPair && OUTWARD.test(plain.slice(before + 1, at)) && LIKE_POSTCODE.test(pair.replace(' ', ''))) {
    return {rest: trimmed(plain, before), unit: null, outward: '', spoilt: spoilt(pair)};
  }
  const unit = readPostcode(last);
  if (unit !== null) return {rest: trimmed(plain, at), unit, outward: '', spoilt: ''};
  if (OUTWARD.test(last) && !/^[FR]\d/.test(last))
    return {rest: trimmed(plain, at), unit: null, outward: last, spoilt: ''};
  if (last.length > 4 && at > 0 && LIKE_POSTCODE.test(last))
    return {rest: trimmed(plain, at), unit: null, outward: '', spoilt: last};
  return null;
}

function lastBreak(plain: string, before: number): number {
  for (let at = before - 1; at >= 0; at--) if (plain[at] === ' ' || plain[at] === ',') return at;
  return -1;
}

const trimmed = (plain: string, end: number): string => plain.slice(0, Math.max(0, end)).replace(/[ ,]+$/, '');
