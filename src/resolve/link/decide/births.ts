import {listAt} from '../../../base/get-or-insert.ts';
import type {Clusters} from './clusters.ts';
import {APART} from './hold-reasons.ts';
import type {Links} from './links.ts';

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
      if (!clusters.lacksForename(a, b) && !clusters.lacksForename(b, a)) continue;
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
    const [isLeft, isRight] = [clusters.lacksForename(left, right), clusters.lacksForename(right, left)];
    if ((!isLeft && !isRight) || clusters.haveCommonNumber(left, right)) return false;
    if (isLeft && isRight) return this.#hasRival(left, right, false) || this.#hasRival(right, left, false);
    const [nameless, named] = isLeft ? [left, right] : [right, left];
    // Who is "Twin 2" is none but the named child only where the other is known.
    if (clusters.isNumberedTwin(nameless) && !clusters.isNumberedTwin(named))
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
    return clusters
      .bornBeside(named)
      .some(
        (twin) =>
          clusters.haveOtherForenames(named, twin) &&
          clusters.lacksForename(nameless, twin) &&
          isOpen(clusters.reasonApart(nameless, twin)) &&
          clusters.areTwins(named, twin),
      );
  }

  /** Whether somebody else fits `row` who is a child beside `other`; among the nameless only if so asked. */
  #hasRival(row: number, other: number, isNamelessOnly: boolean): boolean {
    const clusters = this.#clusters;
    return this.#around(row).some(
      (rival) =>
        clusters.find(rival) !== clusters.find(other) &&
        (isNamelessOnly ? clusters.lacksForename(rival, row) : clusters.lacksForename(row, rival)) &&
        isOpen(clusters.reasonApart(row, rival)) &&
        clusters.areTwins(other, rival),
    );
  }

  #isOtherKnown(numbered: number, named: number): boolean {
    const clusters = this.#clusters;
    return this.#around(numbered).some(
      (rival) =>
        clusters.find(rival) !== clusters.find(named) &&
        !clusters.lacksForename(rival, named) &&
        clusters.reasonApart(numbered, rival) !== APART.nothing &&
        clusters.areTwins(named, rival),
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
