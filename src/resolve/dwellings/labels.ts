import {addAt} from '../../base/get-or-insert.ts';
import {shortId} from '../../base/hash.ts';
import type {Dwelling} from '../../model/resolved.ts';
import type {PlaceKind} from '../../uk/address/place.ts';
import {isPlaced, type AddressTexts} from './texts.ts';

/** A building with at least this many doors makes an address without its flat a block, not a front door. */
const BLOCK_DOORS_MIN = 3;

const KINDS: Record<PlaceKind, Dwelling['kind']> = {
  nfa: 'pseudo',
  unknown: 'pseudo',
  hostel: 'communal',
  refuge: 'communal',
  'care-home': 'communal',
  hotel: 'communal',
  hospital: 'institution',
  prison: 'institution',
  school: 'institution',
  police: 'institution',
};

type Building = {id: string; doors: number};

/**
 * One dwelling a group of texts, sorted by id; `order[i]` is the group that became dwelling `i`. The id is made from the
 * smallest canonical form among the texts, so that a further spelling of an address does not rename it.
 */
export function describeDwellings(
  texts: AddressTexts,
  houses: readonly (readonly number[])[],
  groups: readonly (readonly number[])[],
  isUnknownDoor: Uint8Array,
): {dwellings: Dwelling[]; order: Uint32Array} {
  const canonical = Array.from({length: texts.length}, (_, at) => canonicalOf(texts, at, isUnknownDoor[at] === 1));
  const buildings = buildingsOf(texts, houses, canonical);
  const named = groups.map((group, index) => ({
    index,
    name: group.reduce((least, at) => (canonical[at]! < least ? canonical[at]! : least), canonical[group[0]!]!),
    key: writtenKey(texts, group[0]!),
  }));
  // Two houses whose postcodes were lost have one canonical form; the texts as written tell them apart.
  named.sort((left, right) =>
    left.name === right.name ? (left.key < right.key ? -1 : 1) : left.name < right.name ? -1 : 1,
  );
  const made = named.map(({index, name, key}, at) => {
    const id = named[at - 1]?.name === name ? shortId('D', name, key) : shortId('D', name);
    const group = groups[index]!;
    return {index, dwelling: describe(id, group, texts, buildings[group[0]!] ?? null, isUnknownDoor)};
  });
  made.sort((left, right) => (left.dwelling.id < right.dwelling.id ? -1 : 1));
  return {dwellings: made.map(({dwelling}) => dwelling), order: Uint32Array.from(made, ({index}) => index)};
}

/** The building of each text; none where no door of the house is known. */
function buildingsOf(
  texts: AddressTexts,
  houses: readonly (readonly number[])[],
  canonical: readonly string[],
): (Building | undefined)[] {
  const buildings: (Building | undefined)[] = Array.from({length: texts.length});
  for (const members of houses) {
    const doors = new Set(members.map((at) => texts.door.codes[at]!));
    doors.delete(0);
    if (doors.size === 0) continue;
    const name = members.reduce(
      (least, at) => (canonical[at]! < least ? canonical[at]! : least),
      canonical[members[0]!]!,
    );
    const building = {id: shortId('B', name), doors: doors.size};
    for (const at of members) buildings[at] = building;
  }
  return buildings;
}

/** Postcode, house and door in one form; texts that tell no door or no place are themselves. */
function canonicalOf(texts: AddressTexts, at: number, isUnknownDoor: boolean): string {
  const {kind, postcode, outward, street, building} = texts.parts[at]!;
  if (kind === 'nfa' || (kind === 'unknown' && texts.uprn.codes[at] === 0)) return kind;
  if (!isPlaced(texts, at) || isUnknownDoor) return `${postcode}|${writtenKey(texts, at).toUpperCase()}`;
  const number = texts.number.values[texts.number.codes[at]!]!;
  return `${postcode === '' ? outward : postcode}|${number} ${street === '' ? building : street}|${texts.door.values[texts.door.codes[at]!]!}`;
}

function describe(
  id: string,
  group: readonly number[],
  texts: AddressTexts,
  building: Building | null,
  isUnknownDoor: Uint8Array,
): Dwelling {
  const isProtected = group.some((at) => texts.protected[at] === 1);
  const best = bestText(group, texts);
  const {postcode} = texts.parts[best]!;
  const isDoorless = group.every((at) => texts.door.codes[at] === 0);
  const isBlock =
    building !== null && isDoorless && (building.doors >= BLOCK_DOORS_MIN || isUnknownDoor[group[0]!] === 1);
  return {
    id,
    kind: kindOf(group, texts, isBlock),
    label: isProtected ? '' : labelOf(texts, best),
    postcode: isProtected || postcode === '' ? null : postcode,
    building: building?.id ?? null,
    protected: isProtected,
  };
}

function kindOf(group: readonly number[], texts: AddressTexts, isBlock: boolean): Dwelling['kind'] {
  const isSomewhere = group.some((at) => isPlaced(texts, at));
  for (const at of group) {
    const {kind} = texts.parts[at]!;
    // A text that says nothing stands with one that does, or by itself, through its UPRN.
    if (kind !== null && !(kind === 'unknown' && texts.uprn.codes[at] !== 0)) return KINDS[kind];
  }
  if (isBlock) return 'communal';
  return isSomewhere || group.some((at) => texts.uprn.codes[at] !== 0) ? 'dwelling' : 'unknown';
}

function writtenKey({written}: AddressTexts, at: number): string {
  const {text, postcode, uprn} = written[at]!;
  return `${text}\u001f${postcode ?? ''}\u001f${uprn ?? ''}`;
}

/** The fullest of the texts that write postcode and street as most do, so that no slip is shown where it can be helped. */
function bestText(group: readonly number[], texts: AddressTexts): number {
  if (group.length === 1) return group[0]!;
  const {parts} = texts;
  const byPostcode = mostUsed(group, texts, (at) => parts[at]!.postcode);
  const fitting = mostUsed(byPostcode, texts, (at) => parts[at]!.street);
  let best = fitting[0]!;
  let most = -Infinity;
  for (const at of fitting) {
    const filled = completeness(texts, at);
    if (filled > most) [best, most] = [at, filled];
  }
  return best;
}

/** Members with the value that most addresses have; an empty value only where no other is. */
function mostUsed(
  members: readonly number[],
  {uses}: AddressTexts,
  valueOf: (member: number) => string,
): readonly number[] {
  const counts = new Map<string, number>();
  for (const at of members) addAt(counts, valueOf(at), uses[at]!);
  if (counts.size === 1) return members;
  let best = '';
  for (const [value, count] of counts) {
    if (value !== '' && (best === '' || count > counts.get(best)!)) best = value;
  }
  return members.filter((at) => valueOf(at) === best);
}

function completeness({parts, written, number, isFlat}: AddressTexts, at: number): number {
  const {postcode, street, number: own, door, building, town} = parts[at]!;
  const filled = [postcode, postcode, street, own, door, building, town];
  // Flat and house stand the wrong way round in this text.
  const isSwapped = isFlat[at] === 1 && number.values[number.codes[at]!] !== own;
  return (
    filled.filter((part) => part !== '').length + Math.min(written[at]!.text.length, 99) / 100 - (isSwapped ? 9 : 0)
  );
}

/** "Flat 3, Rose Court, 12 High Road, London, NW10 4AB". */
function labelOf({parts, written}: AddressTexts, at: number): string {
  const {kind, flat, floor, side, building, number, street, locality, town, postcode} = parts[at]!;
  if (kind === 'nfa') return 'No fixed abode';
  if (kind === 'unknown') return 'Address not known';
  const named = [
    /^\d|^[A-Z]$/.test(flat) ? `Flat ${flat}` : titled(flat),
    floor === '' ? '' : `Floor ${titled(floor)}`,
    titled(side),
    titled(building),
    `${number} ${titled(street)}`.trim(),
    titled(locality),
    titled(town),
  ];
  const label = named.filter((part) => part !== '').join(', ');
  return [label === '' ? written[at]!.text : label, postcode].filter((part) => part !== '').join(', ');
}

function titled(text: string): string {
  return text.replace(/[A-Z]+/g, (word) => word[0]! + word.slice(1).toLowerCase());
}
