import type {DatabaseSync, StatementSync} from 'node:sqlite';
import {guard} from './faults.ts';
import {openDatabase, type OpenMode} from './open.ts';

/** A workspace file, open: the connection of the moment, by which faults are told in our own terms, and its transactions. */
export class WorkspaceFile {
  readonly path: string;
  readonly mode: OpenMode;
  /** Another one after `renew`. */
  #database: DatabaseSync;
  #checkStill: () => void;
  readonly #lock: DatabaseSync | null;

  /** @throws RingfenceError as `openSqliteStore` does */
  constructor(path: string, mode: OpenMode) {
    const {database, lock, checkStill} = openDatabase(path, mode);
    this.path = path;
    this.mode = mode;
    this.#database = database;
    this.#lock = lock;
    this.#checkStill = checkStill;
  }

  /** What `work` gives; for what is read later than it was asked for as well, so it holds on to nothing but the file. */
  readonly ask = <T>(work: (database: DatabaseSync) => T): T => {
    try {
      return guard(this.path, () => work(this.#database));
    } finally {
      // Whatever came of it: what is read of a file in the midst of being written may be anything, damage included.
      this.#checkStill();
    }
  };

  /** A statement on the connection of the moment, prepared once for each; `returnArrays` gives rows as arrays. */
  statement(sql: string, {returnArrays = false} = {}): () => StatementSync {
    let prepared: {database: DatabaseSync; statement: StatementSync} | null = null;
    return () => {
      const database = this.#database;
      if (prepared?.database !== database) {
        prepared = {database, statement: database.prepare(sql)};
        prepared.statement.setReturnArrays(returnArrays);
      }
      return prepared.statement;
    };
  }

  /** All that `work` writes, or nothing. */
  transaction(work: (database: DatabaseSync) => void): void {
    this.ask((database) => {
      database.exec('BEGIN IMMEDIATE');
      try {
        work(database);
        database.exec('COMMIT');
      } catch (error) {
        this.#rollback();
        throw error;
      }
    });
  }

  /** The same for work that waits for others, and asks the file by itself. */
  async longTransaction<T>(work: () => Promise<T>): Promise<T> {
    this.ask((database) => database.exec('BEGIN IMMEDIATE'));
    try {
      const result = await work();
      this.ask((database) => database.exec('COMMIT'));
      return result;
    } catch (error) {
      this.#rollback();
      throw error;
    }
  }

  /** Reads from now on what stands at the path by now, where `isSame` says so of it; see `Store.renew`. */
  renew(isSame: (now: WorkspaceFile) => boolean): boolean {
    const now = new WorkspaceFile(this.path, 'read');
    try {
      // Each connection sees one state for good, so what was found the same stays so.
      if (!isSame(now)) return false;
      [this.#database, now.#database] = [now.#database, this.#database];
      this.#checkStill = now.#checkStill;
      return true;
    } finally {
      now.#database.close();
    }
  }

  /** Lets go of what is read and written; nobody else may write until `release`. */
  close(): void {
    this.#database.close();
  }

  release(): void {
    this.#lock?.close();
  }

  /** SQLite rolls back by itself where the disk is full or fails. */
  #rollback(): void {
    if (this.#database.isTransaction) this.#database.exec('ROLLBACK');
  }
}
