import type {Address} from '../model/address.ts';
import {parseAddress, type AddressParts} from '../uk/address.ts';
import {uprn as readUprn} from '../uk/uprn.ts';

/** One distinct way an address was written: text, postcode and UPRN, read once however often it occurs. */
export type AddressText = {
  text: string;
  parts: AddressParts;
  /** House number without the letter that stands for a flat: "45C High Road" is door C of 45. */
  number: string;
  door: string;
  /** Street, or the building where no street is given. */
  name: string;
  uprn: string | null;
  protected: boolean;
  /** Sorts texts by content, so that nothing hangs on the order of arrival. */
  key: string;
};

/** The distinct texts in order of content, and for each address its text (-1 for none). */
export function readAddressTexts(addresses: readonly (Address | null)[]): {texts: AddressText[]; textOf: Int32Array} {
  const known = new Map<string, number>();
  const first: Address[] = [];
  const isProtected: boolean[] = [];
  const textOf = new Int32Array(addresses.length).fill(-1);
  for (let i = 0; i < addresses.length; i++) {
    const address = addresses[i];
    if (address == null || (address.text === '' && address.postcode === null && address.uprn === null)) continue;
    const key = keyOf(address);
    let index = known.get(key);
    if (index === undefined) {
      index = first.length;
      known.set(key, index);
      first.push(address);
      isProtected.push(false);
    }
    if (address.protected) isProtected[index] = true;
    textOf[i] = index;
  }
  const keys = [...known.keys()];
  const order = Uint32Array.from(keys.keys()).sort((left, right) => (keys[left]! < keys[right]! ? -1 : 1));
  const rank = new Int32Array(keys.length);
  const texts: AddressText[] = [];
  for (const index of order) {
    rank[index] = texts.length;
    texts.push(readText(first[index]!, keys[index]!, isProtected[index]!));
  }
  for (let i = 0; i < textOf.length; i++) if (textOf[i]! >= 0) textOf[i] = rank[textOf[i]!]!;
  return {texts, textOf};
}

function keyOf(address: Address): string {
  return `${address.text}\u001f${address.postcode ?? ''}\u001f${address.uprn ?? ''}`;
}

function readText(address: Address, key: string, isProtected: boolean): AddressText {
  const parts = parseAddress(address.text, address.postcode);
  const split = parts.door === '' ? /^(\d+)([A-Z])$/.exec(parts.number) : null;
  return {
    text: address.text,
    parts,
    number: split?.[1] ?? parts.number,
    door: split?.[2] ?? parts.door,
    name: parts.street || parts.building,
    uprn: readUprn(address.uprn ?? ''),
    protected: isProtected,
    key,
  };
}
