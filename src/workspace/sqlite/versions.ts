import type {DatabaseSync, StatementSync} from 'node:sqlite';
import {must} from '../../base/assert.ts';
import {erasedMark, type Version, type VersionTable} from '../versions.ts';

const COLUMNS = 'id, key, load, seen, revision, content_hash, row, withdrawn, replaces, body';
const VALUES = '(feed, key, load, seen, revision, content_hash, row, withdrawn, replaces, body, is_current)';

type Row = {
  id: number;
  key: string;
  load: number;
  seen: number;
  revision: string;
  content_hash: string;
  row: number;
  withdrawn: number;
  replaces: number | null;
  body: string;
};

/** The versions of one feed in SQLite; statements are prepared once for all rows of a load. */
export class SqliteVersions implements VersionTable {
  readonly feed: number;
  readonly #current: StatementSync;
  readonly #byId: StatementSync;
  readonly #insert: StatementSync;
  readonly #insertIfNew: StatementSync;
  readonly #setCurrent: StatementSync;
  readonly #confirm: StatementSync;
  readonly #seenIn: StatementSync;
  readonly #name: string;
  /** Null where nothing was ever erased. */
  readonly #erased: StatementSync | null;

  constructor(database: DatabaseSync, feed: number, name: string) {
    this.feed = feed;
    this.#name = name;
    const isAnyErased = database.prepare('SELECT 1 FROM erased_row LIMIT 1').get() !== undefined;
    this.#erased = isAnyErased ? database.prepare('SELECT 1 FROM erased_row WHERE mark = ?') : null;
    this.#current = database.prepare(`SELECT ${COLUMNS} FROM version WHERE feed = ? AND key = ? AND is_current = 1`);
    this.#byId = database.prepare(`SELECT ${COLUMNS} FROM version WHERE id = ?`);
    this.#insert = database.prepare(`INSERT INTO version ${VALUES} VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`);
    this.#insertIfNew = database.prepare(
      `INSERT INTO version ${VALUES} VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
       ON CONFLICT (feed, key) WHERE is_current = 1 DO NOTHING`,
    );
    this.#setCurrent = database.prepare('UPDATE version SET is_current = ? WHERE id = ?');
    this.#confirm = database.prepare('UPDATE version SET seen = ?, revision = ?, content_hash = ? WHERE id = ?');
    this.#seenIn = database.prepare(
      `SELECT ${COLUMNS} FROM version
       WHERE feed = ? AND is_current = 1 AND seen IN (SELECT value FROM json_each(?)) ORDER BY id`,
    );
  }

  isErased(row: Parameters<VersionTable['isErased']>[0]): boolean {
    return this.#erased !== null && this.#erased.get(erasedMark(this.#name, row)) !== undefined;
  }

  current(key: string): Version | null {
    const row = this.#current.get(this.feed, key);
    return row === undefined ? null : toVersion(row as Row);
  }

  byId(id: number): Version {
    return toVersion(must(this.#byId.get(id), 'version') as Row);
  }

  insert(version: Omit<Version, 'id'>, isCurrent: boolean): void {
    this.#insert.run(...this.#values(version, isCurrent));
  }

  insertIfNew(version: Omit<Version, 'id'>): boolean {
    return this.#insertIfNew.run(...this.#values(version, true)).changes === 1;
  }

  setCurrent(id: number, isCurrent: boolean): void {
    this.#setCurrent.run(isCurrent ? 1 : 0, id);
  }

  confirm(id: number, {load, revision, contentHash}: Parameters<VersionTable['confirm']>[1]): void {
    this.#confirm.run(load, revision, contentHash, id);
  }

  currentSeenIn(loads: ReadonlySet<number>): Version[] {
    return this.#seenIn.all(this.feed, JSON.stringify([...loads])).map((row) => toVersion(row as Row));
  }

  #values(version: Omit<Version, 'id'>, isCurrent: boolean): (string | number | null)[] {
    return [
      this.feed,
      version.key,
      version.load,
      version.seen,
      version.revision,
      version.contentHash,
      version.row,
      version.withdrawn ? 1 : 0,
      version.replaces,
      version.body,
      isCurrent ? 1 : 0,
    ];
  }
}

function toVersion(row: Row): Version {
  return {
    id: row.id,
    key: row.key,
    load: row.load,
    seen: row.seen,
    revision: row.revision,
    contentHash: row.content_hash,
    row: row.row,
    withdrawn: row.withdrawn === 1,
    replaces: row.replaces,
    body: row.body,
  };
}
