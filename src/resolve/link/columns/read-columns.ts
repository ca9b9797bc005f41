import {isoToDay} from '../../../base/day.ts';
import type {Mention} from '../../../model/mention.ts';
import type {Dwelling} from '../../../model/resolved.ts';
import {NEVER_PLACED, ORDER_UNKNOWN} from '../decide/adoptions.ts';
import {Dictionaries} from './dictionaries.ts';
import type {KeptNumbers} from './kept-rows.ts';
import {LENT_SEX} from './lend-by-number.ts';
import {MentionNumbers} from './mention-numbers.ts';
import {NameTableBuilder} from '../names/name-table.ts';
import {BIRTH_NONE, DIED_NONE, type PersonColumns, type PersonRows, SEEN_NONE, UNBORN} from './person-columns.ts';
import {PlaceColumns, type RowPlace} from './place-columns.ts';
import {bornByStage, readBirth} from './read-birth.ts';
import {sexOf} from './read-sex.ts';
import {ListBuilder, hasAny} from '../../../columns/lists.ts';
import {NumberList} from '../../../columns/number-list.ts';

/** Standardises mentions into columns, one at a time, so that no mention need be kept. */
export class PersonColumnsBuilder {
  readonly dictionaries: Dictionaries;
  readonly numbers: MentionNumbers;
  readonly #names: NameTableBuilder;
  readonly #columns = {
    name: new NumberList(Uint32Array),
    placeholder: new NumberList(Uint8Array),
    placeholderOrder: new NumberList(Uint8Array),
    birthFrom: new NumberList(Int32Array),
    birthTo: new NumberList(Int32Array),
    birthKind: new NumberList(Uint8Array),
    bornAfter: new NumberList(Int32Array),
    bornBefore: new NumberList(Int32Array),
    died: new NumberList(Int32Array),
    seen: new NumberList(Int32Array),
    sex: new NumberList(Uint8Array),
    minor: new NumberList(Uint8Array),
    birthPlace: new NumberList(Uint32Array),
    occupation: new NumberList(Uint32Array),
    asAt: new NumberList(Int32Array),
    group: new NumberList(Uint32Array),
    register: new NumberList(Uint32Array),
    staff: new NumberList(Uint8Array),
  };
  readonly #places: PlaceColumns;
  readonly #phones = new ListBuilder();
  readonly #emails = new ListBuilder();
  readonly #national = new ListBuilder();
  readonly #local = new ListBuilder();

  constructor(dictionaries = new Dictionaries()) {
    this.dictionaries = dictionaries;
    this.numbers = new MentionNumbers(dictionaries);
    this.#names = new NameTableBuilder(dictionaries.pool);
    this.#places = new PlaceColumns(dictionaries);
  }

  addMention(mention: Mention, dwellingIndex: number, dwelling: Dwelling | null): void {
    const columns = this.#columns;
    const reading = this.#names.read(mention.names);
    columns.name.push(reading.name);
    const placeholder = mention.lifeStage === 'unborn' ? UNBORN : reading.placeholder;
    columns.placeholder.push(placeholder);
    columns.placeholderOrder.push(reading.order);
    this.#addBirth(mention, placeholder);
    columns.died.push(mention.died === null ? DIED_NONE : isoToDay(mention.died));
    columns.seen.push(seenAlive(mention));
    columns.sex.push(sexOf(mention));
    this.#places.addDoor(dwellingIndex, dwelling);
    this.#places.add(mention.address, dwelling);
    columns.birthPlace.push(this.numbers.trait('born', mention.birthPlace));
    columns.occupation.push(this.numbers.trait('does', mention.occupation));
    this.#addPhones(mention.phones);
    this.#emails.add(new Set(mention.emails.map((email) => this.dictionaries.emails.of(email.toLowerCase()))));
    this.#addNumbers(mention);
    columns.group.push(this.dictionaries.groups.of(mention.group));
    columns.register.push(mention.register === null ? 0 : this.dictionaries.registers.of(mention.register));
    columns.staff.push(mention.staff ? 1 : 0);
  }

  /**
   * `addMention` of a mention that stood in row `was` of a table that was read before and of which nothing was filled in. Texts get their
   * numbers in the same order, so that the columns are the same.
   */
  copyMention(
    mention: Mention,
    dwellingIndex: number,
    dwelling: Dwelling | null,
    kept: KeptNumbers,
    was: number,
  ): void {
    const {columns: old, of} = kept;
    const columns = this.#columns;
    columns.name.push(this.#names.copy(mention.names, kept, was));
    columns.placeholder.push(old.placeholder[was]!);
    columns.placeholderOrder.push(old.placeholderOrder[was]!);
    this.#addBirth(mention, old.placeholder[was]!);
    columns.died.push(old.died[was]!);
    columns.seen.push(seenAlive(mention));
    columns.sex.push(old.sex[was]!);
    this.#places.addDoor(dwellingIndex, dwelling);
    // Where no postcode is written, that of the door counts, which may be another now.
    if ((mention.address?.postcode ?? null) === null) this.#places.add(mention.address, dwelling);
    else this.#places.copy(kept, was);
    columns.birthPlace.push(of.trait(old.birthPlace[was]!));
    columns.occupation.push(of.trait(old.occupation[was]!));
    this.#phones.addCopy(old.phones, was, of.phone);
    this.#emails.addCopy(old.emails, was, of.email);
    // Both kinds have numbers of one list, in the order in which they are written.
    if (hasAny(old.national, was) && hasAny(old.local, was)) this.#addNumbers(mention);
    else {
      this.#national.addCopy(old.national, was, of.number);
      this.#local.addCopy(old.local, was, of.number);
    }
    columns.group.push(of.group(old.group[was]!));
    columns.register.push(of.register(old.register[was]!));
    columns.staff.push(old.staff[was]!);
  }

  /**
   * Copies a row of a table that was read before, as it was before anything was filled in; all rows of the table come by this. `place` is
   * where it stands now, `stage` the stage of life that it tells.
   */
  copyRow(kept: KeptNumbers, was: number, place: RowPlace, stage: Mention['lifeStage']): void {
    const {columns: old, of} = kept;
    const columns = this.#columns;
    const lent = old.lent[was]!;
    columns.name.push(lent > 0 ? this.#names.read([]).name : this.#names.copyRow(kept, was));
    columns.placeholder.push(old.placeholder[was]!);
    columns.placeholderOrder.push(old.placeholderOrder[was]!);
    for (const name of ['asAt', 'minor', 'staff'] as const) columns[name].push(old[name][was]!);
    columns.died.push(old.died[was]!);
    columns.seen.push(old.seen[was]!);
    columns.birthFrom.push(lent > 0 ? 0 : old.birthFrom[was]!);
    columns.birthTo.push(lent > 0 ? 0 : old.birthTo[was]!);
    columns.birthKind.push(lent > 0 ? BIRTH_NONE : old.birthKind[was]!);
    columns.sex.push((lent & LENT_SEX) > 0 ? 0 : old.sex[was]!);
    const isBorn = columns.birthKind.last !== BIRTH_NONE;
    const {after, before} = isBorn
      ? {after: old.bornAfter[was]!, before: old.bornBefore[was]!}
      : bornByStage(stage, old.asAt[was]!, old.placeholder[was]!);
    columns.bornAfter.push(after);
    columns.bornBefore.push(before);
    this.#places.addDoor(place.door, place.dwelling);
    if (place.read !== null) {
      this.#places.add(place.read.address, place.dwelling);
      this.#addPhones(place.read.phones);
    } else {
      this.#places.copy(kept, was, place);
      this.#phones.addCopy(old.phones, was, of.phone);
    }
    columns.birthPlace.push(of.trait(old.birthPlace[was]!));
    columns.occupation.push(of.trait(old.occupation[was]!));
    this.#emails.addCopy(old.emails, was, of.email);
    this.#national.addCopy(old.national, was, of.number);
    this.#local.addCopy(old.local, was, of.number);
    columns.group.push(of.group(old.group[was]!));
    columns.register.push(of.register(old.register[was]!));
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
    const national = this.#national.build();
    return {
      rowCount: columns.name.length,
      names: this.#names.build(),
      name: columns.name.build(),
      placeholder: columns.placeholder.build(),
      placeholderOrder: columns.placeholderOrder.build(),
      birthFrom: columns.birthFrom.build(),
      birthTo: columns.birthTo.build(),
      birthKind: columns.birthKind.build(),
      bornAfter: columns.bornAfter.build(),
      bornBefore: columns.bornBefore.build(),
      died: columns.died.build(),
      seen: columns.seen.build(),
      sex: columns.sex.build(),
      minor: columns.minor.build(),
      ...this.#places.build(),
      foundAt: new Int32Array(columns.name.length).fill(-1),
      birthPlace: columns.birthPlace.build(),
      occupation: columns.occupation.build(),
      phones: this.#phones.build(),
      emails: this.#emails.build(),
      national,
      nationalOfParent: new Uint8Array(national.values.length),
      local: this.#local.build(),
      adoption: new Uint8Array(columns.name.length),
      orderFrom: new Int32Array(columns.name.length).fill(ORDER_UNKNOWN),
      placedFrom: new Int32Array(columns.name.length).fill(NEVER_PLACED),
      asAt: columns.asAt.build(),
      group: columns.group.build(),
      register: columns.register.build(),
      staff: columns.staff.build(),
      lent: new Uint8Array(columns.name.length),
    };
  }

  #addBirth(mention: Mention, placeholder: number): void {
    const columns = this.#columns;
    const reading = readBirth(mention, placeholder);
    columns.asAt.push(reading.asAt);
    columns.birthFrom.push(reading.from);
    columns.birthTo.push(reading.to);
    columns.birthKind.push(reading.kind);
    columns.bornAfter.push(reading.after);
    columns.bornBefore.push(reading.before);
    columns.minor.push(reading.minor);
  }

  #addPhones(phones: readonly string[]): void {
    this.#phones.add(new Set(phones.map((phone) => this.numbers.phone(phone)).filter((phone) => phone > 0)));
  }

  #addNumbers(mention: Mention): void {
    const national = new Set<number>();
    const local = new Set<number>();
    for (const identifier of mention.identifiers) {
      const number = this.numbers.identifier(identifier);
      if (number > 0) (identifier.kind === 'local' ? local : national).add(number);
    }
    this.#national.add(national);
    this.#local.add(local);
  }
}

/** A description of the day on which it was received is the state of a list, not something that happened. */
function seenAlive({died, asAt, receivedAt}: Mention): number {
  const day = isoToDay(asAt);
  return died === null && day < isoToDay(receivedAt) ? day : SEEN_NONE;
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
