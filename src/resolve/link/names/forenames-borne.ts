import {getOrInsert, listAt, setAt} from '../../../base/get-or-insert.ts';
import {OTHER, type WordPool} from './word-pool.ts';

/** What of one person tells how people of a community are called: words of first forenames, initials left out, and of family names. */
export type Bearer = {
  first: ReadonlySet<number>;
  family: ReadonlySet<number>;
  /** Records that tell a forename. */
  named: number;
};

/** People of the whole hub that stand beside those of a family name, so that a rare one is near the average. */
const START_PEOPLE = 20;
/**
 * How often people of a community must go by two forenames, to what is usual in the hub, and at the least: six times as often as children are one
 * of twins (see `lookalikes.ts`). At 3 % slips and nicknames passed for a custom, and on first 63 two of nine pairs so joined were twins (shares of
 * 3 and 4 %); at 12 %, among Nigerians of a fifth hand's suite full of twins, about one in twenty. Where nearly everybody has two (Chinese and
 * Western, Ghanaian day names, Yoruba and Christian on the fourth hand's county) shares are 20 to 59 %.
 */
const TIMES_USUAL = 2.5;
const SHARE_MIN = 0.2;
/** Share of those who bear a forename that is borne outside of the community of the other. */
const OUTSIDE_MIN = 0.3;

/**
 * Who goes by two forenames, as most people of some communities do (a Chinese given name and a Western one, a Ghanaian day name and a
 * Christian one, Muhammad and the name one is called by): read from the people whom numbers, or a record that tells both names, have made one
 * already. It knows no list of names, so it serves whatever custom a hub has, and none where nobody was joined in that way.
 */
export class ForenamesBorne {
  readonly #bearers: readonly Bearer[];
  readonly #pool: WordPool;
  /** Family name -> people of whom two records or more tell a forename, and those among them who go by two. */
  readonly #people = new Map<number, {people: number; ofTwo: number}>();
  /** Forename -> the others that those who bear it go by. */
  readonly #partners = new Map<number, Set<number>>();
  /** Forename -> family names it is borne with, and people who bear it. */
  readonly #families = new Map<number, Set<number>>();
  readonly #bearersOf = new Map<number, number[]>();
  readonly #usual: number;

  constructor(bearers: readonly Bearer[], pool: WordPool) {
    this.#bearers = bearers;
    this.#pool = pool;
    let [people, ofTwo] = [0, 0];
    for (const [index, bearer] of bearers.entries()) {
      for (const word of bearer.first) {
        const families = setAt(this.#families, word);
        for (const family of bearer.family) families.add(family);
        listAt(this.#bearersOf, word).push(index);
      }
      if (bearer.named < 2) continue;
      const isOfTwo = this.#notePartners(bearer) ? 1 : 0;
      people++;
      ofTwo += isOfTwo;
      for (const family of bearer.family) {
        const known = getOrInsert(this.#people, family, () => ({people: 0, ofTwo: 0}));
        known.people++;
        known.ofTwo += isOfTwo;
      }
    }
    this.#usual = people === 0 ? 0 : ofTwo / people;
  }

  /** Takes note which forenames one person goes by; false where all are one name, or a family name in its place. */
  #notePartners({first, family}: Bearer): boolean {
    const words = [...first].filter((word) => !family.has(word));
    let isAny = false;
    for (const [index, a] of words.entries()) {
      for (const b of words.slice(index + 1)) {
        if (this.#pool.compare(a, b) !== OTHER) continue;
        setAt(this.#partners, a).add(b);
        setAt(this.#partners, b).add(a);
        isAny = true;
      }
    }
    return isAny;
  }

  /**
   * Whether two who share a family name may be one person by a forename of each custom: people of that community go by two, and one of the
   * forenames is of the one kind and the other of the other. Two of one kind are those of two children.
   */
  mayBeOfOne(left: Bearer, right: Bearer): boolean {
    if (left.first.size === 0 || right.first.size === 0) return false;
    const common = [...left.family].filter((word) => right.family.has(word));
    const [leftShare, rightShare] = [left, right].map(({first}) => this.#shareOfTwo(first, common)) as [number, number];
    if (Math.max(leftShare, rightShare) < Math.max(TIMES_USUAL * this.#usual, SHARE_MIN)) return false;
    const [own, other] = leftShare >= rightShare ? [left, right] : [right, left];
    const [alike, unlike] = this.#kindsOf(left, right);
    return alike === 0 && unlike === 0 ? this.#isBorneOutside(other.first, own.first) : unlike > alike;
  }

  /** The greatest share of people who go by two forenames among those of a family name that one of the forenames is borne with. */
  #shareOfTwo(first: ReadonlySet<number>, common: readonly number[]): number {
    let most = 0;
    for (const word of first) {
      let [people, ofTwo] = [START_PEOPLE, START_PEOPLE * this.#usual];
      for (const family of new Set([...(this.#families.get(word) ?? []), ...common])) {
        const known = this.#people.get(family);
        people += known?.people ?? 0;
        ofTwo += known?.ofTwo ?? 0;
      }
      most = Math.max(most, ofTwo / people);
    }
    return most;
  }

  /** How often forenames of the two go together with one and the same, so that they are of one kind; and how often with one another, or each with one of such two. */
  #kindsOf(left: Bearer, right: Bearer): [alike: number, unlike: number] {
    let [alike, unlike] = [0, 0];
    for (const a of left.first) {
      for (const b of right.first) {
        const [partners, others] = [this.#partnersOf(a), this.#partnersOf(b)];
        if (partners.has(b)) unlike++;
        for (const partner of partners) {
          if (others.has(partner)) alike++;
          for (const other of others) if (this.#partnersOf(partner).has(other)) unlike++;
        }
      }
    }
    return [alike, unlike];
  }

  #partnersOf(word: number): ReadonlySet<number> {
    return this.#partners.get(word) ?? NONE;
  }

  /** Whether one of the forenames is borne by people of other communities than those of `own`. */
  #isBorneOutside(words: ReadonlySet<number>, own: ReadonlySet<number>): boolean {
    for (const word of words) {
      const bearers = this.#bearersOf.get(word) ?? [];
      for (const one of own) {
        const families = this.#families.get(one) ?? NONE;
        const outside = bearers.filter(
          (index) => ![...this.#bearers[index]!.family].some((name) => families.has(name)),
        );
        if (outside.length >= OUTSIDE_MIN * bearers.length && outside.length > 0) return true;
      }
    }
    return false;
  }
}

const NONE: ReadonlySet<number> = new Set();
