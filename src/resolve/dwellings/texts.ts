import {getOrInsert} from '../../base/get-or-insert.ts';
import {sortedPairOrder} from '../../columns/sort.ts';
import type {Address} from '../../model/address.ts';
import {createAddressReader, type AddressParts} from '../../uk/address/address.ts';
import {uprn as readUprn} from '../../uk/numbers/uprn.ts';
import {correctedStreets, type Coded} from './streets.ts';
import {Towns, withTownsInPlace} from './towns.ts';

/**
 * The distinct ways in which addresses were written (text, postcode and UPRN), read once however often each occurs and
 * sorted by content, so that nothing hangs on the order of arrival.
 */
export type AddressTexts = {
  length: number;
  /** One address of each as received. */
  written: readonly Address[];
  parts: AddressParts[];
  towns: Towns;
  /** How many addresses were written so. */
  uses: Int32Array;
  protected: Uint8Array;
  unit: Coded;
  /** House number; without the letter that stands for a flat: "45C High Road" is door C of 45. */
  number: Coded;
  /** Rare spellings stand under the common street they are a slip of. */
  street: Coded;
  building: Coded;
  door: Coded;
  /** 1 where the door is named as a flat, floor or room, 0 where it is the letter of a house number or none. */
  isFlat: Uint8Array;
  uprn: Coded;
};

/** The distinct texts in order of content, and for each address its text (-1 for none). */
export function readAddressTexts(addresses: readonly (Address | null)[]): {texts: AddressTexts; textOf: Int32Array} {
  const {first, textOf} = distinctAddresses(addresses);
  const uses = new Int32Array(first.length);
  const isProtected = new Uint8Array(first.length);
  for (let i = 0; i < textOf.length; i++) {
    const at = textOf[i]!;
    if (at < 0) continue;
    uses[at]!++;
    if (addresses[i]!.protected) isProtected[at] = 1;
  }
  const columns = columnsOf(
    Array.from(first, (index) => addresses[index]!),
    uses,
  );
  const street = correctedStreets(columns.street, uses);
  return {texts: {...columns, street, uses, protected: isProtected}, textOf};
}

/** The first address of each text, postcode and UPRN, sorted by these, and for each address its place among them. */
function distinctAddresses(addresses: readonly (Address | null)[]): {first: Uint32Array; textOf: Int32Array} {
  const written: number[] = [];
  addresses.forEach((address, index) => {
    if (address !== null && (address.text !== '' || address.postcode !== null || address.uprn !== null))
      written.push(index);
  });
  const text = ranked(written, (index) => addresses[index]!.text);
  const place = paired(
    ranked(written, (index) => addresses[index]!.postcode ?? ''),
    ranked(written, (index) => addresses[index]!.uprn ?? ''),
  );
  const codes = paired(text, place);
  const first = new Uint32Array(1 + codes.reduce((largest, code) => Math.max(largest, code), -1));
  const textOf = new Int32Array(addresses.length).fill(-1);
  for (let at = written.length - 1; at >= 0; at--) {
    first[codes[at]!] = written[at]!;
    textOf[written[at]!] = codes[at]!;
  }
  return {first, textOf};
}

/** For each member its value's place in the order of values. */
function ranked(members: readonly number[], valueOf: (member: number) => string): Uint32Array {
  const codeOf = new Map<string, number>();
  const codes = new Uint32Array(members.length);
  for (let at = 0; at < members.length; at++) {
    const value = valueOf(members[at]!);
    const code = getOrInsert(codeOf, value, () => codeOf.size);
    codes[at] = code;
  }
  const rank = new Uint32Array(codeOf.size);
  [...codeOf.keys()].sort().forEach((value, at) => (rank[codeOf.get(value)!] = at));
  return codes.map((code) => rank[code]!);
}

/** For each pair of ranks its place in their common order. */
function paired(left: Uint32Array, right: Uint32Array): Uint32Array {
  const order = sortedPairOrder(left, right);
  const ranks = new Uint32Array(left.length);
  let rank = -1;
  for (let at = 0; at < order.length; at++) {
    const [own, before] = [order[at]!, order[at - 1]];
    if (before === undefined || left[own] !== left[before] || right[own] !== right[before]) rank++;
    ranks[own] = rank;
  }
  return ranks;
}

function columnsOf(written: readonly Address[], uses: Int32Array): Omit<AddressTexts, 'uses' | 'protected'> {
  const read = partsOf(written);
  const towns = new Towns(read, uses);
  const parts = withTownsInPlace(read, towns);
  const split = splitLetters(parts, uses);
  return {
    length: written.length,
    written,
    parts,
    towns,
    unit: coded(parts, (part) => part.postcode),
    number: coded(parts, (part, at) => (split[at] === 1 ? part.number.slice(0, -1) : part.number)),
    street: coded(parts, (part) => part.street),
    building: coded(parts, (part) => part.building),
    door: coded(parts, (part, at) => (split[at] === 1 ? part.number.slice(-1) : part.door)),
    isFlat: Uint8Array.from(parts, (part) => (part.door === '' ? 0 : 1)),
    uprn: coded(written, ({uprn}) => (uprn === null ? '' : (readUprn(uprn) ?? ''))),
  };
}

/** The parts of each; neighbours that differ in their UPRN alone are read once. */
function partsOf(written: readonly Address[]): AddressParts[] {
  const read = createAddressReader();
  const parts: AddressParts[] = [];
  for (const [at, {text, postcode}] of written.entries()) {
    const before = written[at - 1];
    const isSame = before !== undefined && before.text === text && before.postcode === postcode;
    parts.push(isSame ? parts[at - 1]! : read(text, postcode));
  }
  return parts;
}

/** Share of a lettered house's addresses that name a flat or a building in it, from which the letter is the house's. */
const LETTERED_SHARE_MIN = 0.2;

/** Which texts name a flat by the letter of the house number; not where flats or a name are known of the house of that letter. */
function splitLetters(parts: readonly AddressParts[], uses: Int32Array): Uint8Array {
  const lettered = /^\d+[A-Z]$/;
  const houses = new Map<string, {all: number; withDoor: number}>();
  parts.forEach(({door, building, number, street}, at) => {
    if (!lettered.test(number)) return;
    const key = `${number}|${street}`;
    let house = houses.get(key);
    if (house === undefined) houses.set(key, (house = {all: 0, withDoor: 0}));
    house.all += uses[at]!;
    if (door !== '' || building !== '') house.withDoor += uses[at]!;
  });
  return Uint8Array.from(parts, ({door, number, street}) => {
    const house = door === '' ? houses.get(`${number}|${street}`) : undefined;
    return house !== undefined && house.withDoor < LETTERED_SHARE_MIN * house.all ? 1 : 0;
  });
}

function coded<T>(items: readonly T[], valueOf: (item: T, at: number) => string): Coded {
  const codeOf = new Map<string, number>([['', 0]]);
  const values = [''];
  const codes = new Int32Array(items.length);
  for (let i = 0; i < items.length; i++) {
    const value = valueOf(items[i]!, i);
    let code = codeOf.get(value);
    if (code === undefined) {
      code = values.length;
      codeOf.set(value, code);
      values.push(value);
    }
    codes[i] = code;
  }
  return {codes, values};
}

/** Whether a text says where: a number with its street or postcode, or a building; a street alone is no front door. */
export function isPlaced({parts, number}: AddressTexts, at: number): boolean {
  const {kind, street, building, postcode} = parts[at]!;
  if (kind === 'nfa' || kind === 'unknown') return false;
  return (number.codes[at] !== 0 && (street !== '' || postcode !== '')) || building !== '';
}
