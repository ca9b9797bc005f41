import {createRng, type Rng} from '../../src/base/rng.ts';

/** A stream of its own for each part of the world: a change in one part leaves the draws of the others as they were. */
export function streamOf(seed: number, label: string): Rng {
  let state = 2166136261 ^ seed;
  for (let i = 0; i < label.length; i++) state = Math.imul(state ^ label.charCodeAt(i), 16777619);
  return createRng(state >>> 0);
}

export function chance(rng: Rng, probability: number): boolean {
  return rng.next() < probability;
}

export function pick<T>(rng: Rng, list: readonly T[]): T {
  return list[rng.int(list.length)]!;
}

/** An entry of a list that runs from common to rare; the first tenth is drawn about a quarter of the time. */
export function pickCommon<T>(rng: Rng, list: readonly T[]): T {
  return list[Math.floor(list.length * rng.next() ** 1.6)]!;
}

/** An integer from `low` to `high`, both included. */
export function between(rng: Rng, low: number, high: number): number {
  return low + rng.int(high - low + 1);
}

/** A key of the table, drawn by its weight; weights need not sum to 1. */
export function weighted<K extends string>(rng: Rng, table: Readonly<Record<K, number>>): K {
  const keys = Object.keys(table) as K[];
  let total = 0;
  for (const key of keys) total += table[key];
  let rest = rng.next() * total;
  for (const key of keys) {
    rest -= table[key];
    if (rest < 0) return key;
  }
  return keys[keys.length - 1]!;
}

/** Knuth's Poisson draw, for small means. */
export function poisson(rng: Rng, mean: number): number {
  const limit = Math.exp(-mean);
  let count = 0;
  for (let product = rng.next(); product > limit; product *= rng.next()) count++;
  return count;
}

/** Fisher-Yates, in place. */
export function shuffle<T>(rng: Rng, list: T[]): T[] {
  for (let i = list.length - 1; i > 0; i--) {
    const j = rng.int(i + 1);
    const held = list[i]!;
    list[i] = list[j]!;
    list[j] = held;
  }
  return list;
}
