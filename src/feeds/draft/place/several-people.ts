import {TIE_KINDS} from '../../../model/notification.ts';
import {readRelation} from '../../rows/relations.ts';
import {BARE_AGE, bornWays, cellPattern, SHOWS, type CellForm} from './cell-pattern.ts';
import {dateFormOf} from './date-formats.ts';
import {linesIn, tellsMore} from './lines-in-cell.ts';
import type {Several} from './several.ts';
import {isPersonName} from './person-shape.ts';
import {headerWords} from '../words/cut-header.ts';
import {shareWhere, type Column} from '../sample.ts';
import {RELATION_WORDS, SHORT_RELATION_WORDS} from '../words/relation-words.ts';

const SEPARATORS = [';', '|', '\n', ' / ', '/', ' & ', ' and ', '+', ','];
/** Of the pieces of a column, the share that must show a part for it to be looked for: one of fifty is no slip. */
const SHOWN_LEAST = 0.02;

/** What parts the people of one cell, and what stands by their names; null where each cell names one person and nothing else. */
export function severalIn(column: Column): Several | null {
  if (column.filled === 0) return null;
  // "Other Adults" of whom no cell of the first rows has two: the next delivery may have them, as such cells are mostly written.
  const isListed = LISTED.test(headerWords(column.name).join(' '));
  const assumed = isListed ? (areParted(column) ? ',' : ';') : undefined;
  const found = SEPARATORS.find((text) => isSeparator(column, text));
  const separator = found ?? assumed;
  // The lines of an address have commas in them.
  const lines = separator === undefined || IN_LINES.has(separator) ? linesIn(column) : null;
  if (lines !== null) return lines;
  // "Tom & Lily Smith" in one cell, "Ann Bell and Sam Roe" in the next, "Mo - Ann Bell, Fa - Sam Roe" in a third.
  const others = SEPARATORS.filter(
    (text) => text !== separator && (SHARES.has(text) || isTold(column, text)) && isSeparator(column, text),
  );
  // Of whom none stands beside another yet, either sign may part them where no name has a comma in it.
  const isEither = found === undefined && separator === ';' && shareWhere(column, (text) => text.includes(',')) === 0;
  const separators =
    separator === undefined
      ? []
      : SHARES.has(separator)
        ? [separator, ...others]
        : [separator, ...(isEither ? [','] : [])];
  const pieces = piecesOf(column, separators);
  const form = formOf(pieces);
  const isPlain = form.born.length === 0 && !form.sex && !form.phone && !form.word && !form.colon && !form.id;
  // "Dr Bell, The Surgery": who somebody works for is no part of a name.
  const hasBody = pieces.filter((piece) => COMMA.test(piece) && BODY.test(piece)).length >= 0.3 * pieces.length;
  if (separator === undefined && isPlain && form.fronts.length === 0 && !hasBody) return null;
  const {pattern, groups: all} = cellPattern(form);
  // A school year read as an age would make a child five years younger, and another child than the one of whom others tell.
  const groups = new Set(all);
  if (form.born.every((way) => way === BARE_AGE) && isOfYears(column, pieces)) groups.delete('born');
  const births = pieces.flatMap((piece) => new RegExp(pattern, 'iu').exec(piece)?.groups?.['born'] ?? []);
  const isShared = separator !== undefined && SHARES.has(separator) && sharesSurname(column, separator);
  const counts = [...column.texts.keys()].map(
    (text) => cutAt(text, isShared ? [...separators, ','] : separators).length,
  );
  return {
    split: separator === undefined ? String.raw`\n` : separators.map(splitAt).join('|'),
    pattern,
    max: Math.min(12, Math.max(separator === undefined ? 1 : LISTED_MIN, ...counts)),
    groups,
    ...(isShared && {isOfOneSurname: true}),
    formats: dateFormOf({texts: new Map(births.map((text) => [text, 1])), filled: new Set(births).size}).formats,
  };
}

/** Whether commas part the people of a column of several: whole names, or forenames, of which some cells have three ("Marian (14), Roxana, Radu"). */
function areParted({texts}: Column): boolean {
  const cells = [...texts.keys()].filter((text) => text.includes(',')).map((text) => text.split(/\s*,\s*/));
  const isAll = (holds: (pieces: readonly string[]) => boolean, least: number): boolean =>
    cells.length > 0 && cells.filter(holds).length >= least * cells.length;
  if (isAll((pieces) => arePeople(pieces, ','), 0.8)) return true;
  // "KHAN, Amina" has one comma, and nobody's name has two.
  return (
    isAll((pieces) => pieces.every((piece) => NAMES_ALONE.test(piece)), 0.8) && isAll(({length}) => length > 2, 0.2)
  );
}
const NAMES_ALONE = /^\p{Lu}[\p{L}\p{M}'’.-]*(?:\s\p{Lu}[\p{L}\p{M}'’.-]*){0,3}\s*(?:\([^)]*\))?$/u;

/** Headers of more than one. */
const LISTED =
  /\b(?:adults|children|kids|siblings|others|people|persons|associates|friends|relatives|brothers|sisters|pupils|students|offenders|suspects|defendants|perpetrators|victims|witnesses)\b/;
/** A later delivery may name more of them than the first rows of this one do. */
const LISTED_MIN = 6;

const IN_LINES: ReadonlySet<string> = new Set([',', '/', ' / ']);

/** Signs between forenames that one surname follows. */
const SHARES: ReadonlySet<string> = new Set([' & ', ' and ', ' / ', '/', '+']);
const FORENAME = /^\p{Lu}[\p{L}\p{M}'’.-]+$/u;

/** Whether a comma parts people before each of whom stands what they are. */
const isTold = (column: Column, separator: string): boolean =>
  separator === ',' &&
  [...column.texts.keys()]
    .filter((text) => text.includes(separator))
    .every((text) => text.split(separator).every((piece) => TOLD.test(piece.trim())));
const TOLD = new RegExp(String.raw`^(?:${RELATION_WORDS}|${SHORT_RELATION_WORDS})\s*[:–-]\s*\p{Lu}`, 'iu');

/** Whether cells say "Tom & Lily Smith": forenames alone before a whole name. */
function sharesSurname(column: Column, separator: string): boolean {
  const cells = [...column.texts.keys()].filter((text) => text.includes(separator));
  const shared = cells.filter((text) => isOfOneSurname(text.split(separator).map((piece) => piece.trim())));
  return shared.length >= SHARED_LEAST * cells.length;
}
const SHARED_LEAST = 0.3;

const isOfOneSurname = (pieces: readonly string[]): boolean =>
  pieces.slice(0, -1).some((piece) => FORENAME.test(piece)) && isPersonName(nameIn(pieces.at(-1) ?? ''));

const cutAt = (text: string, separators: readonly string[]): string[] =>
  separators.reduce((pieces, separator) => pieces.flatMap((piece) => piece.split(separator)), [text]);

/** The pieces of all cells, each as often as it stands in another text. */
function piecesOf(column: Column, separators: readonly string[]): string[] {
  return [...column.texts.keys()]
    .flatMap((text) => cutAt(text, separators))
    .map((piece) => piece.trim())
    .filter((piece) => piece !== '');
}

/** Whether bare numbers beside names may be school years: under a header that speaks of school, where none is above 13. */
export function isOfYears({name}: Pick<Column, 'name'>, pieces: readonly string[]): boolean {
  if (!/\b(?:school|year|yr|class|ncy?|pupils?|students?)\b/.test(headerWords(name).join(' '))) return false;
  const numbers = pieces.flatMap((piece) => /[(,[:/-]\s*(\d{1,2})(?!\d|[./ -]\d)/.exec(piece)?.[1] ?? []);
  return numbers.length > 0 && numbers.every((text) => Number(text) <= SCHOOL_YEAR_MAX);
}
const SCHOOL_YEAR_MAX = 13;

function formOf(pieces: readonly string[]): CellForm {
  const share = (holds: (piece: string) => boolean): number => pieces.filter(holds).length / Math.max(1, pieces.length);
  const has = (part: keyof typeof SHOWS): boolean => share((piece) => SHOWS[part].test(piece)) >= SHOWN_LEAST;
  const colon = has('colon');
  // "FOB: Jay Francis": what stands before the colon says what somebody is only where it is understood.
  const isTold = colon && understood(pieces) >= 0.5;
  // "Mother: Ann Bell" in one cell, "Mo - Ann Bell" in the next.
  const fronts = frontsOf(colon ? pieces.filter((piece) => !piece.includes(':')) : pieces);
  const names = pieces.filter((piece) => /\p{L}\s+\p{L}/u.test(piece));
  return {
    born: has('born') ? bornWays(pieces) : [],
    sex: has('sex'),
    phone: has('phone'),
    word: !colon && fronts.length === 0 && has('word'),
    colon,
    isTold,
    fronts,
    id: has('id'),
    comma: share((piece) => isFamilyFirst(piece.replace(BEFORE, ''))) >= 0.3,
    capital: names.filter((piece) => /^\p{Lu}/u.test(piece)).length >= 0.9 * names.length,
  };
}

/** "KHAN, Amina", and what a comma stands before that is no forename: "Amina Khan, mother", "Dr Bell, The Surgery". */
const COMMA = /^[\p{L}\p{M}'’ -]+,\s*\p{Lu}/u;
const BODIES =
  'surgery|practice|centre|center|hospital|school|academy|team|service|services|clinic|trust|police|college|nursery|group';
const BODY = new RegExp(String.raw`,[^,(]*\b(?:${BODIES})\b`, 'iu');
const COMMA_ELSE = new RegExp(String.raw`,\s*(?:${RELATION_WORDS}\b|[^,(]*\b(?:${BODIES})\b)`, 'iu');

/** Of the words before a colon, the share that say what somebody is. */
function understood(pieces: readonly string[]): number {
  const words = pieces.flatMap((piece) => /^([^:\d]{2,30}):/u.exec(piece)?.[1] ?? []);
  return words.filter((word) => readRelation(word, TIE_KINDS) !== null).length / Math.max(1, words.length);
}

const isFamilyFirst = (piece: string): boolean => COMMA.test(piece) && !COMMA_ELSE.test(piece);
/** What may stand before a name: a number, or a word for what somebody is. */
const BEFORE = new RegExp(
  String.raw`^(?:[A-Z]*-?\d{3,}[A-Z]?[\s:,-]+|\p{L}[\p{L}’' /-]{1,30}:\s*|(?:${RELATION_WORDS}|${SHORT_RELATION_WORDS}(?=\s*[:–-]))[\s:,–-]+(?=\p{Lu}))`,
  'iu',
);

const FRONT = new RegExp(
  String.raw`^(${RELATION_WORDS}|${SHORT_RELATION_WORDS}(?=\s*[:–-]))(?=[\s:,–-]+\p{Lu}|\s*$)`,
  'iu',
);

/** Words for what somebody is that stand before a name without a sign between; longer ones first. */
function frontsOf(pieces: readonly string[]): string[] {
  const found = new Map<string, {alone: number; before: number}>();
  for (const piece of pieces) {
    const word = FRONT.exec(piece)?.[1];
    // A surname may look like such a word; no name is to stand in a draft.
    if (word === undefined || (readRelation(word, TIE_KINDS) === null && !/['’]s?\s/.test(word))) continue;
    const counts = found.get(word) ?? {alone: 0, before: 0};
    if (word.length === piece.length) counts.alone++;
    else counts.before++;
    found.set(word, counts);
  }
  const before = [...found.values()].reduce((sum, counts) => sum + counts.before, 0);
  if (before < SHOWN_LEAST * pieces.length || before < 2) return [];
  return [...found.keys()].sort((one, other) => other.length - one.length || (one < other ? -1 : 1));
}

/** Whether a text parts people: it stands in some of the cells that name any, and what stands beside it is a person each time. */
function isSeparator(column: Column, separator: string): boolean {
  const cells = [...column.texts.keys()].filter((text) => text.includes(separator));
  if (shareWhere(column, (text) => text.includes(separator)) < SHOWN_LEAST) return false;
  return cells.filter((text) => arePeople(text.split(separator), separator)).length >= 0.8 * cells.length;
}

const WHOLE = /^\p{L}[\p{L}\p{M}'’.-]*\s+\p{L}|^\p{L}.*[\])\d]$/u;
const ANY = /^(?:[\p{L}\d]+\s+)?[\p{L}\p{M}'’‘.,\- ]{2}/u;
const NUMBER_ONLY = /^[^\p{L}]*$|^[^\p{L}]*\b(?:yrs?|years?|months?|[mf])\b[^\p{L}]*$/iu;

/** "SMITH, Jane" is one person, "Jane Smith, Tom Smith" are two: a comma parts only what is whole by itself. */
function arePeople(parts: readonly string[], separator: string): boolean {
  // "Jane Smith (5), unborn": who is not born yet has no name, and stands beside those who have.
  const pieces = parts.map((part) => part.trim()).filter((part) => part !== '' && !UNBORN.test(part));
  // "Jane Smith (5, F)": what stands in brackets is not parted.
  if (pieces.some((piece) => NUMBER_ONLY.test(piece) || unclosed(piece))) return false;
  if (separator === '+' || separator === '/' || separator === ' and ')
    return isOfOneSurname(pieces) || pieces.every((piece) => isPersonName(nameIn(piece)));
  // "Jane Smith", below it "DOB 04/03/1985" and an address: one person.
  if (separator === '\n' && pieces.slice(1).some(tellsMore)) return false;
  if (separator !== ',') return pieces.every((piece) => ANY.test(piece));
  return pieces.every(
    (piece, at) => WHOLE.test(piece.replace(BEFORE, '')) && (at === 0 || !COMMA_ELSE.test(`,${piece}`)),
  );
}

const UNBORN = /^(?:ubb?|unborn)(?: (?:baby|child))?\b(?!\s\p{Lu})/iu;

const unclosed = (text: string): boolean => text.split('(').length !== text.split(')').length;
const nameIn = (piece: string): string => piece.replace(/\s*[([\d].*$/, '');

/** The separator as a pattern, with the spaces that must or may stand around it. */
function splitAt(separator: string): string {
  if (separator === '\n') return String.raw`\s*\n\s*`;
  const sign = separator.trim().replace(/[|/+]/, String.raw`\$&`);
  return separator === separator.trim() ? String.raw`\s*${sign}\s*` : String.raw`\s+${sign}\s+`;
}

/** What is said of each person in the cells of a column that names several, by the names of the pattern's groups. */
export function peopleIn({texts}: Pick<Column, 'texts'>, {split, pattern}: Several): Record<string, string>[] {
  const [parts, person] = [split === null ? null : new RegExp(split, 'u'), new RegExp(pattern, 'iu')];
  return [...texts.keys()]
    .flatMap((text) => (parts === null ? [text] : text.split(parts)))
    .flatMap((piece) => {
      const groups = person.exec(piece.trim())?.groups;
      return groups === undefined ? [] : [groups];
    });
}
