import type {Mapping} from '../language/mapping.ts';
import type {ValueSpec} from '../language/mapping-values.ts';
import {foldHeader, type Above} from '../readers/table.ts';

/** A row on its way through a mapping; `parts` are the named groups of a `many` pattern, `above` what it goes on with. */
export type Row = {
  cells: readonly string[];
  parts: Readonly<Record<string, string>> | null;
  above?: Above | undefined;
};
export type Read<T> = (row: Row) => T;

/** A fault of one row: the row is refused with it. */
export class RowFault extends Error {
  readonly column: string;
  readonly reason: string;

  constructor(reason: string, column: string, message: string) {
    super(message);
    this.reason = reason;
    this.column = column;
  }
}

/** A side file read into memory: key -> cells by folded header. */
export type Lookup = {
  /** Whether numbers that it lacks are no fault. */
  isPartial: boolean;
  columns: ReadonlyMap<string, number>;
  rows: ReadonlyMap<string, readonly string[]>;
  /** By the column whose number it lacked, the last row in which it did: that is told of once a row. */
  missed: Map<string, Row>;
};

/**
 * Numbers and names of one person as two lists write them: "123 456 7890" and "1234567890"; "0041230", "41230" and "41230.0", of which a spreadsheet
 * makes the latter; "José" and "JOSE".
 */
export const foldKey = (text: string): string =>
  text
    .trim()
    .replace(/^(\d+)\.0+$/, '$1')
    .normalize('NFKD')
    .replaceAll(/[^\p{L}\p{N}]+/gu, '')
    .toLowerCase()
    .replace(/^0+(?=\d)/, '');

/** What reading needs to know of the file, beside the mapping. */
export type Scope = {
  mapping: Mapping;
  file: string;
  columns: ReadonlyMap<string, number>;
  options: Readonly<Record<string, string | undefined>>;
  lookups: ReadonlyMap<string, Lookup>;
  placeholders: ReadonlySet<string>;
  /** Columns that the mapping needs and the file lacks; filled while compiling. */
  missing: Set<string>;
  /** Those of `missing` that stand where one of these words was possible. */
  notWords: Map<string, readonly string[]>;
  /** Positions of all columns that the mapping reads. */
  used: Set<number>;
  /** Called with a column and a reason when an optional value could not be read; `word` where it is one of a list that is not known. */
  warn(column: string, reason: string, word?: string): void;
};

/** Texts that say that nothing is known, in any letter case; a mapping may add to them. */
export const PLACEHOLDERS = [
  '-',
  '--',
  '.',
  '?',
  '??',
  'nk',
  'n/k',
  'n.k.',
  'not known',
  'unknown',
  'unk',
  'n/a',
  'not recorded',
  'not stated',
  'not provided',
  'not disclosed',
  'not given',
  'not available',
  'none given',
  'none recorded',
  'null',
  'tbc',
  'tba',
  'to be confirmed',
  'as above',
  'same as above',
  'see above',
  'ditto',
  '"',
  "''",
  '”',
  '〃',
  'do.',
  '<null>',
  '#n/a',
];

export function columnPositions(columns: readonly string[]): Map<string, number> {
  const positions = new Map<string, number>();
  for (const [i, column] of columns.entries()) {
    if (!positions.has(column)) positions.set(column, i);
    const folded = `~${foldHeader(column)}`;
    if (!positions.has(folded)) positions.set(folded, i);
  }
  return positions;
}

export function findColumn(columns: ReadonlyMap<string, number>, name: string): number {
  return columns.get(name) ?? columns.get(`~${foldHeader(name)}`) ?? -1;
}

/** The first column that a value reads, for messages. */
export function columnName(spec: ValueSpec): string {
  if (typeof spec === 'string') return spec;
  if (spec.column !== undefined) return typeof spec.column === 'string' ? spec.column : spec.column[0]!;
  const inner = spec.first?.[0] ?? spec.join?.[0] ?? spec.lookup?.by;
  return inner === undefined ? '' : columnName(inner);
}
