import {listAt} from '../../base/get-or-insert.ts';
import {existsSync, readFileSync} from 'node:fs';
import {basename} from 'node:path';
import {RingfenceError} from '../../base/errors.ts';
import {openTable} from '../../feeds/readers/open-table.ts';
import {columnPositions, findColumn} from '../../feeds/values/scope.ts';
import {foldHeader, headersInWords, type Table} from '../../feeds/readers/table.ts';
import {NOTIFICATION_KINDS, type NotificationKind} from '../../model/notification.ts';
import {importHarm, type HarmFault, type HarmImport, type HarmRow} from '../../signals/harm/harm-import.ts';
import {foldOffence, OFFENCE_KINDS} from '../../signals/harm/offence-kinds.ts';

export type HarmFile = {
  path: string;
  /** Headers; the usual ones of the published tables unless given. */
  offence?: string | undefined;
  weight?: string | undefined;
  /** Of a workbook; the first with rows unless given. */
  sheet?: string | undefined;
  /** Row of the header, which in published workbooks often has notes above it. */
  headerRow?: number | undefined;
  /** A CSV with the columns offence and kind, in place of the built-in list of Home Office codes. */
  kinds?: string | undefined;
  source: string;
  date: string;
};

const USUAL = {
  offence: ['offencecode', 'homeofficecode', 'hocode', 'code', 'offence', 'offencedescription'],
  weight: ['weight', 'severityweight', 'harmweight', 'chi', 'cchi', 'score', 'days', 'startingpointdays'],
};

/**
 * Reads a published index of harm from CSV or XLSX.
 * @throws RingfenceError FILE_COLUMNS where a column cannot be told; CONFIG_INVALID with every faulty row and its column.
 */
export async function readHarmFile(file: HarmFile): Promise<HarmImport> {
  const table = await openTable(file.path, {sheet: file.sheet, headerRow: file.headerRow});
  const name = basename(file.path);
  const at = {
    offence: columnOf(table, name, file.offence, 'offence'),
    weight: columnOf(table, name, file.weight, 'weight'),
  };
  const rows: HarmRow[] = [];
  for await (const batch of table.rows())
    for (const {row, cells} of batch)
      rows.push({row, offence: cells[at.offence] ?? '', weight: cells[at.weight] ?? ''});
  const kinds = file.kinds === undefined ? OFFENCE_KINDS : await readKinds(file.kinds);
  const result = importHarm(rows, kinds, file.source, file.date);
  if (result.faults.length > 0)
    throw refuse(
      name,
      result.faults.map(
        ({row, column, message}: HarmFault) => `row ${row}: '${table.columns[at[column]]!}' ${message}`,
      ),
    );
  if (result.kinds.length === 0)
    throw refuse(name, ['none of its offences is in the list of kinds; give one of your own with --kinds']);
  return result;
}

/** The column that was named, else the one that goes by a usual name. */
function columnOf(table: Table, name: string, given: string | undefined, what: keyof typeof USUAL): number {
  const found =
    given === undefined
      ? table.columns.findIndex((column) => USUAL[what].includes(foldHeader(column)))
      : findColumn(columnPositions(table.columns), given);
  if (found >= 0) return found;
  throw new RingfenceError(
    'FILE_COLUMNS',
    `${name}: no column for the ${what}${given === undefined ? '' : ` is called '${given}'`}; name it with --${what}; it has: ${headersInWords(table.columns)}`,
  );
}

async function readKinds(path: string): Promise<Map<string, NotificationKind[]>> {
  const table = await openTable(path);
  const positions = columnPositions(table.columns);
  const [offence, kind] = ['offence', 'kind'].map((column) => findColumn(positions, column)) as [number, number];
  if (offence < 0 || kind < 0)
    throw new RingfenceError('FILE_COLUMNS', `${basename(path)}: needs the columns offence and kind.`);
  const kinds = new Map<string, NotificationKind[]>();
  const mistakes: string[] = [];
  for await (const batch of table.rows()) {
    for (const {row, cells} of batch) {
      const word = (cells[kind] ?? '').trim().toLowerCase();
      const known = NOTIFICATION_KINDS.find((member) => member === word);
      const code = foldOffence(cells[offence] ?? '');
      if (code === '') mistakes.push(`row ${row}: 'offence' is empty`);
      else if (known === undefined) mistakes.push(`row ${row}: 'kind' is no kind of notification`);
      else listAt(kinds, code).push(known);
    }
  }
  if (mistakes.length > 0) throw refuse(basename(path), mistakes);
  return kinds;
}

/** The text of a configuration, or nothing where it has yet to be made. */
export const configText = (path: string): string => (existsSync(path) ? readFileSync(path, 'utf8') : '');

function refuse(name: string, mistakes: readonly string[]): RingfenceError {
  return new RingfenceError(
    'CONFIG_INVALID',
    `${name} has ${mistakes.length} mistake${mistakes.length === 1 ? '' : 's'} and is not imported:${mistakes.map((mistake) => `\n  ${name}, ${mistake}`).join('')}`,
  );
}
