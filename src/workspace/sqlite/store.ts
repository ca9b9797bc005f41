import type {AlertVersion} from '../../model/finding.ts';
import type {DatabaseSync} from 'node:sqlite';
import {must} from '../../base/assert.ts';
import type {Person} from '../../model/resolved.ts';
import type {QuarantinedRow, Records, RecordVersions} from '../../model/records.ts';
import {applyItems} from '../apply-items.ts';
import {rowKey} from '../lists/packed-row.ts';
import {readDerived, readPersons, writeDerived} from './derived.ts';
import {
  readAlertVersions,
  readDecisions,
  readDerivations,
  readIdentityEvents,
  readJudgements,
  writeDecision,
  writeJudgements,
  writeLog,
} from './journal.ts';
import {guard, openDatabase, type Opened, type OpenMode} from './open.ts';
import {ANSWERS_MAX, lastDerivation, readKept, writeKept, type KeptAnswer} from './kept.ts';
import {readPinnedModel, readPins, writePin} from './pins.ts';
import {emptyLog, readErasures, readVersions, writeErasure} from './erase.ts';
import {beginLoad, endLoad, readHistory, readLoads, readQuarantine} from './loads.ts';
import {type Fingerprint, keepFingerprint, readCounts, readFingerprint, readMentionsSince} from './current-rows.ts';
import {readRecords, type PlaceOf, type RecordsRead} from './records.ts';
import {readSnapshot, writeSnapshot} from './snapshot.ts';
import type {Erased, Erasure, StoredVersion} from '../erasure.ts';
import type {FeedItem, Load, LoadHeader, LoadOptions, RowVersion, StoreCounts} from '../loads.ts';
import type {Derivation, DerivationLog, Derived, KeptSnapshot, LoggedEvent, Snapshot} from '../results.ts';
import type {AlertDecision, JudgementEvent, ModelPin} from '../said.ts';
import type {Store} from '../store.ts';

/**
 * Opens the workspace file at `path`; `write` makes it where it is missing, `read` sees one state of it, whatever is written meanwhile.
 * @throws RingfenceError WORKSPACE_MISSING, WORKSPACE_LOCKED, WORKSPACE_VERSION, WORKSPACE_DAMAGED, FILE_IS_DIRECTORY.
 */
export function openSqliteStore(path: string, mode: OpenMode): Store {
  return new SqliteStore(path, mode, openDatabase(path, mode));
}

/** The store port on one SQLite file in WAL mode: what was committed survives kill -9 and a loss of power. */
class SqliteStore implements Store {
  readonly #path: string;
  /** Another one after `renew`. */
  #database: DatabaseSync;
  #checkStill: () => void;
  readonly #lock: DatabaseSync | null;
  readonly #mode: OpenMode;
  /** What `records` gave, until another load; nobody else writes meanwhile. */
  #read: RecordsRead | null = null;
  /** What `fingerprint` found, until rows are others: kept with what is worked out from them. */
  #fingerprint: Fingerprint | null = null;
  /** Whether `scrub` has rewritten the file since the store was opened or something was erased. */
  #isRewritten = false;
  /** To be kept when nothing else is asked of the store. */
  readonly #answers: KeptAnswer[] = [];

  constructor(path: string, mode: OpenMode, {database, lock, checkStill}: Opened) {
    this.#path = path;
    this.#mode = mode;
    this.#database = database;
    this.#lock = lock;
    this.#checkStill = checkStill;
  }

  async load(header: LoadHeader, items: AsyncIterable<readonly FeedItem[]>, options: LoadOptions): Promise<Load> {
    this.#read = this.#fingerprint = null;
    this.#guard(() => this.#database.exec('BEGIN IMMEDIATE'));
    try {
      const load = await this.#loadRows(header, items, options);
      this.#guard(() => this.#database.exec('COMMIT'));
      return load;
    } catch (error) {
      this.#rollback();
      throw error;
    }
  }

  loads(): Load[] {
    return this.#guard(() => readLoads(this.#database));
  }

  history(feed: string, area: string, key: string): RowVersion[] {
    return this.#guard(() => readHistory(this.#database, feed, rowKey(area, key)));
  }

  quarantine(): QuarantinedRow[] {
    return this.#guard(() => readQuarantine(this.#database));
  }

  records(): Records {
    if (this.#read !== null) return this.#read.records;
    const read = this.#guard(() => readRecords(this.#database, this.#placeOf()));
    // A snapshot tells where each record stands; who only reads makes none.
    if (this.#mode === 'write') this.#read = read;
    return read.records;
  }

  recordVersions(): RecordVersions | null {
    return this.#read?.rows ?? null;
  }

  snapshot(): KeptSnapshot | null {
    return this.#guard(() =>
      readSnapshot(
        () => this.#database,
        this.#placeOf(),
        this.#mode === 'read',
        (work) => this.#guard(work),
      ),
    );
  }

  keep(name: string, text: string): void {
    // Who keeps a store open for long asks for no end of days.
    if (this.#answers.length < ANSWERS_MAX)
      this.#answers.push({name, text, derivation: this.#guard(() => lastDerivation(this.#database))});
  }

  kept(name: string): string | null {
    return this.#guard(() => readKept(this.#database, name));
  }

  counts(): StoreCounts {
    return this.#guard(() => readCounts(this.#database));
  }

  *versions(): Iterable<StoredVersion> {
    const versions = this.#guard(() => readVersions(this.#database, this.#placeOf()));
    try {
      for (;;) {
        const next = this.#guard(() => versions.next());
        if (next.done === true) return;
        yield next.value;
      }
    } finally {
      // Whoever reads no further would leave a statement open until memory is next cleaned up, and no file is rewritten meanwhile.
      versions.return(undefined);
    }
  }

  erase(erased: Erased, erasure: Erasure): void {
    this.#read = this.#fingerprint = null;
    this.#isRewritten = false;
    this.#transaction(() => writeErasure(this.#database, erased, erasure));
  }

  erasures(): Erasure[] {
    return this.#guard(() => readErasures(this.#database));
  }

  scrub(): boolean {
    return this.#guard(() => {
      if (!this.#isRewritten) this.#database.exec('VACUUM');
      this.#isRewritten = true;
      return emptyLog(this.#database);
    });
  }

  renew(isSame: (now: Store) => boolean): boolean {
    const opened = openDatabase(this.#path, 'read');
    const now = new SqliteStore(this.#path, 'read', opened);
    const former = this.#database;
    try {
      // Each connection sees one state for good, so what was found the same stays so.
      if (!isSame(now)) return false;
      this.#database = opened.database;
      this.#checkStill = opened.checkStill;
      return true;
    } finally {
      (this.#database === former ? opened.database : former).close();
    }
  }

  fingerprint(): string {
    this.#fingerprint = this.#guard(() => readFingerprint(this.#database));
    return this.#fingerprint.hash;
  }

  mentionsSince(load: number): string[] {
    return this.#guard(() => readMentionsSince(this.#database, load));
  }

  putDerived(derived: Derived, log: DerivationLog, snapshot?: Snapshot): void {
    this.#transaction(() => {
      writeDerived(this.#database, derived);
      if (this.#fingerprint !== null) keepFingerprint(this.#database, this.#fingerprint);
      writeSnapshot(this.#database, snapshot ?? null, this.#read);
      writeLog(this.#database, log);
    });
  }

  derived(): Derived | null {
    return this.#guard(() =>
      readDerived(
        () => this.#database,
        this.#mode === 'read',
        (work) => this.#guard(work),
      ),
    );
  }

  formerPersons(): Person[] | null {
    return this.#guard(() => readPersons(this.#database, (work) => this.#guard(work)));
  }

  derivations(): Derivation[] {
    return this.#guard(() => readDerivations(this.#database));
  }

  identityEvents(): LoggedEvent[] {
    return this.#guard(() => readIdentityEvents(this.#database));
  }

  alertVersions(): AlertVersion[] {
    return this.#guard(() => readAlertVersions(this.#database));
  }

  decide(decision: AlertDecision): void {
    this.#transaction(() => writeDecision(this.#database, decision));
  }

  alertDecisions(): AlertDecision[] {
    return this.#guard(() => readDecisions(this.#database));
  }

  judge(events: readonly JudgementEvent[]): void {
    this.#transaction(() => writeJudgements(this.#database, events));
  }

  judgementEvents(): JudgementEvent[] {
    return this.#guard(() => readJudgements(this.#database));
  }

  pinModel(pin: ModelPin, model: unknown): void {
    this.#transaction(() => writePin(this.#database, pin, model));
  }

  modelPins(): ModelPin[] {
    return this.#guard(() => readPins(this.#database));
  }

  pinnedModel(id: string): unknown {
    return this.#guard(() => readPinnedModel(this.#database, id));
  }

  close(): void {
    this.#database.close();
    // Last, so that the log of what is written goes with the connection that wrote it.
    if (this.#answers.length > 0) writeKept(this.#path, this.#answers);
    this.#lock?.close();
  }

  async #loadRows(header: LoadHeader, items: AsyncIterable<readonly FeedItem[]>, options: LoadOptions): Promise<Load> {
    const guard = <T>(work: () => T): T => this.#guard(work);
    const started = guard(() => beginLoad(this.#database, header.feed));
    const tally = await applyItems(header, items, options, {...started, guard});
    return guard(() => endLoad(this.#database, header, started, tally));
  }

  /** The feed and file of a load. */
  #placeOf(): PlaceOf {
    const places = new Map(this.loads().map(({sequence, feed, file}) => [sequence, {feed, file}]));
    return (load) => must(places.get(load), 'load of a row');
  }

  #transaction(work: () => void): void {
    this.#guard(() => {
      this.#database.exec('BEGIN IMMEDIATE');
      try {
        work();
        this.#database.exec('COMMIT');
      } catch (error) {
        this.#rollback();
        throw error;
      }
    });
  }

  /** SQLite rolls back by itself where the disk is full or fails. */
  #rollback(): void {
    if (this.#database.isTransaction) this.#database.exec('ROLLBACK');
  }

  #guard<T>(work: () => T): T {
    try {
      return guard(this.#path, work);
    } finally {
      // Whatever came of it: what is read of a file in the midst of being written may be anything, damage included.
      this.#checkStill();
    }
  }
}
