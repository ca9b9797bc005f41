import {basename} from 'node:path';
import {DEFAULT_DATE_FORMATS, dateReader, type DateReader, type ReadDate} from './dates.ts';
import type {Condition, DateSpec, Mapping, ValueObject, ValueSpec} from './mapping.ts';
import {foldHeader} from './table.ts';

/** A row on its way through a mapping; `parts` are the named groups of a `many` pattern. */
export type Row = {cells: readonly string[]; parts: Readonly<Record<string, string>> | null};
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
export type Lookup = {columns: ReadonlyMap<string, number>; rows: ReadonlyMap<string, readonly string[]>};

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
  /** Positions of all columns that the mapping reads. */
  used: Set<number>;
  /** Called with a column and a reason when an optional value could not be read. */
  warn(column: string, reason: string): void;
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
  'none given',
  'none recorded',
  'null',
  'tbc',
  'tba',
  'to be confirmed',
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

/** Compiles a value to a function from row to text; empty where nothing is known. */
export function readValue(spec: ValueSpec, scope: Scope): Read<string> {
  const all = readList(spec, scope);
  if (typeof spec === 'object' && spec.split !== undefined) return (row) => all(row)[0] ?? '';
  return asText(spec, scope);
}

/** Compiles a value that may give several texts, by `split` or as a list of values. Empty texts are left out. */
export function readList(spec: ValueSpec | ValueSpec[] | undefined, scope: Scope): Read<string[]> {
  if (spec === undefined) return () => [];
  if (Array.isArray(spec)) {
    const reads = spec.map((entry) => readList(entry, scope));
    return (row) => reads.flatMap((read) => read(row));
  }
  if (typeof spec === 'string' || spec.split === undefined) {
    const read = asText(spec, scope);
    return (row) => {
      const text = read(row);
      return text === '' ? [] : [text];
    };
  }
  const source = readSource(spec, scope);
  const split = new RegExp(spec.split, 'u');
  const change = changeText(spec);
  return (row) => {
    const texts = source(row)
      .split(split)
      .map((part) => change(clean(part, scope.placeholders)));
    return texts.filter((text) => text !== '');
  };
}

/** A value that may be a plain member of `members` instead of a column of that name. */
export function readMember(spec: ValueSpec | undefined, members: readonly string[], scope: Scope): Read<string> {
  if (spec === undefined) return () => '';
  return typeof spec === 'string' && members.includes(spec) ? () => spec : readValue(spec, scope);
}

export function readCondition(spec: Condition, scope: Scope): Read<boolean> {
  const tests: Read<boolean>[] = [];
  const source = spec.value ?? (spec.column === undefined ? undefined : {column: spec.column});
  if (source !== undefined) {
    const read = readValue(source, scope);
    if (spec.is !== undefined) {
      const texts = new Set((Array.isArray(spec.is) ? spec.is : [spec.is]).map((text) => String(text).toLowerCase()));
      // A placeholder may be what is asked for, so the cell is looked at as it is.
      const raw = readSource(typeof source === 'string' ? {column: source} : source, scope);
      tests.push((row) => texts.has(read(row).toLowerCase()) || texts.has(raw(row).trim().toLowerCase()));
    }
    if (spec.matches !== undefined) {
      const pattern = new RegExp(spec.matches, 'iu');
      tests.push((row) => pattern.test(read(row)));
    }
    if (spec.filled !== undefined) tests.push((row) => (read(row) !== '') === spec.filled);
    if (tests.length === 0) tests.push((row) => read(row) !== '');
  }
  const all = spec.all?.map((entry) => readCondition(entry, scope));
  if (all) tests.push((row) => all.every((test) => test(row)));
  const any = spec.any?.map((entry) => readCondition(entry, scope));
  if (any) tests.push((row) => any.some((test) => test(row)));
  if (spec.not) {
    const not = readCondition(spec.not, scope);
    tests.push((row) => !not(row));
  }
  return (row) => tests.every((test) => test(row));
}

export function readFlag(spec: boolean | Condition | undefined, scope: Scope): Read<boolean> {
  if (spec === undefined || typeof spec === 'boolean') return () => spec === true;
  return readCondition(spec, scope);
}

export type DateRead = Read<ReadDate | null> & {
  column: string;
  text: Read<string>;
  parse: DateReader;
};

const NEVER = new Set(['1900-01-01', '9999-12-31', '9999-01-01', '0001-01-01', '1899-12-30', '1899-12-31']);

/**
 * Compiles a date. Placeholder days (1 January 1900 and the like) are no date. A text that is none is a fault of the row
 * (DATE_INVALID) or, where `invalid` is blank, a warning.
 */
export function readDate(spec: DateSpec, scope: Scope, invalid: 'refuse' | 'blank'): DateRead {
  const full = typeof spec === 'object' && 'value' in spec ? spec : null;
  const value = full ? full.value : (spec as ValueSpec);
  const text = readValue(value, scope);
  const time = full?.time === undefined ? null : readValue(full.time, scope);
  const formats = full?.formats ?? scope.mapping.dates?.formats ?? DEFAULT_DATE_FORMATS;
  const parse = dateReader(
    formats.includes('YYYY-MM-DD') ? formats : [...formats, 'YYYY-MM-DD'],
    full?.pivot ?? scope.mapping.dates?.pivot ?? 30,
  );
  const column = columnName(value);
  const strict = (full?.invalid ?? invalid) === 'refuse';
  const fail = (): null => {
    if (strict) throw new RowFault('DATE_INVALID', column, `is not a date; expected ${formats.slice(0, 4).join(', ')}`);
    scope.warn(column, 'DATE_INVALID');
    return null;
  };
  const read = (row: Row): ReadDate | null => {
    const given = text(row);
    if (given === '') return null;
    const date = parse(given);
    if (date === null) return fail();
    if (NEVER.has(date.from)) return null;
    if (time === null || date.time !== '') return date;
    const clock = /^(\d{1,2})[:.]?(\d{2})/.exec(time(row));
    return clock === null || Number(clock[1]) > 23
      ? date
      : {...date, time: `${clock[1]!.padStart(2, '0')}:${clock[2]}`};
  };
  return Object.assign(read, {column, text, parse: (given: string) => withoutStandIns(parse(given))});
}

const withoutStandIns = (date: ReadDate | null): ReadDate | null =>
  date !== null && NEVER.has(date.from) ? null : date;

/** A date as `IsoMoment`. */
export const momentOf = (date: ReadDate): string => (date.time === '' ? date.from : `${date.from}T${date.time}`);

/** The first column that a value reads, for messages. */
export function columnName(spec: ValueSpec): string {
  if (typeof spec === 'string') return spec;
  if (spec.column !== undefined) return typeof spec.column === 'string' ? spec.column : spec.column[0]!;
  const inner = spec.first?.[0] ?? spec.join?.[0] ?? spec.lookup?.by;
  return inner === undefined ? '' : columnName(inner);
}

function asText(spec: ValueSpec, scope: Scope): Read<string> {
  const object = typeof spec === 'string' ? {column: spec} : spec;
  const source = readSource(object, scope);
  const own = object.placeholders;
  const placeholders = own
    ? new Set([...scope.placeholders, ...own.map((text) => String(text).toLowerCase())])
    : scope.placeholders;
  if (object.match === undefined && object.map === undefined && object.default === undefined) {
    return (row) => clean(source(row), placeholders);
  }
  const change = changeText(object);
  return (row) => change(clean(source(row), placeholders));
}

function clean(text: string, placeholders: ReadonlySet<string>): string {
  const trimmed = text.trim();
  return trimmed.length < 20 && placeholders.has(trimmed.toLowerCase()) ? '' : trimmed;
}

function changeText(spec: ValueObject): (text: string) => string {
  const match = spec.match === undefined ? null : new RegExp(spec.match, 'u');
  const map =
    spec.map === undefined
      ? null
      : new Map(Object.entries(spec.map).map(([from, to]) => [from.toLowerCase(), String(to)]));
  const fallback = spec.default === undefined ? '' : String(spec.default);
  return (text) => {
    let out = text;
    if (match !== null && out !== '') {
      const found = match.exec(out);
      out = found === null ? '' : (found[1] ?? found[0]);
    }
    if (map !== null && out !== '') out = map.get(out.toLowerCase()) ?? spec.otherwise ?? out;
    return out === '' ? fallback : out;
  };
}

function readSource(spec: ValueObject, scope: Scope): Read<string> {
  if (spec.column !== undefined) return readColumn(spec.column, spec.optional === true, scope);
  if (spec.constant !== undefined) {
    const text = String(spec.constant);
    return () => text;
  }
  if (spec.file !== undefined) {
    const match = new RegExp(spec.file, 'u').exec(basename(scope.file));
    const text = match?.[1] ?? match?.[0] ?? '';
    return () => text;
  }
  if (spec.option !== undefined) {
    const text = scope.options[spec.option] ?? '';
    return () => text;
  }
  if (spec.lookup !== undefined) return readLookup(spec.lookup, scope);
  const reads = (spec.first ?? spec.join ?? []).map((entry) => readValue(entry, scope));
  if (spec.first) {
    return (row) => {
      for (const read of reads) {
        const text = read(row);
        if (text !== '') return text;
      }
      return '';
    };
  }
  return (row) =>
    reads
      .map((read) => read(row))
      .filter((text) => text !== '')
      .join(spec.with ?? ' ');
}

function readColumn(names: string | string[], optional: boolean, scope: Scope): Read<string> {
  const list = typeof names === 'string' ? [names] : names;
  if (list[0]!.startsWith('$')) {
    const part = list[0]!.slice(1);
    return (row) => row.parts?.[part] ?? '';
  }
  const alternatives = list.flatMap((name) => alternativesOf(name, scope));
  const mayLack = optional || list.some((name) => isOptional(name, scope));
  for (const name of alternatives) {
    const position = findColumn(scope.columns, name);
    if (position < 0) continue;
    scope.used.add(position);
    return (row) => row.cells[position] ?? '';
  }
  if (!mayLack) scope.missing.add(alternatives.join(' or '));
  return () => '';
}

function alternativesOf(name: string, scope: Scope): string[] {
  const known = scope.mapping.columns?.[name];
  if (known === undefined) return [name];
  return typeof known === 'string' ? [known] : Array.isArray(known) ? known : known.names;
}

function isOptional(name: string, scope: Scope): boolean {
  const known = scope.mapping.columns?.[name];
  return typeof known === 'object' && !Array.isArray(known) && known.optional === true;
}

function readLookup(spec: {table: string; by: ValueSpec; take: string}, scope: Scope): Read<string> {
  const by = readValue(spec.by, scope);
  const table = scope.lookups.get(spec.table);
  if (table === undefined) {
    scope.missing.add(`lookup ${spec.table}`);
    return () => '';
  }
  const position = findColumn(table.columns, spec.take);
  if (position < 0) scope.missing.add(`${spec.take} of lookup ${spec.table}`);
  return (row) => table.rows.get(by(row))?.[position] ?? '';
}
