import {openCsv} from '../../../src/resolve/table/columns/csv-file.ts';
import type {CsvFile} from '../../../src/resolve/table/columns/csv-file.ts';
import {parseSql} from '../../../src/resolve/table/settings/parse-sql.ts';
import type {Comparison} from '../../../src/resolve/table/settings/settings.ts';

export type Row = Record<string, string | null>;

/** A table of the rows, through the CSV that a user would hand over. */
export function csvOf(names: readonly string[], rows: readonly Row[]): CsvFile {
  const lines = rows.map((row) => names.map((name) => `"${row[name] ?? ''}"`).join(','));
  return openCsv(new TextEncoder().encode(`${names.join(',')}\n${lines.join('\n')}\n`), 'rows.csv');
}

export const comparisonOf = (name: string, conditions: readonly string[]): Comparison => ({
  name,
  levels: conditions.map((condition, index) => ({
    condition: parseSql(condition),
    label: condition,
    isMissing: index === 0,
    m: index === 1 ? 0.9 : 0.1,
    u: index === 1 ? 0.1 : 0.9,
    tf: null,
  })),
});
