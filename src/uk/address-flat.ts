/** What tells one front door of a building from the next, in canonical form; all empty for a house. */
export type FlatParts = {
  /** "3", "14A", "B", "1-3"; rooms of shared houses are "ROOM 4". */
  flat: string;
  /** "BASEMENT", "LOWER GROUND", "GROUND", "1", "2", "1-2", "TOP", "ATTIC", "GARDEN". */
  floor: string;
  /** "FRONT", "REAR", "LEFT", "RIGHT", "MIDDLE". */
  side: string;
};

const ORDINALS: Record<string, string> = {
  FIRST: '1',
  SECOND: '2',
  THIRD: '3',
  FOURTH: '4',
  FIFTH: '5',
  SIXTH: '6',
  SEVENTH: '7',
  EIGHTH: '8',
  NINTH: '9',
  TENTH: '10',
};
const LEVEL =
  '(?:LOWER GROUND|UPPER GROUND|LOWER|UPPER|GROUND|FIRST|SECOND|THIRD|FOURTH|FIFTH|SIXTH|SEVENTH|EIGHTH|NINTH|TENTH|TOP|BASEMENT|ATTIC|GARDEN|MEZZANINE|\\d{1,2}(?:ST|ND|RD|TH))';
const UNIT = /^(?:FLAT|ROOM)(?: NO| NUMBER)? ?(\d+ ?[A-Z]?(?: ?[-/] ?\d*[A-Z]?)?|[A-Z]\d*|[A-Z]-[A-Z])(?= |$)/;
const FLOOR_RANGE = new RegExp(`^(${LEVEL}) (?:AND|TO|-) (${LEVEL}) FLOORS?(?: FLAT)?(?= |$)`);
const FLOOR = new RegExp(`^(?:FLAT )?(${LEVEL}) FLOOR(?: FLAT)?(?= |$)`);
const FLOOR_FLAT = new RegExp(`^(?:FLAT )?(${LEVEL}) FLAT(?= |$)`);
const FLAT_FLOOR = new RegExp(`^FLAT (${LEVEL})(?= |$)(?! (?:ROAD|STREET|AVENUE|LANE|PLACE|CLOSE))`);
/** Levels that are no names of streets stand for a flat without further words, at the start of a part or before a number. */
const BARE_LEVEL = /^(BASEMENT|ATTIC|LOWER GROUND|GROUND|LGF|GFF|FFF|SFF|TFF|GF|FF)(?= \d|$)/;
const SHORT_LEVELS: Record<string, string> = {
  LGF: 'LOWER GROUND',
  GFF: 'GROUND',
  GF: 'GROUND',
  FFF: '1',
  FF: '1',
  SFF: '2',
  TFF: 'TOP',
};
const SIDE = /^(FRONT|REAR|LEFT|RIGHT|MIDDLE)(?: FLAT| HAND SIDE| SIDE)?(?= \d|$| FLAT| ROOM)/;

/** Takes what names a flat from the start of an address part (capitals, abbreviations written out); gives the rest. */
export function takeFlat(part: string, into: FlatParts): string {
  let rest = part;
  for (let length = -1; length !== rest.length && rest !== '';) {
    length = rest.length;
    rest = takeSide(takeFloor(takeUnit(rest, into), into), into);
  }
  return rest;
}

/** One word for the front door within its building; empty for a house. A flat's own number says more than its floor. */
export function flatIdentity({flat, floor, side}: FlatParts): string {
  const door = flat === '' && floor !== '' ? `FLOOR ${floor}` : flat;
  return side === '' ? door : `${door} ${side}`.trim();
}

function takeUnit(part: string, into: FlatParts): string {
  const match = UNIT.exec(part);
  if (match === null) return part;
  const number = match[1]!.replace(/ /g, '').replace('/', '-');
  const unit = part.startsWith('ROOM') ? `ROOM ${number}` : number;
  into.flat = into.flat === '' || into.flat === unit ? unit : ordered(into.flat, unit);
  return part.slice(match[0].length).trimStart();
}

/** A room within a flat is a front door of its own, whichever of the two was written first. */
function ordered(left: string, right: string): string {
  return left.startsWith('ROOM') ? `${right} ${left}` : `${left} ${right}`;
}

function takeFloor(part: string, into: FlatParts): string {
  const range = FLOOR_RANGE.exec(part);
  if (range !== null) {
    into.floor = `${level(range[1]!)}-${level(range[2]!)}`;
    return part.slice(range[0].length).trimStart();
  }
  const match = FLOOR.exec(part) ?? FLOOR_FLAT.exec(part) ?? FLAT_FLOOR.exec(part) ?? BARE_LEVEL.exec(part);
  if (match === null) return part;
  into.floor = level(match[1]!);
  // "FIRST FLOOR FLAT 2": the word FLAT belongs to the number that follows.
  const rest = part.slice(match[0].length).trimStart();
  return match[0].endsWith(' FLAT') && /^(?:\d+[A-Z]?|[A-Z])$/.test(rest) ? `FLAT ${rest}` : rest;
}

function takeSide(part: string, into: FlatParts): string {
  const match = SIDE.exec(part);
  if (match === null) return part;
  into.side = match[1]!;
  return part.slice(match[0].length).trimStart();
}

function level(text: string): string {
  return ORDINALS[text] ?? SHORT_LEVELS[text] ?? text.replace(/^(\d+)(?:ST|ND|RD|TH)$/, '$1');
}
