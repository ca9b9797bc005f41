import {compareDays} from './compare-birth.ts';
import {B, BIRTH, GIVEN, LOCAL, SEX} from './comparisons.ts';
import {BIRTH_DAY, BIRTH_NEW_YEAR, BIRTH_NONE, type PersonColumns} from './person-columns.ts';
import {ALIKE, OTHER, ROUGH} from './word-pool.ts';

/** Why two groups of mentions are two people, or may be; shown to reviewers beside the held pair. */
export const HOLD_REASONS = [
  'JOINABLE',
  'CO_NAMED',
  'REGISTER',
  'NUMBER_CONFLICT',
  'GENERATION',
  'BIRTH_CONFLICT',
  'FORENAME',
  'TWIN',
  'SEX',
  'AMBIGUOUS',
  'NAMES_ONLY',
  'LOCAL_CONFLICT',
  'BELOW_JOIN',
] as const;
export type HoldReason = (typeof HOLD_REASONS)[number];

/** Whether what else is known may outweigh a reason: records that tell two people apart are never outweighed. */

/** Reason -> the comparison it rests on. */
export const SOFT: ReadonlyMap<number, number> = new Map([
  [5, BIRTH],
  [6, GIVEN],
  [7, GIVEN],
  [8, SEX],
  [11, LOCAL],
]);

/** Days by which an age or life stage may be off. */
const BORN_SLACK_DAYS = 500;

/** What is known of one side of a join: read from its mentions when a join is tried. */
type Profile = {
  /** Commonest birth day and how many mentions say it; 0 mentions where none does. */
  birth: number;
  birthCount: number;
  /** Mentions with any birth day. */
  bornCount: number;
  /** Days between which ages and life stages put the birth. */
  after: number;
  before: number;
  females: number;
  males: number;
  /** Distinct first forenames and how many mentions use each. */
  given: Map<number, number>;
};

/**
 * The people so far: disjoint sets of rows. A join looks at everything known of both sides, so that no chain of joins brings
 * together what one record keeps apart.
 */
export class Clusters {
  readonly #columns: PersonColumns;
  readonly #parent: Uint32Array;
  /** Circular list of the rows of a cluster. */
  readonly #next: Uint32Array;
  readonly #size: Uint32Array;
  readonly #groupStamp: Uint32Array;
  readonly #registerStamp: Uint32Array;
  readonly #numberStamp: Uint32Array;
  readonly #kindStamp: Uint32Array;
  readonly #profiles = new Map<number, Profile>();
  /** root -> 1 where no row of the cluster has birth date or number */
  readonly #weak: Uint8Array;
  #stamp = 0;
  #count: number;

  constructor(columns: PersonColumns, weak: Uint8Array) {
    const {rowCount} = columns;
    this.#columns = columns;
    this.#weak = weak.slice();
    this.#count = rowCount;
    this.#parent = Uint32Array.from({length: rowCount}, (_, row) => row);
    this.#next = this.#parent.slice();
    this.#size = new Uint32Array(rowCount).fill(1);
    this.#groupStamp = new Uint32Array(maxOf(columns.group) + 1);
    this.#registerStamp = new Uint32Array(maxOf(columns.register) + 1);
    this.#numberStamp = new Uint32Array(columns.numberTexts.length);
    this.#kindStamp = new Uint32Array(maxOf(columns.numberKind) + 1);
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

  /** Number of clusters. */
  get count(): number {
    return this.#count;
  }

  /** Whether all mentions of a cluster could be anybody of their name. */
  isWeak(row: number): boolean {
    return this.#weak[this.find(row)] === 1;
  }

  size(row: number): number {
    return this.#size[this.find(row)]!;
  }

  /** Rows of the cluster of `row`, rising from `row` round the list. */
  *members(row: number): Generator<number> {
    let member = row;
    do {
      yield member;
      member = this.#next[member]!;
    } while (member !== row);
  }

  join(left: number, right: number): void {
    const a = this.find(left);
    const b = this.find(right);
    if (a === b) return;
    const [root, other] = a < b ? [a, b] : [b, a];
    this.#parent[other] = root;
    this.#weak[root]! &= this.#weak[other]!;
    this.#count--;
    this.#size[root]! += this.#size[other]!;
    const next = this.#next[root]!;
    this.#next[root] = this.#next[other]!;
    this.#next[other] = next;
    this.#profiles.delete(root);
    this.#profiles.delete(other);
  }

  /** Index into HOLD_REASONS of what keeps two clusters apart; 0 where nothing does. */
  reasonApart(left: number, right: number): number {
    const a = this.find(left);
    const b = this.find(right);
    const [small, large] = this.#size[a]! <= this.#size[b]! ? [a, b] : [b, a];
    const recorded = this.#recordedApart(small, large);
    if (recorded > 0) return recorded;
    const isNumberShared = this.#shareNumber(large);
    const profile = this.#profileApart(this.#profile(small), this.#profile(large), isNumberShared);
    return profile > 0 || isNumberShared ? profile : this.#localApart(small, large);
  }

  /** Records that name the two side by side, in one list, or with different numbers. */
  #recordedApart(small: number, large: number): number {
    const {group, register, national, numberKind} = this.#columns;
    const stamp = ++this.#stamp;
    for (const row of this.members(small)) {
      this.#groupStamp[group[row]!] = stamp;
      if (register[row]! > 0) this.#registerStamp[register[row]!] = stamp;
      for (let i = national.starts[row]!; i < national.starts[row + 1]!; i++) {
        this.#numberStamp[national.values[i]!] = stamp;
        this.#kindStamp[numberKind[national.values[i]!]!] = stamp;
      }
    }
    let isConflict = false;
    let isShared = false;
    for (const row of this.members(large)) {
      if (this.#groupStamp[group[row]!] === stamp) return 1;
      if (register[row]! > 0 && this.#registerStamp[register[row]!] === stamp) return 2;
      for (let i = national.starts[row]!; i < national.starts[row + 1]!; i++) {
        if (this.#numberStamp[national.values[i]!] === stamp) isShared = true;
        else if (this.#kindStamp[numberKind[national.values[i]!]!] === stamp) isConflict = true;
      }
    }
    return isConflict && !isShared ? 3 : 0;
  }

  /** Different numbers in one agency's register: as a rule two people, but registers hold some twice. */
  #localApart(small: number, large: number): number {
    const {local, numberKind} = this.#columns;
    const stamp = ++this.#stamp;
    for (const row of this.members(small)) {
      for (let i = local.starts[row]!; i < local.starts[row + 1]!; i++) {
        this.#numberStamp[local.values[i]!] = stamp;
        this.#kindStamp[numberKind[local.values[i]!]!] = stamp;
      }
    }
    let isConflict = false;
    for (const row of this.members(large)) {
      for (let i = local.starts[row]!; i < local.starts[row + 1]!; i++) {
        if (this.#numberStamp[local.values[i]!] === stamp) return 0;
        if (this.#kindStamp[numberKind[local.values[i]!]!] === stamp) isConflict = true;
      }
    }
    return isConflict ? 11 : 0;
  }

  /** Right after `#recordedApart`, whose stamps it reads. */
  #shareNumber(large: number): boolean {
    const {national} = this.#columns;
    for (const row of this.members(large)) {
      for (let i = national.starts[row]!; i < national.starts[row + 1]!; i++) {
        if (this.#numberStamp[national.values[i]!] === this.#stamp) return true;
      }
    }
    return false;
  }

  #profileApart(a: Profile, b: Profile, isNumberShared: boolean): number {
    const birth = compareBirths(a, b);
    if ((birth === B.generation || birth === B.different) && !isNumberShared) return 5;
    if (a.after - BORN_SLACK_DAYS > b.before || b.after - BORN_SLACK_DAYS > a.before) return 4;
    if (isBornOutside(a, b) || isBornOutside(b, a)) return 4;
    const given = this.#compareGiven(a, b);
    if (given === OTHER && !isNumberShared) return birth === B.same ? 7 : 6;
    if (given !== 0 && isSexApart(a, b)) return 8;
    return 0;
  }

  /** Nearest comparison of any two forenames; 0 where a side has none. */
  #compareGiven(a: Profile, b: Profile): number {
    if (a.given.size === 0 || b.given.size === 0) return 0;
    let best = OTHER;
    for (const left of a.given.keys()) {
      for (const right of b.given.keys()) {
        best = Math.min(best, this.#columns.pool.compare(left, right));
        if (best <= ALIKE) return best;
      }
    }
    return best === ROUGH ? ALIKE : best;
  }

  #profile(root: number): Profile {
    let profile = this.#profiles.get(root);
    if (profile === undefined) {
      profile = this.#readProfile(root);
      this.#profiles.set(root, profile);
    }
    return profile;
  }

  #readProfile(root: number): Profile {
    const {birthKind, birthFrom, bornAfter, bornBefore, sex, names, name} = this.#columns;
    const births = new Map<number, number>();
    const profile: Profile = {
      birth: 0,
      birthCount: 0,
      bornCount: 0,
      after: -0x40000000,
      before: 0x3fffffff,
      females: 0,
      males: 0,
      given: new Map(),
    };
    for (const row of this.members(root)) {
      const kind = birthKind[row]!;
      if (kind === BIRTH_DAY || kind === BIRTH_NEW_YEAR) {
        births.set(birthFrom[row]!, (births.get(birthFrom[row]!) ?? 0) + 1);
        profile.bornCount++;
      } else if (kind === BIRTH_NONE || profile.after <= bornBefore[row]!) {
        profile.after = Math.max(profile.after, bornAfter[row]!);
        profile.before = Math.min(profile.before, bornBefore[row]!);
      }
      if (sex[row] === 1) profile.females++;
      else if (sex[row] === 2) profile.males++;
      this.#readGiven(names, name[row]!, profile.given);
    }
    for (const [day, count] of births) {
      if (count < profile.birthCount || (count === profile.birthCount && day > profile.birth)) continue;
      profile.birth = day;
      profile.birthCount = count;
    }
    return profile;
  }

  /** All words that may be the person's forename: reversed names and single names count as well. */
  #readGiven(
    {given, otherGiven, family, otherFamily}: PersonColumns['names'],
    name: number,
    into: Map<number, number>,
  ): void {
    if (given.starts[name] === given.starts[name + 1] && otherGiven.starts[name] === otherGiven.starts[name + 1])
      return;
    for (const {starts, values} of [given, otherGiven]) {
      for (let i = starts[name]!; i < starts[name + 1]!; i++) into.set(values[i]!, (into.get(values[i]!) ?? 0) + 1);
    }
    void family;
    void otherFamily;
  }
}

/** Level of the commonest birth days; -1 where a side has none. */
function compareBirths(a: Profile, b: Profile): number {
  if (a.bornCount === 0 || b.bornCount === 0) return -1;
  return compareDays(a.birth, b.birth);
}

/** Whether the birth day of one lies outside of what age and life stage say of the other. */
const isBornOutside = (a: Profile, b: Profile): boolean =>
  a.bornCount > 0 && (a.birth < b.after - BORN_SLACK_DAYS || a.birth > b.before + BORN_SLACK_DAYS);

/** Sex as most mentions say it, where more than one does and none disagrees. */
const isSexApart = (a: Profile, b: Profile): boolean =>
  (a.females > 1 && a.males === 0 && b.males > 0 && b.females === 0) ||
  (a.males > 1 && a.females === 0 && b.females > 0 && b.males === 0) ||
  (b.females > 1 && b.males === 0 && a.males > 0 && a.females === 0) ||
  (b.males > 1 && b.females === 0 && a.females > 0 && a.males === 0);

const maxOf = (values: ArrayLike<number>): number => {
  let most = 0;
  for (let i = 0; i < values.length; i++) most = Math.max(most, values[i]!);
  return most;
};
