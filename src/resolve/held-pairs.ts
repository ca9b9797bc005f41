import type {HeldPair, Person} from '../model/resolved.ts';
import {HOLD_REASONS} from './link/decide/hold-reasons.ts';
import type {RowsApart} from './link/decide/judged-apart.ts';
import type {LinkedTable} from './link/link-table.ts';
import type {Links} from './link/decide/links.ts';
import type {Refusals} from './link/decide/decide-config.ts';

/** Two people by their positions, the weight between them and what keeps them apart. */
export type HeldEntry = {left: number; right: number; weight: number; reason: string};

/** Mentions of each side of a judgement whose pairs are weighed. */
const WEIGHED_MAX = 6;

/** Pairs of people whom a person said are two, by the key of the pair, with the weight of their best link. */
export function judgedApart(
  apart: readonly RowsApart[],
  personCount: number,
  personOf: Int32Array,
  {clusters, scorer}: LinkedTable,
): Map<number, HeldEntry> {
  const pairs = new Map<number, HeldEntry>();
  for (const {left, right} of apart) {
    for (const [i, a] of left.entries()) {
      for (const [j, b] of right.entries()) {
        const [low, high] = [personOf[a]!, personOf[b]!].sort((one, other) => one - other) as [number, number];
        const key = low * personCount + high;
        const known = pairs.get(key);
        if (known !== undefined && (i >= WEIGHED_MAX || j >= WEIGHED_MAX)) continue;
        const weight = Math.max(scorer.weigh(a, b), known?.weight ?? -Infinity);
        pairs.set(key, {left: low, right: high, weight, reason: HOLD_REASONS[clusters.reasonApart(a, b)]!});
      }
    }
  }
  return pairs;
}

/** Pairs of people that a link would join and something keeps apart, or a person does; one entry a pair, the strongest. */
export function listHeld(
  rounds: readonly {links: Links; refused: Refusals}[],
  judged: ReadonlyMap<number, HeldEntry>,
  persons: readonly Person[],
  personOf: Int32Array,
  holdBits: number,
): HeldPair[] {
  const held = new Map(judged);
  for (const {links, refused} of rounds) {
    for (let link = 0; link < links.length; link++) {
      const weight = links.weight[link]!;
      if (weight < holdBits) continue;
      const a = personOf[links.left[link]!]!;
      const b = personOf[links.right[link]!]!;
      if (a < 0 || b < 0 || a === b) continue;
      const [left, right] = a < b ? [a, b] : [b, a];
      const key = left * persons.length + right;
      const known = held.get(key);
      if (known !== undefined && known.weight >= weight) continue;
      const code = refused.get(link);
      const reason = code === undefined ? 'BELOW_JOIN' : HOLD_REASONS[code]!;
      held.set(key, {left, right, weight, reason: judged.get(key)?.reason ?? reason});
    }
  }
  return [...held]
    .sort(([left], [right]) => left - right)
    .map(([, {left, right, weight, reason}]) => ({
      left: persons[left]!.id,
      right: persons[right]!.id,
      weight,
      reason,
    }));
}
