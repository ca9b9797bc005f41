import type {Clusters} from './clusters.ts';
import {areGenerationsApart} from '../compare/profiles-apart.ts';

/** Weak rows that fit two persons a generation apart nearly as well: of two such rows one may be the father's and the other the son's. */
export class Torn {
  readonly #clusters: Clusters;
  readonly #leadBits: number;
  readonly #places = new Map<number, {persons: readonly number[]; bits: number}>();

  /** `leadBits` are those by which two rows must fit one another better than they fit either person. */
  constructor(clusters: Clusters, leadBits: number) {
    this.#clusters = clusters;
    this.#leadBits = leadBits;
  }

  /** Takes note of a row that fits both persons, the better by `bits`, if a generation lies between them. */
  add(row: number, person: number, other: number, bits: number): void {
    if (areGenerationsApart(this.#clusters.profile(person), this.#clusters.profile(other)))
      this.#places.set(row, {persons: [person, other], bits});
  }

  /** Whether two rows that fit one another by `bits` fit the same two persons, and hardly less than one another. */
  areBoth(left: number, right: number, bits: number): boolean {
    if (this.#places.size === 0) return false;
    const [one, other] = [this.#placesOf(left), this.#placesOf(right)];
    if (one === undefined || other === undefined || bits - Math.max(one.bits, other.bits) >= this.#leadBits)
      return false;
    const [persons, others] = [one, other].map((places) => places.persons.map((person) => this.#clusters.find(person)));
    return persons!.every((person) => others!.includes(person));
  }

  #placesOf(row: number): {persons: readonly number[]; bits: number} | undefined {
    const member = this.#clusters.members(row).find((some) => this.#places.has(some));
    return member === undefined ? undefined : this.#places.get(member);
  }
}
