import * as fc from 'fast-check';
import {afterAll, describe, expect, test} from 'vitest';
import {QUIET} from '../../../src/base/context.ts';
import {WorkerTeam} from '../../../src/base/worker-team.ts';
import {readBlockingRule} from '../../../src/resolve/splink/read-settings.ts';
import {linkTable, type LinkedRows, type TableLinkOptions} from '../../../src/resolve/table/link-table.ts';
import {levelOf} from '../../../src/resolve/table/train/patterns.ts';
import type {LinkSettings} from '../../../src/resolve/table/settings/settings.ts';
import {bitsOf} from '../../../src/resolve/table/train/weights.ts';
import {expectSame} from '../../support/same.ts';
import {truthOf} from '../../support/sql-oracle.ts';
import {csvOf, comparisonOf, type Row} from './table-of.ts';

const NAMES = ['first', 'last', 'dob'];
const text = fc.option(
  fc.oneof(
    fc.constantFrom('ann', 'anna', 'nan', 'bo'),
    fc.string({unit: fc.constantFrom('a', 'b', 'n'), minLength: 1, maxLength: 20}),
  ),
  {freq: 8},
);
const day = fc.option(
  fc.constantFrom('2001-02-03', '2001-03-02', '2001-02-31', '1990-12-12', '1990-12-13', 'unknown'),
  {freq: 8},
);
const rows = fc.array(fc.record({first: text, last: text, dob: day}), {minLength: 2, maxLength: 40});

const COMPARISONS = [
  comparisonOf('first', [
    'first_l IS NULL OR first_r IS NULL',
    'first_l = first_r',
    'jaro_winkler_similarity(first_l, first_r) >= 0.9',
    'jaro_winkler_similarity(first_l, first_r) >= 0.7',
    'levenshtein(first_l, first_r) <= 2',
    'ELSE',
  ]),
  comparisonOf('both', [
    '(first_l IS NULL OR first_r IS NULL) AND (last_l IS NULL OR last_r IS NULL)',
    'first_l = first_r AND last_l = last_r',
    'first_l = last_r AND last_l = first_r',
    'NOT (first_l <> first_r) OR last_l = last_r',
    "substr(last_l, 1, 2) = substr(last_r, 1, 2) AND nullif(first_r, 'bo') IS NOT NULL",
    'damerau_levenshtein(last_l, last_r) <= 3',
    'ELSE',
  ]),
  comparisonOf('dob', [
    "try_strptime(dob_l, '%Y-%m-%d') IS NULL OR try_strptime(dob_r, '%Y-%m-%d') IS NULL",
    'dob_l = dob_r',
    'damerau_levenshtein(dob_l, dob_r) <= 1',
    "abs(epoch(try_strptime(dob_l, '%Y-%m-%d')) - epoch(try_strptime(dob_r, '%Y-%m-%d'))) <= 2592000",
    'ELSE',
  ]),
];
/** The same, with the rarity of names and days. */
const ADJUSTED = COMPARISONS.map((comparison, index) => {
  const column = ['first', null, 'dob'][index] ?? null;
  const tf = column === null ? null : {column, weight: 0.8, minimumU: 0.01, baseLevel: 1};
  return {...comparison, levels: comparison.levels.map((level, at) => (at === 1 ? {...level, tf} : level))};
});
const RULES = ['l.first = r.first', 'l.dob = r.dob AND substr(l.last, 1, 1) = substr(r.last, 1, 1)', 'l.last = r.last'];
const SETTINGS: LinkSettings = {comparisons: COMPARISONS, rules: RULES.map(readBlockingRule), prior: 0.01};
const OPTIONS: TableLinkOptions = {settings: SETTINGS, training: null, threshold: 0.9, keepFrom: 0, pairsMax: 1e6};

const one = new WorkerTeam(1);
const three = new WorkerTeam(3);
afterAll(async () => {
  await one.close();
  await three.close();
});

const plain = (found: LinkedRows): object => ({
  ...found.scored,
  clusterOf: found.clusterOf,
  pairs: found.pairs,
  settings: found.settings,
});

describe('linking any table', () => {
  test('gives every pair of every rule once, with the levels that its conditions say', async () => {
    await fc.assert(
      fc.asyncProperty(rows, async (list: Row[]) => {
        const found = await linkTable(csvOf(NAMES, list), OPTIONS, one, QUIET);
        const expected = new Map<string, number[]>();
        for (let right = 0; right < list.length; right++) {
          for (let left = 0; left < right; left++) {
            const meet = SETTINGS.rules.some(({name}) => {
              const condition = comparisonOf('', [name]).levels[0]!.condition;
              return truthOf(condition, list[left]!, list[right]!) === true;
            });
            if (!meet) continue;
            const levels = COMPARISONS.map((comparison) =>
              comparison.levels.findIndex(({condition}) => truthOf(condition, list[left]!, list[right]!) === true),
            );
            expected.set(`${String(left)} ${String(right)}`, levels);
          }
        }
        const {left, right, patterns} = found.scored;
        const got = new Map<string, number[]>();
        for (let i = 0; i < left.length; i++)
          got.set(
            `${String(left[i])} ${String(right[i])}`,
            COMPARISONS.map((_, c) => levelOf(found.compiled.compare.shape, patterns[i]!, c)),
          );
        expect(got.size).toBe(left.length);
        expect(Object.fromEntries(got)).toEqual(Object.fromEntries(expected));
      }),
      {numRuns: 60},
    );
  });

  test('keeps what reaches the threshold, bits and all, though it does not look at every level of the others', async () => {
    await fc.assert(
      fc.asyncProperty(rows, fc.constantFrom(0.001, 0.5, 0.9, 0.999), async (list: Row[], threshold) => {
        const link = (keepFrom: number): Promise<LinkedRows> =>
          linkTable(
            csvOf(NAMES, list),
            {...OPTIONS, settings: {...SETTINGS, comparisons: ADJUSTED}, threshold, keepFrom},
            one,
            QUIET,
          );
        const [all, some] = [(await link(0)).scored, (await link(threshold)).scored];
        const isKept = (_: unknown, pair: number): boolean => all.bits[pair]! >= bitsOf(threshold);
        for (const name of ['bits', 'left', 'right', 'patterns'] as const)
          expectSame(some[name], all[name].filter(isKept));
      }),
      {numRuns: 60},
    );
  });

  test('is the same for any number of threads, training included', async () => {
    const list: Row[] = Array.from({length: 3000}, (_, i) => ({
      first: ['ann', 'bob', 'cat', 'dan', 'eve'][i % 5]! + String((i * 7) % 190),
      last: ['smith', 'smyth', 'jones'][i % 3]! + String(i % 50),
      dob: `19${String(10 + (i % 89))}-0${String(1 + (i % 9))}-1${String(i % 10)}`,
    }));
    const training = {
      deterministic: [readBlockingRule('l.first = r.first AND l.last = r.last')],
      recall: 0.8,
      randomPairs: 120_000,
      rules: [readBlockingRule('l.last = r.last'), readBlockingRule('l.dob = r.dob')],
      pairsMax: 20_000,
    };
    const run = (team: WorkerTeam): Promise<LinkedRows> =>
      linkTable(csvOf(NAMES, list), {...OPTIONS, training}, team, QUIET);
    const [alone, shared] = [await run(one), await run(three)];
    expect(alone.pairs).toBeGreaterThan(50_000);
    expectSame(plain(shared), plain(alone));
    // Pairs of a rule that is only counted lie in the blocks of a wider one.
    const seen = new Map<string, number>();
    let agreeing = 0;
    for (const {first, last} of list) {
      const before = seen.get(`${first!} ${last!}`) ?? 0;
      agreeing += before;
      seen.set(`${first!} ${last!}`, before + 1);
    }
    expect(agreeing).toBeGreaterThan(0);
    expect(alone.settings.prior).toBeCloseTo(agreeing / 0.8 / ((3000 * 2999) / 2), 12);
  });

  test('lets no record that says little tie two people together', async () => {
    const list: Row[] = [
      {first: 'ann', last: 'smith', dob: '2001-02-03'},
      {first: 'ann', last: 'smith', dob: '1990-12-12'},
      {first: 'ann', last: 'smith', dob: null},
      {first: 'bo', last: 'nan', dob: '2001-02-03'},
    ];
    const dob = COMPARISONS[2]!;
    const levels = dob.levels.map((level) => (level.condition.kind === 'otherwise' ? {...level, m: 0.001} : level));
    const comparisons = [COMPARISONS[0]!, COMPARISONS[1]!, {...dob, levels}];
    const options = {...OPTIONS, settings: {...SETTINGS, comparisons, prior: 0.2}, keepFrom: 0.9};
    const {clusterOf, scored} = await linkTable(csvOf(NAMES, list), options, one, QUIET);
    const pairs = Array.from(scored.left, (left, index) => [left, scored.right[index]]);
    expect(pairs).toEqual([
      [0, 2],
      [1, 2],
    ]);
    expect([...clusterOf]).toEqual([0, 1, 0, 3]);
  });

  test('refuses a rule that gives too many pairs, by name and size', async () => {
    const list = Array.from({length: 100}, () => ({first: 'ann', last: null, dob: null}));
    await expect(linkTable(csvOf(NAMES, list), {...OPTIONS, pairsMax: 4000}, one, QUIET)).rejects.toThrow(
      '"l.first = r.first" gives 4,950 pairs; the limit is 4,000',
    );
  });

  test('says which column the file lacks', async () => {
    const list = [{first: 'ann', last: 'smith'}];
    await expect(linkTable(csvOf(['first', 'last'], list), OPTIONS, one, QUIET)).rejects.toThrow('column "dob"');
  });
});
