import type {Rng} from '../../base/rng.ts';
import {IntMap} from '../../columns/int-map.ts';
import {UnionFind} from '../../columns/union-find.ts';
import {isBornToBeAdult} from '../../network/life-stage.ts';
import type {Scene} from '../links/scene.ts';

/** Walks over recorded kin of which some is forgotten. */
export class KinWalk {
  readonly #scene: Scene;
  /** The relation that an edge of kin is part of: that of an adult or the children of a family to another such. -1 where it cannot be forgotten. */
  readonly #unitOf: Int32Array;
  readonly #forgotten: Uint8Array;
  /** Number of the last walk that reached a person. */
  readonly #reachedBy: Int32Array;
  #walks = 0;
  /** Whom the walk goes to, in order. */
  readonly #queue: Int32Array;
  /** Where each of the persons that `joined` was given stands among them; -1 for all others. */
  readonly #placeOf: Int32Array;
  /** How many of them are of each clan; 0 outside of that. */
  readonly #inClan: Uint32Array;

  constructor(scene: Scene) {
    this.#scene = scene;
    const {kinship, network, homes} = scene;
    const {from, to} = kinship.relations;
    const {familyOf} = kinship;
    const {birthTo} = network.persons;
    const {lastReceived} = network;
    const units = new IntMap();
    // An aunt is written down for all children of a family or for none.
    const endOf = (person: number): number =>
      isBornToBeAdult(birthTo[person]!, lastReceived) ? person : familyOf[person]!;
    this.#unitOf = new Int32Array(from.length).fill(-1);
    for (let edge = 0; edge < from.length; edge++) {
      const [left, right] = [from[edge]!, to[edge]!];
      if (familyOf[left] === familyOf[right] || homes.haveLivedAtOne(left, right)) continue;
      const [a, b] = [endOf(left), endOf(right)];
      let unit = units.get(Math.min(a, b), Math.max(a, b));
      if (unit < 0) units.set(Math.min(a, b), Math.max(a, b), (unit = units.size));
      this.#unitOf[edge] = unit;
    }
    this.#forgotten = new Uint8Array(units.size);
    this.#reachedBy = new Int32Array(network.persons.length).fill(-1);
    this.#placeOf = this.#reachedBy.slice();
    this.#inClan = new Uint32Array(network.persons.length);
    this.#queue = new Int32Array(network.persons.length);
  }

  forget(share: number, rng: Rng): void {
    for (let unit = 0; unit < this.#forgotten.length; unit++) this.#forgotten[unit] = rng.next() < share ? 1 : 0;
  }

  /** True where one of the units, or more, is forgotten. */
  isAnyForgotten(units: readonly number[]): boolean {
    for (const unit of units) if (this.#forgotten[unit] === 1) return true;
    return false;
  }

  reaches(from: number, to: number): boolean {
    return this.#walk(from, (person) => person === to);
  }

  /** Relations that may be forgotten on one shortest way between two; none where there is no way. */
  pathUnits(from: number, to: number): number[] {
    const cameBy = new Map<number, {person: number; unit: number}>();
    this.#walk(
      from,
      (person) => person === to,
      (person, by, unit) => cameBy.set(person, {person: by, unit}),
    );
    const units: number[] = [];
    for (let at = cameBy.get(to); at !== undefined; at = cameBy.get(at.person)) if (at.unit >= 0) units.push(at.unit);
    return units;
  }

  /** For each of `persons` the one of them that stands for it: those between whom there is still a way, or of one `group`, are one. */
  joined(persons: readonly number[], groupOf: (person: number) => number): number[] {
    const placeOf = this.#placeOf;
    const distinct = [...new Set(persons)].sort((left, right) => left - right);
    for (let at = 0; at < distinct.length; at++) placeOf[distinct[at]!] = at;
    const sets = new UnionFind(distinct.length);
    const {clanOf} = this.#scene.kinship;
    const inClan = this.#inClan;
    for (const person of distinct) inClan[clanOf[person]!]!++;
    const firstOf = new Map<number, number>();
    for (const [position, person] of distinct.entries()) {
      const group = groupOf(person);
      const first = firstOf.get(group);
      if (first === undefined) firstOf.set(group, position);
      else sets.union(first, position);
      // No way leads out of a clan, and most are the only one of theirs who is asked about.
      if (inClan[clanOf[person]!] === 1) continue;
      this.#walk(person, (other) => {
        if (placeOf[other]! >= 0) sets.union(position, placeOf[other]!);
        return false;
      });
    }
    const standing = persons.map((person) => distinct[sets.find(placeOf[person]!)]!);
    for (const person of distinct) {
      placeOf[person] = -1;
      inClan[clanOf[person]!] = 0;
    }
    return standing;
  }

  /** Goes to all within the steps of kin until `isFound`; true where that was met. */
  #walk(
    from: number,
    isFound: (person: number) => boolean,
    onStep?: (person: number, by: number, unit: number) => void,
  ): boolean {
    const {from: left, to: right, at} = this.#scene.kinship.relations;
    const {starts, items} = at;
    const {kinStepsMax} = this.#scene.config;
    const [reachedBy, forgotten, unitOf, queue] = [this.#reachedBy, this.#forgotten, this.#unitOf, this.#queue];
    const walk = this.#walks++;
    reachedBy[from] = walk;
    queue[0] = from;
    let [head, tail] = [0, 1];
    for (let step = 0; step < kinStepsMax && head < tail; step++) {
      for (const end = tail; head < end; head++) {
        const person = queue[head]!;
        for (let i = starts[person]!; i < starts[person + 1]!; i++) {
          const tie = items[i]!;
          const unit = unitOf[tie]!;
          if (unit >= 0 && forgotten[unit] === 1) continue;
          const other = left[tie] === person ? right[tie]! : left[tie]!;
          if (reachedBy[other] === walk) continue;
          reachedBy[other] = walk;
          onStep?.(other, person, unit);
          if (isFound(other)) return true;
          queue[tail++] = other;
        }
      }
    }
    return false;
  }
}
