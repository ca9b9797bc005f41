import {shortId} from '../base/hash.ts';
import {UnionFind} from '../columns/union-find.ts';
import type {Address} from '../model/address.ts';
import type {Dwelling} from '../model/resolved.ts';
import type {PlaceKind} from '../uk/address-place.ts';
import {isPlaced, joinTexts} from './dwelling-joins.ts';
import {readAddressTexts, type AddressText} from './dwelling-texts.ts';

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

/**
 * Which addresses are one front door. `dwellingOf[i]` is the dwelling of `addresses[i]`, -1 for none; dwellings are
 * sorted by id. The id is a pure function of the texts: the smallest canonical address among them.
 */
export function resolveDwellings(addresses: readonly (Address | null)[]): {
  dwellings: Dwelling[];
  dwellingOf: Int32Array;
} {
  const {texts, textOf} = readAddressTexts(addresses);
  const sets = joinTexts(texts);
  const groups = new Map<number, AddressText[]>();
  texts.forEach((text, index) => {
    const root = sets.find(index);
    const group = groups.get(root);
    if (group === undefined) groups.set(root, [text]);
    else group.push(text);
  });
  const buildingOf = findBuildings(texts, sets);
  const made = [...groups].map(([root, group]) => ({root, dwelling: describe(group, buildingOf(root))}));
  made.sort((left, right) => (left.dwelling.id < right.dwelling.id ? -1 : 1));
  const position = new Int32Array(texts.length);
  made.forEach(({root}, index) => (position[root] = index));
  return {
    dwellings: made.map(({dwelling}) => dwelling),
    dwellingOf: textOf.map((text) => (text < 0 ? -1 : position[sets.find(text)]!)),
  };
}

type Building = {id: string; doors: number};

/** Buildings: texts with one number and street, or one building name, in one postcode, whatever their door. */
function findBuildings(texts: readonly AddressText[], doors: UnionFind): (root: number) => Building | null {
  const sets = new UnionFind(texts.length);
  const first = new Map<string, number>();
  const join = (key: string, index: number): void => {
    const other = first.get(key);
    if (other === undefined) first.set(key, index);
    else sets.union(other, index);
  };
  texts.forEach((text, index) => {
    sets.union(index, doors.find(index));
    if (!isPlaced(text)) return;
    const {postcode, street, building} = text.parts;
    if (street !== '' && text.number !== '') join(`${postcode}|${text.number}|${street}`, index);
    else join(`${postcode}|${building}`, index);
  });
  const names = new Map<number, {key: string; doors: Set<string>}>();
  texts.forEach((text, index) => {
    const root = sets.find(index);
    const entry = names.get(root) ?? {key: '', doors: new Set<string>()};
    const key = canonical(text, '');
    if (entry.key === '' || key < entry.key) entry.key = key;
    if (text.door !== '') entry.doors.add(text.door);
    names.set(root, entry);
  });
  return (root) => {
    const entry = names.get(sets.find(root))!;
    return entry.doors.size === 0 ? null : {id: shortId('B', entry.key), doors: entry.doors.size};
  };
}

function canonical(text: AddressText, door: string): string {
  const {kind, postcode} = text.parts;
  if (kind === 'nfa' || kind === 'unknown') return kind;
  return isPlaced(text) ? `${postcode}|${text.number} ${text.name}|${door}` : `${postcode}|${text.text.toUpperCase()}`;
}

function describe(group: readonly AddressText[], building: Building | null): Dwelling {
  const isProtected = group.some((text) => text.protected);
  const best = group.toSorted(
    (left, right) => completeness(right) - completeness(left) || (left.key < right.key ? -1 : 1),
  )[0]!;
  const keys = group.map((text) => canonical(text, text.door)).sort();
  const isBlock = building !== null && building.doors >= BLOCK_DOORS_MIN && group.every((text) => text.door === '');
  return {
    id: shortId('D', keys[0]!),
    kind: kindOf(group, isBlock),
    label: isProtected ? '' : labelOf(best),
    postcode: isProtected || best.parts.postcode === '' ? null : best.parts.postcode,
    building: building?.id ?? null,
    protected: isProtected,
  };
}

function kindOf(group: readonly AddressText[], isBlock: boolean): Dwelling['kind'] {
  for (const {parts} of group) if (parts.kind !== null) return KINDS[parts.kind];
  if (isBlock) return 'communal';
  return group.some(isPlaced) ? 'dwelling' : 'unknown';
}

function completeness({parts, text}: AddressText): number {
  const filled = [parts.postcode, parts.postcode, parts.street, parts.number, parts.door, parts.building, parts.town];
  return filled.filter((part) => part !== '').length + Math.min(text.length, 99) / 100;
}

/** "Flat 3, Rose Court, 12 High Road, London, NW10 4AB". */
function labelOf({parts, text}: AddressText): string {
  if (parts.kind === 'nfa') return 'No fixed abode';
  if (parts.kind === 'unknown') return 'Address not known';
  const flat = /^\d|^[A-Z]$/.test(parts.flat) ? `Flat ${parts.flat}` : titled(parts.flat);
  const floor = parts.floor === '' ? '' : `Floor ${titled(parts.floor)}`;
  const street = `${parts.number} ${titled(parts.street)}`.trim();
  const written = [
    flat,
    floor,
    titled(parts.side),
    titled(parts.building),
    street,
    titled(parts.locality),
    titled(parts.town),
  ];
  const label = written.filter((part) => part !== '').join(', ');
  return [label === '' ? text : label, parts.postcode].filter((part) => part !== '').join(', ');
}

function titled(text: string): string {
  return text.replace(/[A-Z]+/g, (word) => word[0]! + word.slice(1).toLowerCase());
}
