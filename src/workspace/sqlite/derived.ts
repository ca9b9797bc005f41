import type {DatabaseSync} from 'node:sqlite';
import type {Person, Resolved} from '../../model/resolved.ts';
import {lazily} from '../lists/lazily.ts';
import {packList, unpackList} from '../lists/packed-list.ts';
import {bytesOf, int32Of} from './columns.ts';
import type {Derived} from '../results.ts';
import type {WorkspaceFile} from './workspace-file.ts';

const INDEX_COLUMNS = [
  'personOf',
  'kinLevels',
  'dwellingOfMention',
  'dwellingOfStay',
  'dwellingOfNotification',
  'dwellingAsWritten',
  'incidentOf',
] as const satisfies readonly (keyof Resolved)[];
const LISTS = ['persons', 'held', 'dwellings', 'incidents'] as const satisfies readonly (keyof Resolved)[];
const RESULTS = ['from', 'flags', 'alerts', 'leads', 'model', 'report'] as const satisfies readonly (keyof Derived)[];

/** What stands for results that an earlier engine did not give. */
const LATER: Readonly<Record<string, string>> = {leads: '[]'};

/** Replaces all that was worked out; the caller holds the transaction. */
export function writeDerived(database: DatabaseSync, derived: Derived): void {
  database.exec('DELETE FROM derived');
  const insert = database.prepare('INSERT INTO derived (name, body) VALUES (?, ?)');
  for (const name of RESULTS) insert.run(name, JSON.stringify(derived[name]));
  for (const name of LISTS) {
    const {lines, starts, ids} = packList(derived.resolved[name]);
    insert.run(name, lines);
    insert.run(`${name} starts`, bytesOf(starts));
    if (ids !== null) insert.run(`${name} ids`, ids);
  }
  for (const name of INDEX_COLUMNS) insert.run(name, bytesOf(derived.resolved[name]));
}

/** Takes out all results but who was who, by which the next derivation tells what became of each person's id. */
export function eraseDerived(database: DatabaseSync): void {
  database.prepare("DELETE FROM derived WHERE name NOT IN ('persons', 'persons starts', 'persons ids')").run();
}

/** Persons that were worked out last, an erasure since or not; null before the first derivation. */
export function readPersons(file: WorkspaceFile): Person[] | null {
  const read = eachPart(file);
  // All at once: a run compares them with those that it has put in their place.
  const parts = new Map(['persons', 'persons starts', 'persons ids'].map((name) => [name, read(name)]));
  return parts.get('persons') === undefined ? null : (listOf('persons', (name) => parts.get(name), file) as Person[]);
}

/**
 * What was worked out last; null before the first derivation. Each part is read when it is first asked for, and each item of a
 * list when somebody looks at it: most commands look at one or two, and the rest are nine tenths of the bytes. Of a file that is
 * open to write all is read at once, so that its parts belong together.
 */
export function readDerived(file: WorkspaceFile): Derived | null {
  const part = file.mode === 'read' ? eachPart(file) : file.ask(allParts);
  if (part('from') === undefined) return null;
  const json = (name: string): unknown => file.ask(() => JSON.parse((part(name) ?? LATER[name]) as string));
  const column = (name: string): Int32Array => file.ask(() => columnOf(name, part));
  const list = (name: string): object[] => listOf(name, part, file);
  const resolved = lazily({...readers(LISTS, list), ...readers(INDEX_COLUMNS, column)}) as Resolved;
  return lazily({...readers(RESULTS, json), resolved: () => resolved}) as Derived;
}

type Part = string | Uint8Array | undefined;
type PartOf = (name: string) => Part;

/** A workspace of an earlier engine lacks what came in later, until it is worked out anew. */
const columnOf = (name: string, part: PartOf): Int32Array =>
  int32Of((part(name) as Uint8Array | undefined) ?? new Uint8Array());

function listOf(name: string, part: PartOf, {ask}: WorkspaceFile): object[] {
  const starts = ask(() => columnOf(`${name} starts`, part));
  if (starts.length === 0) return ask(() => JSON.parse(part(name) as string) as object[]);
  const ids = ask(() => part(`${name} ids`) as string | undefined);
  return unpackList({lines: () => part(name) as string, starts, ids: ids ?? null}, ask);
}

function allParts(database: DatabaseSync): PartOf {
  const rows = database.prepare('SELECT name, body FROM derived').all() as {name: string; body: Part}[];
  const parts = new Map(rows.map(({name, body}) => [name, body]));
  return (name) => parts.get(name);
}

function eachPart(file: WorkspaceFile): PartOf {
  const one = file.statement('SELECT body FROM derived WHERE name = ?');
  return (name) => one().get(name)?.['body'] as Part;
}

const readers = (names: readonly string[], read: (name: string) => unknown): Record<string, () => unknown> =>
  Object.fromEntries(names.map((name) => [name, () => read(name)]));
