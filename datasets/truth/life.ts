/** Days are days since 1970-01-01; `Infinity` and the like stand for what never ends. */

/** What truth needs to know of one who lives in a borough, whichever generator made it. */
export type Life = {
  id: number;
  born: number;
  mother: Life | null;
  father: Life | null;
  /** Those who adopted the child. */
  adopters: readonly Life[];
  /** Front doors of households only: no hostel, refuge, ward or cell. `to` is the first day elsewhere. */
  homes: readonly {door: number; from: number; to: number}[];
  couples: readonly {other: Life; from: number; to: number}[];
};

/** Harm by somebody to somebody, as it was. What was malicious, or never borne out, is none. */
export type Deed = {
  /** Which rows tell of it: see `Shown.named`. */
  incident: number;
  day: number;
  suspect: Life;
  victims: readonly Life[];
  kind: 'domestic' | 'grave' | 'other';
};

/** A violent or sexual offence of which somebody was convicted; `reported` is the first day a row says so, else Infinity. */
export type Conviction = {person: Life; day: number; reported: number};

/** What rows that are not spoiled or withdrawn show. Days are days of receipt. */
export type Shown = {
  /** Incident -> person id -> first day on which a row about it names that person. */
  named: ReadonlyMap<number, ReadonlyMap<number, number>>;
  /** Person id -> door -> days on which a row gave the door as the person's address, rising. */
  doors: ReadonlyMap<number, ReadonlyMap<number, readonly number[]>>;
  /** Person id -> the rows that name that person beside others: when each came and whom it names. */
  beside: ReadonlyMap<number, readonly {received: number; persons: ReadonlySet<number>}[]>;
};

const YEAR = 365.25;

export const isAdultOn = ({born}: Life, day: number): boolean => day - born >= 18 * YEAR;

/** Parents, children, brothers and sisters, grandparents, and those who adopted. */
export function areClose(left: Life, right: Life): boolean {
  return isParent(left, right) || isParent(right, left) || areSiblings(left, right) || isGrandparent(left, right);
}

export const isParent = (elder: Life, child: Life): boolean =>
  child.mother === elder || child.father === elder || child.adopters.includes(elder);

export function areSiblings(left: Life, right: Life): boolean {
  return (
    (left.mother !== null && left.mother === right.mother) || (left.father !== null && left.father === right.father)
  );
}

const isGrandparent = (elder: Life, child: Life): boolean =>
  [child.mother, child.father].some((parent) => parent !== null && isParent(elder, parent));

/** First day on which both lived behind one front door; Infinity where they never did. */
export function firstDayTogether(left: Life, right: Life): number {
  let first = Infinity;
  for (const home of left.homes) {
    for (const other of right.homes) {
      const from = Math.max(home.from, other.from);
      if (home.door === other.door && from < Math.min(home.to, other.to)) first = Math.min(first, from);
    }
  }
  return first;
}
