import type {Links} from './links.ts';
import type {Refusals} from './decide-config.ts';

/** How a table was decided, step by step, so that a later run over nearly the same rows decides anew only what may come out another way. */
export type Trace = {
  /** Pairs of rows that weigh enough, in order of their rows, and the largest blocks of each rule, under which they met. */
  links: Links;
  limits: Float64Array;
  /** Of each row the version of its mention, as `Given.versions`; empty where they had none. */
  versions: Int32Array;
  /** What was said of rows, one text each, with the ids of those that were there; what registers say, as pairs of rows one after the other. */
  said: readonly string[];
  known: Uint32Array;
  /** The cluster of each row after the links were decided on, and why each link was refused (one of APART). */
  roots: Uint32Array;
  refused: Uint8Array;
  kin: KinTrace;
};

export type KinTrace = {
  /** Links of each round after those of the rounds before it, with the level of `KIN` of each. */
  links: Links;
  level: Uint8Array;
  /** Links by the end of each round. */
  ends: Uint32Array;
  /** The clusters after each round, one round after the other. */
  roots: Uint32Array;
  /** Why links were refused in each round: those up to its end, one round after the other. */
  refused: Uint8Array;
  /** The round in which names were joined, the clusters before it, and then why links between records were refused; -1 for none. */
  nameRound: number;
  rootsBeforeNames: Uint32Array;
  refusedByName: Uint8Array;
  /** 1 where one home was beside so many rows of one name that they had no company by it; otherwise 0. */
  isCrowded: number;
};

export function refusalCodes(refused: Refusals, length: number): Uint8Array {
  const codes = new Uint8Array(length);
  for (const [link, code] of refused) codes[link] = code;
  return codes;
}

/** Arrays one after the other. */
export function joinArrays<T extends Uint8Array | Uint32Array | Int32Array>(parts: readonly T[], empty: T): T {
  const all = new (empty.constructor as new (length: number) => T)(parts.reduce((sum, {length}) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}
