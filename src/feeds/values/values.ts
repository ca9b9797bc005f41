import {basename} from 'node:path';
import type {ValueObject, ValueSpec} from '../language/mapping-values.ts';
import {columnName, findColumn, foldKey, type Read, type Scope} from './scope.ts';

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
  const placeholders = placeholdersOf(spec, scope);
  const change = changeText(spec, placeholders);
  return (row) => {
    const texts = source(row)
      .split(split)
      .map((part) => change(clean(part, placeholders)));
    return texts.filter((text) => text !== '');
  };
}

/** A value that may be a plain member of `members` instead of a column of that name. */
export function readMember(spec: ValueSpec | undefined, members: readonly string[], scope: Scope): Read<string> {
  if (spec === undefined) return () => '';
  if (typeof spec !== 'string') return readValue(spec, scope);
  if (members.includes(spec)) return () => spec;
  const lacking = scope.missing.size;
  const read = readValue(spec, scope);
  if (scope.missing.size > lacking) scope.notWords.set(spec, members);
  return read;
}

function asText(spec: ValueSpec, scope: Scope): Read<string> {
  const object = typeof spec === 'string' ? {column: spec} : spec;
  const source = readSource(object, scope);
  const placeholders = placeholdersOf(object, scope);
  if (object.match === undefined && object.map === undefined && object.default === undefined) {
    return (row) => clean(source(row), placeholders);
  }
  const change = changeText(object, placeholders);
  return (row) => change(clean(source(row), placeholders));
}

function clean(text: string, placeholders: ReadonlySet<string>): string {
  const trimmed = text.trim();
  return trimmed.length < 20 && placeholders.has(trimmed.toLowerCase()) ? '' : trimmed;
}

function placeholdersOf({placeholders}: ValueObject, scope: Scope): ReadonlySet<string> {
  if (placeholders === undefined) return scope.placeholders;
  return new Set([...scope.placeholders, ...placeholders.map((text) => String(text).toLowerCase())]);
}

function changeText(spec: ValueObject, placeholders: ReadonlySet<string>): (text: string) => string {
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
      out = found === null ? '' : clean(found[1] ?? found[0], placeholders);
    }
    if (map !== null && out !== '') out = map.get(out.toLowerCase()) ?? spec.otherwise ?? out;
    return out === '' ? fallback : out;
  };
}

export function readSource(spec: ValueObject, scope: Scope): Read<string> {
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
    return (row) => (row.cells[position] ?? '').toWellFormed();
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
  const column = columnName(spec.by);
  if (position < 0) scope.missing.add(`${spec.take} of lookup ${spec.table}`);
  return (row) => {
    const key = table.isPartial ? foldKey(by(row)) : by(row);
    const cells = table.rows.get(key);
    // Once a row, and not for each column that is taken from there.
    if (cells === undefined && key !== '' && !table.isPartial && table.missed.get(column) !== row) {
      table.missed.set(column, row);
      scope.warn(column, 'LOOKUP_MISSING');
    }
    return cells?.[position] ?? '';
  };
}
