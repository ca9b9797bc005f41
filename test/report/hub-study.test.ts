import {mkdtempSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {beforeAll, expect, test} from 'vitest';
import {activityReport, type ActivityReport} from '../../src/report/activity.ts';
import {REPORT} from '../../src/report/config.ts';
import type {CountCell, MeanCell, ReportTable} from '../../src/report/table.ts';
import {inquire, workOut} from '../support/inquiry.ts';
import {STUDY, writeStudy} from '../support/hub-study.ts';

/** A borough with the study's counts gives the study's tables back, from extracts through the main job. */
let both: ActivityReport;
let westminster: ActivityReport;
let all: ActivityReport;
let early: ActivityReport;

beforeAll(async () => {
  const folder = mkdtempSync(join(tmpdir(), 'hub-study-'));
  writeStudy(folder);
  const store = await workOut(folder);
  const {network} = inquire(store);
  const of = (areas: string[]): ActivityReport => activityReport(network, STUDY.periods, areas, REPORT);
  both = of(['BRE', 'WES']);
  westminster = of(['WES']);
  all = of([]);
  early = activityReport(inquire(store, '2013-05-17').network, STUDY.periods, ['WES'], REPORT);
});

const table = (report: ActivityReport, id: string): ReportTable => report.tables.find((one) => one.id === id)!;
const counts = (report: ActivityReport, id: string): Record<string, number[]> =>
  Object.fromEntries(
    (table(report, id).lines as {label: string; cells: (CountCell | MeanCell)[]}[]).map(({label, cells}) => [
      label,
      cells.map(({n}) => n),
    ]),
  );

test('5.2 and the bases: eligible referrals by borough', () => {
  expect(both.periods.map(({enquiries}) => enquiries)).toEqual([172, 142]);
  expect(westminster.periods.map(({enquiries}) => enquiries)).toEqual([69, 45]);
  // The printed total of the first column is 267; its parts sum to 276.
  expect(all.periods.map(({enquiries}) => enquiries)).toEqual([276, 142]);
  expect(all.periods.map(({children}) => children)).toEqual([276, 142]);
});

test('5.3: sources, not different in five groups', () => {
  expect(counts(both, '5.3')).toEqual(STUDY.sources);
  const {tests} = table(both, '5.3');
  expect(tests).toHaveLength(1);
  expect(tests[0]!.p).toBeGreaterThan(0.05);
  expect(tests[0]!.df).toBe(4);
});

test('5.4: reasons, with the share that 72 of 142 really is', () => {
  expect(counts(both, '5.4')).toEqual(STUDY.reasons);
  const line = table(both, '5.4').lines.find(({label}) => label === 'Abuse or neglect')!;
  expect((line.cells as CountCell[]).map(({share}) => share)).toEqual([0.3837, 0.507]);
});

test('5.5: outcomes; strategy discussions by the published chi-square of 3.08', () => {
  const expected = Object.fromEntries(
    Object.entries(STUDY.outcomes).map(([outcome, [, before, after]]) => [outcome, [before, after]]),
  );
  expect(counts(both, '5.5')).toEqual(expected);
  const line = table(both, '5.5').lines.find(({label}) => label === 'strategy-discussion')!;
  expect(line.tests[0]).toMatchObject({test: 'chi-square', df: 1});
  expect(line.tests[0]!.statistic).toBeCloseTo(3.08, 2);
  expect(line.tests[0]!.p).toBeCloseTo(0.08, 2);
  // Eight outcomes were looked at, so it is nothing to write home about.
  expect(line.tests[0]!.corrected).toBeGreaterThan(0.3);
  // None of 142 against five of 172 is too few for chi-square.
  const care = table(both, '5.5').lines.find(({label}) => label === 'care-proceedings')!;
  expect(care.tests[0]!.test).toBe('exact');
});

test('5.6 and 5.7: ratings and their change in Westminster', () => {
  expect(counts(westminster, '5.6a')).toEqual(STUDY.initial);
  expect(counts(westminster, '5.6b')).toEqual(STUDY.final);
  expect(counts(westminster, '5.7')).toEqual(STUDY.change);
});

test('5.8: turnaround by rating in Westminster; one printed spread is no possible one', () => {
  for (const line of table(westminster, '5.8').lines) {
    const printed = STUDY.turnaround[line.label]!;
    for (const [period, cell] of (line.cells as MeanCell[]).entries()) {
      expect(cell.n).toBe(STUDY.initial[line.label]![period]);
      expect(Math.round(cell.mean! * 100) / 100).toBe(printed[period]![0]);
      if (printed[period]![1] !== null) expect(Math.abs(cell.sd! - printed[period]![1]!)).toBeLessThan(0.06);
    }
  }
  const red = table(westminster, '5.8').lines.find(({label}) => label === 'red')!;
  expect(red.tests.map(({test}) => test)).toContain('exact permutation');
});

test('5.9: turnaround of the boroughs together and of Tower Hamlets', () => {
  const mean = (report: ActivityReport, label: string): (number | null)[] =>
    (table(report, '5.9').lines.find((line) => line.label === label)!.cells as MeanCell[]).map((cell) =>
      cell.mean === null ? null : Math.round(cell.mean * 100) / 100,
    );
  expect(mean(both, 'all')).toEqual(STUDY.overall.both);
  expect(mean(all, 'TOW')).toEqual([STUDY.overall.TOW, null]);
  // The text gives Brent 0.8 and 1.6 and Westminster 3.6 and 1.8; its "1.7 to 0.9" overall contradicts its own table.
  expect(mean(both, 'BRE').map((value) => Math.round(value! * 10) / 10)).toEqual([0.8, 1.6]);
  expect(mean(both, 'WES').map((value) => Math.round(value! * 10) / 10)).toEqual([3.6, 1.8]);
});

test('as of a day, what was received or decided later is not counted', () => {
  expect(early.periods[0]!.enquiries).toBeLessThan(69);
  expect(early.periods[0]!.enquiries).toBeGreaterThan(0);
  expect(early.periods[1]!.enquiries).toBe(0);
  const decided = table(early, '5.8').bases[0]!;
  expect(decided).toBeLessThan(early.periods[0]!.enquiries);
  // Westminster took more than three working days over most greens, so few of the first week's were decided in it.
  expect(table(early, '5.6b').bases[0]).toBe(decided);
});
