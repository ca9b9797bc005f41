import {fold} from '../text/fold.ts';
import {isPlaceholder} from './placeholders.ts';
import {postcode as readPostcode, postcodeInText, type Postcode} from './postcode.ts';

export type AddressPlace =
  | 'hostel'
  | 'refuge'
  | 'hospital'
  | 'prison'
  | 'school'
  | 'care-home'
  | 'office'
  | 'nfa'
  | 'unknown'
  | null;

/** An address down to the flat, in standard words: lower case, abbreviations written out. Empty parts are not known. */
export type AddressParts = {
  /** Identity of the flat within its building: "14a", "ground front", "room 3"; empty for a whole house. */
  flat: string;
  /** House number, or range "12-14". A letter behind it is a flat: "45C High Road" is flat c at 45. */
  number: string;
  building: string;
  street: string;
  postcode: Postcode | null;
  /** What the words say the place is, or that it is no place. */
  place: AddressPlace;
};

const WORDS: Record<string, string> = {
  rd: 'road',
  ave: 'avenue',
  av: 'avenue',
  ct: 'court',
  crt: 'court',
  hse: 'house',
  ho: 'house',
  gdns: 'gardens',
  gdn: 'gardens',
  gds: 'gardens',
  cl: 'close',
  cls: 'close',
  dr: 'drive',
  drv: 'drive',
  ln: 'lane',
  la: 'lane',
  pl: 'place',
  sq: 'square',
  cres: 'crescent',
  cresc: 'crescent',
  terr: 'terrace',
  ter: 'terrace',
  tce: 'terrace',
  est: 'estate',
  gr: 'grove',
  grv: 'grove',
  pk: 'park',
  wy: 'way',
  hl: 'hill',
  mans: 'mansions',
  mns: 'mansions',
  blk: 'block',
  twr: 'tower',
  ldg: 'lodge',
  wlk: 'walk',
  str: 'street',
  bldgs: 'buildings',
  upr: 'upper',
  lwr: 'lower',
  flt: 'flat',
  fl: 'flat',
  apt: 'flat',
  apartment: 'flat',
  unit: 'flat',
  maisonette: 'flat',
  studio: 'flat',
  rm: 'room',
  grd: 'ground',
  gnd: 'ground',
  gf: 'ground floor',
  ff: 'first floor',
  bsmt: 'basement',
  bst: 'basement',
  '1st': 'first',
  '2nd': 'second',
  '3rd': 'third',
  '4th': 'fourth',
  hmp: 'prison',
};

const PLACES: [RegExp, AddressPlace][] = [
  [/\b(no fixed abode|nfa|no fixed address|homeless|rough sleep\w*|of no fixed)\b/, 'nfa'],
  [/\brefuge\b/, 'refuge'],
  [/\b(hostel|foyer|bed and breakfast|b and b|hotel|travelodge|night shelter|temporary accommodation|hmo)\b/, 'hostel'],
  [/\b(hospital|infirmary|maternity|ward \w+|a and e|clinic|surgery|medical centre|health centre)\b/, 'hospital'],
  [/\b(prison|young offender\w*|custody|detention)\b/, 'prison'],
  [/\b(school|academy|college|nursery)\b/, 'school'],
  [/\b(care home|childrens home|children home|residential home|nursing home)\b/, 'care-home'],
  [/\b(police station|town hall|civic centre|council offices|social services|contact centre|solicitors?)\b/, 'office'],
];

const STREET_END =
  /\b(road|street|avenue|lane|close|drive|gardens|grove|crescent|terrace|place|square|way|hill|park|walk|row|mews|rise|green|broadway|parade|vale|view|court)$/;
const BUILDING_END = /\b(house|court|lodge|tower|point|mansions|block|buildings|heights|estate|hall|villas|cottage)$/;
const FLOOR =
  /\b((?:lower |upper )?(?:basement|attic|loft|ground|first|second|third|fourth|top|garden)(?: floor)?(?: (?:front|rear|back|left|right))?)(?: flat)?\b/;

/** Reads an address text; `given` is the postcode where it has a column of its own. Never fails: what it cannot read stays in `street`. */
export function parseAddress(text: string, given: string | null): AddressParts {
  const inText = postcodeInText(text);
  const postcode = readPostcode(given ?? '') ?? (inText === null ? null : readPostcode(inText.postcode));
  const body = inText === null ? text : inText.rest;
  const parts: AddressParts = {flat: '', number: '', building: '', street: '', postcode, place: null};
  if (postcode?.pseudo === 'nfa') parts.place = 'nfa';
  else if (isPlaceholder(body) || postcode?.pseudo != null) parts.place = 'unknown';
  const segments = body
    .split(/[,\n;]+/)
    .map(standardWords)
    .filter((segment) => segment !== '' && segment !== 'london');
  parts.place ??= PLACES.find(([pattern]) => pattern.test(segments.join(' ')))?.[1] ?? null;
  for (const segment of segments) readSegment(segment, parts);
  // "12 45 High Street": the first of two numbers is the flat.
  if (parts.street === '' && parts.building !== '' && parts.number !== '') {
    parts.street = parts.building;
    parts.building = '';
  }
  return parts;
}

/** Whether two flat identities may be one front door: equal, or the same but for the word in front ("room 3" and "3"). */
export const flatKey = (flat: string): string => flat.replace(/\b(room|flat|floor)\b ?/g, '').trim();

function standardWords(segment: string): string {
  const words = fold(segment.replace(/&/g, ' and ').replace(/(\d)\s*[-/]\s*(\d)/g, '$1to$2')).split(' ');
  const last = words.length - 1;
  return words
    .map((word, index) => (word === 'st' ? (index === last && index > 0 ? 'street' : 'saint') : (WORDS[word] ?? word)))
    .join(' ')
    .replace(/(\d)to(\d)/g, '$1-$2')
    .trim();
}

function readSegment(segment: string, parts: AddressParts): void {
  let rest = segment.replace(/^c o\b.*$/, '');
  const flat = /\b(?:flat|room)(?: no)? ([a-z]?\d*[a-z]?(?:-\d+)?)(?= |$)/.exec(rest);
  if (flat !== null && flat[1] !== '' && parts.flat === '') {
    parts.flat = rest.includes('room') ? `room ${flat[1]}` : flat[1]!;
    rest = rest.replace(flat[0], ' ').trim();
  }
  const floor = FLOOR.exec(rest);
  if (floor !== null && (rest === floor[0] || /flat|floor|basement|attic/.test(floor[0]))) {
    parts.flat = [floor[1]!.replace(' floor', ''), parts.flat].filter((part) => part !== '').join(' ');
    rest = rest.replace(floor[0], ' ').trim();
  }
  rest = rest
    .replace(/^flat\b/, '')
    .replace(/\s+/g, ' ')
    .trim();
  const numbered = /^(\d+(?:-\d+)?)([a-z])?(?: (\d+(?:-\d+)?)([a-z])?)?(?: (.*))?$/.exec(rest);
  if (numbered !== null && parts.number === '') {
    const [, first, letter = '', second, secondLetter = '', name = ''] = numbered;
    if (second !== undefined && parts.flat === '') parts.flat = `${first}${letter}`;
    parts.number = second ?? first!;
    const suffix = second === undefined ? letter : secondLetter;
    if (suffix !== '') parts.flat = [parts.flat, suffix].filter((part) => part !== '').join(' ');
    if (name === '') return;
    rest = name;
    if (BUILDING_END.test(rest) && !STREET_END.test(rest)) parts.building = rest;
    else if (parts.street === '') parts.street = rest;
    return;
  }
  if (rest === '') return;
  if (parts.street === '' && STREET_END.test(rest) && !(BUILDING_END.test(rest) && parts.number === ''))
    parts.street = rest;
  else if (parts.building === '' && (BUILDING_END.test(rest) || parts.place !== null)) parts.building = rest;
  else if (parts.street === '' && parts.number !== '') parts.street = rest;
}
