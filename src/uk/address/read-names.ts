import {BUILDING_WORDS, DIRECTIONS, REGIONS, STREET_ENDS, STREET_WORDS} from './words.ts';

/** A name of an address with the number before it, if any: "12 HIGH ROAD", "ROSE COURT", "12" alone. */
export type NamedPart = {number: string; words: readonly string[]; ends: 'street' | 'building' | 'neither'};

const NUMBER = /^\d+[A-Z]?(?:-\d*[A-Z]?)?$/;
const LETTER = /^[A-Z]$/;
/** Part of a building that numbers its flats as the others do. */
export const BLOCK = /^(?:BLOCK|WING|TOWER|STAIRCASE|ENTRANCE) (?:[A-Z]|\d{1,2})$/;
const NUMBERED_NAMES = new Set(['BLOCK', 'WARD', 'BFPO', 'PHASE', 'SUITE', 'LEVEL', 'YEAR', 'BOX']);

/**
 * Reads one part without its flat: a number and a name, a name alone, a number alone. A second number opens a second name
 * ("ROSE COURT 12 HIGH ROAD"); two numbers in a row are flat and house ("3 12 HIGH ROAD").
 */
export function readNames(words: readonly string[], into: NamedPart[]): void {
  let at = words[0] === 'NO' || words[0] === 'NUMBER' ? 1 : 0;
  if (at < words.length && isNumber(words[at]!)) {
    let number = stripped(words[at++]!);
    if (LETTER.test(words[at] ?? '') && /^\d+$/.test(number) && !isNumber(words[at + 1] ?? '')) number += words[at++]!;
    const end = nextNumber(words, at);
    pushName(number, words.slice(at, end), into);
    if (end < words.length) readNames(words.slice(end), into);
    return;
  }
  if (LETTER.test(words[at] ?? '') && isNumber(words[at + 1] ?? '')) {
    into.push({number: words[at]!, words: [], ends: 'neither'});
    readNames(words.slice(at + 1), into);
    return;
  }
  const end = nextNumber(words, at);
  pushName('', words.slice(at, end), into);
  if (end < words.length) readNames(words.slice(end), into);
}

const isNumber = (word: string): boolean => word !== '' && word >= '0' && word < ':' && NUMBER.test(word);
const stripped = (number: string): string => (number[0] === '0' ? number.replace(/^0+(?=\d)/, '') : number);

function nextNumber(words: readonly string[], from: number): number {
  for (let at = from; at < words.length; at++) {
    // "BLOCK 4", "WARD 7": the number is part of the name.
    if (isNumber(words[at]!) && !(at > 0 && NUMBERED_NAMES.has(words[at - 1]!))) return at;
  }
  return words.length;
}

/** A name as one part, or as building and street, or as street and what follows it, where it was written without commas. */
function pushName(number: string, words: readonly string[], into: NamedPart[]): void {
  if (words.length === 0) {
    if (number !== '') into.push({number, words, ends: 'neither'});
    return;
  }
  if (words.length > 2 && number === '' && BLOCK.test(`${words[0]} ${words[1]}`)) {
    into.push({number, words: words.slice(0, 2), ends: 'building'});
    pushName('', words.slice(2), into);
    return;
  }
  const building = endOfBuilding(words);
  if (building > 0 && building + 1 < words.length && mayStartStreet(number, words, building)) {
    const street = endOfStreet(words.slice(building));
    if (street > 0) {
      into.push({number, words: words.slice(0, building), ends: 'building'});
      pushName('', words.slice(building), into);
      return;
    }
  }
  const street = endOfStreet(words);
  // "POUND LANE HOSTEL" is a hostel in or after Pound Lane, not a lane.
  if (building === words.length && street < words.length) {
    into.push({number, words, ends: 'building'});
  } else if (street === words.length || (street > 0 && (number !== '' || STREET_ENDS.has(words[street - 1]!)))) {
    into.push({number, words: words.slice(0, street), ends: 'street'});
    if (street < words.length) into.push({number: '', words: words.slice(street), ends: 'neither'});
  } else if (building > 0) {
    into.push({number, words: words.slice(0, building), ends: 'building'});
    if (building < words.length) into.push({number: '', words: words.slice(building), ends: 'neither'});
  } else into.push({number, words: number === '' ? words : withoutRegion(words), ends: 'neither'});
}

/** "HEREFORD HOUSE BRIDGE STREET": a word that may end a street begins one where a plain street word follows; with a number before, only behind HOUSE. */
function mayStartStreet(number: string, words: readonly string[], building: number): boolean {
  if (!STREET_WORDS.has(words[building]!)) return true;
  if (STREET_ENDS.has(words[building]!) || !STREET_ENDS.has(words[building + 1] ?? '')) return false;
  return number === '' || words[building - 1] === 'HOUSE';
}

/** How many words the street's name takes, through its first plain street word and the street words that follow it; 0 for none. */
function endOfStreet(words: readonly string[]): number {
  let end = -1;
  for (let i = words.length === 1 && STREET_ENDS.has(words[0]!) ? 0 : 1; i < words.length && end < 0; i++) {
    if (STREET_ENDS.has(words[i]!)) end = i;
  }
  for (let i = 1; i < words.length && end < 0; i++) if (STREET_WORDS.has(words[i]!)) end = i;
  if (end < 0) return 0;
  while (end + 1 < words.length && (STREET_ENDS.has(words[end + 1]!) || DIRECTIONS.has(words[end + 1]!))) end++;
  return end + 1;
}

/** How many words a building's name takes, through its last building word; 0 where it has none behind its first word. */
function endOfBuilding(words: readonly string[]): number {
  for (let i = words.length - 1; i > 0; i--) {
    if (BUILDING_WORDS.has(words[i]!) && !STREET_ENDS.has(words[i + 1] ?? '')) {
      return i + 1 < words.length && words[i + 1]!.length === 1 ? i + 2 : i + 1;
    }
  }
  return words[0] === 'BLOCK' && words.length === 2 ? 2 : 0;
}

/** "KINGSWAY LONDON" is Kingsway: a street without a street word may stand before a region without a comma. */
function withoutRegion(words: readonly string[]): readonly string[] {
  return words.length > 1 && REGIONS.has(words.at(-1)!) ? words.slice(0, -1) : words;
}
