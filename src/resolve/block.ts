import {dayToIso} from '../base/day.ts';
import type {PersonTable, Row} from './person-table.ts';

/** Version of the blocking rules; part of the model. */
export const BLOCKING_VERSION = '2026-11-1';

/** Keys on which two rows meet. A rule gives several keys a row where a value has several forms (any alias, any number). */
type BlockingRule = {name: string; keys(row: Row, table: PersonTable): string[]};

const names = (row: Row, table: PersonTable): string[] =>
  [...new Set([...row.given, ...row.family].map((word) => table.keys[word]!))].sort();
const givenKeys = (row: Row, table: PersonTable): string[] => [...new Set(row.given.map((word) => table.keys[word]!))];
const familyKeys = (row: Row, table: PersonTable): string[] => [
  ...new Set(row.family.map((word) => table.keys[word]!)),
];
const hasDay = (row: Row): boolean => row.birthKind === 1 || row.birthKind === 2;
const day = (row: Row): string => dayToIso(row.birthFrom);
const cross = (left: string[], right: string[]): string[] => left.flatMap((a) => right.map((b) => `${a} ${b}`));

/** Two parts of a birth date, so that one wrong part still meets; day and month in order of size, so that swapped ones do. */
function dateParts(row: Row): string[] {
  if (!hasDay(row)) return [];
  const [year, month, date] = day(row).split('-') as [string, string, string];
  return [`${year}-${month}`, `${month}-${date}`, `${year}--${date}`, `${year}s${[month, date].sort().join('')}`];
}

/** Pairs of name words in order of the alphabet, so that reversed names meet. */
function namePairs(row: Row, table: PersonTable): string[] {
  const words = names(row, table);
  const pairs: string[] = [];
  for (let i = 0; i < words.length && i < 5; i++)
    for (let j = i + 1; j < words.length && j < 5; j++) pairs.push(`${words[i]} ${words[j]}`);
  return pairs;
}

export const BLOCKING_RULES: readonly BlockingRule[] = [
  {name: 'national identifier', keys: (row) => row.national},
  {name: 'local identifier', keys: (row) => row.local},
  {
    name: 'birth date and any name word',
    keys: (row, table) => (hasDay(row) ? cross(names(row, table), [day(row)]) : []),
  },
  {
    name: 'birth date and first letters',
    keys: (row, table) => (hasDay(row) ? cross(namesStart(row, table), [day(row)]) : []),
  },
  {
    name: 'birth date and dwelling',
    keys: (row) => (hasDay(row) && row.dwelling >= 0 ? [`${day(row)} ${row.dwelling}`] : []),
  },
  {
    name: 'two name words and two parts of the birth date',
    keys: (row, table) => cross(namePairs(row, table), dateParts(row)),
  },
  {
    name: 'two name words and birth year',
    keys: (row, table) => (row.birthKind === 0 ? [] : cross(namePairs(row, table), years(row))),
  },
  {name: 'two name words', keys: (row, table) => namePairs(row, table)},
  {
    name: 'birth date and an initial',
    keys: (row, table) => (hasDay(row) ? cross(allInitials(row, table), [day(row)]) : []),
  },
  {
    name: 'name word and postcode',
    keys: (row, table) => (row.postcode === '' ? [] : cross(names(row, table), [row.postcode])),
  },
  {
    name: 'two name words and dwelling',
    keys: (row, table) => (row.dwelling < 0 ? [] : cross(namePairs(row, table), [`d${row.dwelling}`])),
  },
  {
    name: 'two name words and postcode sector',
    keys: (row, table) => (row.postcode === '' ? [] : cross(namePairs(row, table), [row.postcode.slice(0, -2)])),
  },
  {name: 'forename and contact', keys: (row, table) => cross(givenKeys(row, table), row.contacts)},
  {
    name: 'forename, dwelling',
    keys: (row, table) => (row.isDwellingPrivate ? cross(givenKeys(row, table), [`d${row.dwelling}`]) : []),
  },
  {
    name: 'forename, postcode and parts of the birth date',
    keys: (row, table) =>
      row.postcode === '' ? [] : cross(cross(givenKeys(row, table), dateParts(row)), [row.postcode]),
  },
  {
    name: 'family name, birth month and first letter',
    keys: (row, table) =>
      hasDay(row) ? cross(cross(familyKeys(row, table), initials(row, table)), [day(row).slice(0, 7)]) : [],
  },
];

const namesStart = (row: Row, table: PersonTable): string[] => [
  ...new Set(
    row.given.flatMap((given) =>
      row.family.map((family) => `${table.words[given]!.slice(0, 2)}~${table.words[family]!.slice(0, 2)}`),
    ),
  ),
];

const allInitials = (row: Row, table: PersonTable): string[] => [
  ...new Set([...row.given, ...row.family].map((word) => table.words[word]![0]!)),
];

const initials = (row: Row, table: PersonTable): string[] => [
  ...new Set(row.given.map((word) => table.words[word]![0]!)),
];

function years(row: Row): string[] {
  const from = Number(dayToIso(row.birthFrom).slice(0, 4));
  const to = Math.min(Number(dayToIso(row.birthTo).slice(0, 4)), from + 3);
  return Array.from({length: to - from + 1}, (_, index) => `y${from + index}`);
}

export type BlockingReport = {rule: string; pairs: number; refusedKeys: number; largestRefused: number};

/**
 * Pairs of rows (left < right) that meet under a rule, each once, in rising order, as left * rows + right. A key shared by more
 * than `blockSizeMax` rows gives no pairs and is counted in the report: such a key tells people apart no more.
 */
export function blockPairs(table: PersonTable, blockSizeMax: number): {pairs: Float64Array; report: BlockingReport[]} {
  const {rows} = table;
  const chunks: Float64Array[] = [];
  const report = BLOCKING_RULES.map((rule) => {
    const found = pairsOfRule(rule, table, blockSizeMax);
    chunks.push(found.pairs);
    return {rule: rule.name, pairs: found.pairs.length, refusedKeys: found.refused, largestRefused: found.largest};
  });
  const all = new Float64Array(chunks.reduce((sum, chunk) => sum + chunk.length, 0));
  let offset = 0;
  for (const chunk of chunks) {
    all.set(chunk, offset);
    offset += chunk.length;
  }
  all.sort();
  return {pairs: unique(all, rows.length), report};
}

function pairsOfRule(
  rule: BlockingRule,
  table: PersonTable,
  blockSizeMax: number,
): {pairs: Float64Array; refused: number; largest: number} {
  const {rows} = table;
  const blocks = new Map<string, number[]>();
  for (let index = 0; index < rows.length; index++) {
    if (rows[index]!.isStaff) continue;
    for (const key of rule.keys(rows[index]!, table)) {
      const block = blocks.get(key);
      if (block === undefined) blocks.set(key, [index]);
      else if (block.at(-1) !== index) block.push(index);
    }
  }
  let refused = 0;
  let largest = 0;
  const pairs: number[] = [];
  for (const block of blocks.values()) {
    if (block.length > blockSizeMax) {
      refused++;
      largest = Math.max(largest, block.length);
      continue;
    }
    for (let i = 0; i < block.length; i++)
      for (let j = i + 1; j < block.length; j++) pairs.push(block[i]! * rows.length + block[j]!);
  }
  return {pairs: unique(Float64Array.from(pairs).sort(), rows.length), refused, largest};
}

/** Sorted values each once; a pair of a row with itself is dropped. */
function unique(sorted: Float64Array, rowCount: number): Float64Array {
  let length = 0;
  let last = -1;
  for (const value of sorted) {
    if (value === last || Math.floor(value / rowCount) === value % rowCount) continue;
    last = value;
    sorted[length++] = value;
  }
  return sorted.slice(0, length);
}
