import {mkdtempSync, statSync} from 'node:fs';
import {DatabaseSync} from 'node:sqlite';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {expect, test} from 'vitest';
import {openSqliteStore} from '../../src/workspace/sqlite/store.ts';
import type {Derived, DerivationLog} from '../../src/workspace/results.ts';
import {header, items, row} from '../support/rows.ts';

const FROM = {records: 'r', judgements: 'j', config: 'c', engine: 'e', model: ''};
const LOG: DerivationLog = {derivation: {from: FROM, loads: 1, judgements: 0, through: ''}, events: [], alerts: []};
const NONE = Int32Array.of();
const DERIVED = {
  from: FROM,
  resolved: {
    persons: [],
    held: [],
    dwellings: [],
    incidents: [],
    personOf: NONE,
    kinLevels: NONE,
    incidentOf: NONE,
    dwellingOfMention: NONE,
    dwellingOfStay: NONE,
    dwellingOfNotification: NONE,
    dwellingAsWritten: NONE,
  },
  flags: [],
  alerts: [],
  leads: [],
  model: null,
  report: null,
} satisfies Derived;

/** A workspace with one row, and results of it. */
async function workspace(): Promise<string> {
  const path = join(mkdtempSync(join(tmpdir(), 'kept-')), 'hub.sqlite');
  const store = openSqliteStore(path, 'write');
  await store.load(header('a'), items([row('a', 'Ng')]), {refusalShareMax: 0, signal: new AbortController().signal});
  store.close();
  derive(path);
  return path;
}

function derive(path: string): void {
  const store = openSqliteStore(path, 'write');
  store.putDerived(DERIVED, LOG, {records: store.records(), columns: {one: Int32Array.of(1)}});
  store.close();
}

function keep(path: string, ...names: string[]): void {
  const store = openSqliteStore(path, 'read');
  for (const name of names) store.keep(name, `text of ${name}`);
  store.close();
}

function kept(path: string, name: string): string | null {
  const store = openSqliteStore(path, 'read');
  const text = store.kept(name);
  store.close();
  return text;
}

test('an answer that a reader worked out is there for the next, and nothing waits in the log', async () => {
  const path = await workspace();
  expect(kept(path, 'one')).toBeNull();
  keep(path, 'one');
  expect(kept(path, 'one')).toBe('text of one');
  expect(kept(path, 'other')).toBeNull();
  expect(statSync(`${path}-wal`, {throwIfNoEntry: false})?.size ?? 0).toBe(0);
  const store = openSqliteStore(path, 'read');
  expect(Object.keys(store.snapshot()!.columns)).toEqual(['one']);
  store.close();
});

test('results that are worked out anew take kept answers with them, and one of earlier results is not kept', async () => {
  const path = await workspace();
  keep(path, 'one');
  const slow = openSqliteStore(path, 'read');
  slow.keep('late', 'of results that were replaced meanwhile');
  derive(path);
  slow.close();
  expect([kept(path, 'one'), kept(path, 'late')]).toEqual([null, null]);
  keep(path, 'one');
  expect(kept(path, 'one')).toBe('text of one');
});

test('where somebody is writing, nothing is kept and nobody is disturbed', async () => {
  const path = await workspace();
  const writer = new DatabaseSync(path);
  writer.exec('BEGIN IMMEDIATE');
  keep(path, 'one');
  writer.exec('COMMIT');
  writer.close();
  expect(kept(path, 'one')).toBeNull();
});

test('of more answers than are kept the first go', async () => {
  const path = await workspace();
  keep(path, ...Array.from({length: 60}, (_, at) => `a${at}`));
  keep(path, ...Array.from({length: 60}, (_, at) => `b${at}`));
  const isKept = (name: string): boolean => kept(path, name) !== null;
  expect(['a0', 'a19'].map(isKept)).toEqual([false, false]);
  expect(['a20', 'a59', 'b0', 'b59'].map(isKept)).toEqual([true, true, true, true]);
});
