import {type ComparisonBounds, type Outcome, outcomeOf} from './comparison-bounds.ts';
import type {PairSieve} from './pair-sieve.ts';
import {askedSlots, type Observed} from '../settings/reachable-levels.ts';
import {RARITIES} from './screen-kernel.ts';
import type {Rarity} from '../train/term-frequency.ts';

/**
 * Which pairs of a rule's blocks are its own, and which of these may be wanted, by what codes of the two rows are the same. Bit
 * `i` of a pair's word stands for `slots[i]`; the lowest are those that the sieve asks for.
 */
export type PairScreen = {
  slots: Uint32Array;
  /** By the lowest bits of the word. */
  isKept: Uint8Array;
  /** The most bits that a pair may have, by its word from bit `first` on; above it a bit for each slot of `missing` that a row lacks. */
  first: number;
  missing: Uint32Array;
  bounds: Float64Array;
  /** The level of each comparison, by the same word; the number of levels where codes do not decide it. */
  levels: readonly Uint8Array[];
  /** What rarity adds to that: by the code of the i-th table's slot if bit `rareFirst + i` is set, and by codes that blocks share. */
  rareFirst: number;
  rare: readonly Rarity[];
  rareAlways: readonly Rarity[];
  /** Pairs of fewer bits are counted and left out. */
  least: number;
};

/** Leaves out none. */
export const openScreen = (sieve: PairSieve): PairScreen => screenOf(sieve, [], 0, -Infinity);

/** The bounds of all words lie in a table; 2^14 of them take 128 kB. */
const BITS_MAX = 14;
/** Slots that are compared in all, and those of them with rarities: no more than the kernel takes. */
const SLOTS_MAX = 32;
const RARE_MAX = RARITIES - 1;

/** A screen of what comparisons may come to, those that tell most first; pairs of fewer bits than `least` are not wanted. */
export function screenOf(
  sieve: PairSieve,
  comparisons: readonly ComparisonBounds[],
  priorBits: number,
  least: number,
): PairScreen {
  const {same, missing} = slotsThatFit(sieve, comparisons);
  const rarities = comparisons.flatMap(({rarity}) => (rarity === null ? [] : [rarity]));
  const rareAlways = rarities.filter(({slot}) => sieve.common.has(slot));
  const rare = rarities
    .filter(({slot}, at) => same.has(slot) && rarities.findIndex((other) => other.slot === slot) === at)
    .slice(0, RARE_MAX);
  const slots = inOrder(sieve, same, new Set(rare.map(({slot}) => slot)));
  const first = slots.filter((slot) => !same.has(slot)).length;
  rare.sort((one, other) => slots.indexOf(one.slot) - slots.indexOf(other.slot));
  const counted = new Set([...rare, ...rareAlways]);
  const bounded = comparisons.map((comparison) => ({
    ...comparison,
    rarity: comparison.rarity !== null && counted.has(comparison.rarity) ? comparison.rarity : null,
  }));
  return {
    slots: Uint32Array.from(slots),
    isKept: keptTable(sieve, slots),
    first,
    missing: Uint32Array.from(missing),
    ...tablesByWord(sieve.common, bounded, slots.slice(first), [...missing], priorBits),
    rareFirst: rare.length === 0 ? 0 : slots.indexOf(rare[0]!.slot),
    rare,
    rareAlways,
    least,
  };
}

/** The slots that comparisons ask for, as far as their table stays small. */
function slotsThatFit(
  {common, slots}: PairSieve,
  comparisons: readonly ComparisonBounds[],
): {same: Set<number>; missing: Set<number>} {
  let [same, missing] = [new Set<number>(), new Set<number>()];
  for (const {tests} of comparisons) {
    const asked = askedSlots(tests);
    const moreSame = new Set([...same, ...asked.same.filter((slot) => !common.has(slot))]);
    const moreMissing = new Set([...missing, ...asked.missing.filter((slot) => !common.has(slot))]);
    if (moreSame.size + moreMissing.size <= BITS_MAX && moreSame.size + slots.length <= SLOTS_MAX)
      [same, missing] = [moreSame, moreMissing];
  }
  return {same, missing};
}

/** Slots of the sieve first, those that bounds ask for last, and the rare ones of these side by side. */
function inOrder(sieve: PairSieve, same: ReadonlySet<number>, rare: ReadonlySet<number>): number[] {
  const own = new Set(sieve.slots);
  const rank = (slot: number): number =>
    own.has(slot) ? (rare.has(slot) ? 2 : Number(same.has(slot))) : rare.has(slot) ? 3 : 4;
  return [...new Set([...own, ...same])].sort((one, other) => rank(one) - rank(other) || one - other);
}

function keptTable({slots: {length}, isKept}: PairSieve, slots: readonly number[]): Uint8Array {
  return Uint8Array.from({length: 1 << length}, (_, word) =>
    isKept((slot) => ((word >> slots.indexOf(slot)) & 1) === 1) ? 1 : 0,
  );
}

function tablesByWord(
  common: ReadonlySet<number>,
  comparisons: readonly ComparisonBounds[],
  same: readonly number[],
  missing: readonly number[],
  priorBits: number,
): Pick<PairScreen, 'bounds' | 'levels'> {
  const observe = (word: number, slot: number): Observed => {
    if (common.has(slot)) return {isSame: true, isMissing: false};
    const [bit, lack] = [same.indexOf(slot), missing.indexOf(slot)];
    const isSame = bit === -1 ? null : ((word >> bit) & 1) === 1;
    return {isSame, isMissing: lack === -1 ? null : ((word >> (same.length + lack)) & 1) === 1};
  };
  const bounds = new Float64Array(1 << (same.length + missing.length)).fill(priorBits);
  const levels = comparisons.map((comparison) => {
    const asked = askedSlots(comparison.tests);
    const maskOf = (slots: readonly number[], all: readonly number[]): number =>
      slots.reduce((mask, slot) => (all.includes(slot) ? mask | (1 << all.indexOf(slot)) : mask), 0);
    const mask = maskOf(asked.same, same) | (maskOf(asked.missing, missing) << same.length);
    // Few words differ in what the comparison asks for.
    const known = new Map<number, Outcome>();
    return Uint8Array.from(bounds, (_, word) => {
      let outcome = known.get(word & mask);
      if (outcome === undefined)
        known.set(word & mask, (outcome = outcomeOf(comparison, (slot) => observe(word, slot))));
      bounds[word]! += outcome.most;
      return outcome.level;
    });
  });
  return {bounds, levels};
}
