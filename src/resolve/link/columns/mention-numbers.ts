import type {Identifier} from '../../../model/mention.ts';
import {fold} from '../../../text/fold.ts';
import type {Dictionaries} from './dictionaries.ts';
import {renumberedWords, renumbering, type KeptColumns, type KeptNumbers} from './kept-rows.ts';
import {standardNumber, standardPhone} from './standardise.ts';

/** Texts that copied rows alone bring in, where all rows are copied. */
type OnceText = 'trait' | 'email' | 'number' | 'group' | 'register';

/** Gives what mentions write its numbers in dictionaries, standardised once for each writing; 0 for what says nothing. */
export class MentionNumbers {
  readonly #dictionaries: Dictionaries;
  readonly #phoneOf = new Map<string, number>();
  readonly #numberOf = new Map<string, number>();

  constructor(dictionaries: Dictionaries) {
    this.#dictionaries = dictionaries;
  }

  /** `kind` is a word that says which trait it is. */
  trait(kind: string, raw: string): number {
    const text = raw === '' ? '' : fold(raw);
    return text === '' ? 0 : this.#dictionaries.traits.of(`${kind} ${text}`);
  }

  phone(raw: string): number {
    let number = this.#phoneOf.get(raw);
    if (number === undefined) {
      number = this.#dictionaries.phones.of(standardPhone(raw));
      this.#phoneOf.set(raw, number);
    }
    return number;
  }

  identifier(identifier: Identifier): number {
    const raw = `${identifier.kind}\u001f${identifier.scope}\u001f${identifier.value}`;
    let number = this.#numberOf.get(raw);
    if (number === undefined) {
      number = this.#numberOfText(standardNumber(identifier));
      this.#numberOf.set(raw, number);
    }
    return number;
  }

  /** What gives rows of a table that was read before their numbers in this one. */
  ofTable({columns, texts}: KeptColumns): KeptNumbers {
    const {emails, groups, registers, traits} = this.#dictionaries;
    return this.#of(
      {columns, texts},
      {
        trait: (text) => traits.of(text),
        email: (text) => emails.of(text),
        number: (text) => this.#numberOfText(text),
        group: (text) => groups.of(text),
        register: (text) => registers.of(text),
      },
    );
  }

  /** The same where all rows of this table are copied from that one, so that most texts come in once. */
  ofPart({columns, texts}: KeptColumns): KeptNumbers {
    const {emails, groups, registers, traits, numbers} = this.#dictionaries;
    return this.#of(
      {columns, texts},
      {
        trait: (text) => traits.add(text),
        email: (text) => emails.add(text),
        number: (text) => this.#noteKind(text, numbers.add(text)),
        group: (text) => groups.add(text),
        register: (text) => registers.add(text),
      },
    );
  }

  #of({columns, texts}: KeptColumns, number: Record<OnceText, (text: string) => number>): KeptNumbers {
    const {pool, places, addresses, phones} = this.#dictionaries;
    return {
      columns,
      of: {
        ...renumberedWords(columns.pool, pool),
        place: renumbering(columns.placeTexts, (text) => places.of(text)),
        address: renumbering(columns.addressTexts, (text) => addresses.of(text)),
        phone: renumbering(texts.phones, (text) => phones.of(text)),
        trait: renumbering(columns.traitTexts, number.trait),
        email: renumbering(columns.emailTexts, number.email),
        number: renumbering(columns.numberTexts, number.number),
        group: renumbering(texts.groups, number.group),
        register: renumbering(texts.registers, number.register),
      },
    };
  }

  #numberOfText(text: string): number {
    return this.#noteKind(text, this.#dictionaries.numbers.of(text));
  }

  #noteKind(text: string, number: number): number {
    const {numberKind, kinds} = this.#dictionaries;
    if (number === numberKind.length) numberKind.push(kinds.of(text.slice(0, text.lastIndexOf(' '))));
    return number;
  }
}
