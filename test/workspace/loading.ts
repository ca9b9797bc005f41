import type {QuarantinedRow, RowRecords} from '../../src/model/records.ts';
import type {Load, LoadOptions} from '../../src/workspace/loads.ts';
import type {Store} from '../../src/workspace/store.ts';
import {header, items} from '../support/rows.ts';

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
