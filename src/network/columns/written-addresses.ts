import type {Address} from '../../model/address.ts';
import {addressesOf, type Records} from '../../model/records.ts';
import {unitOfAddress} from '../../uk/address/address.ts';
import {wordsOf, type DwellingWords} from '../dwelling-words.ts';

/** Addresses as they were written, each once, so that a front door can be put into words without a look at the records. */
export type AddressColumns = {
  /** Number of the address of each mention, then stay, then notification; -1 for none. */
  of: Int32Array;
  /** Number -> PROTECTED and CODED. */
  flags: Uint8Array;
  /** Number -> the address as JSON. */
  lines: string[];
  /** Number -> number of its postcode unit, as it is read, and the units; the first is the empty text. */
  unit: Int32Array;
  units: string[];
};

const PROTECTED = 1;
/** A postcode is written. */
const CODED = 2;

const known = new WeakMap<Records, WrittenAddresses>();

/** The addresses of records, read once for each list of records. */
export function writtenAddresses(records: Records): WrittenAddresses {
  const there = known.get(records) ?? new WrittenAddresses(() => readAddresses(records));
  known.set(records, there);
  return there;
}

/** Takes the addresses of records as they were read before. */
export function takeAddresses(records: Records, columns: () => AddressColumns): void {
  known.set(records, new WrittenAddresses(columns));
}

export function readAddresses(records: Records): AddressColumns {
  const numbers = new Map<string, number>();
  const lines: string[] = [];
  const flags: number[] = [];
  const unitNumbers = new Map([['', 0]]);
  const unit: number[] = [];
  const of = Int32Array.from(addressesOf(records), (address) => {
    if (address === null) return -1;
    const key = keyOf(address);
    const there = numbers.get(key);
    if (there !== undefined) return there;
    numbers.set(key, flags.length);
    lines.push(JSON.stringify(address));
    const read = unitOfAddress(address.text, address.postcode);
    unitNumbers.set(read, unitNumbers.get(read) ?? unitNumbers.size);
    unit.push(unitNumbers.get(read)!);
    return flags.push((address.protected ? PROTECTED : 0) | (address.postcode === null ? 0 : CODED)) - 1;
  });
  return {
    of,
    flags: Uint8Array.from(flags),
    lines,
    unit: Int32Array.from(unit),
    units: [...unitNumbers.keys()],
  };
}

/** A text of an address, one for each, that takes a third of the time of its JSON: most are written more than once. */
const keyOf = ({text, postcode, uprn, protected: isProtected}: Address): string =>
  `${isProtected ? 1 : 0} ${uprn?.length ?? -1} ${postcode?.length ?? -1} ${uprn ?? ''}${postcode ?? ''}${text}`;

export class WrittenAddresses {
  readonly #read: () => AddressColumns;
  #columns: AddressColumns | null = null;
  /** Words of front doors by the addresses that they were made of. */
  readonly #words = new Map<string, DwellingWords>();

  constructor(columns: () => AddressColumns) {
    this.#read = columns;
  }

  /** See `AddressColumns.of`. */
  get of(): Int32Array {
    return this.#all.of;
  }

  isProtected(address: number): boolean {
    return address >= 0 && (this.#all.flags[address]! & PROTECTED) !== 0;
  }

  /** Whether a postcode is written, of whatever form. */
  isCoded(address: number): boolean {
    return address >= 0 && (this.#all.flags[address]! & CODED) !== 0;
  }

  /** The words of a front door at which these are written, each as often as it is. */
  words(addresses: Uint32Array): DwellingWords {
    const key = addresses.toSorted().join(' ');
    let words = this.#words.get(key);
    if (words === undefined) {
      words = wordsOf(Array.from(addresses, (address) => JSON.parse(this.#all.lines[address]!) as Address));
      this.#words.set(key, words);
    }
    return words;
  }

  /** The postcode among those words. Where all read alike and none is protected it is theirs, however they are put together. */
  postcode(addresses: Uint32Array): string | null {
    const {unit, units} = this.#all;
    const first = unit[addresses[0]!];
    if (!addresses.every((address) => unit[address] === first && !this.isProtected(address)))
      return this.words(addresses).postcode;
    const text = units[first!] ?? '';
    return text === '' ? null : text;
  }

  get #all(): AddressColumns {
    return (this.#columns ??= this.#read());
  }
}
