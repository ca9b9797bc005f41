import {nameKey} from '../../name-key.ts';
import {mix} from '../block/blocking-rules.ts';
import {BIRTH_DAY, type PersonColumns} from '../columns/person-columns.ts';
import {listOf, type Lists} from '../../../columns/lists.ts';

const UNRELATED = -2;
const ANY_FAMILY = -1;

/**
 * Forenames under which records tell two people of one birth date and family apart: named side by side, in one duplicate-free
 * list, or with numbers of one kind that differ. "Aisha" and "Aishah" are then two names, wherever else they stand; and the
 * "Esther" of Grace Esther and Ruth Esther is a name of both, which says nothing of which of them it stands for.
 */
export class KnownTwins {
  readonly #columns: PersonColumns;
  /** Keys of pairs of names that are two people's, and of names that are both people's. */
  readonly #keys = new Set<string>();
  /** Day and names of each key as one number: hardly any pair has one of them, and no other need be looked up. */
  readonly #named = new Set<number>();
  readonly #days = new Set<number>();

  constructor(columns: PersonColumns, keys: Iterable<string> = []) {
    this.#columns = columns;
    for (const key of keys) {
      const [day, left, right] = key.split(' ').map(Number) as [number, number, number];
      this.#keys.add(key);
      this.#named.add(namedNumber(day, left, right));
      this.#days.add(day);
    }
  }

  /** What is known, as texts: with the same columns they make the same twins on another thread. */
  get keys(): ReadonlySet<string> {
    return this.#keys;
  }

  /** Those of twins of one birth day, at least. */
  protected keysOn(_day: number): ReadonlySet<string> {
    return this.#keys;
  }

  /** False where no twins of this birth day are known. */
  protected mayHave(day: number): boolean {
    return this.#days.has(day);
  }

  /** False where no twins of this birth day bear these names, whatever their family. */
  protected mayKnow(day: number, left: number, right: number): boolean {
    return this.#named.has(namedNumber(day, left, right));
  }

  /**
   * Takes note that two rows, of one of which the birth day is told and of the other nothing that rules it out, are two people. Of one
   * first name they are twins only if they have other later forenames, or `areListed`: else one child may have been written down twice.
   */
  add(left: number, right: number, areListed = false): void {
    const day = this.#commonDay(left, right);
    if (day === null) return;
    const leftName = this.firstName(left);
    const rightName = this.firstName(right);
    if (leftName < 0 || rightName < 0) return;
    if (this.#isFamilyNameAlone(left, right) || this.#isFamilyNameAlone(right, left)) return;
    const family = this.#familyOf(left, right);
    if (family === UNRELATED) return;
    // Another record may have another part of a family name of several.
    const sounds = [left, right].flatMap((row) => familySounds(this.#columns, row));
    if (leftName === rightName) {
      if (this.#areBothBornOn(day, left, right) && (areListed || this.#haveOtherLaters(left, right)))
        for (const sound of new Set([family, ...sounds])) this.addOfBoth(day, leftName, sound);
      return;
    }
    // Of whom no birth day is told may be a younger brother: his name is his, and says nothing of one of hers that he has too.
    const common = this.#areBothBornOn(day, left, right) ? this.#commonForenames(left, right) : [];
    for (const sound of new Set([family, ...sounds])) {
      this.#add(day, leftName, rightName, sound);
      for (const word of common) this.#add(day, word, word, sound);
    }
  }

  /** Takes note that a name is that of both of two twins of a family, told by its sound. */
  addOfBoth(day: number, word: number, family: number): void {
    this.#add(day, word, word, family);
  }

  /** Twins of two names: birth day, their forenames, and the sound of their family name, below 0 for any. */
  *pairs(): Generator<readonly [day: number, left: number, right: number, family: number]> {
    for (const key of this.#keys) {
      const [day, left, right, family] = key.split(' ').map(Number) as [number, number, number, number];
      if (left !== right) yield [day, left, right, family];
    }
  }

  /** The birth day of both, as far as each tells it; null where they have none in common. */
  #commonDay(left: number, right: number): number | null {
    const {birthKind, birthFrom, bornAfter, bornBefore} = this.#columns;
    const row = birthKind[left] === BIRTH_DAY ? left : right;
    const other = row === left ? right : left;
    const day = birthFrom[row]!;
    if (birthKind[row] !== BIRTH_DAY) return null;
    if (birthKind[other] === BIRTH_DAY) return birthFrom[other] === day ? day : null;
    return bornAfter[other]! <= day && day <= bornBefore[other]! ? day : null;
  }

  #areBothBornOn(day: number, left: number, right: number): boolean {
    const {birthKind, birthFrom} = this.#columns;
    return [left, right].every((row) => birthKind[row] === BIRTH_DAY && birthFrom[row] === day);
  }

  #add(day: number, left: number, right: number, family: number): void {
    this.#keys.add(keyOf(day, left, right, family));
    this.#named.add(namedNumber(day, left, right));
    this.#days.add(day);
  }

  /** Whether both have later forenames, and none in common. */
  #haveOtherLaters(left: number, right: number): boolean {
    const [laters, others] = [left, right].map((row) => this.#forenames(row).subarray(1));
    return laters!.length > 0 && others!.length > 0 && !laters!.some((word) => others!.includes(word));
  }

  has(left: number, right: number): boolean {
    const leftName = this.firstName(left);
    const rightName = this.firstName(right);
    if (leftName < 0 || rightName < 0) return false;
    return leftName !== rightName && this.#knows(left, right, leftName, rightName);
  }

  /** Whether the forename that two rows agree in, below 0 for none, is that of both of two twins. */
  isOfBoth(left: number, right: number, word: number): boolean {
    return word >= 0 && this.#knows(left, right, word, word);
  }

  /** Of one of them no more than an age or a year may be told, or a day in which somebody slipped. */
  #knows(left: number, right: number, leftName: number, rightName: number): boolean {
    return (
      this.#knowsOn(left, left, right, leftName, rightName) || this.#knowsOn(right, left, right, leftName, rightName)
    );
  }

  /** Whether two people of these names were born on the day that `row` tells. */
  #knowsOn(row: number, left: number, right: number, leftName: number, rightName: number): boolean {
    const {birthFrom, birthKind} = this.#columns;
    if (birthKind[row] !== BIRTH_DAY || !this.mayKnow(birthFrom[row]!, leftName, rightName)) return false;
    const families = [
      ANY_FAMILY,
      this.#familyOf(left, right),
      ...this.#crossedFamilies(left, right),
      this.#swappedFamily(left, right),
    ];
    const keys = this.keysOn(birthFrom[row]!);
    return families.some((family) => keys.has(keyOf(birthFrom[row]!, leftName, rightName, family)));
  }

  /**
   * Whether the forenames of two twins stand in two rows, in one of them at least where a family name would: "Khan Sana" is not
   * "Khan Sania". A word that both rows have is of neither alone.
   */
  haveCrossed(left: number, right: number): boolean {
    if (!this.#mayBeTwin(left) && !this.#mayBeTwin(right)) return false;
    const [words, others] = [this.#wordsOf(left), this.#wordsOf(right)];
    return words.some((word, at) => {
      if (others.includes(word)) return false;
      return others.some(
        (other, from) => (at > 0 || from > 0) && !words.includes(other) && this.#knows(left, right, word, other),
      );
    });
  }

  /** Whether twins are known of the birth day that a row tells. */
  #mayBeTwin(row: number): boolean {
    const {birthFrom, birthKind} = this.#columns;
    return birthKind[row] === BIRTH_DAY && this.mayHave(birthFrom[row]!);
  }

  /** The first forename and the family names. */
  #wordsOf(row: number): number[] {
    return [this.firstName(row), ...this.#familyNames(row)];
  }

  /** Whether the only name of a row is the family name of the other: it says of neither of two twins which of them it is. */
  #isFamilyNameAlone(row: number, other: number): boolean {
    const {names, name} = this.#columns;
    return names.single[name[row]!] === 1 && this.#familyNames(other).includes(this.firstName(row));
  }

  #familyNames(row: number): number[] {
    return [...listOf(this.#columns.names.family, this.#columns.name[row]!)];
  }

  #commonForenames(left: number, right: number): number[] {
    const others = this.#forenames(right);
    return [...this.#forenames(left)].filter((word) => others.includes(word));
  }

  #forenames(row: number): Uint32Array {
    return listOf(this.#columns.names.given, this.#columns.name[row]!);
  }

  /** The first forename, or the only name; -1 for none. */
  firstName(row: number): number {
    const {names, name} = this.#columns;
    const index = name[row]!;
    for (const {starts, values} of names.single[index] === 1 ? [names.given, names.family] : [names.given]) {
      if (starts[index] !== starts[index + 1]) return values[starts[index]!]!;
    }
    return -1;
  }

  /** Sound of a family name that both have, the first by its letters; ANY_FAMILY where one has none, UNRELATED where they share none. */
  #familyOf(left: number, right: number): number {
    const {names, name} = this.#columns;
    const [a, b] = [name[left]!, name[right]!];
    if (names.single[a] === 1 || names.single[b] === 1) return ANY_FAMILY;
    return this.#leastCommon(names.family, a, names.family, b);
  }

  /** Where the names of one have changed places, its family name stands among the forenames. */
  #crossedFamilies(left: number, right: number): [number, number] {
    const {names, name} = this.#columns;
    const [a, b] = [name[left]!, name[right]!];
    return [this.#leastCommon(names.family, a, names.given, b), this.#leastCommon(names.given, a, names.family, b)];
  }

  /** Where the names of both have, among the forenames of both. */
  #swappedFamily(left: number, right: number): number {
    const {names, name} = this.#columns;
    return this.#leastCommon(names.given, name[left]!, names.given, name[right]!);
  }

  /** The sound of the words that both lists have, the first of them by its key (`nameKey`); UNRELATED where they have none. */
  #leastCommon(left: Lists, leftName: number, right: Lists, rightName: number): number {
    const {sounds, texts} = this.#columns.pool;
    let [least, first] = [UNRELATED, ''];
    for (let i = left.starts[leftName]!; i < left.starts[leftName + 1]!; i++) {
      for (let j = right.starts[rightName]!; j < right.starts[rightName + 1]!; j++) {
        const [word, other] = [left.values[i]!, right.values[j]!];
        if (sounds[word] !== sounds[other] || sounds[word] === least) continue;
        if (least !== UNRELATED && nameKey(texts[word]!) >= nameKey(first)) continue;
        [least, first] = [sounds[word]!, texts[word]!];
      }
    }
    return least;
  }
}

const keyOf = (day: number, left: number, right: number, family: number): string =>
  left < right ? `${day} ${left} ${right} ${family}` : `${day} ${right} ${left} ${family}`;

const namedNumber = (day: number, left: number, right: number): number =>
  mix(day, Math.min(left, right), Math.max(left, right));

/** Sounds of the family names of a row. */
export function familySounds({names, name, pool}: PersonColumns, row: number): number[] {
  const {starts, values} = names.family;
  return Array.from(values.subarray(starts[name[row]!], starts[name[row]! + 1]), (word) => pool.sounds[word]!);
}
