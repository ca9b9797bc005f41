import {createRng, type Rng} from '../../src/base/rng.ts';

/** Seeded chance. Streams of different labels do not disturb one another: more names do not change who moves house. */
export class Dice {
  readonly #rng: Rng;
  readonly #seed: number;

  constructor(seed: number) {
    this.#seed = seed;
    this.#rng = createRng(seed);
  }

  stream(label: string): Dice {
    let hash = this.#seed ^ 0x811c9dc5;
    for (let i = 0; i < label.length; i++) hash = Math.imul(hash ^ label.charCodeAt(i), 0x01000193);
    return new Dice(hash >>> 0);
  }

  /** A float in [0, 1). */
  unit(): number {
    return this.#rng.next();
  }

  chance(probability: number): boolean {
    return this.#rng.next() < probability;
  }

  /** A whole number, both ends included. */
  whole(from: number, to: number): number {
    return from + this.#rng.int(to - from + 1);
  }

  pick<T>(list: readonly T[]): T {
    return list[this.#rng.int(list.length)]!;
  }

  /** One of `list`, the early ones more often: as names are spread. */
  pickEarly<T>(list: readonly T[], slope = 1.7): T {
    return list[Math.floor(list.length * this.#rng.next() ** slope)]!;
  }

  weighted<T>(entries: readonly (readonly [T, number])[]): T {
    let total = 0;
    for (const entry of entries) total += entry[1];
    let left = this.#rng.next() * total;
    for (const [value, weight] of entries) if ((left -= weight) < 0) return value;
    return entries.at(-1)![0];
  }

  /** A bell of three throws: mean, and about two thirds within one `spread`. */
  around(mean: number, spread: number): number {
    return mean + (this.unit() + this.unit() + this.unit() - 1.5) * 2 * spread;
  }

  /** Waiting time of a constant hazard. */
  wait(mean: number): number {
    return -Math.log(1 - this.unit()) * mean;
  }

  shuffled<T>(list: readonly T[]): T[] {
    const copy = [...list];
    for (let i = copy.length - 1; i > 0; i--) {
      const j = this.#rng.int(i + 1);
      [copy[i], copy[j]] = [copy[j]!, copy[i]!];
    }
    return copy;
  }

  digits(count: number): string {
    let text = '';
    for (let i = 0; i < count; i++) text += String(this.#rng.int(10));
    return text;
  }
}
