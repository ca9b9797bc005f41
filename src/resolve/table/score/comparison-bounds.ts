import type {Test} from '../settings/plan.ts';
import {type Observe, reachableLevels} from '../settings/reachable-levels.ts';
import {mostAdded, type Rarity, rarityOf, type TermFrequencyTable} from '../train/term-frequency.ts';

/** What a comparison may come to. */
export type ComparisonBounds = {
  tests: readonly Test[];
  /** Bits of each level without what rarity adds, and with the most that it may add. */
  exact: Float64Array;
  most: Float64Array;
  /** The first level that codes do not decide, and the most bits of those from there on. */
  firstOpen: number;
  best: number;
  /** What rarity adds to the one level of pairs that have the same code in a slot, where codes decide it. */
  rarity: Rarity | null;
};

export function comparisonBounds(
  tests: readonly Test[],
  firstOpen: number,
  exact: Float64Array,
  tables: readonly TermFrequencyTable[],
): ComparisonBounds {
  const most = exact.map((bits, level) => tables.reduce((sum, table) => sum + mostAdded(table, level), bits));
  return {
    tests,
    exact,
    most,
    firstOpen,
    best: Math.max(...most.subarray(firstOpen)),
    rarity: tables.length === 1 ? rarityOfSame(tests, firstOpen, tables[0]!) : null,
  };
}

/** That of the only level which pairs may have that are the same in the slot of a table; null where there are more. */
function rarityOfSame(tests: readonly Test[], firstOpen: number, table: TermFrequencyTable): Rarity | null {
  const [level, ...others] = reachableLevels(tests, (slot) =>
    slot === table.slot ? {isSame: true, isMissing: false} : {isSame: null, isMissing: null},
  );
  return others.length === 0 && level! < firstOpen ? rarityOf(table, level!) : null;
}

/** What codes tell of a pair: its level, the number of levels where they leave that open, and the most bits that it may have. */
export type Outcome = {level: number; most: number};

/** That of a pair of these codes, but for what `rarity` adds where its slot is the same. */
export function outcomeOf({tests, exact, most, firstOpen, best, rarity}: ComparisonBounds, observe: Observe): Outcome {
  const bits = rarity !== null && observe(rarity.slot).isSame === true ? exact : most;
  const levels = reachableLevels(tests, observe);
  return {
    level: levels.length === 1 ? levels[0]! : tests.length,
    most: Math.max(...levels.map((level) => (level < firstOpen ? bits[level]! : best))),
  };
}
