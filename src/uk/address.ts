import {flatIdentity, takeFlat, type FlatParts} from './address-flat.ts';
import {nowhere, placeKind, type PlaceKind} from './address-place.ts';
import {ABBREVIATIONS, BUILDING_WORDS, COUNTIES, DIRECTIONS, STREET_WORDS} from './address-words.ts';
import {postcode as readPostcode, postcodeInText} from './postcode.ts';

/** An address in parts, all in capitals with abbreviations written out; a part that is not there is empty. */
export type AddressParts = FlatParts & {
  /** Flat, floor and side as one word for the front door; empty for a house. */
  door: string;
  /** Name of a house or block. */
  building: string;
  /** "45", "45C", "45-47". */
  number: string;
  street: string;
  locality: string;
  town: string;
  /** Unit ("NW10 4AB") or empty. */
  postcode: string;
  /** Outward part ("NW10"), also where it is all that is known. */
  outward: string;
  kind: PlaceKind | null;
};

type Draft = AddressParts & {others: string[]; numbered: string};

const OUTWARD_ONLY = /(?:^|[ ,])([A-Z]{1,2}\d[A-Z\d]?)$/;
const NUMBER = '\\d+[A-Z]?(?: ?- ?\\d+[A-Z]?)?';
const TWO_NUMBERS = new RegExp(`^(${NUMBER}|[A-Z]),? (${NUMBER}) (?=[A-Z])(.+)$`);
const ONE_NUMBER = /^(?:NO |NUMBER )?(\d+ ?[A-Z]?(?: ?- ?\d+[A-Z]?)?)(?= )(?! (?:ST|ND|RD|TH)\b) (.+)$/;
const ONLY_NUMBER = new RegExp(`^(?:NO |NUMBER )?(${NUMBER})$`);

/**
 * Reads a UK address written as one text. `postcode` is the column beside it, if any; one inside the text is used where
 * that is missing. Any text gives parts, never an error; what cannot be placed stands in `locality` and `town`.
 */
export function parseAddress(text: string, postcode: string | null = null): AddressParts {
  const inside = postcodeInText(text);
  const unit = readPostcode(postcode ?? '') ?? readPostcode(inside?.postcode ?? '');
  const plain = plainText(inside === null ? text : inside.rest);
  const draft = emptyDraft();
  if (unit !== null && unit.pseudo === null) [draft.postcode, draft.outward] = [unit.unit, unit.outward];
  else draft.outward = outwardOnly(postcode ?? '') || outwardOnly(plain);
  draft.kind = nowhere(plain);
  if (draft.kind === null) {
    for (const part of withoutOutward(plain, draft.outward).split(',')) readPart(writtenOut(part.trim()), draft);
    settle(draft);
  }
  // A pseudo-postcode says that there is no place only where the text names none.
  if (draft.street === '' && draft.building === '' && draft.kind === null) {
    draft.kind = unit?.pseudo === 'nfa' ? 'nfa' : 'unknown';
  }
  const {others: _others, numbered: _numbered, ...parts} = draft;
  return {...parts, door: flatIdentity(draft)};
}

function outwardOnly(text: string): string {
  return OUTWARD_ONLY.exec(text.trim().toUpperCase())?.[1] ?? '';
}

function withoutOutward(plain: string, outward: string): string {
  return outward !== '' && plain.endsWith(outward) ? plain.slice(0, -outward.length).replace(/[ ,]+$/, '') : plain;
}

function emptyDraft(): Draft {
  return {
    flat: '',
    floor: '',
    side: '',
    door: '',
    building: '',
    number: '',
    street: '',
    locality: '',
    town: '',
    postcode: '',
    outward: '',
    kind: null,
    others: [],
    numbered: '',
  };
}

function plainText(text: string): string {
  // oxlint-disable-next-line no-control-regex -- the range is ASCII itself
  const ascii = /^[\x00-\x7f]*$/.test(text)
    ? text
    : text
        .normalize('NFKD')
        .replace(/\p{M}/gu, '')
        .replace(/[‐-―]/g, '-');
  return ascii
    .toUpperCase()
    .replace(/\bC\/O\b[^,\n]*(?:[,\n]|$)/g, '')
    .replace(/['’`.()#"]/g, '')
    .replace(/[;\n\r|:]+/g, ',')
    .replace(/&/g, ' AND ')
    .replace(/(^|, ?)F(?:LT|LAT)?(\d+[A-Z]?)(?=[ ,])/g, '$1FLAT $2')
    .replace(/^(\d+[A-Z]?) ?\/ ?(?=\d)/, 'FLAT $1 ')
    .replace(/\s+/g, ' ')
    .replace(/^[ ,]+|[ ,]+$/g, '');
}

/** One part with its abbreviations written out; ST is a saint where a name follows and a street elsewhere. */
function writtenOut(part: string): string {
  const words = part.split(' ');
  let changed = false;
  for (let i = 0; i < words.length; i++) {
    const word = words[i]!;
    const full = word === 'ST' ? saintOrStreet(words, i) : i > 0 || isFlatWord(word) ? ABBREVIATIONS[word] : undefined;
    if (full === undefined) continue;
    words[i] = full;
    changed = true;
  }
  return changed ? words.join(' ') : part;
}

function isFlatWord(word: string): boolean {
  const full = ABBREVIATIONS[word];
  return (
    full === 'FLAT' ||
    full === 'ROOM' ||
    full === 'BASEMENT' ||
    full === 'GROUND' ||
    full === 'LOWER' ||
    full === 'ATTIC'
  );
}

function saintOrStreet(words: readonly string[], at: number): string {
  const before = words[at - 1] ?? '';
  if (at === 0 || /^\d|^(?:FLAT|GREAT|THE|OF)$/.test(before)) return 'SAINT';
  if (at === words.length - 1) return 'STREET';
  const later = words.slice(at + 2).some((word) => STREET_WORDS.has(ABBREVIATIONS[word] ?? word) || word === 'ST');
  return later ? 'SAINT' : 'STREET';
}

function readPart(part: string, draft: Draft): void {
  const rest = draft.street === '' ? takeFlat(part, draft) : part;
  if (rest === '') return;
  const two = draft.flat === '' && draft.number === '' ? TWO_NUMBERS.exec(rest) : null;
  if (two !== null) {
    draft.flat = closed(two[1]!);
    readNumbered(closed(two[2]!), two[3]!, draft);
    return;
  }
  const one = ONE_NUMBER.exec(rest);
  if (one !== null && draft.street === '') {
    readNumbered(closed(one[1]!), one[2]!, draft);
    return;
  }
  const only = ONLY_NUMBER.exec(rest);
  if (only !== null) setNumber(closed(only[1]!), draft);
  else readName(rest, draft);
}

const closed = (number: string): string => number.replace(/ /g, '').replace(/^0+(?=\d)/, '');

/** A second number says that the first was the flat's. */
function setNumber(number: string, draft: Draft): void {
  if (draft.number !== '' && draft.flat === '') draft.flat = draft.number;
  draft.number = number;
}

function readNumbered(number: string, name: string, draft: Draft): void {
  setNumber(number, draft);
  const words = name.split(' ');
  const end = endOfStreet(words);
  if (end > 0) {
    // "3 ROSE COURT 12 HIGH ROAD": the second number opens the street, the first was of the block.
    draft.street = words.slice(0, end).join(' ');
    if (end < words.length) readName(words.slice(end).join(' '), draft);
    return;
  }
  const at = endOfBuilding(words);
  if (at > 0 && at < words.length) {
    nameBuilding(words.slice(0, at).join(' '), draft);
    readPart(words.slice(at).join(' '), draft);
  } else if (at > 0) nameBuilding(name, draft);
  else draft.numbered = name;
}

/** The number before a block's name is the flat's. */
function nameBuilding(name: string, draft: Draft): void {
  draft.building = name;
  if (draft.number === '' || draft.flat !== '') return;
  draft.flat = draft.number;
  draft.number = '';
}

function readName(name: string, draft: Draft): void {
  draft.kind ??= placeKind(name);
  if (draft.street !== '') {
    draft.others.push(name);
    return;
  }
  const words = name.split(' ');
  const at = endOfBuilding(words);
  if (at > 0 && at < words.length && /^\d/.test(words[at]!)) {
    draft.building = words.slice(0, at).join(' ');
    readPart(words.slice(at).join(' '), draft);
    return;
  }
  const end = endOfStreet(words);
  if (end === words.length || (end > 0 && draft.number !== '')) {
    draft.street = words.slice(0, end).join(' ');
    if (end < words.length) draft.others.push(words.slice(end).join(' '));
  } else if (at === words.length && draft.building === '') draft.building = name;
  else if (draft.number !== '' && draft.numbered === '' && draft.building === '') draft.numbered = name;
  else draft.others.push(name);
}

/** How many words the street's name takes, through its last street word; 0 where it has none after its first word. */
function endOfStreet(words: readonly string[]): number {
  for (let i = words[0] === 'BROADWAY' || words[0] === 'STRAND' ? 0 : 1; i < words.length; i++) {
    if (/^\d/.test(words[i]!)) return 0;
    if (!STREET_WORDS.has(words[i]!)) continue;
    while (i + 1 < words.length && (STREET_WORDS.has(words[i + 1]!) || DIRECTIONS.has(words[i + 1]!))) i++;
    return i + 1;
  }
  return 0;
}

function endOfBuilding(words: readonly string[]): number {
  for (let i = 1; i < words.length; i++) {
    if (BUILDING_WORDS.has(words[i]!) && !STREET_WORDS.has(words[i + 1] ?? '')) return i + 1;
  }
  return 0;
}

/** Gives every part its place once all were read: a street without a street word, a block that is the street, towns. */
function settle(draft: Draft): void {
  if (draft.street === '' && draft.numbered !== '') draft.street = draft.numbered;
  else if (draft.street === '' && draft.building === '' && draft.number !== '' && draft.others.length > 0) {
    draft.street = draft.others.shift()!;
  } else if (draft.street === '' && draft.building === '' && draft.others.length > 1) {
    draft.building = draft.others.shift()!;
  }
  const towns = draft.others.filter((name) => !COUNTIES.has(name));
  draft.town = towns.at(-1) ?? '';
  draft.locality = towns.slice(0, -1).join(', ');
  draft.kind ??= draft.building === '' ? null : placeKind(draft.building);
}
