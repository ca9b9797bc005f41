import {settleNumberedEvents} from '../rows/numbered-events.ts';
import {isBelieved} from './believed.ts';
import {joinBirths} from './births-in-step.ts';
import {dateFormOf, type DateForm} from './date-formats.ts';
import {partOf, type Field} from '../words/header-words.ts';
import {giveOwners, NAMED} from './owners.ts';
import {settleFamilyNames} from './family-names.ts';
import {namesBodies, namesSomebody, shareOfNames} from './person-shape.ts';
import {headerWords} from '../words/cut-header.ts';
import {readHeaders} from './read-header.ts';
import type {Header} from './read-words.ts';
import {TIE_KINDS} from '../../../model/notification.ts';
import {readRelation} from '../../rows/relations.ts';
import {RELATION} from '../words/relation-words.ts';
import {shareWhere, type Column} from '../sample.ts';
import {settleNumberLists} from './number-lists.ts';
import {settleCaseNumbers} from './own-number.ts';
import {severalIn} from './several-people.ts';
import {isMark, PROTECTED_MIN} from './protection.ts';
import {shapesOf, type Shape, type Shapes} from './shapes.ts';
import {settleAddresses, settleLocations, settlePostcodes, settleUprns} from './unknown-addresses.ts';
import {settleDelivered, settleUnborn} from './unborn.ts';
import {settleDates} from './unknown-dates.ts';
import {nameUnknownPeople, pairNumbers} from './unknown-people.ts';
import {DATES, type Placed} from './placed.ts';
import {isRoleWord, roleIn} from '../words/value-words.ts';

const IDENTIFIERS = ['nhs', 'upn', 'pnc', 'cro', 'ni'] as const;
/** Fields about which a draft that went by cells alone is to be asked. */
const SAYS_WHAT: ReadonlySet<string> = new Set(['name', 'birth', 'address', 'place', 'at', 'received']);

/** The meaning of each column by its header, what its cells look like, and where it stands. */
export function placeColumns(columns: readonly Column[], isOrdered: boolean): Placed[] {
  const headers = readHeaders(columns.map(({name}) => name));
  const placed = columns.map((column, at) => placeAlone(column, headers[at]!));
  fillNumbers(placed);
  nameUnknownPeople(placed);
  pairNumbers(placed);
  settleNumberedEvents(placed);
  settleDelivered(placed);
  settleDates(placed);
  joinBirths(placed, ({column}) => headers[column.at]!.fields.includes('birth'));
  settleUprns(placed);
  settleAddresses(placed);
  settlePostcodes(placed, isOrdered);
  settleFamilyNames(placed);
  giveOwners(placed, isOrdered);
  settleLocations(placed, (one) => headers[one.column.at]!.fields.includes('place'));
  settleCaseNumbers(placed);
  settleNumberLists(placed);
  settleUnborn(placed, ({column}) => headers[column.at]!.part !== null);
  for (const [at, one] of placed.entries())
    one.isGuessed ||=
      one.field !== null &&
      SAYS_WHAT.has(one.field) &&
      // "Venue Address" may be where something happened, and nobody's home.
      (!headers[at]!.fields.includes(one.field) || (one.field === 'address' && headers[at]!.fields.includes('place')));
  for (const one of placed) one.note = noteOf(one);
  return placed;
}

/**
 * "Child 6 Name" that nobody fills yet is what "Child 2 Name" is: the next delivery may fill it. "Contact 1 Rel" that says MOT in every row says
 * what somebody is, as "Contact 2 Rel" does.
 */
function fillNumbers(placed: readonly Placed[]): void {
  const plain = ({column, number}: Placed): string => column.name.replace(number, '{n}');
  for (const one of placed) {
    if (one.part === null || one.number === '' || (one.column.filled > 0 && one.field !== null)) continue;
    const like = placed.find(
      (other) =>
        other.part === one.part &&
        other.column.filled > 0 &&
        other.number !== '' &&
        plain(other) === plain(one) &&
        (one.column.filled === 0 || other.field === 'relation'),
    );
    if (like !== undefined) Object.assign(one, {field: like.field, several: like.several});
  }
}

function placeAlone(column: Column, {part, number, fields, isPlain, stem, to}: Header): Placed {
  const shapes = shapesOf(column);
  const dates = dateFormOf(column);
  // The subject of an e-mail names people, and is none; nor is who sent it one of whom it speaks.
  if (isOfMail(column, part)) return placeAlone(column, {part: null, number: '', fields: [], isPlain, stem: '', to});
  const list = part === null ? listedUnder(column) : null;
  if (list !== null) return placeAlone(column, {part: list, number: '', fields: ['name'], isPlain, stem, to});
  // "Household", "Resident" above addresses: where the row's person lives, and nobody's name.
  if (part === 'member' && fields[0] === 'name' && shapes.address >= HOUSEHOLD_ADDRESSES)
    return placeAlone(column, {part: null, number: '', fields: ['address'], isPlain, stem, to});
  // Below a header that speaks of protection the first text may come next month: whatever it is, it closes the address.
  const isNothing = column.filled === 0 && !isMark({column, shapes, dates}, headerWords(column.name).join(' '));
  const field = isNothing ? null : fieldOf(column, part, fields, shapes, dates);
  const several = field === 'name' && !isBadge(column, part) ? severalIn(column) : null;
  const isNumbered = number !== '';
  return {
    column,
    shapes,
    dates,
    part,
    number,
    isNumbered,
    field,
    isPlain,
    stem,
    to,
    several,
    isGuessed: false,
    note: '',
  };
}

/** "Subject" above "FW: referral - Amina Khan". */
const isOfMail = (column: Column, part: string | null): boolean =>
  part === 'person' &&
  /^(?:e ?mail )?subject(?: line)?$/.test(headerWords(column.name).join(' ')) &&
  shareWhere(column, (text) => MAIL.test(text)) >= 0.1;
const MAIL = /^(?:fw|fwd|re)\s*:|\s[-–:]\s|^[^,]*\b(?:referral|notification|concern|urgent|report|welfare)\b/i;
const SENDER = /^(?:from|sender|sent by|sent from|to|cc|reply to|e ?mail from)\b/;

/** Whom a list of people with words for what they are names, where its header has no word for a person of its own: "Family", "Who with / contact". */
function listedUnder(column: Column): string | null {
  const words = headerWords(column.name).join(' ');
  const part = LISTS.find(([pattern]) => pattern.test(words))?.[1];
  return part !== undefined && tellsWhatTheyAre(column) ? part : null;
}
const LISTS: readonly (readonly [RegExp, string])[] = [
  [/^(?:family|family details|family known|household details|relatives|significant others)$/, 'member'],
  [/\bcontacts?\b(?! (?:date|type|method|reason|outcome|source|no|number|id|ref)\b)|^who with\b/, 'contact'],
  [/\b(?:authori[sz]ed|allowed|permitted) to collect\b|\bcollect(?:ion|ors?)\b/, 'emergency'],
];

/** Whether most cells name people with a word for what they are beside each: "Ewa Khan (mother)", "Mum - Ewa Khan 07700 900123". */
function tellsWhatTheyAre(column: Column): boolean {
  if (shareWhere(column, (text) => text.split(/[;,|\n/]/).some(namesSomebody)) < LISTED_LEAST) return false;
  return severalIn(column)?.groups.has('relation') === true && shareWhere(column, (text) => RELATION.test(text)) >= 0.5;
}

const HOUSEHOLD_ADDRESSES = 0.5;
const LISTED_LEAST = 0.3;

/** Cells of several people, some of whom have a name of two words, with birth dates, ages or words for kin beside them. */
function isList(column: Column): boolean {
  if (shareWhere(column, (text) => text.split(/[;|\n/]/).some(namesSomebody)) < LISTED_LEAST) return false;
  const groups = severalIn(column)?.groups;
  return groups?.has('born') === true || groups?.has('relation') === true;
}

/** "PC 2210 Okoro": somebody of staff whose name is not to be taken apart. */
const isBadge = (column: Column, part: string | null): boolean =>
  part !== null && partOf(part).staff === true && shareWhere(column, (text) => /\d/.test(text)) >= 0.3;

function fieldOf(
  column: Column,
  part: string | null,
  fields: readonly Field[],
  shapes: Shapes,
  dates: DateForm,
): Field | null {
  const names = (): number => shareOfNames(column);
  // Before all else: what is shown of an address that a mark closes cannot be taken back.
  if (isMark({column, shapes, dates}, headerWords(column.name).join(' '))) return 'protected';
  if (fields.includes('name') && part !== null && fields[0] === 'name' && severalIn(column) !== null) return 'name';
  // "Link Type" above Mother and Sibling is no kind of concern.
  if (fields[0] === 'kind' && isRelation(column)) return 'relation';
  // "DOB/EDD": the reader of births understands "EDD" before a date.
  if (BORN_OR_DUE.test(column.name) && isBelieved('birth', column, shapes, dates)) return 'birth';
  // "Base Name" above schools, "Street Name" above roads: where no person is spoken of, a name of a body or a street is nobody's.
  const isBodies = part === null && namesBodies(column);
  const believed = fields.find(
    (field) => !(isBodies && (NAMED.has(field) || field === 'knownAs')) && isBelieved(field, column, shapes, dates),
  );
  // "Street Name" of a list of nominals is what somebody is called on the street.
  if (believed === 'addressPart' && !isBodies && STREET_NAME.test(headerWords(column.name).join(' '))) return 'knownAs';
  // "Family/Carer" above "Sara Khan - Mother": whole names, and no family names.
  if (believed === 'family' && part !== null && names() >= 0.5 && severalIn(column)?.groups.has('relation') === true)
    return 'name';
  if (believed !== undefined) return believed;
  const shaped = byShape(column, shapes, dates);
  if (shaped !== null) return shaped;
  // "Children Present", "Name" above "KHAN, Amina (F) b. 12/03/1985": whom the header names is named in the cells.
  const isStaff = part !== null && partOf(part).staff === true && fields.includes('name') && dates.share < 0.5;
  // "Children (ages)" above "Amina (4); Tom Khan (7)": a list of people says so by what stands beside their names.
  if (part !== null && !isStaff && isList(column)) return 'name';
  return isStaff || ((part !== null || fields.includes('name')) && !isBodies && names() >= 0.5) ? 'name' : null;
}

/** Cells that are what they are whatever the header says. */
function byShape(column: Column, shapes: Shapes, dates: DateForm): Field | null {
  // Whatever its header: what is shown of an address that a word beside it closes cannot be taken back.
  if (shapes.protected >= PROTECTED_MIN) return 'protected';
  for (const kind of IDENTIFIERS) if (shapes[kind] >= 0.9 && !isRun(column)) return kind;
  if (shapes.email >= 0.9) return SENDER.test(headerWords(column.name).join(' ')) ? null : 'email';
  if (dates.share < 0.5 && shapes.telephone >= 0.95) return 'phone';
  if (shapes.postcode >= 0.9) return 'postcode';
  const isFew = column.texts.size <= 40;
  if (isRelation(column)) return 'relation';
  // "Classification" above Victim, Suspect and Witness: what part somebody had, whatever its header.
  if (isPart(column)) return 'part';
  return isFew && column.texts.size > 1 && shareWhere(column, (text) => SEX.test(text)) >= 0.95 ? 'sex' : null;
}

/** Few texts, of which hardly any is no word for what people are to each other. */
const isRelation = (column: Column): boolean =>
  column.texts.size <= 40 &&
  shareWhere(column, (text) => readRelation(text, TIE_KINDS) !== null && /\p{L}{3}/u.test(text)) >= 0.8;

/** Few texts, of which most are words for the part that somebody had, and not all the same. */
const isPart = (column: Column): boolean => {
  const roles = new Set([...column.texts.keys()].filter(isRoleWord).map(roleIn));
  return column.texts.size <= 40 && roles.size > 1 && shareWhere(column, isRoleWord) >= 0.8;
};

const STREET_NAME = /\bstreet name$/;

const BORN_OR_DUE =
  /\b(?:dob|birth)\b.*(?:\/|\bor\b).*\b(?:edd|due)\b|\b(?:edd|due)\b.*(?:\/|\bor\b).*\b(?:dob|birth)\b/i;

const SEX = /^(?:[fm]|female|male|boy|girl)$/i;

/** Whether all texts begin with the same letters: references of one series, such as "CP-000123", and no national numbers. */
function isRun({texts}: Column): boolean {
  const starts = new Set([...texts.keys()].map((text) => text.slice(0, 2)));
  return starts.size < Math.min(3, texts.size);
}

function noteOf({column, field, shapes, dates}: Placed): string {
  const filled = percent(column.filled / Math.max(1, column.rows));
  const by = field !== null && field in shapes ? shapes[field as Shape] : null;
  const looks = [
    by === null || by > 0.995 ? '' : `${percent(by)} of them look like it`,
    field !== null && (DATES.has(field) || field === 'birth') && dates.share < 0.995
      ? `${percent(dates.share)} are dates`
      : '',
  ].filter((text) => text !== '');
  return [`filled in ${filled}`, ...looks].join(', ');
}

const percent = (share: number): string => `${Math.round(100 * share)} %`;
