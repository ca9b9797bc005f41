import {mkdtempSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {afterAll} from 'vitest';
import type {QuarantinedRow, RowRecords} from '../../src/model/records.ts';
import {createMemoryStore} from '../../src/workspace/memory/store.ts';
import {openSqliteStore} from '../../src/workspace/sqlite/store.ts';
import type {Load, LoadOptions} from '../../src/workspace/loads.ts';
import type {Store} from '../../src/workspace/store.ts';
import {header, items} from '../support/rows.ts';

/** Every adapter of the store, each opened empty: a new one is a line here and no test. */
export function stores(): [string, () => Store][] {
  const folder = mkdtempSync(join(tmpdir(), 'ringfence-store-'));
  afterAll(() => rmSync(folder, {recursive: true}));
  let opened = 0;
  return [
    ['memory', createMemoryStore],
    ['sqlite', () => openSqliteStore(join(folder, `${opened++}.sqlite`), 'write')],
  ];
}

export const options: LoadOptions = {refusalShareMax: 0.5, signal: new AbortController().signal};
let loadNumber = 0;

/** Bytes that no load had before. */
export const newContent = (): string => `load ${loadNumber++}`;

/** One load of its own bytes. */
export const load = (
  store: Store,
  rows: (RowRecords | QuarantinedRow)[],
  given: Parameters<typeof header>[1] = {},
): Promise<Load> => store.load(header(newContent(), given), items(rows), options);

/** Row keys in force and what they say. */
export function said(store: Store): Record<string, string> {
  const children = store.records().mentions.filter(({id}) => id.startsWith('m-'));
  return Object.fromEntries(children.map(({id, names}) => [id.slice(2), names[0]!.family]));
}
