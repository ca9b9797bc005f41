import {listAt} from '../../../base/get-or-insert.ts';
import type {Clusters} from './clusters.ts';
import {areGenerationsApart} from '../compare/profiles-apart.ts';
import {firstRows} from './first-rows.ts';
import {APART} from './hold-reasons.ts';
import {A, ADDRESS, MISSING} from '../compare/comparisons.ts';
import type {Relations} from '../columns/relations.ts';
import type {Scorer} from '../weigh/scorer.ts';

/** Rows that may be one person, by position: `left` and `right` of each pair. */
type Pairs = {length: number; left: ArrayLike<number>; right: ArrayLike<number>};

/**
 * Whom a name without a birth date fits beside one person, by records alone: father and son of one name at one address fit it alike. That clerks
 * wrote the address of one more like it, or left out the flat of the other, says nothing of which of them was meant.
 */
export class GenerationRivals {
  readonly #clusters: Clusters;
  readonly #scorer: Scorer;
  readonly #relations: Relations | null;
  readonly #leadBits: number;
  /** Row that could be anybody of its name -> rows that links bring it together with. */
  readonly #partners = new Map<number, number[]>();

  /** `leadBits` by which a name must fit one of the two better than the other, but for their address; `relations` null before anybody's are known. */
  constructor(
    clusters: Clusters,
    {length, left, right}: Pairs,
    relations: Relations | null,
    scorer: Scorer,
    leadBits: number,
  ) {
    this.#clusters = clusters;
    this.#relations = relations;
    this.#scorer = scorer;
    this.#leadBits = leadBits;
    for (let link = 0; link < length; link++) {
      const [a, b] = [left[link]!, right[link]!];
      if (clusters.isWeak(a) !== clusters.isWeak(b)) this.#add(clusters.isWeak(a) ? a : b, clusters.isWeak(a) ? b : a);
    }
  }

  #add(row: number, partner: number): void {
    listAt(this.#partners, row).push(partner);
  }

  /** Brings each name together with everybody whom it fits: each of them bears on whether it is another. */
  unite(union: (left: number, right: number) => void): void {
    for (const [row, partners] of this.#partners) for (const partner of partners) union(row, partner);
  }

  /** Whether one of two could be anybody of its name, and fits somebody a generation apart from the other at the same address nearly as well. */
  has(left: number, right: number): boolean {
    const clusters = this.#clusters;
    if (clusters.isWeak(left) === clusters.isWeak(right)) return false;
    const [weak, person] = clusters.isWeak(left) ? [left, right] : [right, left];
    const seen = new Set([clusters.find(weak), clusters.find(person)]);
    for (const member of clusters.members(weak)) {
      for (const rival of this.#partners.get(member) ?? []) {
        if (seen.has(clusters.find(rival))) continue;
        seen.add(clusters.find(rival));
        if (this.#isRival(weak, person, rival)) return true;
      }
    }
    return false;
  }

  #isRival(weak: number, person: number, rival: number): boolean {
    const clusters = this.#clusters;
    if (
      !areGenerationsApart(clusters.profile(person), clusters.profile(rival)) ||
      clusters.reasonApart(weak, rival) !== APART.nothing
    )
      return false;
    return (
      this.#areAtOneAddress(person, rival) &&
      !this.#standsCloser(weak, person, rival) &&
      this.#fitWithoutAddress(weak, person) - this.#fitWithoutAddress(weak, rival) < this.#leadBits
    );
  }

  /** Whether some record of each tells an address that may be one home: a flat may be left out, or a postcode mistyped. */
  #areAtOneAddress(left: number, right: number): boolean {
    const {comparer} = this.#scorer;
    return this.#pairs(left, right).some(([low, high]) => {
      comparer.compareLevels(low, high);
      return comparer.levels[ADDRESS]! !== MISSING && comparer.levels[ADDRESS]! <= A.shared;
    });
  }

  /** Whether the name stands in a relation to somebody in which the person stands as well, and the rival does not: father of a child, say. */
  #standsCloser(weak: number, person: number, rival: number): boolean {
    const [own, persons, rivals] = [weak, person, rival].map((row) => this.#relationsOf(row));
    return [...own!].some((relation) => persons!.has(relation) && !rivals!.has(relation));
  }

  #relationsOf(row: number): Set<string> {
    const found = new Set<string>();
    if (this.#relations === null) return found;
    const {starts, targets, roles} = this.#relations;
    for (const member of this.#clusters.members(row))
      for (let k = starts[member]!; k < starts[member + 1]!; k++)
        found.add(`${this.#clusters.find(targets[k]!)} ${roles[k]!}`);
    return found;
  }

  /** Bits of the two rows that fit best, as if no address were told. */
  #fitWithoutAddress(left: number, right: number): number {
    const {comparer, weigher} = this.#scorer;
    const bits = this.#pairs(left, right).map(([low, high]) => {
      comparer.compare(low, high);
      comparer.suppose(low, high, ADDRESS, MISSING);
      return weigher.weigh(comparer);
    });
    return Math.max(...bits);
  }

  #pairs(left: number, right: number): [low: number, high: number][] {
    const others = firstRows(this.#clusters, right);
    return firstRows(this.#clusters, left).flatMap((a) =>
      others.map((b): [number, number] => [Math.min(a, b), Math.max(a, b)]),
    );
  }
}
