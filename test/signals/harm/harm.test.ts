import {expect, test} from 'vitest';
import type {Flag} from '../../../src/model/finding.ts';
import {harmAgreement} from '../../../src/signals/harm/harm-agreement.ts';
import {importHarm, type HarmRow} from '../../../src/signals/harm/harm-import.ts';
import {OFFENCE_KINDS} from '../../../src/signals/harm/offence-kinds.ts';

const rows = (...cells: [string, string][]): HarmRow[] =>
  cells.map(([offence, weight], at) => ({row: at + 1, offence, weight}));
const imported = (...cells: [string, string][]) => importHarm(rows(...cells), OFFENCE_KINDS, 'ONS', '2024-01-25');

test('the weight of a kind is the median of its offences, however their codes are written', () => {
  const {table, kinds, unused, faults} = imported(
    ['001', '7,979'],
    ['8n', '203.07'],
    ['105A', '12.99'],
    ['99Z', '5'],
    ['', ''],
  );
  expect(faults).toEqual([]);
  expect(table).toMatchObject({source: 'ONS', date: '2024-01-25'});
  expect(table.weights['offence-violent']).toBe(203.07);
  expect(table.weights['domestic-abuse']).toBeCloseTo(108.03);
  expect(kinds.find(({kind}) => kind === 'offence-violent')).toMatchObject({least: 12.99, most: 7979});
  expect(unused).toEqual(['99Z']);
});

test('every row that cannot be used is told with its column', () => {
  const {faults} = imported(['8N', 'n/a'], ['', '12'], ['11A', '-1'], ['17A', '10'], ['17a', '11']);
  expect(faults.map(({row, column}) => [row, column])).toEqual([
    [1, 'weight'],
    [2, 'offence'],
    [3, 'weight'],
    [5, 'weight'],
  ]);
});

const flag = (id: string, gravity: number, ons: number): Flag => ({
  id,
  rule: 'repeat-perpetrator',
  version: '1',
  persons: [],
  text: '',
  firstKnowable: '2024-01-01',
  firstRecords: [],
  lastEvent: '2024-01-01',
  records: 1,
  incidents: 1,
  score: 1,
  terms: [],
  evidence: [],
  facts: {harm: {gravity, ONS: ons}},
});

test('agreement is 1 for one order, -1 for the opposite, and says who moves most', () => {
  const of = (...values: [number, number][]) => harmAgreement(values.map(([g, o], at) => flag(`f${at}`, g, o)))[0]!;
  expect(of([3, 30], [2, 20], [1, 10])).toMatchObject({correlation: 1, most: {places: 0}});
  const opposite = of([3, 10], [2, 20], [1, 30]);
  expect(opposite.correlation).toBe(-1);
  expect(opposite.most).toEqual({flag: 'f0', places: 2});
  expect(of([1, 10], [1, 20]).correlation).toBeNull();
  expect(harmAgreement([])).toEqual([]);
});
