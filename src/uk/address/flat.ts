import {LEVELS, SHORT_LEVELS, STREET_WORDS} from './words.ts';

/** What tells one front door of a building from the next, in canonical form; all empty for a house. */
export type FlatParts = {
  /** "3", "14A", "B", "1-3"; rooms of shared houses are "ROOM 4", "2 ROOM 4". */
  flat: string;
  /** "BASEMENT", "LOWER GROUND", "GROUND", "1", "2", "1-2", "TOP", "ATTIC", "GARDEN". */
  floor: string;
  /** "FRONT", "REAR", "LEFT", "RIGHT", "MIDDLE". */
  side: string;
};

const UNIT_ID = /^(?:\d+[A-Z]?(?:[-/]\d*[A-Z]?)?|[A-Z](?:-[A-Z])?|[A-Z]\d{1,3}[A-Z]?|\d{1,2}[FL]\d{1,2})$/;
/** Storey and door of a tenement, as Edinburgh writes them. */
const TENEMENT_FLAT = /^\d{1,2}F\d{1,2}$/;
const SIDES = new Set(['FRONT', 'REAR', 'LEFT', 'RIGHT', 'MIDDLE']);
/** Levels that stand for a flat without the word FLOOR, where nothing else can follow: "BASEMENT, 8 ELM GROVE". */
const BARE_LEVELS = new Set(['BASEMENT', 'ATTIC', 'LOWER GROUND', 'UPPER GROUND', 'GROUND']);
const WHOLE_UNITS = new Set(['ANNEXE', 'STUDIO']);
/** What stands on a site, with its number; `placeNames` gives it its place. */
const PITCHES: ReadonlyMap<string, string> = new Map(
  ['PITCH', 'BERTH', 'MOORING', 'CARAVAN', 'CHALET', 'PLOT'].map((word) => [word, word === 'PLOT' ? 'PLOT' : 'PITCH']),
);

const startsWithDigit = (word: string | undefined): boolean => word !== undefined && word >= '0' && word < ':';

/** Takes what names a flat from the start of a part; gives the place of the first word that does not. */
export function takeFlat(words: readonly string[], into: FlatParts): number {
  let at = 0;
  for (let from = -1; from !== at && at < words.length;) {
    from = at;
    at = takeUnit(words, at, into);
    if (at < words.length) at = takeFloor(words, at, into);
    if (at < words.length) at = takeSide(words, at, into);
  }
  return at;
}

/** Where within a part, behind its start, a flat is named: "ROSE COURT FLAT 3", "12 HIGH ROAD FIRST FLOOR"; else -1. */
export function findFlat(words: readonly string[]): number {
  for (let at = 1; at < words.length; at++) {
    const word = words[at]!;
    if (TENEMENT_FLAT.test(word)) return at;
    if ((word === 'FLAT' || word === 'ROOM') && UNIT_ID.test(words[at + 1] ?? '')) return at;
    if (word !== 'FLOOR' && word !== 'FLAT' && !(word.length > 2 && SHORT_LEVELS.has(word))) continue;
    let from = at;
    while (from > 1 && (LEVELS.has(words[from - 1]!) || words[from - 1] === 'AND')) from--;
    if (from === at && word !== 'FLOOR' && word !== 'FLAT')
      return from > 1 && SIDES.has(words[from - 1]!) ? from - 1 : from;
    if (from < at) return from > 1 && SIDES.has(words[from - 1]!) ? from - 1 : from;
  }
  return -1;
}

/** One word for the front door within its building; empty for a house. A flat's own number says more than its floor. */
export function flatIdentity({flat, floor, side}: FlatParts): string {
  const door = flat === '' && floor !== '' ? `FLOOR ${floor}` : flat;
  return side === '' ? door : `${door} ${side}`.trim();
}

function takeUnit(words: readonly string[], at: number, into: FlatParts): number {
  const word = words[at]!;
  const whole = words[at + 1] ?? '';
  if (word === 'THE' && at + 2 === words.length && (whole === 'FLAT' || WHOLE_UNITS.has(whole)))
    return named(whole, at + 2, into);
  if (word === 'THE' && at + 2 === words.length && BARE_LEVELS.has(LEVELS.get(whole) ?? ''))
    return takeFloor(words, at + 1, into);
  if (TENEMENT_FLAT.test(word)) return named(word, at + 1, into);
  const pitch = PITCHES.get(word);
  if (pitch !== undefined) return takePitch(pitch, words, at + 1, into);
  const isRoom = word === 'ROOM';
  if (!isRoom && word !== 'FLAT' && !WHOLE_UNITS.has(word)) return at;
  let next = at + 1;
  if (words[next] === 'NO' || words[next] === 'NUMBER') next++;
  const id = words[next] ?? '';
  if (!UNIT_ID.test(id)) {
    // "STUDIO, 12 HIGH ROAD" and "FLAT, 12 HIGH ROAD" are a door without a number.
    const isWhole = WHOLE_UNITS.has(word) || word === 'FLAT';
    return isWhole && next === words.length && next === at + 1 ? named(word, next, into) : at;
  }
  next++;
  const letter = words[next] ?? '';
  const isSplit =
    /^\d+$/.test(id) && /^[A-Z]$/.test(letter) && (next + 1 === words.length || startsWithDigit(words[next + 1]));
  const number = `${stripped(id)}${isSplit ? letter : ''}`.replace('/', '-');
  return named(isRoom ? `ROOM ${number}` : number, isSplit ? next + 1 : next, into);
}

function takePitch(pitch: string, words: readonly string[], first: number, into: FlatParts): number {
  const at = words[first] === 'NO' || words[first] === 'NUMBER' ? first + 1 : first;
  const id = words[at] ?? '';
  return /^\d+[A-Z]?$/.test(id) && into.flat === '' ? named(`${pitch} ${stripped(id)}`, at + 1, into) : first - 1;
}

const stripped = (id: string): string => (id.length > 1 && id[0] === '0' ? id.replace(/^0+(?=\d)/, '') : id);

function named(unit: string, next: number, into: FlatParts): number {
  if (into.flat === '' || into.flat === unit) into.flat = unit;
  // A room within a flat is a front door of its own, whichever of the two was written first.
  else into.flat = into.flat.startsWith('ROOM') ? `${unit} ${into.flat}` : `${into.flat} ${unit}`;
  return next;
}

function takeFloor(words: readonly string[], at: number, into: FlatParts): number {
  const first = levelAt(words, words[at] === 'FLAT' ? at + 1 : at);
  if (first === null) return takeFloorNumber(words, at, into);
  let {next} = first;
  let floor = first.level;
  if (words[next] === 'AND' || words[next] === 'TO') {
    const second = levelAt(words, next + 1);
    if (second === null || words[second.next] !== 'FLOOR') return at;
    floor = `${floor}-${second.level}`;
    next = second.next;
  }
  if (words[next] === 'FLOOR') next++;
  else if (words[next] !== 'FLAT' && !first.isShort && words[at] !== 'FLAT' && !standsAlone(floor, words, next))
    return at;
  else if (words[at] === 'FLAT' && next < words.length && !startsWithDigit(words[next])) return at;
  into.floor = floor;
  if (words[next] === 'FLAT' && !isUnitAhead(words, next + 1)) next++;
  return next;
}

function levelAt(words: readonly string[], at: number): {level: string; next: number; isShort: boolean} | null {
  const word = words[at] ?? '';
  const short = SHORT_LEVELS.get(word);
  if (short !== undefined) return {level: short, next: at + 1, isShort: true};
  if ((word === 'LOWER' || word === 'UPPER') && words[at + 1] === 'GROUND')
    return {level: `${word} GROUND`, next: at + 2, isShort: false};
  const level = LEVELS.get(word) ?? /^(\d{2})TH$/.exec(word)?.[1];
  return level === undefined ? null : {level, next: at + 1, isShort: false};
}

/** "FLOOR 2", "FLOOR 1-2". */
function takeFloorNumber(words: readonly string[], at: number, into: FlatParts): number {
  const id = words[at + 1] ?? '';
  if (words[at] !== 'FLOOR' || !/^\d{1,2}(?:-\d{1,2})?$/.test(id)) return at;
  into.floor = id;
  return at + 2;
}

function standsAlone(floor: string, words: readonly string[], next: number): boolean {
  const word = words[next];
  return BARE_LEVELS.has(floor) && (word === undefined || startsWithDigit(word) || SIDES.has(word));
}

/** "FIRST FLOOR FLAT 2" and "FIRST FLOOR FLAT 2, 10 ELM ROAD" name flat 2; "FIRST FLOOR FLAT 10 ELM ROAD" names house 10. */
function isUnitAhead(words: readonly string[], at: number): boolean {
  const id = words[at] ?? '';
  if (!UNIT_ID.test(id)) return false;
  return at + 1 === words.length || startsWithDigit(words[at + 1]) || !startsWithDigit(id);
}

function takeSide(words: readonly string[], at: number, into: FlatParts): number {
  if (!SIDES.has(words[at]!)) return at;
  let next = at + 1;
  if (words[next] === 'HAND') next++;
  if (words[next] === 'SIDE') next++;
  if (words[next] === 'FLAT' && !isUnitAhead(words, next + 1)) next++;
  const isEnd = next > at + 1 || next === words.length || startsWithDigit(words[next]);
  // Behind its storey a side needs nothing else: "FIRST FLOOR FLAT FRONT CROYDON".
  const isBehind = into.floor !== '' && into.side === '' && !STREET_WORDS.has(words[next] ?? '');
  if (!isEnd && !isBehind && words[next] !== 'FLAT' && words[next] !== 'ROOM' && !isStorey(words, next)) return at;
  into.side = words[at]!;
  return next;
}

/** "GROUND FLOOR ...", "1ST FLAT ..." or "GFF": a storey that is one whatever follows. */
function isStorey(words: readonly string[], at: number): boolean {
  const level = levelAt(words, at);
  return level !== null && (level.isShort || words[level.next] === 'FLOOR' || words[level.next] === 'FLAT');
}
