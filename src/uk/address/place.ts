/** What a place is by its words: nowhere at all, or a place where people live or stay who are no household. */
export type PlaceKind =
  | 'nfa'
  | 'unknown'
  | 'hostel'
  | 'refuge'
  | 'care-home'
  | 'hospital'
  | 'prison'
  | 'school'
  | 'police'
  | 'hotel';

const NOWHERE =
  /^(?:NFA\b|(?:OF )?NO FIXED (?:ABODE|ADDRESS)\b|(?:STREET )?HOMELESS(?=$|,)|ROUGH SLEEP(?:ER|ING)\b|SOFA SURFING\b|TRAVELLING(?=$|,)|NO PERMANENT ADDRESS\b)/;
const NOT_SAID =
  /^(?:NK|N K|NA|N A|NOT KNOWN|UNKNOWN|UNK|NOT GIVEN|NOT STATED|NOT RECORDED|NONE|NONE GIVEN|NIL|NULL|TBC|TBA|X+|ADDRESS UNKNOWN|ADDRESS NOT KNOWN|NO ADDRESS|REFUSED|WITHHELD|CONFIDENTIAL|[-.]*|0+)$/;

/** Words that most addresses lack, by which those are known that may hold a mark. */
const MAY_BE_MARKED = /CONFID|PROTECT|RESTRICT|SENSITIV|WITHHELD|DISCLOS|SAFE |SHARE|RELEASE|HELD|\bDV\b/;
const CLOSED = 'CONFIDENTIAL|PROTECTED|RESTRICTED|SENSITIVE|WITHHELD|UNDISCLOSED';
/** A whole part that says who may see an address, or why nobody may, and is none of it. */
const MARK = new RegExp(
  String.raw`^(?:(?:STRICTLY |HIGHLY )?(?:${CLOSED})(?: (?:ADDRESS|LOCATION))?|SAFE (?:ADDRESS|HOUSE|ACCOMMODATION)` +
    String.raw`|ADDRESS (?:IS )?(?:${CLOSED})|(?:ADDRESS )?(?:DO NOT|NOT TO BE|NOT FOR|NON|NOT) ?(?:SHAR|DISCLOS|RELEAS|HELD)[A-Z]*` +
    String.raw`|SEE (?:MANAGER|FILE|NOTES?|RECORD)|D[VA]|DOMESTIC (?:ABUSE|VIOLENCE))$`,
);
/** The same before a number with nothing between: "PROTECTED 12 HIGH ROAD". */
const MARK_BEFORE = new RegExp(String.raw`^(?:(?:${CLOSED}|SAFE)(?: ADDRESS)? )+(?=FLAT |\d)`);

/**
 * An address (capitals, parts by commas) without the marks that clerks write into it, so that it is the same front door as where nobody wrote one;
 * empty where it holds nothing else. The mark itself is read by the mapping.
 */
export function unmarked(text: string): string {
  if (!MAY_BE_MARKED.test(text)) return text;
  const parts = text.split(',').map((part) => part.replace(MARK_BEFORE, ''));
  return parts.some((part) => MARK.test(part)) ? parts.filter((part) => !MARK.test(part)).join(',') : parts.join(',');
}

/** Whether an address (capitals, parts by commas) says itself that nobody may see it. */
export const saysClosed = (text: string): boolean =>
  MAY_BE_MARKED.test(text) &&
  text.split(',').some((part) => MARK_BEFORE.test(part) || (MARK.test(part) && !/^(?:SEE|D[VA]$|DOMESTIC)/.test(part)));

/** Each with the words of a part of an address that name such a place; a street named after one is none. */
const WORDS: [PlaceKind, RegExp][] = [
  ['refuge', /\b(?:REFUGE|WOMENS AID)\b/],
  [
    'hostel',
    /\b(?:HOSTEL|FOYER|HMO|NIGHT SHELTER|YMCA|APPROVED PREMISES|PROBATION HOSTEL|SUPPORTED HOUSING|BED AND BREAKFAST|B AND B)\b/,
  ],
  ['care-home', /\b(?:CHILDRENS HOME|CARE HOME|NURSING HOME|RESIDENTIAL HOME|RESIDENTIAL UNIT)\b/],
  ['hospital', /\b(?:HOSPITAL|INFIRMARY|MATERNITY UNIT|MEDICAL CENTRE|HEALTH CENTRE|SURGERY|HOSPICE|A AND E)\b/],
  ['prison', /\b(?:HMP|HMYOI|YOI|PRISON|SECURE TRAINING CENTRE|SECURE CHILDRENS HOME|IMMIGRATION REMOVAL CENTRE)\b/],
  [
    'school',
    /\b(?:(?:PRIMARY|SECONDARY|HIGH|INFANT|JUNIOR|NURSERY|GRAMMAR|SPECIAL) SCHOOL|SCHOOL$|ACADEMY|COLLEGE$|UNIVERSITY)\b/,
  ],
  ['police', /\b(?:POLICE STATION|CUSTODY SUITE|CUSTODY CENTRE)\b/],
  ['hotel', /\b(?:HOTEL|TRAVELODGE|PREMIER INN|GUEST HOUSE|GUESTHOUSE)\b/],
];

/** Whether a whole address (capitals, no stops) says that there is none. */
export function nowhere(text: string): 'nfa' | 'unknown' | null {
  if (NOWHERE.test(text)) return 'nfa';
  return NOT_SAID.test(text) ? 'unknown' : null;
}

/** The kind of place that a part of an address other than its street names; null for ordinary dwellings. */
export function placeKind(part: string): PlaceKind | null {
  if (/\b(?:OLD|FORMER)\b/.test(part)) return null;
  for (const [kind, words] of WORDS) if (words.test(part)) return kind;
  return null;
}
