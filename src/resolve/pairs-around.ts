import {createRng, type Rng} from '../base/rng.ts';
import type {Resolved} from '../model/resolved.ts';
import type {Explainer} from './explain.ts';
import {buildBlockIndex, forEachPair} from './link/block/block-index.ts';

/** Bits to either side of the threshold within which a decision is worth a person's time. */
export const WINDOW_BITS = 6;

/**
 * Pairs of mentions that weigh about `bits`, half of them more and half less as far as there are any, in an order and with sides
 * that say nothing of the weight. Of any two people, and of any one, at most one pair is asked about.
 */
export function pairsAround(
  explainer: Explainer,
  {personOf}: Resolved,
  {bits, pairs, seed}: {bits: number; pairs: number; seed: number},
): {left: number; right: number}[] {
  const {columns} = explainer;
  const below: [number, number][] = [];
  const above: [number, number][] = [];
  forEachPair(buildBlockIndex(columns), 0, columns.rowCount, 1, (left, right) => {
    const weight = explainer.weigh(left, right);
    if (Math.abs(weight - bits) <= WINDOW_BITS) (weight < bits ? below : above).push([left, right]);
  });
  const rng = createRng(seed);
  const shuffled = [below, above].map((side) => onePerPeople(shuffle(side, rng), personOf));
  const [few, many] = shuffled.sort((a, b) => a.length - b.length) as [[number, number][], [number, number][]];
  const ofFew = few.slice(0, Math.ceil(pairs / 2));
  const chosen = shuffle([...ofFew, ...many.slice(0, pairs - ofFew.length)], rng);
  return chosen.map(([a, b]) => (rng.int(2) === 0 ? {left: a, right: b} : {left: b, right: a}));
}

function onePerPeople(pairs: readonly [number, number][], personOf: Int32Array): [number, number][] {
  const seen = new Set<string>();
  return pairs.filter(([left, right]) => {
    const [a, b] = [personOf[left]!, personOf[right]!].sort((x, y) => x - y);
    const key = `${a} ${b}`;
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}

/** Fisher & Yates, in a copy. */
function shuffle<T>(items: readonly T[], rng: Rng): T[] {
  const copy = [...items];
  for (let i = copy.length - 1; i > 0; i--) {
    const j = rng.int(i + 1);
    [copy[i], copy[j]] = [copy[j]!, copy[i]!];
  }
  return copy;
}
