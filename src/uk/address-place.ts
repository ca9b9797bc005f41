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
