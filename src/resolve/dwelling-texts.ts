import type {Address} from '../model/address.ts';
import {createAddressReader, type AddressParts} from '../uk/address.ts';
import {uprn as readUprn} from '../uk/uprn.ts';
import {correctedStreets} from './dwelling-streets.ts';

/** A dictionary-encoded column: value i is `values[codes[i]]`; code 0 is the empty value. */
export type Coded = {codes: Int32Array; values: string[]};

/**
 * The distinct ways in which addresses were written (text, postcode and UPRN), read once however often each occurs and
 * sorted by content, so that nothing hangs on the order of arrival.
 */
export type AddressTexts = {
  length: number;
  /** Text, postcode and UPRN as received; sorted. */
  keys: string[];
  text: string[];
  parts: AddressParts[];
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
  const known = new Map<string, number>();
  const first: number[] = [];
  const uses: number[] = [];
  const isProtected: number[] = [];
  const textOf = new Int32Array(addresses.length).fill(-1);
  for (let i = 0; i < addresses.length; i++) {
    const address = addresses[i];
    if (address == null || (address.text === '' && address.postcode === null && address.uprn === null)) continue;
    const key = `${address.text}\u001f${address.postcode ?? ''}\u001f${address.uprn ?? ''}`;
    let index = known.get(key);
    if (index === undefined) {
      index = first.length;
      known.set(key, index);
      first.push(i);
      uses.push(0);
      isProtected.push(0);
    }
    uses[index]!++;
    if (address.protected) isProtected[index] = 1;
    textOf[i] = index;
  }
  const keys = [...known.keys()].sort();
  const order = Uint32Array.from(keys, (key) => known.get(key)!);
  const rank = new Int32Array(keys.length);
  order.forEach((index, at) => (rank[index] = at));
  for (let i = 0; i < textOf.length; i++) if (textOf[i]! >= 0) textOf[i] = rank[textOf[i]!]!;
  const columns = columnsOf(Array.from(order, (index) => addresses[first[index]!]!));
  const usesOf = Int32Array.from(order, (index) => uses[index]!);
  return {
    texts: {
      ...columns,
      street: correctedStreets(columns.street, usesOf),
      keys,
      uses: usesOf,
      protected: Uint8Array.from(order, (index) => isProtected[index]!),
    },
    textOf,
  };
}

function columnsOf(sorted: readonly Address[]): Omit<AddressTexts, 'keys' | 'uses' | 'protected'> {
  const read = createAddressReader();
  const parts = sorted.map(({text, postcode}) => read(text, postcode));
  const split = splitLetters(parts);
  return {
    length: sorted.length,
    text: sorted.map(({text}) => text),
    parts,
    unit: coded(parts, (part) => part.postcode),
    number: coded(parts, (part, at) => (split[at] === 1 ? part.number.slice(0, -1) : part.number)),
    street: coded(parts, (part) => part.street),
    building: coded(parts, (part) => part.building),
    door: coded(parts, (part, at) => (split[at] === 1 ? part.number.slice(-1) : part.door)),
    isFlat: Uint8Array.from(parts, (part) => (part.door === '' ? 0 : 1)),
    uprn: coded(sorted, ({uprn}) => (uprn === null ? '' : (readUprn(uprn) ?? ''))),
  };
}

/** Which texts name a flat by the letter of the house number; not where flats or a name are known of the house of that letter. */
function splitLetters(parts: readonly AddressParts[]): Uint8Array {
  const lettered = /^\d+[A-Z]$/;
  const houses = new Set<string>();
  for (const {door, building, number, street} of parts) {
    if ((door !== '' || building !== '') && lettered.test(number)) houses.add(`${number}|${street}`);
  }
  return Uint8Array.from(parts, ({door, number, street}) =>
    door === '' && lettered.test(number) && !houses.has(`${number}|${street}`) ? 1 : 0,
  );
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

/** Whether a text says where: a number with its street, or a building; a street alone is no front door. */
export function isPlaced({parts, number}: AddressTexts, at: number): boolean {
  const {kind, street, building} = parts[at]!;
  if (kind === 'nfa' || kind === 'unknown') return false;
  return (number.codes[at] !== 0 && street !== '') || building !== '';
}
