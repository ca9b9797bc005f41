import {shareWhere, type Column} from '../sample.ts';
import {BARE_AGE, born, bornWays, LETTERS} from './cell-pattern.ts';
import {dateFormOf} from './date-formats.ts';
import {namesSomebody} from './person-shape.ts';
import type {Several} from './several.ts';
import {PROTECTED_WORDS} from './shapes.ts';

/** One person in a cell of several lines: the name, then a birth date, a telephone and an address, each on lines of its own. */

/** A line that tells something else of the person: no part of an address. */
const ELSE = String.raw`(?:d\.?o\.?b|born|b\.|age|tel|mob|phone|[mt]:|aka|nhs|e-?mail|\d{1,2}(?:st|nd|rd|th)?[ ./-]\p{L}{3,9}[ ./-]\d{2,4}\s*$)`;
/** The first line of an address: a number and a word, or words that close it in its place. */
const ADDRESS = String.raw`(?=[^\n]*(?:\d[^\n]*\p{L}{3}|\p{L}{3}[^\n]*\d|(?:${PROTECTED_WORDS})))(?!\s*${ELSE})[^\n]+`;
const MORE = String.raw`(?:\n(?!\s*${ELSE})[^\n]*\p{L}[^\n]*)*`;
const AND_ADDRESS = String.raw`(?=(?:[^]*?\n(?<address>${ADDRESS}${MORE}))?)`;
const PHONE = String.raw`(?=(?:[^]*?(?<phone>(?<!\d)(?:\+44\s?|0)\d[\d ]{7,11}\d(?!\d)))?)`;

/** Whether a line below a name tells more of whom it names: a birth date, a telephone, an address. */
export const tellsMore = (line: string): boolean => MORE_OF_ONE.test(line);
const MORE_OF_ONE = new RegExp(
  String.raw`^\s*(?:${ELSE}|\d+[a-z]?[,\s]+\p{L}|(?:flat|unit|room|apartment)\s+\d|(?:same|no fixed|nfa|not known)\b|[^\n]*(?:${PROTECTED_WORDS}))`,
  'iu',
);

/** Of the cells, the share that must have lines, and of those the share whose first line must name somebody. */
const LINES_LEAST = 0.3;
const NAMED_LEAST = 0.6;

/** How such cells are taken apart; null where they are none, or each line is a person. */
export function linesIn(column: Column): Several | null {
  const cells = [...column.texts.keys()].filter((text) => text.includes('\n'));
  if (shareWhere(column, (text) => text.includes('\n')) < LINES_LEAST) return null;
  const named = cells.filter((text) => namesSomebody(firstLine(text)));
  if (named.length < NAMED_LEAST * cells.length) return null;
  // Lines that name somebody else make a list of people.
  if (cells.filter((text) => text.split('\n').slice(1).some(isOther)).length > 0.1 * cells.length) return null;
  // A bare number may be that of a house.
  const ways = bornWays(cells.flatMap((text) => text.split('\n').map((line) => `Of ${line}`))).filter(
    (way) => way !== BARE_AGE,
  );
  const births = ways.length === 0 ? '' : String.raw`(?=(?:[^]*?${born(ways)})?)`;
  const isFamilyFirst = named.filter((text) => /^[^,\n(]+,\s*\p{Lu}/u.test(text)).length >= 0.3 * named.length;
  const name = String.raw`[${LETTERS}][${LETTERS}\s-]*?`;
  const full = isFamilyFirst ? `${name}(?:,\\s*${name})?` : name;
  const pattern = `^${births}${PHONE}${AND_ADDRESS}(?<name>${full})(?=\\s*$|\\s*[\\n()[\\],;/\\d]|\\s-|\\s+(?:dob|born|b\\.))[^]*$`;
  const groups = new Set([...pattern.matchAll(/\?<(\w+)>/g)].map(([, group]) => group!));
  const person = new RegExp(pattern, 'iu');
  const said = [...column.texts.keys()].map((text): Record<string, string> => person.exec(text)?.groups ?? {});
  for (const group of ['phone', 'address', 'born'])
    if (said.filter((one) => one[group] !== undefined).length < SAID_LEAST * said.length) groups.delete(group);
  const days = new Set(said.flatMap((one) => one['born'] ?? []));
  const {formats} = dateFormOf({texts: new Map([...days].map((text) => [text, 1])), filled: days.size});
  return {split: null, pattern, max: 1, groups, formats};
}
const SAID_LEAST = 0.02;

const firstLine = (text: string): string => text.split('\n')[0]!.trim();
const isOther = (line: string): boolean => !/^\s*(?:aka|alias|n[eé]e)\b/i.test(line) && namesSomebody(line.trim());
