import {addMonths, isoToDay} from '../../base/day.ts';
import type {Identifier, Mention} from '../../model/mention.ts';
import type {Dwelling} from '../../model/resolved.ts';
import {fold} from '../../text/fold.ts';
import {postcode as readPostcode} from '../../uk/postcode.ts';
import {ORDER_UNKNOWN} from './adoptions.ts';
import {Dictionaries} from './dictionaries.ts';
import {ListBuilder, NameTableBuilder, UNBORN} from './name-table.ts';
import {
  BIRTH_NONE,
  BIRTH_DAY,
  BIRTH_NEW_YEAR,
  BIRTH_INTERVAL,
  BIRTH_EXPECTED,
  FEMALE,
  MALE,
  PLACE_NONE,
  PLACE_HOME,
  PLACE_SHARED,
  type PersonColumns,
  type PersonRows,
} from './person-columns.ts';
import {standardNumber, standardPhone} from './standardise.ts';

/** Texts that name no place. */
const NO_PLACE =
  /\b(?:no fixed (?:abode|address)|nfa|homeless|unknown|not known|confidential|sofa surfing|rough sleep\w*)\b/;
const ADULT_MIN_YEARS = 15;
const CHILD_MAX_YEARS = 19;
/** Days from a record of an unborn child to the soonest and latest date on which it may be expected: births come up to 14 weeks early. */
const EARLIEST_TERM_DAYS = 67;
const TERM_DAYS = 280;
/** Before anybody a record may be about. */
const LONG_AGO = -0x20000000;

/** Standardises mentions into columns, one at a time, so that no mention need be kept. */
export class PersonColumnsBuilder {
  readonly dictionaries: Dictionaries;
  readonly #names: NameTableBuilder;
  readonly #columns = {
    name: [] as number[],
    placeholder: [] as number[],
    placeholderOrder: [] as number[],
    birthFrom: [] as number[],
    birthTo: [] as number[],
    birthKind: [] as number[],
    bornAfter: [] as number[],
    bornBefore: [] as number[],
    sex: [] as number[],
    minor: [] as number[],
    dwelling: [] as number[],
    placeKind: [] as number[],
    postcode: [] as number[],
    sector: [] as number[],
    district: [] as number[],
    address: [] as number[],
    birthPlace: [] as number[],
    occupation: [] as number[],
    asAt: [] as number[],
    group: [] as number[],
    register: [] as number[],
    staff: [] as number[],
  };
  readonly #phones = new ListBuilder();
  readonly #emails = new ListBuilder();
  readonly #national = new ListBuilder();
  readonly #local = new ListBuilder();
  readonly #phoneOf = new Map<string, number>();
  readonly #numberOf = new Map<string, number>();

  constructor(dictionaries = new Dictionaries()) {
    this.dictionaries = dictionaries;
    this.#names = new NameTableBuilder(dictionaries.pool);
  }

  addMention(mention: Mention, dwellingIndex: number, dwelling: Dwelling | null): void {
    const columns = this.#columns;
    const reading = this.#names.read(mention.names);
    columns.name.push(reading.name);
    const placeholder = mention.lifeStage === 'unborn' ? UNBORN : reading.placeholder;
    columns.placeholder.push(placeholder);
    columns.placeholderOrder.push(reading.order);
    this.#addBirth(mention, placeholder === UNBORN);
    columns.sex.push(sexOf(mention));
    this.#addPlace(mention, dwellingIndex, dwelling);
    columns.birthPlace.push(this.#trait('born', mention.birthPlace));
    columns.occupation.push(this.#trait('does', mention.occupation));
    this.#phones.add(new Set(mention.phones.map((phone) => this.#phone(phone)).filter((phone) => phone > 0)));
    this.#emails.add(new Set(mention.emails.map((email) => this.dictionaries.emails.of(email.toLowerCase()))));
    this.#addNumbers(mention);
    columns.group.push(this.dictionaries.groups.of(mention.group));
    columns.register.push(mention.register === null ? 0 : this.dictionaries.registers.of(mention.register));
    columns.staff.push(mention.staff ? 1 : 0);
  }

  build(): PersonColumns {
    const {pool, addresses, places, traits, emails, numbers, numberKind, kinds} = this.dictionaries;
    return {
      ...this.buildRows(),
      pool,
      addressTexts: addresses.list,
      placeTexts: places.list,
      traitTexts: traits.list,
      emailTexts: emails.list,
      numberTexts: numbers.list,
      numberKind: Uint16Array.from(numberKind),
      kindTexts: kinds.list,
    };
  }

  buildRows(): PersonRows {
    const columns = this.#columns;
    return {
      rowCount: columns.name.length,
      names: this.#names.build(),
      name: Uint32Array.from(columns.name),
      placeholder: Uint8Array.from(columns.placeholder),
      placeholderOrder: Uint8Array.from(columns.placeholderOrder),
      birthFrom: Int32Array.from(columns.birthFrom),
      birthTo: Int32Array.from(columns.birthTo),
      birthKind: Uint8Array.from(columns.birthKind),
      bornAfter: Int32Array.from(columns.bornAfter),
      bornBefore: Int32Array.from(columns.bornBefore),
      sex: Uint8Array.from(columns.sex),
      minor: Uint8Array.from(columns.minor),
      dwelling: Int32Array.from(columns.dwelling),
      placeKind: Uint8Array.from(columns.placeKind),
      postcode: Uint32Array.from(columns.postcode),
      sector: Uint32Array.from(columns.sector),
      district: Uint32Array.from(columns.district),
      address: Uint32Array.from(columns.address),
      birthPlace: Uint32Array.from(columns.birthPlace),
      occupation: Uint32Array.from(columns.occupation),
      phones: this.#phones.build(),
      emails: this.#emails.build(),
      national: this.#national.build(),
      local: this.#local.build(),
      adoption: new Uint8Array(columns.name.length),
      orderFrom: new Int32Array(columns.name.length).fill(ORDER_UNKNOWN),
      asAt: Int32Array.from(columns.asAt),
      group: Uint32Array.from(columns.group),
      register: Uint32Array.from(columns.register),
      staff: Uint8Array.from(columns.staff),
    };
  }

  #addBirth({birth, lifeStage, asAt}: Mention, isUnborn: boolean): void {
    const columns = this.#columns;
    const day = isoToDay(asAt);
    columns.asAt.push(day);
    // Who is not born yet, and has no expected date, is expected within the term of a pregnancy.
    const [soonest, latest] = isUnborn ? [day + EARLIEST_TERM_DAYS, day + TERM_DAYS] : [0, 0];
    const from = birth === null ? soonest : isoToDay(birth.from);
    const to = birth === null ? latest : isoToDay(birth.to);
    const isDay = birth !== null && birth.from === birth.to && birth.kind !== 'expected';
    let kind = BIRTH_NONE;
    if (birth?.kind === 'expected' || (birth === null && isUnborn)) kind = BIRTH_EXPECTED;
    else if (isDay) kind = birth!.from.endsWith('-01-01') ? BIRTH_NEW_YEAR : BIRTH_DAY;
    else if (birth !== null) kind = BIRTH_INTERVAL;
    let after = lifeStage === 'child' ? addMonths(day, -12 * CHILD_MAX_YEARS) : LONG_AGO;
    let before = addMonths(day, lifeStage === 'adult' ? -12 * ADULT_MIN_YEARS : 12);
    if (lifeStage === 'unborn') after = day - 31;
    if (kind === BIRTH_DAY || kind === BIRTH_INTERVAL) {
      after = from;
      before = to;
    }
    columns.birthFrom.push(from);
    columns.birthTo.push(to);
    columns.birthKind.push(kind);
    columns.bornAfter.push(after);
    columns.bornBefore.push(before);
    const isYoung = kind !== BIRTH_NONE && to > addMonths(day, -12 * CHILD_MAX_YEARS);
    columns.minor.push(isYoung || lifeStage === 'child' || lifeStage === 'unborn' ? 1 : 0);
  }

  #addPlace(mention: Mention, dwellingIndex: number, dwelling: Dwelling | null): void {
    const columns = this.#columns;
    const {addresses, places} = this.dictionaries;
    const {address} = mention;
    const isPlace = dwelling !== null && dwelling.kind !== 'pseudo' && dwelling.kind !== 'unknown';
    const code = readPostcode(address?.postcode ?? (isPlace ? dwelling.postcode : null) ?? '');
    const isCode = code !== null && code.pseudo === null;
    // What is no British postcode is compared as it stands, so that other countries' codes count too.
    const other = code === null ? fold(address?.postcode ?? '').toUpperCase() : '';
    columns.dwelling.push(isPlace ? dwellingIndex : -1);
    columns.placeKind.push(isPlace ? (dwelling.kind === 'dwelling' ? PLACE_HOME : PLACE_SHARED) : PLACE_NONE);
    columns.postcode.push(places.of(isCode ? code.unit : other));
    columns.sector.push(places.of(isCode ? code.sector : ''));
    columns.district.push(places.of(isCode ? code.outward : ''));
    const text = fold(address?.text ?? '');
    columns.address.push(NO_PLACE.test(text) ? 0 : addresses.of(text));
  }

  #addNumbers(mention: Mention): void {
    const national = new Set<number>();
    const local = new Set<number>();
    for (const identifier of mention.identifiers) {
      const number = this.#number(identifier);
      if (number > 0) (identifier.kind === 'local' ? local : national).add(number);
    }
    this.#national.add(national);
    this.#local.add(local);
  }

  #trait(kind: string, raw: string): number {
    const text = raw === '' ? '' : fold(raw);
    return text === '' ? 0 : this.dictionaries.traits.of(`${kind} ${text}`);
  }

  #phone(raw: string): number {
    let number = this.#phoneOf.get(raw);
    if (number === undefined) {
      number = this.dictionaries.phones.of(standardPhone(raw));
      this.#phoneOf.set(raw, number);
    }
    return number;
  }

  #number(identifier: Identifier): number {
    const raw = `${identifier.kind}\u001f${identifier.scope}\u001f${identifier.value}`;
    let number = this.#numberOf.get(raw);
    if (number === undefined) {
      const {numbers, numberKind, kinds} = this.dictionaries;
      const text = standardNumber(identifier);
      number = numbers.of(text);
      if (number === numberKind.length) numberKind.push(kinds.of(text.slice(0, text.lastIndexOf(' '))));
      this.#numberOf.set(raw, number);
    }
    return number;
  }
}

/** Columns of mentions in their order; `dwellingOf[i]` is the front door of mention `i`, -1 for none. */
export function readColumns(
  mentions: readonly Mention[],
  dwellingOf: Int32Array,
  dwellings: readonly Dwelling[],
): PersonColumns {
  const builder = new PersonColumnsBuilder();
  for (const [index, mention] of mentions.entries()) {
    builder.addMention(mention, dwellingOf[index]!, dwellings[dwellingOf[index]!] ?? null);
  }
  return builder.build();
}

const MALE_TITLES = new Set(['mr', 'master', 'sir']);
const FEMALE_TITLES = new Set(['mrs', 'miss', 'ms', 'dame', 'lady']);

function sexOf(mention: Mention): number {
  if (mention.sex !== 'unknown') return mention.sex === 'female' ? FEMALE : MALE;
  for (const {title} of mention.names) {
    const folded = fold(title);
    if (MALE_TITLES.has(folded)) return MALE;
    if (FEMALE_TITLES.has(folded)) return FEMALE;
  }
  return 0;
}
