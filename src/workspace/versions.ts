import {must} from '../base/assert.ts';
import {compareTexts} from '../base/compare-texts.ts';
import {shortId} from '../base/hash.ts';
import type {PackedRow} from './lists/packed-row.ts';
import type {LoadCounts} from './loads.ts';

/** One stored version of a row. Of all versions of a key at most one is `current`; a withdrawn one may be. */
export type Version = {
  id: number;
  key: string;
  /** Load that brought it. */
  load: number;
  /** Last load that said the same. */
  seen: number;
  revision: string;
  contentHash: string;
  row: number;
  withdrawn: boolean;
  /** Encoded records; empty where withdrawn. */
  body: string;
  /** Version in force before this load; null where there was none. */
  replaces: number | null;
};

/** What `applyRow` needs of a store, within one load. */
export type VersionTable = {
  /** Whether this row, word for word, was erased for good. */
  isErased(row: Pick<PackedRow, 'key' | 'contentHash'>): boolean;
  current(key: string): Version | null;
  byId(id: number): Version;
  /** Adds a version; its `id` is chosen by the table. */
  insert(version: Omit<Version, 'id'>, isCurrent: boolean): void;
  /** Adds a current version where the key has none, and says whether it did. */
  insertIfNew(version: Omit<Version, 'id'>): boolean;
  setCurrent(id: number, isCurrent: boolean): void;
  /** Notes that `load` said the same, and in which revision. */
  confirm(id: number, by: Pick<Version, 'load' | 'revision' | 'contentHash'>): void;
  /** Current versions last seen in one of `loads`. */
  currentSeenIn(loads: ReadonlySet<number>): Version[];
};

type Fate = 'added' | 'superseding' | 'unchanged' | 'withdrawn';

/**
 * Brings one row of load number `load` into the table and counts what became of it.
 * Afterwards the greatest version of its key by (load, revision, withdrawn, content hash) is current, and the counts are
 * the same for every order of the rows of a file.
 */
export function applyRow(table: VersionTable, row: PackedRow, load: number, counts: LoadCounts): void {
  counts.accepted++;
  if (table.isErased(row)) {
    counts.erased++;
    return;
  }
  const incoming: Omit<Version, 'id'> = {
    key: row.key,
    load,
    seen: load,
    revision: row.revision,
    contentHash: row.contentHash,
    row: row.row,
    withdrawn: row.withdrawn,
    body: row.body,
    replaces: null,
  };
  if (table.insertIfNew(incoming)) {
    counts[fateOf(incoming, null)]++;
    return;
  }
  const current = must(table.current(incoming.key), 'current version of a known key');
  if (current.seen === load) repeatRow(table, incoming, current, counts);
  else counts[replaceBase(table, incoming, current)]++;
}

/**
 * Takes out of force what was last seen in one of `loads`, earlier loads of the same bytes under another mapping, and puts
 * back what it had replaced. Returns how many rows that were.
 */
export function retireUnseen(table: VersionTable, loads: ReadonlySet<number>): number {
  const gone = loads.size === 0 ? [] : table.currentSeenIn(loads);
  for (const version of gone) {
    table.setCurrent(version.id, false);
    let base = version.replaces === null ? null : table.byId(version.replaces);
    while (base !== null && loads.has(base.seen)) base = base.replaces === null ? null : table.byId(base.replaces);
    if (base !== null) table.setCurrent(base.id, true);
  }
  return gone.length;
}

/** The key was already met in this file: the greater version stays, and is the one that is counted. */
function repeatRow(table: VersionTable, incoming: Omit<Version, 'id'>, current: Version, counts: LoadCounts): void {
  counts.repeated++;
  const isGreater = compareInFile(incoming, current) > 0;
  if (isSame(incoming, current)) {
    if (isGreater) table.confirm(current.id, incoming);
    return;
  }
  if (!isGreater) {
    table.insert({...incoming, replaces: current.replaces}, false);
    return;
  }
  const base = baseOf(table, current, incoming.load);
  counts[fateOf(current, base)]--;
  if (current.load === incoming.load) {
    table.setCurrent(current.id, false);
    if (base !== null) table.setCurrent(base.id, true);
  }
  if (base === null) {
    table.insert(incoming, true);
    counts[fateOf(incoming, null)]++;
  } else {
    counts[replaceBase(table, incoming, base)]++;
  }
}

function replaceBase(table: VersionTable, incoming: Omit<Version, 'id'>, base: Version): Fate {
  const fate = fateOf(incoming, base);
  if (fate === 'unchanged') {
    table.confirm(base.id, incoming);
  } else {
    table.setCurrent(base.id, false);
    table.insert({...incoming, replaces: base.id}, true);
  }
  return fate;
}

/** The version that was in force before this load; `current` itself where this load only repeated it. */
function baseOf(table: VersionTable, current: Version, load: number): Version | null {
  if (current.load !== load) return current;
  return current.replaces === null ? null : table.byId(current.replaces);
}

function fateOf(version: Omit<Version, 'id'>, base: Omit<Version, 'id'> | null): Fate {
  if (base !== null && isSame(version, base)) return 'unchanged';
  if (version.withdrawn) return 'withdrawn';
  return base === null ? 'added' : 'superseding';
}

function isSame(left: Omit<Version, 'id'>, right: Omit<Version, 'id'>): boolean {
  return left.withdrawn === right.withdrawn && left.body === right.body;
}

function compareInFile(left: Omit<Version, 'id'>, right: Omit<Version, 'id'>): number {
  return (
    compareTexts(left.revision, right.revision) ||
    Number(left.withdrawn) - Number(right.withdrawn) ||
    compareTexts(left.contentHash, right.contentHash)
  );
}

/** The mark by which an erased row is known again; it tells nothing of the row. */
export const erasedMark = (feed: string, {key, contentHash}: Pick<PackedRow, 'key' | 'contentHash'>): string =>
  shortId('E', feed, key, contentHash);
