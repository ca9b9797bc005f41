import {londonAuthority} from '../../../uk/authorities.ts';
import type {Tree} from '../noted.ts';
import type {Placed} from '../place/placed.ts';

/** What a draft takes from the name of a file, and by which names and headers a run is to know the next one. */

const COMMON = new Set('id|name|dob|sex|gender|address|postcode|surname|forename|type|date'.split('|'));

/** A few headers that other files are not likely to have: by them a run knows the file under any name. */
export function tellingOf(placed: readonly Placed[]): string[] {
  const telling = placed.filter(({field, column}) => field !== null && !COMMON.has(column.name.toLowerCase()));
  return (telling.length > 0 ? telling : placed).slice(0, 4).map(({column}) => column.name);
}

/** The authority as London extracts write it into the name. */
const AREA = /_([A-Z]{3})(?![A-Za-z])/g;

const withoutEnd = (file: string): string =>
  file.replace(/(?:\.(?:csv|txt|tsv|dat|xlsx|ndjson|jsonl|parquet|gz))+$/i, '');
/** A month beside a figure: "12 May 2021", "May21". */
const MONTH =
  /(?<![A-Za-z])(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)(?:uary|ruary|ch|il|ust|ember|tember|ober)?(?=[ _-]?\d)/gi;

/** The name of a file with what changes from month to month left open. */
export const filesOf = (file: string): string =>
  `${withoutEnd(file)
    .replaceAll(MONTH, '*')
    .replaceAll(/\d[\d_.-]*/g, '*')
    .replaceAll(AREA, '_*')}*`.replaceAll(/\*+/g, '*');
export const feedOf = (file: string): string =>
  withoutEnd(file)
    .replaceAll(MONTH, '')
    .replaceAll(AREA, '')
    .replaceAll(/\d+/g, '')
    .toLowerCase()
    .replaceAll(/[^a-z]+/g, '-')
    .replaceAll(/^-+|-+$/g, '') || 'extract';

/** The day in the name of a file, "rents_20240102.xlsx"; undefined where none stands there. */
export const dayOf = (file: string): Tree => {
  const pattern = DAYS.find((day) => new RegExp(day).test(file));
  return pattern === undefined ? undefined : {file: pattern};
};
const DAYS = [
  String.raw`(?<!\d)(20\d\d[01]\d[0-3]\d)(?!\d)`,
  String.raw`(?<!\d)(20\d\d-[01]\d-[0-3]\d)(?!\d)`,
  String.raw`(?<!\d)([0-3]?\d[.-][01]\d[.-]20\d\d)(?!\d)`,
  String.raw`(?<!\d)([0-3]?\d(?:st|nd|rd|th)?[ -](?:[Jj]an|[Ff]eb|[Mm]ar|[Aa]pr|[Mm]ay|[Jj]un|[Jj]ul|[Aa]ug|[Ss]ep|[Oo]ct|[Nn]ov|[Dd]ec)[a-z]*[ -]20\d\d)(?!\d)`,
];

/** The part of the name that says the authority; undefined where none stands there. */
export function areaInName(file: string): Tree {
  const [found] = file.matchAll(AREA);
  return found !== undefined && londonAuthority(found[1]!) !== null ? {file: AREA.source} : undefined;
}
