import {getOrInsert} from '../../base/get-or-insert.ts';
import {findFlat, flatIdentity, takeFlat, type FlatParts} from './flat.ts';
import {placeNames, type PlacedNames} from './place-names.ts';
import {readNames, type NamedPart} from './read-names.ts';
import {nowhere, placeKind, saysClosed, unmarked, type PlaceKind} from './place.ts';
import {plainText, wordsOf} from './plain.ts';
import {REGIONS} from './words.ts';
import {postcode as readPostcode} from '../postcode.ts';
import {outwardOnly, readPostal, spoilt} from './postal.ts';

/** An address in parts, all in capitals with abbreviations written out; a part that is not there is empty. */
export type AddressParts = FlatParts & {
  /** Flat, floor and side as one word for the front door; empty for a house. */
  door: string;
  /** Name of a house or block. */
  building: string;
  /** "45", "45C", "45-47". */
  number: string;
  street: string;
  locality: string;
  town: string;
  /** Unit ("NW10 4AB") or empty. */
  postcode: string;
  /** Outward part ("NW10"), also where it is all that is known. */
  outward: string;
  /** What stands in the place of a postcode and cannot be read as one, without blanks ("NW104A"); empty where nothing does. */
  spoiltPostcode: string;
  kind: PlaceKind | null;
};

/**
 * Reads a UK address written as one text. `postcode` is the column beside it, if any; one inside the text is used where
 * that is missing. Any text gives parts, never an error; what cannot be placed stands in `locality` and `town`.
 */
export function parseAddress(text: string, postcode: string | null = null): AddressParts {
  return read(text, postcode, partsOf);
}

/**
 * Whether the text of an address says itself that nobody may see it: "CONFIDENTIAL", "Safe address - 8 High Road", "not to be disclosed"; or has a sign
 * set before or behind it ("# 8 High Road", "*8 High Road"), as lists kept by hand mark those, with a note elsewhere that no reader of rows sees. "#8" is a number.
 */
export const isClosedByText = (text: string): boolean =>
  SIGNED.test(text) || (CLOSING.test(text) && saysClosed(plainText(text)));
const SIGNED = /^\s*(?:[*!~^†‡§¶]|#(?!\d))\s*[\p{L}\d]|[\p{L}\d]\s*[*†‡§¶]+\s*$/u;
const CLOSING = /confid|protect|restrict|sensitiv|withheld|disclos|safe|share|release|held/i;

/** Reads many addresses as `parseAddress` does; what two of them have in common besides the postcode is read once. */
export function createAddressReader(): (text: string, postcode: string | null) => AddressParts {
  const known = new Map<string, Named>();
  const partsOnce = (plain: string): Named => {
    return getOrInsert(known, plain, () => partsOf(plain));
  };
  return (text, postcode) => read(text, postcode, partsOnce);
}

/** The postcode unit of an address, as `parseAddress` gives it; empty for none. */
export function unitOfAddress(text: string, postcode: string | null): string {
  // Where the column holds one, nothing has to be read of the text: most have.
  const unit = (postcode === null || postcode === '' ? null : readPostcode(postcode)) ?? readPostal(text, '').unit;
  return unit === null || unit.pseudo !== null ? '' : unit.unit;
}

function read(text: string, postcode: string | null, partsOf: (plain: string) => Named): AddressParts {
  const column = postcode ?? '';
  const {unit, unread, tail, rest} = readPostal(text, column);
  const isReal = unit !== null && unit.pseudo === null;
  const parts = isReal ? inBuilding(partsOf(rest)) : partsOf(rest);
  const isNumbered = isReal && parts.number !== '';
  return {
    ...parts,
    postcode: isReal ? unit.unit : '',
    outward: isReal ? unit.outward : outwardOnly(column) || (tail?.outward ?? ''),
    spoiltPostcode: unit === null ? spoilt(column) || (tail?.spoilt ?? spoilt(unread)) : '',
    // A pseudo-postcode says that there is no place only where the text names none; a number in a postcode is a place.
    kind:
      parts.street === '' && parts.building === '' && !isNumbered
        ? (parts.kind ?? (unit?.pseudo === 'nfa' ? 'nfa' : 'unknown'))
        : parts.kind,
  };
}

/**
 * "FLAT 5, ROKEBY" with a postcode is a flat of what the unit knows as Rokeby. Without one the name may be a town, in which many streets
 * have a flat 5.
 */
function inBuilding(parts: Named): Named {
  const {flat, building, number, street, locality, town, kind} = parts;
  const isLone = building === '' && number === '' && street === '' && locality === '' && kind === null;
  return flat === '' || !isLone || town === 'LONDON' ? parts : {...parts, building: town, town: ''};
}

/** What clerks write where a form insists on a postcode. */
const NO_POSTCODE = /^(?:X+(?: X+)*|NO ?POST ?CODE)$/;
const NO_POSTCODE_BEHIND = /,? (?:NO ?POST ?CODE|XX+(?: XX+)*)$/;

/** F3 and R3 are a flat and a room, which the words tell. */
const DOOR_CODE = /^(?:[A-Z]|[A-EG-QS-Z]\d{1,2})$/;

type Named = Omit<AddressParts, 'postcode' | 'outward' | 'spoiltPostcode'>;

function partsOf(marked: string): Named {
  const plain = unmarked(marked).replace(NO_POSTCODE_BEHIND, '');
  const kind = nowhere(plain);
  const flat: FlatParts = {flat: '', floor: '', side: ''};
  const names: NamedPart[] = [];
  if (kind === null) {
    const parts = plain.split(',');
    parts.forEach((part, at) => {
      // A letter or a room's code in a part of its own, before others, is a door: "A, 38, HIGH ROAD", "B5, ASHDOWN HALL".
      if (at + 1 < parts.length && DOOR_CODE.test(part)) names.push({number: part, words: [], ends: 'neither'});
      else readPart(wordsOf(part), flat, names);
    });
  }
  // "FLAT (GROUND FLOOR)" is the ground floor flat and no flat called FLAT.
  if (flat.flat === 'FLAT' && flat.floor !== '') flat.flat = '';
  const placed = placeNames(names, flat.flat);
  flat.flat = placed.flat;
  placePitch(flat, placed);
  const towns = placed.others.filter((name) => (!REGIONS.has(name) || name === 'LONDON') && !NO_POSTCODE.test(name));
  return {
    ...flat,
    door: flatIdentity(flat),
    building: placed.building,
    number: placed.number,
    street: placed.street,
    town: towns.at(-1) ?? '',
    locality: towns.slice(0, -1).join(', '),
    kind: kind ?? kindOf(placed.building, placed.others),
  };
}

/**
 * "PLOT 14, KINGFISHER RISE" is another house than number 14, as builders number before the post does; on a site (a building) a plot, a
 * pitch or a berth is the door.
 */
function placePitch(flat: FlatParts, placed: PlacedNames): void {
  const pitch = /^(PLOT|PITCH) (.+)$/.exec(flat.flat);
  if (pitch === null) return;
  const [whole, word, id] = pitch as unknown as [string, string, string];
  const isPitch = word === 'PITCH' || SITE.test(placed.building) || SITE.test(placed.street);
  const isHouse = placed.building === '' && placed.street !== '';
  flat.flat = isHouse ? '' : isPitch ? id : whole;
  if (isHouse && placed.number === '') placed.number = isPitch ? id : whole;
}

const SITE = /\b(?:SITE|MARINA|BASIN|MOORINGS|(?:CARAVAN|HOLIDAY|HOMES?|LEISURE|TRAVELLERS?) PARK)$/;

function readPart(words: readonly string[], flat: FlatParts, names: NamedPart[]): void {
  const at = takeFlat(words, flat);
  if (at === words.length) return;
  const rest = at === 0 ? words : words.slice(at);
  const later = findFlat(rest);
  if (later < 0) readNames(rest, names);
  else {
    readNames(rest.slice(0, later), names);
    const behind = rest.slice(later);
    // A second reading always takes at least one word, so this ends.
    if (takeFlat(behind, {flat: '', floor: '', side: ''}) > 0) readPart(behind, flat, names);
    else readNames(behind, names);
  }
}

function kindOf(building: string, others: readonly string[]): PlaceKind | null {
  let kind = building === '' ? null : placeKind(building);
  for (const name of others) kind ??= placeKind(name);
  return kind;
}
