import {ABBREVIATIONS, FLAT_STARTS, SHORT_LEVELS, STREET_WORDS} from './words.ts';

/** An address in capitals: parts by commas, one blank between words, no other stops; ranges stay "12-14". */
export function plainText(text: string): string {
  let plain = asciiCapitals(text);
  // Most addresses hold letters, digits, commas and blanks only.
  if (UNUSUAL.test(plain)) plain = withoutSigns(plain);
  return plain
    .replace(/ *,[ ,]*/g, ',')
    .replace(/ {2,}/g, ' ')
    .replace(/^[ ,]+|[ ,]+$/g, '');
}

const UNUSUAL = /[^A-Z0-9, ]/;

function withoutSigns(text: string): string {
  let plain = text;
  // A name stands behind C/O; where a number does, it is the address itself.
  if (plain.includes('C/O')) plain = plain.replace(/\bC\/O\b(?! ?\d)[^,\n]*(?:[,\n]|$)|\bC\/O\b/g, '');
  plain = plain
    .replace(/['`.#"*]/g, '')
    .replace(/[;\n\r|:()[\]]+/g, ',')
    .replace(/&/g, ' AND ')
    .replace(/[_\s]/g, ' ');
  if (plain.includes('/')) plain = withoutSlashes(plain);
  return plain.includes('-') ? withoutDashes(plain) : plain;
}

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

const SLASHED_LEVELS: Record<string, string> = {G: 'GROUND', LG: 'LOWER GROUND', B: 'BASEMENT'};

/** "3/12 HIGH ROAD" is flat 3 of 12, "FLAT 0/1" a flat of a tenement, "G/F" a storey, "1ST/2ND FLOOR" two. */
function withoutSlashes(plain: string): string {
  return plain
    .replace(/\b(?:FLAT )?(L?G|B)\/F\b/g, (_, level: string) => `${SLASHED_LEVELS[level]!} FLOOR`)
    .replace(/\b(?:FLAT )?(\d)\/F\b/g, 'FLOOR $1')
    .replace(/(^|,) ?(\d+[A-Z]?) ?\/ ?(?=\d)/g, '$1FLAT $2,')
    .replace(/(\d)\/(?=\d)/g, '$1-')
    .replace(/\//g, ' AND ');
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
      const full = ABBREVIATIONS.get(word);
      words.push(full !== undefined && (i > 0 || FLAT_STARTS.has(full)) ? full : word);
    }
  }
  return words;
}

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
  if (at === 0 || /^\d|^(?:FLAT|GREAT|THE|OF)$/.test(before)) return 'SAINT';
  const later = words.slice(at + 2).some((word) => word === 'ST' || STREET_WORDS.has(ABBREVIATIONS.get(word) ?? word));
  return later ? 'SAINT' : 'STREET';
}
