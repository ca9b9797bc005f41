import {extname} from 'node:path';
import {RingfenceError} from '../../base/errors.ts';
import type {TextColumn} from '../../base/text-column.ts';
import type {WorkerTeam} from '../../base/worker-team.ts';
import type {CsvCells} from './csv-cells.ts';
import type {EncodeTask} from './encode-column.ts';

/**
 * A table of distinct texts and their codes, row by row: row `r` has code `codes[r * width + slot]` in a column, and code 0
 * is missing. Rows stand together because a pair reads all columns of two rows: two cache lines instead of two a column.
 */
export type Table = {
  rowCount: number;
  width: number;
  codes: Uint32Array;
  columns: Column[];
  dictionaries: TextColumn[];
};

export type Column = {name: string; slot: number; dictionary: number};

const ENCODE = new URL(`./encode-column${extname(import.meta.url)}`, import.meta.url);

/** Columns in the order of their slots; `together` are sets of columns that need one dictionary. */
export function layOut(names: readonly string[], together: readonly (readonly string[])[]): Column[] {
  const groups = groupNames(names, together);
  return names.map((name, slot) => ({name, slot, dictionary: groups.findIndex((group) => group.includes(name))}));
}

/** Encodes the columns into rows of `width` codes, which may leave room for more. */
export async function buildTable(
  cells: CsvCells,
  columns: readonly Column[],
  width: number,
  team: WorkerTeam,
): Promise<Table> {
  const codes = new Uint32Array(new SharedArrayBuffer(cells.rowCount * width * 4));
  const slotOf: number[] = [];
  const dictionaries: number[][] = [];
  for (const {name, slot, dictionary} of columns) {
    const position = positionOf(cells, name);
    slotOf[position] = slot;
    (dictionaries[dictionary] ??= []).push(position);
  }
  const task: EncodeTask = {cells, dictionaries, codes, width, slotOf};
  const texts = await team.run<TextColumn[]>(ENCODE, task, dictionaries.length, 1);
  return {rowCount: cells.rowCount, width, codes, columns: [...columns], dictionaries: texts.flat()};
}

export function columnNamed(table: Pick<Table, 'columns'>, name: string): Column {
  const column = table.columns.find((candidate) => candidate.name === name);
  if (column === undefined)
    throw missingColumn(
      name,
      table.columns.map((candidate) => candidate.name),
    );
  return column;
}

function groupNames(names: readonly string[], together: readonly (readonly string[])[]): string[][] {
  const groups = new Map(names.map((name) => [name, [name]]));
  for (const [first, ...others] of together) {
    for (const other of others) {
      const [into, from] = [groups.get(first!)!, groups.get(other)!];
      if (into === from) continue;
      into.push(...from);
      for (const name of from) groups.set(name, into);
    }
  }
  return [...new Set(groups.values())];
}

function positionOf(cells: CsvCells, name: string): number {
  const position = cells.names.indexOf(name);
  if (position === -1) throw missingColumn(name, cells.names);
  return position;
}

const missingColumn = (name: string, known: readonly string[]): RingfenceError =>
  new RingfenceError('FILE_COLUMNS', `The settings name column "${name}"; the file has ${known.join(', ')}.`);
