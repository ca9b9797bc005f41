import {beforeAll, expect, test} from 'vitest';
import {resolveDwellings} from '../../../../src/resolve/dwellings/dwellings.ts';
import {
  buildBlockIndex,
  forEachPair,
  sizeLimit,
  type BlockIndex,
} from '../../../../src/resolve/link/block/block-index.ts';
import {BLOCKING_RULES, loosePairsMax, type BlockingRule} from '../../../../src/resolve/link/block/blocking-rules.ts';
import type {PersonColumns} from '../../../../src/resolve/link/columns/person-columns.ts';
import {readColumns} from '../../../../src/resolve/link/columns/read-columns.ts';
import {born, mention} from '../../../support/records.ts';
import {CROWD, local, named} from '../../../support/persons.ts';

/** A crowd, a crowd of namesakes of one birth date (blocks too large for the loose rules), and staff among them. */
const MENTIONS = [
  ...CROWD,
  ...Array.from({length: 130}, (_, at) =>
    mention(`n${at}`, {
      names: named('Aisha Khan'),
      birth: born('2015-03-04'),
      identifiers: [local(String(at % 7))],
      staff: at % 40 === 0,
    }),
  ),
];
let columns: PersonColumns;
let index: BlockIndex;

beforeAll(() => {
  const {dwellings, dwellingOf} = resolveDwellings(MENTIONS.map(({address}) => address));
  columns = readColumns(MENTIONS, dwellingOf, dwellings);
  index = buildBlockIndex(columns);
});

/** The blocks of a rule, by a map and nothing else. */
function blocksOf(rule: BlockingRule): number[][] {
  const blocks = new Map<number, Set<number>>();
  for (let row = 0; row < columns.rowCount; row++) {
    if (columns.staff[row] === 1) continue;
    const keys: number[] = [];
    rule.keys(columns, row, keys);
    for (const key of keys) blocks.set(key, (blocks.get(key) ?? new Set<number>()).add(row));
  }
  return [...blocks.values()].filter(({size}) => size > 1).map((rows) => [...rows]);
}

const pairCount = (blocks: readonly number[][]): number =>
  blocks.reduce((sum, {length}) => sum + (length * (length - 1)) / 2, 0);

/** The blocks that stay: of no more rows than the rule allows; of a loose rule the largest are left out until the pairs are few. */
function keptOf(rule: BlockingRule): number[][] {
  let blocks = blocksOf(rule);
  while (rule.isLoose && pairCount(blocks) > loosePairsMax(columns.rowCount)) {
    const largest = Math.max(...blocks.map(({length}) => length));
    blocks = blocks.filter(({length}) => length < largest);
  }
  return blocks.filter(({length}) => length <= rule.sizeMax);
}

function pairsOf(from = 0, to = columns.rowCount, step = 1): string[] {
  const pairs: string[] = [];
  forEachPair(index, from, to, step, (left, right) => {
    expect(left).toBeLessThan(right);
    pairs.push(`${left} ${right}`);
  });
  return pairs;
}

test('each pair that shares a kept key is met once, from its lower row, and no other pair is', () => {
  const expected = new Set<string>();
  for (const rule of BLOCKING_RULES) {
    for (const rows of keptOf(rule)) {
      for (const left of rows) for (const right of rows) if (left < right) expected.add(`${left} ${right}`);
    }
  }
  const pairs = pairsOf();
  expect(new Set(pairs).size).toBe(pairs.length);
  expect(pairs.sort()).toEqual([...expected].sort());
  expect(pairs.length).toBeGreaterThan(5000);
});

test('the report counts keys and pairs, and the keys that are refused', () => {
  const reports = BLOCKING_RULES.map((rule) => {
    const [all, kept] = [blocksOf(rule), keptOf(rule)];
    const refused = all.filter((rows) => !kept.some(({length}) => length >= rows.length));
    return {
      rule: rule.name,
      pairs: pairCount(kept),
      keys: kept.length,
      refusedKeys: all.length - kept.length,
      largestRefused: Math.max(0, ...refused.map(({length}) => length)),
    };
  });
  expect(index.report).toEqual(reports);
  expect(index.report.filter(({refusedKeys}) => refusedKeys > 0).length).toBeGreaterThan(3);
});

test('a loose rule keeps its blocks up to the size with which they give no more pairs than it may', () => {
  const rule = BLOCKING_RULES.find(({isLoose}) => isLoose)!;
  const blocksOfSize: number[] = [];
  for (let size = 2; size <= rule.sizeMax; size++) blocksOfSize[size] = 100;
  const pairsUpTo = (most: number): number =>
    blocksOfSize.reduce((sum, blocks, size) => sum + (size <= most ? (blocks * size * (size - 1)) / 2 : 0), 0);
  const limit = sizeLimit(rule, blocksOfSize, 1000);
  expect(limit).toBeLessThan(rule.sizeMax);
  expect(pairsUpTo(limit)).toBeLessThanOrEqual(loosePairsMax(1000));
  expect(pairsUpTo(limit + 1)).toBeGreaterThan(loosePairsMax(1000));
  expect(sizeLimit({...rule, isLoose: false}, blocksOfSize, 1000)).toBe(rule.sizeMax);
});

test('ranges of rows give what all rows give, and a step gives the pairs of the rows it meets', () => {
  const all = pairsOf();
  expect([...pairsOf(0, 77), ...pairsOf(77, 78), ...pairsOf(78)]).toEqual(all);
  expect(pairsOf(0, columns.rowCount, 7)).toEqual(all.filter((pair) => Number(pair.split(' ')[0]) % 7 === 0));
});

test('staff meet nobody', () => {
  const staff = new Set(MENTIONS.flatMap(({staff: isStaff}, row) => (isStaff ? [String(row)] : [])));
  expect(pairsOf().some((pair) => pair.split(' ').some((row) => staff.has(row)))).toBe(false);
  expect(staff.size).toBeGreaterThan(0);
});
