import {assert} from '../base/assert.ts';

/** Columns of numbers and texts by name, as they can be kept. */
export type NamedColumns = Record<string, NumberArray | string>;
type NumberArray = Int32Array | Uint8Array | Uint16Array | Uint32Array | Float32Array | Float64Array;

const SEPARATOR = '\n';
const LINES = ':lines';
const JSON_TEXT = ':json';
const ENTRIES = ':map';

/**
 * An object of columns, lists of texts, maps and JSON, to any depth, under one name a leaf: "names.given.starts". Lists of texts are kept
 * as lines, which are read far sooner than JSON.
 */
export function nameColumns(tree: object, prefix: string, out: NamedColumns = {}): NamedColumns {
  for (const [name, value] of Object.entries(tree) as [string, unknown][]) {
    const path = `${prefix}${name}`;
    if (ArrayBuffer.isView(value)) out[path] = value as NumberArray;
    else if (isLines(value)) out[path + LINES] = value.join(SEPARATOR);
    else if (value instanceof Map) out[path + ENTRIES] = JSON.stringify([...value]);
    else if (Array.isArray(value) || typeof value !== 'object' || value === null)
      out[path + JSON_TEXT] = JSON.stringify(value);
    else nameColumns(value, `${path}.`, out);
  }
  return out;
}

/** The object again that was named with this prefix; what has other prefixes is not looked at. */
export function treeOf(named: Readonly<NamedColumns>, prefix: string): object {
  const tree: Record<string, unknown> = {};
  for (const key of Object.keys(named)) {
    if (!key.startsWith(prefix)) continue;
    const [path, kind] = key.slice(prefix.length).split(':');
    const steps = path!.split('.');
    const last = steps.pop()!;
    let at = tree;
    for (const step of steps) at = (at[step] ??= {}) as Record<string, unknown>;
    at[last] = leafOf(named[key]!, kind);
  }
  return tree;
}

/** The parts of such an object by their names, each to be made when somebody asks for it. */
export function partsOf(named: Readonly<NamedColumns>, prefix: string): Record<string, () => unknown> {
  const parts: Record<string, () => unknown> = {};
  for (const key of Object.keys(named)) {
    if (!key.startsWith(prefix)) continue;
    const [path, kind] = key.slice(prefix.length).split(':');
    const [name, ...deeper] = path!.split('.');
    parts[name!] = deeper.length === 0 ? () => leafOf(named[key]!, kind) : () => treeOf(named, `${prefix}${name}.`);
  }
  return parts;
}

function leafOf(value: NumberArray | string, kind: string | undefined): unknown {
  if (kind === undefined) return value;
  assert(typeof value === 'string', 'text of a leaf');
  if (`:${kind}` === LINES) return value.split(SEPARATOR);
  const parsed = JSON.parse(value) as unknown;
  return `:${kind}` === ENTRIES ? new Map(parsed as [unknown, unknown][]) : parsed;
}

/** Texts that can stand one a line; an empty list and one empty text would look alike. */
const isLines = (value: unknown): value is string[] =>
  Array.isArray(value) &&
  value.length > 1 &&
  value.every((item) => typeof item === 'string' && !item.includes(SEPARATOR));
