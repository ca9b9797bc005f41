/**
 * Numbers with a stroke between them, and what a spreadsheet made of them, written so that `flat` and `names` can read them.
 * A tenement's flat is storey and door ("2/1", "0/2"); "3/12 HIGH ROAD" is flat 3 of 12; "12/14 HIGH ROAD" is one house.
 */

const SLASHED_LEVELS: Record<string, string> = {G: 'GROUND', LG: 'LOWER GROUND', B: 'BASEMENT'};
const MONTHS = 'JAN FEB MAR APR MAY JUN JUL AUG SEP OCT NOV DEC'.split(' ');
const MONTH = MONTHS.join('|');
const HOUSES_APART = new Set([2, 4]);
/** Below it, two numbers with a stroke are rather a flat and its house. */
const RANGE_FROM = 10;

const STOREY = /\b(?:FLAT )?(L?G|B)\/F\b/g;
const NUMBERED_STOREY = /\b(?:FLAT )?(\d)\/F\b/g;
const UNIT_BEFORE = /\b(?:FLAT|FLT|APT|APARTMENT|UNIT|ROOM|RM) ?(?:NO )?\w+/;

export function withoutSlashes(plain: string): string {
  const levels = plain
    .replace(STOREY, (_, level: string) => `${SLASHED_LEVELS[level]!} FLOOR`)
    .replace(NUMBERED_STOREY, 'FLOOR $1');
  const isNamed = UNIT_BEFORE.test(levels.replace(/\b(FLAT|FLT) (?=\d+\/)/g, ''));
  const parts = levels.split(',').map((part) => part.trim());
  const isFlat = (part: string): boolean => /^(?:\d+[A-Z]?|[A-Z])$/.test(part);
  return parts
    .map((part, at) => readStroke(part, isNamed || parts.slice(0, at).some(isFlat), hasOwnNumber(parts, at)))
    .join(',')
    .replace(/(\d)\/(?=\d)/g, '$1-')
    .replace(/\//g, ' AND ');
}

/** Whether another part has the house's number: any behind, or one before that has a name with it ("2", alone, is a flat). */
const hasOwnNumber = (parts: readonly string[], at: number): boolean =>
  parts.some((part, other) => (other > at ? /^(?:NO |NUMBER )?\d/ : /^(?:NO |NUMBER )?\d+[A-Z]? |. \d+$/).test(part));

function readStroke(part: string, isTold: boolean, isElsewhere: boolean): string {
  const pair = /^(\d+[A-Z]?) ?\/ ?(\d+[A-Z]?)(?= |$)/.exec(part);
  if (pair === null) return withTenementFlat(part);
  const [both, first, second] = pair;
  const rest = part.slice(both.length).trim();
  if (isTold) return `${first}-${second} ${rest}`;
  if (/^\d/.test(rest) || isElsewhere) return `FLAT ${first}-${second}, ${rest}`;
  const isRange = Number(first) >= RANGE_FROM && HOUSES_APART.has(Number(second) - Number(first));
  return isRange ? `${first}-${second} ${rest}` : `FLAT ${first},${second} ${rest}`;
}

/** "22 BYRES ROAD 2/1 GLASGOW" and "22 2/1 BYRES ROAD" name the flat behind the number. */
function withTenementFlat(part: string): string {
  const within = /^(\d+[A-Z]?)( (?!FLAT|FLT)[A-Z][A-Z ]*)? (\d{1,2})\/(\d{1,2})(?= |$)/.exec(part);
  if (within === null) return part;
  const [both, number, street = '', storey, door] = within;
  const rest = part.slice(both.length).trim();
  return street === ''
    ? `FLAT ${storey}-${door},${number} ${rest}`
    : `${number}${street},FLAT ${storey}-${door},${rest}`;
}

const MONTH_BEHIND = new RegExp(String.raw`(^|,) ?(\d{1,2})-(${MONTH})( |(?=,|$))`, 'g');
const MONTH_BEFORE = new RegExp(String.raw`(^|,) ?(${MONTH})-(\d{2})(?= |,|$)`, 'g');

/** Spreadsheets make days of numbers: "02-JAN" was "2/1" or "2-1", "DEC-14" was "12-14". */
export function withoutMonths(plain: string): string {
  return plain
    .replace(MONTH_BEHIND, (_, before: string, day: string, month: string, name: string) =>
      // Before a street's name it was a house's number, alone it may have been a tenement's flat.
      [before, Number(day), name === '' ? '/' : '-', monthOf(month), name].join(''),
    )
    .replace(MONTH_BEFORE, (_, before: string, month: string, day: string) => `${before}${monthOf(month)}-${day}`);
}

const monthOf = (name: string): number => MONTHS.indexOf(name) + 1;
