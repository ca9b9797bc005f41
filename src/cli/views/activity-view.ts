import type {ActivityReport} from '../../report/activity.ts';
import type {CountCell, MeanCell, ReportTable, Tested} from '../../report/table.ts';
import {table, type Cell} from '../output.ts';

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
export function activityLines({periods, tables}: ActivityReport): Cell[][] {
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
    report.kind === 'counts'
      ? table(
          ['', ...periods.flatMap((period) => [period, '%']), ...testHead(report)],
          report.lines.map(({label, cells, tests}) => [
            label,
            ...cells.flatMap(({n, share}) => [n, Math.round(share * 100)]),
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

const testHead = ({lines}: ReportTable): string[] => (lines.some(({tests}) => tests.length > 0) ? ['test'] : []);

const lineTest = (report: ReportTable, tests: readonly Tested[]): Cell[] =>
  testHead(report).length === 0 ? [] : [tests.map(testText).join('; ')];

function testText({test, statistic, df, p, corrected}: Tested): string {
  const value = statistic === null ? '' : ` ${statistic}${df === null ? '' : ` (df ${df})`}`;
  return `${test}${value}, p = ${p}${corrected === null ? '' : `, corrected ${corrected}`}`;
}

const toPlaces = (value: number | null): Cell => (value === null ? '' : value.toFixed(2));
