import {addAt} from '../../../base/get-or-insert.ts';
import {findNamesakes, type Namesakes} from '../names/namesakes.ts';
import {BIRTH_NEW_YEAR, type PersonColumns, type NameTable} from '../columns/person-columns.ts';
import type {Lists} from '../../../columns/lists.ts';

/** How common each value is: the share of rows, staff left out, that have it. A rare value that agrees says more than a common one. */
export type TermFrequencies = {
  /** Rows that the shares are of. */
  rows: number;
  /** word -> share of rows with it among the forenames, among the family names (or as the whole family name) */
  given: Float64Array;
  family: Float64Array;
  dwelling: Float64Array;
  postcode: Float64Array;
  address: Float64Array;
  /** Of rows that tell such a trait at all: place of birth, occupation. */
  trait: Float64Array;
  /** day of a 1 January -> share */
  newYear: ReadonlyMap<number, number>;
  /** See `Namesakes`. */
  namesakes: Namesakes;
  /** Share of rows of which one word is the whole name. */
  single: number;
};

export function termFrequencies(columns: PersonColumns, dwellingCount: number): TermFrequencies {
  const {rowCount, names, name, postcode, address, addressTexts} = columns;
  const rowsOf = new Float64Array(names.count);
  for (let row = 0; row < rowCount; row++) if (columns.staff[row] === 0) rowsOf[name[row]!]!++;
  return {
    rows: rowCount,
    given: wordShares(columns.pool.size, rowsOf, names, [names.given, names.otherGiven], names.givenJoined),
    family: wordShares(columns.pool.size, rowsOf, names, [names.family, names.otherFamily], names.familyJoined),
    dwelling: valueShares(columns.dwelling, dwellingCount, columns.staff),
    postcode: valueShares(postcode, postcode.reduce((most, value) => Math.max(most, value), 0) + 1, columns.staff),
    address: valueShares(address, addressTexts.length, columns.staff),
    trait: traitShares(columns),
    newYear: newYearShares(columns),
    namesakes: findNamesakes(columns),
    single: singleShare(rowsOf, names),
  };
}

function wordShares(
  wordCount: number,
  rowsOf: Float64Array,
  names: NameTable,
  lists: readonly Lists[],
  joined: Int32Array,
): Float64Array {
  const shares = new Float64Array(wordCount);
  let total = 0;
  for (let name = 0; name < names.count; name++) {
    const words = new Set<number>();
    for (const {starts, values} of lists) for (let i = starts[name]!; i < starts[name + 1]!; i++) words.add(values[i]!);
    if (joined[name]! >= 0) words.add(joined[name]!);
    if (words.size === 0) continue;
    total += rowsOf[name]!;
    for (const word of words) shares[word]! += rowsOf[name]!;
  }
  return scale(shares, total);
}

function singleShare(rowsOf: Float64Array, {single}: NameTable): number {
  let [all, ofOne] = [0, 0];
  for (const [name, rows] of rowsOf.entries()) {
    all += rows;
    if (single[name] === 1) ofOne += rows;
  }
  return ofOne / Math.max(all, 1);
}

function valueShares(values: ArrayLike<number>, valueCount: number, staff: Uint8Array): Float64Array {
  const shares = new Float64Array(valueCount);
  let total = 0;
  for (let row = 0; row < values.length; row++) {
    if (staff[row] === 1) continue;
    total++;
    if (values[row]! >= 0) shares[values[row]!]!++;
  }
  return scale(shares, total);
}

function traitShares({birthPlace, occupation, traitTexts, staff}: PersonColumns): Float64Array {
  const shares = new Float64Array(traitTexts.length);
  for (const values of [birthPlace, occupation]) {
    const counts = new Float64Array(traitTexts.length);
    let total = 0;
    for (let row = 0; row < values.length; row++) {
      if (staff[row] === 1 || values[row] === 0) continue;
      counts[values[row]!]!++;
      total++;
    }
    // Each trait is of one kind, so no count is added to another.
    for (let trait = 1; trait < counts.length; trait++) shares[trait]! += counts[trait]! / Math.max(total, 1);
  }
  return shares;
}

function newYearShares({birthKind, birthFrom, staff}: PersonColumns): Map<number, number> {
  const counts = new Map<number, number>();
  let total = 0;
  for (let row = 0; row < birthKind.length; row++) {
    if (staff[row] === 1) continue;
    total++;
    if (birthKind[row] === BIRTH_NEW_YEAR) addAt(counts, birthFrom[row]!);
  }
  for (const [day, count] of counts) counts.set(day, count / total);
  return counts;
}

function scale(counts: Float64Array, total: number): Float64Array {
  const by = 1 / Math.max(total, 1);
  for (let i = 0; i < counts.length; i++) counts[i]! *= by;
  return counts;
}
