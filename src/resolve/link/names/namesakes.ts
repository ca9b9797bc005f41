import {listAt} from '../../../base/get-or-insert.ts';
import {compareDays} from '../compare/compare-birth.ts';
import {B} from '../compare/comparisons.ts';
import {BIRTH_DAY, type PersonColumns} from '../columns/person-columns.ts';

/** Rows of one name that are compared; of a name that more have, those with the lowest numbers stand for all. */
const ROWS_MAX = 60;

/** Pairs of one forename that an average family name is worth, so that rare ones keep near the average. */
const START_PAIRS = 2;

export type Namesakes = {
  /**
   * Share of all pairs of rows that are two people of one forename and family name, read from the rows that have a birth
   * day: pairs of one name whose days differ in more than a slip. Names of a community go together and parents name
   * children after themselves, so this is more than the product of the two shares. 0 where there are no such pairs.
   */
  share: number;
  /**
   * Family name -> bits by which its bearers share a forename more often than bearers of one family name do on average: the
   * smaller a community's stock of names, the less two equal names say. Names that are not listed have 0.
   */
  community: ReadonlyMap<number, number>;
};

export function findNamesakes(columns: PersonColumns): Namesakes {
  const {birthFrom, pool} = columns;
  const families = new Map<number, {rows: number; pairs: number}>();
  let differing = 0;
  let rowCount = 0;
  const rowsOf = rowsByName(columns);
  const pairsOf = new Map([...rowsOf].map(([key, rows]) => [key, differingPairs(rows, birthFrom)]));
  const pairsMax = boundOf([...pairsOf.values()]);
  for (const [key, rows] of rowsOf) {
    const family = key % pool.size;
    const known = families.get(family) ?? {rows: 0, pairs: 0};
    const pairs = pairsOf.get(key)!;
    rowCount += rows.length;
    differing += Math.min(pairs, pairsMax);
    families.set(family, {rows: known.rows + rows.length, pairs: known.pairs + pairs});
  }
  let familyPairs = 0;
  for (const {rows} of families.values()) familyPairs += (rows * (rows - 1)) / 2;
  const rate = familyPairs === 0 ? 0 : differing / familyPairs;
  const community = new Map<number, number>();
  for (const [family, {rows, pairs}] of families) {
    const expected = ((rows * (rows - 1)) / 2) * rate;
    const bits = Math.log2((pairs + START_PAIRS) / (expected + START_PAIRS));
    if (bits > 0) community.set(family, bits);
  }
  return {share: rowCount < 2 ? 0 : differing / ((rowCount * (rowCount - 1)) / 2), community};
}

/** No name counts for more than all others together: "Sir Baronet" says nothing of any other. What it has more is its own. */
const SHARE_MAX = 0.5;

/** The most that one name may count for, so that none is more than SHARE_MAX of the sum. */
function boundOf(pairs: readonly number[]): number {
  const rising = Float64Array.from(pairs).sort();
  let rest = rising.reduce((sum, count) => sum + count, 0);
  // From the commonest name down, each at the bound, until the next is below it.
  for (let above = 1; above * SHARE_MAX < 1 && above <= rising.length; above++) {
    rest -= rising[rising.length - above]!;
    const bound = (SHARE_MAX * rest) / (1 - above * SHARE_MAX);
    if (above === rising.length || rising[rising.length - above - 1]! <= bound) return Math.max(bound, START_PAIRS);
  }
  return Infinity;
}

/** Pairs of rows of one name whose birth days differ in more than a slip, scaled up from a sample. */
function differingPairs(rows: readonly number[], birthFrom: Int32Array): number {
  const sampled = Math.min(rows.length, ROWS_MAX);
  let differing = 0;
  for (let i = 0; i < sampled; i++) {
    for (let j = i + 1; j < sampled; j++) {
      if (compareDays(birthFrom[rows[i]!]!, birthFrom[rows[j]!]!) >= B.different) differing++;
    }
  }
  return sampled < 2 ? 0 : (differing * rows.length * (rows.length - 1)) / (sampled * (sampled - 1));
}

/** Rows with a birth day by forename and family name: forename * words + family name. */
function rowsByName({rowCount, birthKind, names, name, staff, pool}: PersonColumns): Map<number, number[]> {
  const {starts, values} = names.given;
  const rowsOf = new Map<number, number[]>();
  for (let row = 0; row < rowCount; row++) {
    const index = name[row]!;
    if (birthKind[row] !== BIRTH_DAY || staff[row] === 1) continue;
    if (starts[index] === starts[index + 1] || names.familyJoined[index]! < 0) continue;
    const key = values[starts[index]!]! * pool.size + names.familyJoined[index]!;
    listAt(rowsOf, key).push(row);
  }
  return rowsOf;
}
