import {withoutRemarks} from './remarks.ts';
import {withoutMonths, withoutSlashes} from './slashes.ts';
import {ABBREVIATIONS, FLAT_STARTS, SHORT_LEVELS, STREET_ENDS, STREET_WORDS} from './words.ts';

/** An address in capitals: parts by commas, one blank between words, no other stops; ranges stay "12-14". */
export function plainText(text: string): string {
  let plain = withoutRemarks(asciiCapitals(text));
  // Most addresses hold letters, digits, commas and blanks only.
  if (UNUSUAL.test(plain)) plain = withoutSigns(plain);
  return plain
    .replace(/\b(\d+[A-Z]?) TO (?=\d)/g, '$1-')
    .replace(/ *,[ ,]*/g, ',')
    .replace(/ {2,}/g, ' ')
    .replace(/^[ ,]+|[ ,]+$/g, '');
}

const UNUSUAL = /[^A-Z0-9, ]/;

function withoutSigns(text: string): string {
  let plain = text;
  if (plain.includes('C/O')) plain = plain.replace(CARE_OF, '');
  plain = plain
    .replace(/['`.#"*]/g, '')
    .replace(/[;\n\r|:()[\]]+/g, ',')
    .replace(/&/g, ' AND ')
    .replace(/[_\s]/g, ' ');
  if (plain.includes('-')) plain = withoutMonths(plain);
  if (plain.includes('/')) plain = withoutSlashes(plain);
  return plain.includes('-') ? withoutDashes(plain) : plain;
}

/** A name stands behind C/O; where a number or a flat does, it is the address itself. */
const CARE_OF = new RegExp(
  String.raw`\bC/O\b(?! ?(?:THE )?(?:\d|FLAT|FLT|APT|APARTMENT|UNIT|ROOM|RM|PITCH|BASEMENT|GROUND|GRD|FIRST|SECOND|THIRD|TOP|GFF|FFF|SFF|TFF|LGF)\b)` +
    String.raw`[^,\n\d]*(?:[,\n]|$|(?=\d))|\bC/O\b`,
  'g',
);

function asciiCapitals(text: string): string {
  // oxlint-disable-next-line no-control-regex -- the range is ASCII itself
  if (/^[\x00-\x7f]*$/.test(text)) return text.toUpperCase();
  return text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/[‐-―]/g, '-')
    .replace(/[’‘ʼ]/g, '')
    .toUpperCase();
}

/** A dash within a number is a range; one between words joins or parts them. */
function withoutDashes(plain: string): string {
  return plain
    .replace(/\b((?:FLAT|FLT|APT|APARTMENT|UNIT|ROOM|RM) \w+) +- +/g, '$1,')
    .replace(/(\d[A-Z]?) ?- ?(?=\d)/g, '$1~')
    .replace(/\b([A-Z])-(?=[A-Z]\b)/g, '$1~')
    .replace(/ -+ /g, ',')
    .replace(/-/g, ' ')
    .replace(/~/g, '-');
}

/** The words of one part with abbreviations written out and what was written together taken apart. */
export function wordsOf(part: string): string[] {
  const written = part.split(' ');
  const words: string[] = [];
  for (let i = 0; i < written.length; i++) {
    const word = written[i]!;
    if (word === 'ST') words.push(saintOrStreet(written, i));
    else if (!pushGlued(word, written[i + 1], words)) {
      const full = isBackLane(word, written[i + 1]) ? undefined : ABBREVIATIONS.get(word);
      words.push(full !== undefined && (i > 0 || FLAT_STARTS.has(full)) ? full : word);
    }
  }
  return words;
}

/** "BACK LANE" is a street and nothing behind a house. */
const isBackLane = (word: string, next: string | undefined): boolean =>
  word === 'BACK' && next !== undefined && STREET_WORDS.has(ABBREVIATIONS.get(next) ?? next);

const GLUED_NUMBER = /^(FLAT|FLT|APT|UNIT|ROOM|RM|R|F|NO)(\d+[A-Z]?)$/;

/** "FLAT3", "F3", "RM2", "NO12" are two words; "FB" before a number is flat B, unless it is a storey. */
function pushGlued(word: string, next: string | undefined, words: string[]): boolean {
  const first = word.charCodeAt(0);
  // F, A, U, R or N begins every such word.
  if (first !== 70 && first !== 65 && first !== 85 && first !== 82 && first !== 78) return false;
  const glued = GLUED_NUMBER.exec(word);
  if (glued !== null) {
    const [, unit, number] = glued;
    // "1ST FLOOR FLAT10 NELSON MEWS": behind a storey the number is the house's.
    if (unit === 'NO') words.push(number!);
    else words.push(unit!.startsWith('R') ? 'ROOM' : 'FLAT', number!);
    return true;
  }
  if (
    word.length === 2 &&
    first === 70 &&
    words.length === 0 &&
    word >= 'FA' &&
    word <= 'FZ' &&
    !SHORT_LEVELS.has(word)
  ) {
    if (next !== undefined && !(next >= '0' && next < ':')) return false;
    words.push('FLAT', word[1]!);
    return true;
  }
  return false;
}

/** ST is a saint where a name follows and a street elsewhere. */
function saintOrStreet(words: readonly string[], at: number): string {
  const before = words[at - 1] ?? '';
  if (at === words.length - 1) return at === 0 ? 'SAINT' : 'STREET';
  if (at === 0 || /^(?:FLAT|FLT|APT|UNIT|ROOM|RM|NO)?\d|^(?:FLAT|GREAT|THE|OF)$/.test(before)) return 'SAINT';
  // "AVENUE ST JUDES": the street's name has ended.
  if (at > 1 && STREET_ENDS.has(ABBREVIATIONS.get(before) ?? before)) return 'SAINT';
  const later = words.slice(at + 2).some((word) => word === 'ST' || STREET_WORDS.has(ABBREVIATIONS.get(word) ?? word));
  return later ? 'SAINT' : 'STREET';
}
