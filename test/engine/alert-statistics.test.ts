import {describe, expect, test} from 'vitest';
import {alertStatistics} from '../../src/engine/history/alert-statistics.ts';
import type {Alert} from '../../src/model/finding.ts';
import type {AlertDecision} from '../../src/workspace/said.ts';

const alert = (id: string, motif: string, firstKnowable: string): Alert => ({id, motif, firstKnowable}) as Alert;

const decided = (
  of: string,
  type: AlertDecision['type'],
  on: string,
  more: Partial<AlertDecision> = {},
): AlertDecision => ({
  alert: of,
  type,
  reason: '',
  of: '',
  by: 'rita',
  on,
  because: 'looked into',
  evidence: [],
  guarded: false,
  ...more,
});

const ALERTS = [
  alert('a1', 'serial-adult', '2024-01-01'),
  alert('a2', 'serial-adult', '2024-01-31'),
  alert('a3', 'shared-place', '2024-02-10'),
  alert('a4', 'shared-place', '2023-06-01'),
  alert('a5', 'serial-adult', '2024-04-01'),
];
const DECISIONS = [
  decided('a4', 'needs-more', '2024-01-05'),
  decided('a1', 'accepted', '2024-01-11'),
  decided('a1', 'accepted', '2024-01-15', {by: 'sam'}),
  decided('a2', 'dismissed', '2024-02-10', {reason: 'kin'}),
  decided('a3', 'dismissed', '2024-02-20', {reason: 'known'}),
  decided('gone', 'handed-over', '2024-03-01'),
  decided('a4', 'accepted', '2024-04-02'),
];
const QUARTER = {from: '2024-01-01', to: '2024-03-31'};
const NEXT = {from: '2024-04-01', to: '2024-06-30'};

const asked = (...periods: {from: string; to: string}[]) =>
  alertStatistics(ALERTS, DECISIONS, periods, {permutationBelow: 20});
const linesOf = (id: string, ...periods: {from: string; to: string}[]) =>
  asked(...periods)
    .tables.find((table) => table.id === id)!
    .lines.map(({label, cells}) => [label, ...cells]);

describe('the alerts of a period', () => {
  test('are those knowable in it; decisions count on their day, and who waits at its end is told', () => {
    expect(asked(QUARTER, NEXT).periods).toEqual([
      {...QUARTER, raised: 3, perWeek: 0.231, decidedOn: 5, waiting: 0},
      {...NEXT, raised: 1, perWeek: 0.0769, decidedOn: 1, waiting: 1},
    ]);
    expect(linesOf('A.1', QUARTER)).toEqual([
      ['One adult, several families', {n: 2, share: 0.6667}],
      ['Shared place', {n: 1, share: 0.3333}],
    ]);
  });

  test('stand by the last decision of the period, accepted once two people say so', () => {
    expect(linesOf('A.2', QUARTER, NEXT)).toEqual([
      ['accepted by two people', {n: 1, share: 0.2}, {n: 0, share: 0}],
      ['accepted by one so far', {n: 0, share: 0}, {n: 1, share: 1}],
      ['handed over to a strategy discussion', {n: 1, share: 0.2}, {n: 0, share: 0}],
      ['more to be asked', {n: 1, share: 0.2}, {n: 0, share: 0}],
      ['dismissed', {n: 2, share: 0.4}, {n: 0, share: 0}],
    ]);
    expect(linesOf('A.3', QUARTER).map(([label]) => label)).toEqual([
      'Known and already worked on as one matter',
      'Relatives: kinship or step-kinship that no record states',
    ]);
  });

  test('wait for their first decision so many days, whatever was decided later', () => {
    expect(linesOf('A.4', QUARTER)).toEqual([
      ['One adult, several families', {n: 2, mean: 10, sd: 0}],
      ['Shared place', {n: 2, mean: 114, sd: expect.closeTo(147.1, 1) as number}],
      ['all', {n: 4, mean: 62, sd: expect.closeTo(104, 1) as number}],
    ]);
    expect(linesOf('A.4', NEXT)).toEqual([['all', {n: 0, mean: null, sd: null}]]);
  });

  test('stood or did not: what was known already is neither, nor what is still open', () => {
    expect(linesOf('A.5', QUARTER)).toEqual([
      ['One adult, several families', {n: 1, share: 0.5, of: 2, low: 0.09453, high: 0.9055}],
      ['no longer found', {n: 1, share: 1, of: 1, low: 0.2065, high: 1}],
      ['all', {n: 2, share: 0.6667, of: 3, low: 0.2077, high: 0.9385}],
    ]);
  });
});
