import {extname} from 'node:path';
import {RingfenceError} from '../../../base/errors.ts';
import type {TextColumn} from '../../../base/text-column.ts';
import type {WorkerTeam} from '../../../base/worker-team.ts';
import {type CsvFile, cutRows} from './csv-file.ts';
import type {EncodedRange, EncodeTask} from './encode-rows.ts';
import type {MergedTexts, MergeTask} from './merge-texts.ts';

export type Column = {name: string; slot: number; dictionary: number};

/** Rows that one thread read, in the order of the file. */
export type RowRange = {
  firstRow: number;
  rowCount: number;
  /** Row `r` has code `codes[r * columns + slot]` in a column, and code 0 is missing. */
  codes: Uint32Array;
  /** What each code is in the dictionary, by slot; null where it is the same. */
  ids: (Uint32Array | null)[];
  /** How many of the rows have each code, by slot. */
  counts: Uint32Array[];
};

/** The rows of a file as codes of distinct texts, range by range. */
export type Table = {rowCount: number; columns: Column[]; dictionaries: TextColumn[]; ranges: RowRange[]};

const [ENCODE, MERGE] = ['encode-rows', 'merge-texts'].map(
  (name) => new URL(`./${name}${extname(import.meta.url)}`, import.meta.url),
) as [URL, URL];

/** Columns in the order of their slots; `together` are sets of columns that need one dictionary. */
export function layOut(names: readonly string[], together: readonly (readonly string[])[]): Column[] {
  const groups = groupNames(names, together);
  return names.map((name, slot) => ({name, slot, dictionary: groups.findIndex((group) => group.includes(name))}));
}

/**
 * Encodes the columns, each thread the rows of a range of bytes. Columns that are compared with one another share a dictionary,
 * which numbers texts in the order of the file, column after column: the same for any number of threads.
 */
export async function readTable(csv: CsvFile, columns: readonly Column[], team: WorkerTeam): Promise<Table> {
  const positions = columns.map(({name}) => positionOf(csv, name));
  const cuts = cutRows(csv, team.size);
  const task: EncodeTask = {bytes: csv.bytes, cuts, cellWidth: csv.names.length, positions};
  const read = (await team.run<EncodedRange[]>(ENCODE, task, cuts.length - 1, 1)).flat();
  refuseFaults(csv, read);
  const sourcesOf: {range: number; slot: number}[][] = [];
  for (const {slot, dictionary} of columns)
    (sourcesOf[dictionary] ??= []).push(...read.map((_, range) => ({range, slot})));
  const merge: MergeTask = {
    dictionaries: sourcesOf.map((sources) => sources.map(({range, slot}) => read[range]!.texts[slot]!)),
  };
  const merged = (await team.run<MergedTexts[]>(MERGE, merge, sourcesOf.length, 1)).flat();
  let rows = 0;
  const ranges = read.map(({rowCount, codes, counts}): RowRange => {
    rows += rowCount;
    return {firstRow: rows - rowCount, rowCount, codes, counts, ids: []};
  });
  for (const [dictionary, sources] of sourcesOf.entries())
    for (const [at, {range, slot}] of sources.entries()) ranges[range]!.ids[slot] = merged[dictionary]!.ids[at]!;
  return {
    rowCount: rows,
    columns: [...columns],
    dictionaries: merged.map(({texts}) => texts),
    ranges,
  };
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

/** The first row that does not fit, by its number in the file. */
function refuseFaults({file, names}: CsvFile, read: readonly EncodedRange[]): void {
  let before = 0;
  for (const {rowCount, fault} of read) {
    if (fault !== null) throw damaged(file, `row ${String(before + fault.row + 1)}`, fault.kind, names.length);
    before += rowCount;
  }
}

function damaged(file: string, row: string, kind: 'fewer' | 'more' | 'quote', width: number): RingfenceError {
  const what =
    kind === 'quote'
      ? `a quote opened in ${row} is never closed.`
      : `${row} has ${kind} cells than the ${String(width)} of its head.`;
  return new RingfenceError('FILE_DAMAGED', `${file}: ${what}`);
}

function positionOf({names}: CsvFile, name: string): number {
  const position = names.indexOf(name);
  if (position === -1) throw missingColumn(name, names);
  return position;
}

const missingColumn = (name: string, known: readonly string[]): RingfenceError =>
  new RingfenceError('FILE_COLUMNS', `The settings name column "${name}"; the file has ${known.join(', ')}.`);
