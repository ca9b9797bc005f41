import {once} from '../../../base/once.ts';
import {BornAtHome} from './born-at-home.ts';
import {APART} from './hold-reasons.ts';
import {JudgedApart, type RowsApart} from './judged-apart.ts';
import {CONFLICTING, NumberSides, SHARED, UNRELATED} from './number-sides.ts';
import {SideBySide} from './side-by-side.ts';
import {
  areFamilyAndBirthUnequal,
  haveNumberOfSibling,
  isAcrossAdoption,
  isForenameUnequal,
  profilesApart,
} from '../compare/profiles-apart.ts';
import {readProfile, type Profile} from '../compare/profile.ts';
import {BIRTH_NONE, type PersonColumns} from '../columns/person-columns.ts';
import type {Lists} from '../../../columns/lists.ts';

/**
 * The people so far: disjoint sets of rows. A join looks at everything known of both sides, so that no chain of joins brings
 * together what one record keeps apart.
 */
export class Clusters {
  readonly columns: PersonColumns;
  readonly #cleanRegisters: Uint8Array;
  readonly #hasRegisterWithDuplicates: boolean;
  readonly #numbers: NumberSides;
  readonly #parent: Uint32Array;
  /** Circular list of the rows of a cluster. */
  readonly #next: Uint32Array;
  readonly #size: Uint32Array;
  readonly #sides: SideBySide;
  /** What was read of each root, and its rows; null where nobody asked since it was joined. */
  readonly #profiles: (Profile | null)[];
  readonly #rows: (readonly number[] | null)[];
  /** root -> 1 where no row of the cluster has birth date or number */
  readonly #weak: Uint8Array;
  readonly #judged: JudgedApart;
  readonly bornAtHome: () => BornAtHome;
  #count: number;

  /**
   * `weak` marks rows that could be anybody of their name; `cleanRegisters` marks kinds of numbers under which one person
   * rarely has two, so that two numbers and two spellings of a forename are twins rather than a person entered twice;
   * `apart` are rows that a person said are different people.
   */
  constructor(columns: PersonColumns, weak: Uint8Array, cleanRegisters: Uint8Array, apart: readonly RowsApart[] = []) {
    const {rowCount} = columns;
    this.columns = columns;
    this.#cleanRegisters = cleanRegisters;
    this.#numbers = new NumberSides(columns, cleanRegisters);
    const kinds = new Set(columns.local.values.map((number) => columns.numberKind[number]!));
    this.#hasRegisterWithDuplicates = [...kinds].some((kind) => cleanRegisters[kind] === 0);
    this.#weak = weak.slice();
    this.#judged = new JudgedApart(apart);
    this.bornAtHome = once(() => new BornAtHome(columns));
    this.#count = rowCount;
    this.#parent = Uint32Array.from({length: rowCount}, (_, row) => row);
    this.#next = this.#parent.slice();
    this.#size = new Uint32Array(rowCount).fill(1);
    this.#profiles = Array.from({length: rowCount}, () => null);
    this.#rows = Array.from({length: rowCount}, () => null);
    this.#sides = new SideBySide(columns);
  }

  find(row: number): number {
    const parent = this.#parent;
    let root = row;
    while (parent[root] !== root) root = parent[root]!;
    let member = row;
    while (parent[member] !== root) {
      const next = parent[member]!;
      parent[member] = root;
      member = next;
    }
    return root;
  }

  /** The cluster of each row, as `find` gives it now. */
  roots(): Uint32Array {
    return this.#parent.map((_, row) => this.find(row));
  }

  get rowCount(): number {
    return this.#parent.length;
  }

  /** Number of clusters. */
  get count(): number {
    return this.#count;
  }

  /** Whether all mentions of a cluster could be anybody of their name. */
  isWeak(row: number): boolean {
    return this.#weak[this.find(row)] === 1;
  }

  /** What the records say of the person of a row. */
  profile(row: number): Profile {
    return this.#profile(this.find(row));
  }

  /** How the numbers of two compare in national or local registers: UNRELATED, SHARED or CONFLICTING. */
  compareNumbers(left: number, right: number, numbers: Lists): number {
    return this.#compareNumbers(this.find(left), this.find(right), numbers, null);
  }

  size(row: number): number {
    return this.#size[this.find(row)]!;
  }

  /** Rows of the cluster of `row`, rising. */
  rows(row: number): readonly number[] {
    return this.#rowsOf(this.find(row));
  }

  /** Rows of the cluster of `row`, from `row` round the list. */
  members(row: number): number[] {
    const rows: number[] = [];
    let member = row;
    do {
      rows.push(member);
      member = this.#next[member]!;
    } while (member !== row);
    return rows;
  }

  join(left: number, right: number): void {
    const a = this.find(left);
    const b = this.find(right);
    if (a === b) return;
    this.forget(a);
    this.forget(b);
    const [root, other] = a < b ? [a, b] : [b, a];
    this.#parent[other] = root;
    this.#weak[root]! &= this.#weak[other]!;
    this.#judged.join(root, other);
    this.#count--;
    this.#size[root]! += this.#size[other]!;
    const next = this.#next[root]!;
    this.#next[root] = this.#next[other]!;
    this.#next[other] = next;
  }

  /** Drops what was read of a cluster for its joins: its columns are others, or it is not asked about again. */
  forget(row: number): void {
    const root = this.find(row);
    this.#profiles[root] = null;
    this.#rows[root] = null;
  }

  /** Whether a person said that somebody in one cluster and somebody in the other are different people. */
  areJudgedApart(left: number, right: number): boolean {
    return this.#judged.areApart(this.find(left), this.find(right));
  }

  /** What keeps two clusters apart, one of APART; APART.nothing where nothing does. */
  reasonApart(left: number, right: number): number {
    const a = this.find(left);
    const b = this.find(right);
    // Where an adoption order lies between them as well, that is what seals the pair.
    if (this.#judged.areApart(a, b))
      return isAcrossAdoption(this.#profile(a), this.#profile(b), this.columns.pool) ? APART.adoption : APART.judged;
    const [small, large] = this.#size[a]! <= this.#size[b]! ? [a, b] : [b, a];
    const side = this.#sides.reason(this.#rowsOf(small), this.#rowsOf(large));
    if (side !== APART.nothing) return side;
    const {national, local} = this.columns;
    const nationals = this.#compareNumbers(small, large, national, null);
    if (nationals === CONFLICTING) return APART.number;
    const locals = this.#compareNumbers(small, large, local, this.#cleanRegisters);
    const a1 = this.#profile(small);
    const b1 = this.#profile(large);
    const isShared = nationals === SHARED || locals === SHARED;
    // An order gives new numbers; where a number goes on, a step-parent adopted and the identity stayed.
    if (!isShared && isAcrossAdoption(a1, b1, this.columns.pool)) return APART.adoption;
    // In any register two numbers, two family names and two birth dates are two people, however alike each of them is written.
    const areLocalsTwo = (): boolean => this.#compareNumbers(small, large, local, null) === CONFLICTING;
    if (!isShared && areFamilyAndBirthUnequal(a1, b1, this.columns.pool) && areLocalsTwo()) return APART.birth;
    const isNumberShared =
      isShared ||
      (locals === UNRELATED &&
        this.#hasRegisterWithDuplicates &&
        this.#numbers.areSlips(this.#rowsOf(small), this.#rowsOf(large)));
    const apart = profilesApart(a1, b1, this.columns.pool, isNumberShared);
    if (apart !== APART.nothing) return apart;
    // Whose birth date nobody wrote down may be the father of one name, whom any register has under a number of his own.
    const isUndated = a1.birthKind === BIRTH_NONE || b1.birthKind === BIRTH_NONE;
    if (locals === UNRELATED && !isShared && isUndated && areLocalsTwo()) return APART.undated;
    // Two numbers of a clean register are as a rule two people, and never one where the forename is spelt in two ways as well:
    // twins. In other registers they count by their weight alone, unless the two were entered together.
    if (isShared)
      return locals !== SHARED && haveNumberOfSibling(a1, b1, this.columns.pool)
        ? APART.numberOfSibling
        : APART.nothing;
    if (locals === CONFLICTING) return isForenameUnequal(a1, b1) ? APART.localTwin : APART.local;
    return this.#numbers.wereEnteredTogether(this.#rowsOf(small), this.#rowsOf(large))
      ? APART.enteredTogether
      : APART.nothing;
  }

  #compareNumbers(small: number, large: number, numbers: Lists, clean: Uint8Array | null): number {
    return this.#numbers.compare(this.#rowsOf(small), this.#rowsOf(large), numbers, clean);
  }

  /** Members of a root, rising, so that nothing hangs on who was joined first; kept until it is joined, as a person is asked about again and again. */
  #rowsOf(root: number): readonly number[] {
    if (this.#size[root] === 1) return [root];
    return (this.#rows[root] ??= this.members(root).sort((a, b) => a - b));
  }

  #profile(root: number): Profile {
    return (this.#profiles[root] ??= readProfile(this.columns, this.#rowsOf(root)));
  }
}
