import {once} from '../../../base/once.ts';
import {BornAtHome} from './born-at-home.ts';
import {APART} from './hold-reasons.ts';
import {JudgedApart, type RowsApart} from './judged-apart.ts';
import {CONFLICTING, NumberSides, SHARED, UNRELATED} from './number-sides.ts';
import {SideBySide} from './side-by-side.ts';
import {
  areFamiliesApart,
  areFamilyAndBirthUnequal,
  areGenerationsApart,
  areOfOneBirth,
  areOfOneGeneration,
  haveNumberOfSibling,
  isForenameUnequal,
  isAcrossAdoption,
  lacksForename,
  mostlyOfTwoSexes,
  profilesApart,
} from '../compare/profiles-apart.ts';
import {readProfile, type Profile} from '../compare/profile.ts';
import {isKnownByYear} from '../weigh/pupils-dated.ts';
import {BIRTH_NONE, type PersonColumns} from '../columns/person-columns.ts';
import type {Lists} from '../../../columns/lists.ts';

/** Reasons that say nothing of two children of one birth: a wrong date makes two of one child. */
const OF_DATES: ReadonlySet<number> = new Set([APART.birth, APART.birthday, APART.generation, APART.parent]);

/**
 * The people so far: disjoint sets of rows. A join looks at everything known of both sides, so that no chain of joins brings
 * together what one record keeps apart.
 */
export class Clusters {
  readonly #columns: PersonColumns;
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
    this.#columns = columns;
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

  /** Whether two go by other family names, as one person hardly does who is no woman: most who change theirs marry. */
  haveOtherFamilyNames(left: number, right: number): boolean {
    const [a, b] = [this.#profile(this.find(left)), this.#profile(this.find(right))];
    return a.females + b.females === 0 && areFamiliesApart(a, b, this.#columns.pool);
  }

  /** Whether both are women as far as anybody says, and the birth date of one at least is told by nobody. */
  areWomenOfUntoldBirth(left: number, right: number): boolean {
    const both = [this.#profile(this.find(left)), this.#profile(this.find(right))];
    return (
      both.every(({females, males}) => females > 0 && males === 0) &&
      both.some(({birthKind}) => birthKind === BIRTH_NONE)
    );
  }

  /** Whether unlike forenames are all that keeps two of one birth date apart: no register has them under two numbers, and no record says that they are of two sexes. */
  areApartByForenamesAlone(left: number, right: number): boolean {
    if (this.reasonApart(left, right) !== APART.twin) return false;
    const [a, b] = [this.find(left), this.find(right)];
    if (this.#compareNumbers(a, b, this.#columns.local, null) === CONFLICTING) return false;
    return !mostlyOfTwoSexes(this.#profile(a), this.#profile(b));
  }

  /** Whether each has forenames of which the other has none. */
  haveOtherForenames(left: number, right: number): boolean {
    return isForenameUnequal(this.#profile(this.find(left)), this.#profile(this.find(right)));
  }

  /** Whether a mention says which child of a multiple birth this is. */
  isNumberedTwin(row: number): boolean {
    return this.#profile(this.find(row)).isOfSeveral;
  }

  /** Whether a mention tells of a child no more than a school year. */
  isPupil(row: number): boolean {
    return this.#rowsOf(this.find(row)).some((member) => isKnownByYear(this.#columns, member));
  }

  /** Whether no mention has more of a name than an initial. */
  isInitialAlone(row: number): boolean {
    const {given, family} = this.#profile(this.find(row));
    const isInitial = (word: number): boolean => this.#columns.pool.isInitial(word);
    return given.length + family.length > 0 && given.every(isInitial) && family.every(isInitial);
  }

  /** Whether no mention has a name of its own: an unborn or newborn child. */
  isNameless(row: number): boolean {
    return this.#profile(this.find(row)).isNameless;
  }

  /** Whether no mention tells a forename that would say of `row` whether it is `other`: see `lacksForename`. */
  lacksForename(row: number, other: number): boolean {
    return lacksForename(this.#profile(this.find(row)), this.#profile(this.find(other)), this.#columns.pool);
  }

  /** Whether two are known to be two, and children of one birth as far as anybody tells. */
  areTwins(left: number, right: number): boolean {
    const reason = this.reasonApart(left, right);
    if (reason === APART.nothing || OF_DATES.has(reason)) return false;
    const [a, b] = [this.#profile(this.find(left)), this.#profile(this.find(right))];
    return areOfOneBirth(a, b, reason === APART.coNamed);
  }

  /** Whether a birth date, or a second number of a register, is all that keeps two apart whose dates no generation lies between. */
  areApartBySlip(left: number, right: number): boolean {
    const reason = this.reasonApart(left, right);
    if (reason !== APART.birth && reason !== APART.local) return false;
    return areOfOneGeneration(this.#profile(this.find(left)), this.#profile(this.find(right)));
  }

  /** Whether the birth dates of both are told, and a generation lies between them. */
  areGenerationsApart(left: number, right: number): boolean {
    return areGenerationsApart(this.#profile(this.find(left)), this.#profile(this.find(right)));
  }

  /** One row each of the others who were born on one day with somebody and stand at one of their doors. */
  bornBeside(row: number): number[] {
    const own = this.find(row);
    const rowOf = new Map<number, number>();
    for (const member of this.#rowsOf(own))
      for (const other of this.bornAtHome().beside(member))
        if (this.find(other) !== own && !rowOf.has(this.find(other))) rowOf.set(this.find(other), other);
    return [...rowOf.values()];
  }

  /** Whether both have a number in common. */
  haveCommonNumber(left: number, right: number): boolean {
    const {national, local} = this.#columns;
    const [a, b] = [this.find(left), this.find(right)];
    return [national, local].some((numbers) => this.#compareNumbers(a, b, numbers, null) === SHARED);
  }

  size(row: number): number {
    return this.#size[this.find(row)]!;
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
      return isAcrossAdoption(this.#profile(a), this.#profile(b), this.#columns.pool) ? APART.adoption : APART.judged;
    const [small, large] = this.#size[a]! <= this.#size[b]! ? [a, b] : [b, a];
    const side = this.#sides.reason(this.#rowsOf(small), this.#rowsOf(large));
    if (side !== APART.nothing) return side;
    const {national, local} = this.#columns;
    const nationals = this.#compareNumbers(small, large, national, null);
    if (nationals === CONFLICTING) return APART.number;
    const locals = this.#compareNumbers(small, large, local, this.#cleanRegisters);
    const a1 = this.#profile(small);
    const b1 = this.#profile(large);
    const isShared = nationals === SHARED || locals === SHARED;
    // An order gives new numbers; where a number goes on, a step-parent adopted and the identity stayed.
    if (!isShared && isAcrossAdoption(a1, b1, this.#columns.pool)) return APART.adoption;
    // In any register two numbers, two family names and two birth dates are two people, however alike each of them is written.
    const areLocalsTwo = (): boolean => this.#compareNumbers(small, large, local, null) === CONFLICTING;
    if (!isShared && areFamilyAndBirthUnequal(a1, b1, this.#columns.pool) && areLocalsTwo()) return APART.birth;
    const isNumberShared =
      isShared ||
      (locals === UNRELATED &&
        this.#hasRegisterWithDuplicates &&
        this.#numbers.areSlips(this.#rowsOf(small), this.#rowsOf(large)));
    const apart = profilesApart(a1, b1, this.#columns.pool, isNumberShared);
    if (apart !== APART.nothing) return apart;
    // Whose birth date nobody wrote down may be the father of one name, whom any register has under a number of his own.
    const isUndated = a1.birthKind === BIRTH_NONE || b1.birthKind === BIRTH_NONE;
    if (locals === UNRELATED && !isShared && isUndated && areLocalsTwo()) return APART.undated;
    // Two numbers of a clean register are as a rule two people, and never one where the forename is spelt in two ways as well:
    // twins. In other registers they count by their weight alone, unless the two were entered together.
    if (isShared)
      return locals !== SHARED && haveNumberOfSibling(a1, b1, this.#columns.pool)
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
    return (this.#profiles[root] ??= readProfile(this.#columns, this.#rowsOf(root)));
  }
}
