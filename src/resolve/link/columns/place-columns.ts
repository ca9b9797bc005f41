import {NumberList} from '../../../columns/number-list.ts';
import type {Mention} from '../../../model/mention.ts';
import type {Dwelling} from '../../../model/resolved.ts';
import {fold} from '../../../text/fold.ts';
import {postcode as readPostcode} from '../../../uk/postcode.ts';
import type {Dictionaries} from './dictionaries.ts';
import type {KeptNumbers} from './kept-rows.ts';
import {PLACE_HOME, PLACE_NONE, PLACE_SHARED, type PersonRows} from './person-columns.ts';

/** Texts that name no place. */
const NO_PLACE =
  /\b(?:no fixed (?:abode|address)|nfa|homeless|unknown|not known|confidential|sofa surfing|rough sleep\w*)\b/;

/** Where a row that is copied stands. */
export type RowPlace = {
  door: number;
  dwelling: Dwelling | null;
  /** Whether a postcode is written; without one that of the door counts. */
  isCoded: boolean;
  /** Whether no address counts. */
  isNone: boolean;
  /** What is read anew, where its place and telephones may have been given to it: as it says itself. */
  read: Pick<Mention, 'address' | 'phones'> | null;
};

type Columns = Pick<PersonRows, 'dwelling' | 'placeKind' | 'postcode' | 'sector' | 'district' | 'address'>;

/** The columns that tell where somebody is, one mention at a time: its door by `addDoor`, and what it writes by `add` or `copy`. */
export class PlaceColumns {
  readonly #dictionaries: Dictionaries;
  readonly #dwelling = new NumberList(Int32Array);
  readonly #placeKind = new NumberList(Uint8Array);
  readonly #postcode = new NumberList(Uint32Array);
  readonly #sector = new NumberList(Uint32Array);
  readonly #district = new NumberList(Uint32Array);
  readonly #address = new NumberList(Uint32Array);

  constructor(dictionaries: Dictionaries) {
    this.#dictionaries = dictionaries;
  }

  addDoor(dwellingIndex: number, dwelling: Dwelling | null): void {
    const isPlace = isSomewhere(dwelling);
    this.#dwelling.push(isPlace ? dwellingIndex : -1);
    this.#placeKind.push(isPlace ? (dwelling.kind === 'dwelling' ? PLACE_HOME : PLACE_SHARED) : PLACE_NONE);
  }

  add(address: Mention['address'], dwelling: Dwelling | null): void {
    this.#addPostcode(address?.postcode ?? null, dwelling);
    const text = fold(address?.text ?? '');
    this.#address.push(NO_PLACE.test(text) ? 0 : this.#dictionaries.addresses.of(text));
  }

  /** What row `was` of a table that was read before wrote; at a `place`, if given, as far as it counts there. */
  copy({columns: old, of}: KeptNumbers, was: number, place?: RowPlace): void {
    if (place === undefined || place.isCoded) {
      this.#postcode.push(of.place(old.postcode[was]!));
      this.#sector.push(of.place(old.sector[was]!));
      this.#district.push(of.place(old.district[was]!));
    } else this.#addPostcode(null, place.dwelling);
    this.#address.push(place?.isNone === true ? 0 : of.address(old.address[was]!));
  }

  build(): Columns {
    return {
      dwelling: this.#dwelling.build(),
      placeKind: this.#placeKind.build(),
      postcode: this.#postcode.build(),
      sector: this.#sector.build(),
      district: this.#district.build(),
      address: this.#address.build(),
    };
  }

  /** Where no postcode is written, that of the door counts. */
  #addPostcode(written: string | null, dwelling: Dwelling | null): void {
    const {places} = this.#dictionaries;
    const code = readPostcode(written ?? (isSomewhere(dwelling) ? dwelling.postcode : null) ?? '');
    const isCode = code !== null && code.pseudo === null;
    // What is no British postcode is compared as it stands, so that other countries' codes count too.
    const other = code === null ? fold(written ?? '').toUpperCase() : '';
    this.#postcode.push(places.of(isCode ? code.unit : other));
    this.#sector.push(places.of(isCode ? code.sector : ''));
    this.#district.push(places.of(isCode ? code.outward : ''));
  }
}

const isSomewhere = (dwelling: Dwelling | null): dwelling is Dwelling =>
  dwelling !== null && dwelling.kind !== 'pseudo' && dwelling.kind !== 'unknown';
