import type {PersonName} from '../../../model/mention.ts';
import {isInfant, isPlaceholder, namePlaceholder} from '../../../uk/placeholders.ts';
import type {KeptNumbers} from '../columns/kept-rows.ts';
import type {WordPool} from './word-pool.ts';
import {ListBuilder} from '../../../columns/lists.ts';
import {NumberList} from '../../../columns/number-list.ts';
import {BABY, NO_PLACEHOLDER, type NameTable, UNBORN, UNNAMED} from '../columns/person-columns.ts';

/** What a mention's names say: the number of the name, and whether a word stands in place of a forename. */
export type NameReading = {name: number; placeholder: number; order: number};

const PARTICLES = new Set(
  'van von de da di del della dos du la le el al ul bin ibn bint abu der den ter mac mc o st y e i'.split(' '),
);

/** Honorifics that Bengali women's names are written with; where one stands alone, the forename was left out. */
const HONORIFICS = new Set('mst mosa mosammat mosammath mosamat mossammat mossamat musammat mussammat'.split(' '));

/** Interns names. Reads of one name cost one look-up. */
export class NameTableBuilder {
  readonly #pool: WordPool;
  readonly #readings = new Map<string, NameReading>();
  readonly #given = new ListBuilder();
  readonly #otherGiven = new ListBuilder();
  readonly #family = new ListBuilder();
  readonly #otherFamily = new ListBuilder();
  readonly #sounds = new ListBuilder();
  readonly #givenJoined = new NumberList(Int32Array);
  readonly #familyJoined = new NumberList(Int32Array);
  readonly #single = new NumberList(Uint8Array);
  readonly #honorific = new NumberList(Int32Array);
  readonly #asked = new ListBuilder();
  #asking: number[] = [];
  /** Name of the table that is copied -> its number here; -1 for none yet. */
  #copied: Int32Array | null = null;

  constructor(pool: WordPool) {
    this.#pool = pool;
  }

  read(names: readonly PersonName[]): NameReading {
    const key = keyOf(names);
    let reading = this.#readings.get(key);
    if (reading === undefined) {
      reading = this.#add(names);
      this.#readings.set(key, reading);
    }
    return reading;
  }

  /** The number of names that are those of row `was` in a table that was built before. */
  copy(names: readonly PersonName[], {columns, of}: KeptNumbers, was: number): number {
    const before = columns.name[was]!;
    this.#copied ??= new Int32Array(columns.names.count).fill(-1);
    if (this.#copied[before]! < 0) {
      const key = keyOf(names);
      let reading = this.#readings.get(key);
      if (reading === undefined) {
        const [placeholder, order] = [columns.placeholder[was]!, columns.placeholderOrder[was]!];
        reading = {name: this.#pushCopy(columns.names, before, of), placeholder, order};
        this.#readings.set(key, reading);
      }
      this.#copied[before] = reading.name;
    }
    return this.#copied[before]!;
  }

  /** The same where all rows of this table are copied from that one: names need not be told apart by what they say. */
  copyRow({columns, of}: KeptNumbers, was: number): number {
    const before = columns.name[was]!;
    this.#copied ??= new Int32Array(columns.names.count).fill(-1);
    if (this.#copied[before]! < 0) this.#copied[before] = this.#pushCopy(columns.names, before, of);
    return this.#copied[before]!;
  }

  build(): NameTable {
    return {
      count: this.#single.length,
      given: this.#given.build(),
      otherGiven: this.#otherGiven.build(),
      family: this.#family.build(),
      otherFamily: this.#otherFamily.build(),
      givenJoined: this.#givenJoined.build(),
      familyJoined: this.#familyJoined.build(),
      single: this.#single.build(),
      honorific: this.#honorific.build(),
      sounds: this.#sounds.build(),
      asked: this.#asked.build(),
    };
  }

  #add(names: readonly PersonName[]): NameReading {
    this.#asking = [];
    let placeholder = NO_PLACEHOLDER;
    let order = 0;
    let given: readonly number[] = [];
    let family: readonly number[] = [];
    let honorific = -1;
    const otherGiven = new Set<number>();
    const otherFamily = new Set<number>();
    for (const name of names) {
      const stand = name.given === '' ? null : namePlaceholder(name.given, name.family);
      if (stand !== null && stand.kind !== 'unknown') {
        const born = isInfant(name.given) ? BABY : UNNAMED;
        placeholder = Math.max(placeholder, stand.kind === 'unborn' ? UNBORN : born);
        order ||= stand.order;
      }
      const forenames = stand === null ? this.#forenames(name.given) : [];
      const surnames = this.#surnames(name.family);
      if (surnames === null) placeholder = Math.max(placeholder, UNBORN);
      if (honorific < 0 && stand === null) honorific = this.#honorificOf(name.given);
      if (name.use === 'recorded' && given.length === 0 && family.length === 0) {
        // "Okafor, UBB": what stands where a forename would is the mother's family name.
        if (surnames !== null) given = surnames.length > 0 ? forenames : this.#initialsLast(forenames);
        family = surnames ?? forenames;
        continue;
      }
      if (forenames.length > 0 && forenames[0] !== given[0]) otherGiven.add(forenames[0]!);
      for (const word of surnames ?? []) if (!family.includes(word)) otherFamily.add(word);
    }
    this.#push(given, family, otherGiven, otherFamily, placeholder, honorific);
    return {name: this.#single.length - 1, placeholder, order};
  }

  #forenames(text: string): readonly number[] {
    return this.#words(text).filter((word) => !HONORIFICS.has(this.#pool.texts[word]!));
  }

  /** The initial of the honorific that a name is written with, as a word; -1 for none. */
  #honorificOf(text: string): number {
    const found = this.#pool.words(text).find((word) => HONORIFICS.has(this.#pool.texts[word]!));
    return found === undefined ? -1 : this.#initialOf(found);
  }

  #initialOf(word: number): number {
    const initial = this.#pool.word(this.#pool.texts[word]![0]!);
    this.#asking.push(initial);
    return initial;
  }

  /** Initials in front of the only name stand for the father or the village: "N. Anusha" goes by Anusha. */
  #initialsLast(words: readonly number[]): readonly number[] {
    const first = words.findIndex((word) => !this.#pool.isInitial(word));
    return first <= 0 ? words : [...words.slice(first), ...words.slice(0, first)];
  }

  /** Words of a family name without particles; null where it says that a child is not born yet. */
  #surnames(text: string): readonly number[] | null {
    if (text === '' || isPlaceholder(text)) return [];
    const stand = namePlaceholder(text);
    if (stand !== null) return stand.kind === 'unborn' ? null : [];
    const words = this.#words(text).filter((word) => !HONORIFICS.has(this.#pool.texts[word]!));
    const bare = words.filter((word) => !PARTICLES.has(this.#pool.texts[word]!));
    return bare.length === 0 ? words : bare;
  }

  #pushCopy(table: NameTable, was: number, {word: wordOf, sound: soundOf}: KeptNumbers['of']): number {
    // First, as the pool numbers words in the order in which they are asked for.
    this.#asked.addCopy(table.asked, was, wordOf);
    this.#given.addCopy(table.given, was, wordOf);
    this.#otherGiven.addCopy(table.otherGiven, was, wordOf);
    this.#family.addCopy(table.family, was, wordOf);
    this.#otherFamily.addCopy(table.otherFamily, was, wordOf);
    const joined = (word: number): number => (word < 0 ? -1 : wordOf(word));
    this.#givenJoined.push(joined(table.givenJoined[was]!));
    this.#familyJoined.push(joined(table.familyJoined[was]!));
    this.#single.push(table.single[was]!);
    this.#honorific.push(joined(table.honorific[was]!));
    this.#sounds.addCopy(table.sounds, was, soundOf);
    return this.#single.length - 1;
  }

  #words(text: string): readonly number[] {
    const words = this.#pool.words(text);
    this.#asking.push(...words);
    return words;
  }

  /** The words written as one; -1 for none. */
  #joined(words: readonly number[]): number {
    if (words.length === 0) return -1;
    const word = this.#pool.word(words.map((one) => this.#pool.texts[one]!).join(''));
    this.#asking.push(word);
    return word;
  }

  #push(
    given: readonly number[],
    family: readonly number[],
    otherGiven: Set<number>,
    otherFamily: Set<number>,
    placeholder: number,
    honorific: number,
  ): void {
    const {sounds} = this.#pool;
    this.#given.add(given);
    this.#otherGiven.add(otherGiven);
    this.#family.add(family);
    this.#otherFamily.add(otherFamily);
    this.#givenJoined.push(this.#joined(given));
    this.#familyJoined.push(this.#joined(family));
    const only = placeholder === NO_PLACEHOLDER && given.length + family.length === 1 ? [...given, ...family] : [];
    this.#single.push(only.length);
    this.#honorific.push(honorific);
    const all = [...given, ...family, ...otherGiven, ...otherFamily].filter((word) => !this.#pool.isInitial(word));
    // Of one name an initial may be all that a record has, and then it has no other name to meet by.
    const initials = only.map((word) => this.#initialOf(word));
    this.#sounds.add(new Set([...all, ...initials].map((word) => sounds[word]!)));
    this.#asked.add(this.#asking);
  }
}

/** Names of one key are one name. */
function keyOf(names: readonly PersonName[]): string {
  let key = '';
  for (const {use, given, family} of names) key += `${use}\u001f${given}\u001f${family}\u001e`;
  return key;
}
