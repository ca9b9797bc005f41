import {getOrInsert} from '../../../base/get-or-insert.ts';
import {must} from '../../../base/assert.ts';
import type {Compiled} from '../columns/compile.ts';
import type {PairComparer} from '../score/pair-comparer.ts';
import type {Comparison} from '../settings/settings.ts';
import {columnNamed} from '../columns/table.ts';

/** What the rarity of the values of one column adds to the levels of one comparison. */
export type TermFrequencyTable = {
  comparison: number;
  slot: number;
  /** By level: weight (0 adds nothing), log2 of u at the base level, and log2 below which no share counts. After the last, an open level. */
  weights: Float64Array;
  bases: Float64Array;
  floors: Float64Array;
  /** Log2 of each code's share of the rows that have a value. */
  logShares: Float64Array;
};

/** One table for each column that a comparison adjusts by. */
export function termFrequencyTables(
  {table, counts}: Pick<Compiled, 'table' | 'counts'>,
  comparisons: readonly Comparison[],
): TermFrequencyTable[] {
  const sharesOf = new Map<number, Float64Array>();
  return comparisons.flatMap(({levels}, comparison) => {
    const columns = new Set(levels.flatMap(({tf}) => (tf === null ? [] : [tf.column])));
    return [...columns].map((column): TermFrequencyTable => {
      const {slot} = columnNamed(table, column);
      const logShares = getOrInsert(sharesOf, slot, () => logSharesOf(counts[slot]!));
      const own = levels.map(({tf}) => (tf !== null && tf.column === column ? tf : null));
      return {
        comparison,
        slot,
        weights: Float64Array.from([...own, null], (tf) => tf?.weight ?? 0),
        bases: Float64Array.from(own, (tf) => (tf === null ? 0 : Math.log2(must(levels[tf.baseLevel]!.u, 'u')))),
        floors: Float64Array.from(own, (tf) => Math.log2(tf?.minimumU ?? 0)),
        logShares,
      };
    });
  });
}

function logSharesOf(counts: Uint32Array): Float64Array {
  const shares = new Float64Array(new SharedArrayBuffer(counts.length * 8));
  let present = 0;
  for (let code = 1; code < counts.length; code++) present += counts[code]!;
  for (let code = 1; code < counts.length; code++) shares[code] = Math.log2(counts[code]! / present);
  return shares;
}

/** The most that rarity can add to a level, whatever the values. */
export function mostAdded({weights, bases, floors, logShares}: TermFrequencyTable, level: number): number {
  if (weights[level] === 0) return 0;
  let rarest = 0;
  for (let code = 1; code < logShares.length; code++) rarest = Math.min(rarest, logShares[code]!);
  const added = (share: number): number => weights[level]! * (bases[level]! - Math.max(share, floors[level]!));
  // A level may be reached with both values missing, which adds nothing.
  return Math.max(0, added(rarest), added(0));
}

/**
 * What rarity adds to one level at most: by the code that both rows have in a slot, `least` bits and so many steps of `step` bits.
 * In bytes, so that the codes of a large column are looked up in the cache.
 */
export type Rarity = {slot: number; least: number; step: number; steps: Uint8Array};

const STEPS_MAX = 255;

export function rarityOf({slot, weights, bases, floors, logShares}: TermFrequencyTable, level: number): Rarity {
  const [weight, base, floor] = [weights[level]!, bases[level]!, floors[level]!];
  const added = logShares.map((share) => weight * (base - Math.max(share, floor)));
  const least = added.reduce((one, other) => Math.min(one, other), 0);
  const step = (added.reduce((one, other) => Math.max(one, other), 0) - least) / STEPS_MAX || 1;
  return {
    slot,
    least,
    step,
    steps: Uint8Array.from(added, (bits) => Math.min(STEPS_MAX, Math.ceil((bits - least) / step))),
  };
}

/** Adds to the `bits` of the first `count` kept pairs what the commoner of the two values is rarer than usual. */
export function addTermFrequencies(
  {comparison, slot, weights, bases, floors, logShares}: TermFrequencyTable,
  comparer: PairComparer,
  count: number,
  bits: Float64Array,
): void {
  const {levels, kept} = comparer;
  const {codes, leftRows, rightRows, width} = comparer.rows;
  const levelOf = levels[comparison]!;
  for (let i = 0; i < count; i++) {
    const pair = kept[i]!;
    const level = levelOf[pair]!;
    const weight = weights[level]!;
    if (weight === 0) continue;
    const one = codes[leftRows[pair]! * width + slot]!;
    const other = codes[rightRows[pair]! * width + slot]!;
    // A level may be reached with one value missing: the other's share counts then.
    if (one === 0 && other === 0) continue;
    const share =
      one === 0 ? logShares[other]! : other === 0 ? logShares[one]! : Math.max(logShares[one]!, logShares[other]!);
    bits[pair]! += weight * (bases[level]! - Math.max(share, floors[level]!));
  }
}
