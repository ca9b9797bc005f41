import {listAt} from '../../../base/get-or-insert.ts';
import type {Clusters} from './clusters.ts';
import {APART} from './hold-reasons.ts';
import type {Links} from './links.ts';
import {SHARED} from './number-sides.ts';
import {areOfOneBirth, isForenameUnequal, lacksForename} from '../compare/profiles-apart.ts';

/**
 * Who may be which child of one birth. A child of whom no forename is told, be it unborn or newborn and without one yet, fits each of two
 * twins alike: that one of them has more records, or stands beside the mother in one more of them, says nothing of which of the two was meant.
 */
export class Births {
  readonly #clusters: Clusters;
  /** Rows that links bring together with each row of a child without forename, both ways. */
  readonly #partners = new Map<number, number[]>();

  constructor(clusters: Clusters, {left, right}: Links, order: Uint32Array) {
    this.#clusters = clusters;
    for (const link of order) {
      const [a, b] = [left[link]!, right[link]!];
      if (!hasNoForename(clusters, a, b) && !hasNoForename(clusters, b, a)) continue;
      this.#add(a, b);
      this.#add(b, a);
    }
  }

  #add(row: number, partner: number): void {
    listAt(this.#partners, row).push(partner);
  }

  /** Whether two that fit are two of several children of one birth, so that nobody can tell whether they are one. */
  areEither(left: number, right: number): boolean {
    const clusters = this.#clusters;
    const [isLeft, isRight] = [hasNoForename(clusters, left, right), hasNoForename(clusters, right, left)];
    if ((!isLeft && !isRight) || haveCommonNumber(clusters, left, right)) return false;
    if (isLeft && isRight) return this.#hasRival(left, right, false) || this.#hasRival(right, left, false);
    const [nameless, named] = isLeft ? [left, right] : [right, left];
    // Who is "Twin 2" is none but the named child only where the other is known.
    if (clusters.profile(nameless).isOfSeveral && !clusters.profile(named).isOfSeveral)
      return !this.#isOtherKnown(nameless, named);
    return (
      this.#hasRival(nameless, named, false) ||
      this.#hasRival(named, nameless, true) ||
      this.#hasTwinAtHome(nameless, named)
    );
  }

  /**
   * Whether a child of the same birth and of another forename lives with `named` that the nameless child may be as well: whose child that one
   * is nobody need say.
   */
  #hasTwinAtHome(nameless: number, named: number): boolean {
    const clusters = this.#clusters;
    return bornBeside(clusters, named).some(
      (twin) =>
        isForenameUnequal(clusters.profile(named), clusters.profile(twin)) &&
        hasNoForename(clusters, nameless, twin) &&
        isOpen(clusters.reasonApart(nameless, twin)) &&
        areTwins(clusters, named, twin),
    );
  }

  /** Whether somebody else fits `row` who is a child beside `other`; among the nameless only if so asked. */
  #hasRival(row: number, other: number, isNamelessOnly: boolean): boolean {
    const clusters = this.#clusters;
    return this.#around(row).some(
      (rival) =>
        clusters.find(rival) !== clusters.find(other) &&
        (isNamelessOnly ? hasNoForename(clusters, rival, row) : hasNoForename(clusters, row, rival)) &&
        isOpen(clusters.reasonApart(row, rival)) &&
        areTwins(clusters, other, rival),
    );
  }

  #isOtherKnown(numbered: number, named: number): boolean {
    const clusters = this.#clusters;
    return this.#around(numbered).some(
      (rival) =>
        clusters.find(rival) !== clusters.find(named) &&
        !hasNoForename(clusters, rival, named) &&
        clusters.reasonApart(numbered, rival) !== APART.nothing &&
        areTwins(clusters, named, rival),
    );
  }

  /** Rows that links bring together with the person of a row, each once a person, in order. */
  #around(row: number): number[] {
    const clusters = this.#clusters;
    const found = new Map<number, number>();
    for (const member of clusters.members(row)) {
      for (const partner of this.#partners.get(member) ?? []) {
        const person = clusters.find(partner);
        if (person !== clusters.find(row) && !found.has(person)) found.set(person, partner);
      }
    }
    return [...found.values()];
  }
}

/** Whether nothing rules somebody out: that a child is numbered among twins says only that one without a number may be either of them. */
const isOpen = (reason: number): boolean => reason === APART.nothing || reason === APART.eitherTwin;

/** Reasons that say nothing of two children of one birth: a wrong date makes two of one child. */
const OF_DATES: ReadonlySet<number> = new Set([APART.birth, APART.birthday, APART.generation, APART.parent]);

/** Whether two are known to be two, and children of one birth as far as anybody tells. */
function areTwins(clusters: Clusters, left: number, right: number): boolean {
  const reason = clusters.reasonApart(left, right);
  if (reason === APART.nothing || OF_DATES.has(reason)) return false;
  return areOfOneBirth(clusters.profile(left), clusters.profile(right), reason === APART.coNamed);
}

/** Whether no mention tells a forename that would say of `row` whether it is `other`: see `lacksForename`. */
const hasNoForename = (clusters: Clusters, row: number, other: number): boolean =>
  lacksForename(clusters.profile(row), clusters.profile(other), clusters.columns.pool);

/** Whether both have a number in common. */
function haveCommonNumber(clusters: Clusters, left: number, right: number): boolean {
  const {national, local} = clusters.columns;
  return [national, local].some((numbers) => clusters.compareNumbers(left, right, numbers) === SHARED);
}

/** One row each of the others who were born on one day with somebody and stand at one of their doors. */
function bornBeside(clusters: Clusters, row: number): number[] {
  const own = clusters.find(row);
  const rowOf = new Map<number, number>();
  for (const member of clusters.rows(row))
    for (const other of clusters.bornAtHome().beside(member)) {
      const person = clusters.find(other);
      if (person !== own && !rowOf.has(person)) rowOf.set(person, other);
    }
  return [...rowOf.values()];
}
