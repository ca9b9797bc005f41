import type {AlertStatistics} from '../../engine/history/alert-statistics.ts';
import type {ActivityReport} from '../../report/activity.ts';
import type {CountCell, MeanCell, ReportTable, Tested} from '../../report/table.ts';
import {table, type Cell} from '../output.ts';

/** What became of alerts, as readable tables. */
export function alertsText({periods, tables}: AlertStatistics): string {
  const head = table(
    ['from and to', 'alerts', 'a week', 'decided on', 'waiting at the end'],
    periods.map(({from, to, raised, perWeek, decidedOn, waiting}) => [
      `${from} to ${to}`,
      raised,
      perWeek,
      decidedOn,
      waiting,
    ]),
  );
  return [head, ...tables.map(tableText)].join('\n');
}

/** The report as readable tables, one after another. */
export function activityText({periods, areas, tables}: ActivityReport): string {
  const head = table(
    ['received', 'enquiries', 'children', 'incidents', 'areas'],
    periods.map(({from, to, enquiries, children, incidents}) => [
      `${from} to ${to}`,
      enquiries,
      children,
      incidents,
      areas.join(', '),
    ]),
  );
  return [head, ...tables.map(tableText)].join('\n');
}

/** The report as flat lines: table, line, period, numbers, then tests with an empty period. */
export function activityLines({periods, tables}: ActivityReport | AlertStatistics): Cell[][] {
  const head = [
    'table',
    'title',
    'line',
    'from',
    'to',
    'n',
    'share',
    'mean',
    'sd',
    'test',
    'statistic',
    'df',
    'p',
    'p_corrected',
    'of',
    'low',
    'high',
  ];
  const testCells = ({test, statistic, df, p, corrected}: Tested): Cell[] => [test, statistic, df, p, corrected];
  const rows = tables.flatMap(({id, title, lines, tests}) => [
    ...(lines as {label: string; cells: (CountCell | MeanCell)[]; tests: Tested[]}[]).flatMap((line) => [
      ...line.cells.map((cell, at): Cell[] => [
        id,
        title,
        line.label,
        periods[at]!.from,
        periods[at]!.to,
        cell.n,
        'share' in cell ? cell.share : null,
        'mean' in cell ? cell.mean : null,
        'sd' in cell ? cell.sd : null,
        ...(isOf(cell) ? [null, null, null, null, null, cell.of, cell.low, cell.high] : []),
      ]),
      ...line.tests.map((test): Cell[] => [id, title, line.label, '', '', null, null, null, null, ...testCells(test)]),
    ]),
    ...tests.map((test): Cell[] => [id, title, '', '', '', null, null, null, null, ...testCells(test)]),
  ]);
  return [head, ...rows.map((row) => head.map((_, at) => row[at] ?? null))];
}

function tableText(report: ReportTable): string {
  const periods = report.bases.map(
    (base, at) => `${report.bases.length === 1 ? '' : at === 0 ? 'first ' : 'second '}(n=${base})`,
  );
  const title = `Table ${report.id}  ${report.title}\n`;
  const body =
    report.lines.length === 0
      ? 'None.\n'
      : report.kind === 'counts'
        ? table(
            ['', ...periods.flatMap((period) => [period, '%', ...ofHead(report)]), ...testHead(report)],
            report.lines.map(({label, cells, tests}) => [
              label,
              ...cells.flatMap((cell) => [
                cell.n,
                cell.of === 0 ? '' : Math.round(cell.share * 100),
                ...ofCells(report, cell),
              ]),
              ...lineTest(report, tests),
            ]),
          )
        : table(
            ['', ...periods.flatMap((period) => [period, 'mean', 'sd']), ...testHead(report)],
            report.lines.map(({label, cells, tests}) => [
              label,
              ...cells.flatMap(({n, mean, sd}): Cell[] => [n, toPlaces(mean), toPlaces(sd)]),
              ...lineTest(report, tests),
            ]),
          );
  const whole = report.tests.map((test) => `${testText(test)}\n`).join('');
  return `${title}${body}${whole}${report.note}\n`;
}

const isOf = (cell: CountCell | MeanCell): cell is CountCell & {of: number} => 'of' in cell;

/** Columns of a share of something else than all: of how many, and how sure it is. */
const ofHead = (report: ReportTable): string[] =>
  report.kind === 'counts' && report.lines.some(({cells}) => cells.some(isOf)) ? ['of', '95 %'] : [];
const ofCells = (report: ReportTable, {of = 0, low, high}: CountCell): Cell[] =>
  ofHead(report).length === 0
    ? []
    : [of, low === undefined ? '' : `${Math.round(low * 100)}-${Math.round(high! * 100)}`];

const testHead = ({lines}: ReportTable): string[] => (lines.some(({tests}) => tests.length > 0) ? ['test'] : []);

const lineTest = (report: ReportTable, tests: readonly Tested[]): Cell[] =>
  testHead(report).length === 0 ? [] : [tests.map(testText).join('; ')];

function testText({test, statistic, df, p, corrected}: Tested): string {
  const value = statistic === null ? '' : ` ${statistic}${df === null ? '' : ` (df ${df})`}`;
  return `${test}${value}, p = ${p}${corrected === null ? '' : `, corrected ${corrected}`}`;
}

const toPlaces = (value: number | null): Cell => (value === null ? '' : value.toFixed(2));
