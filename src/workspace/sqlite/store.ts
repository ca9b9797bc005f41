import type {AlertVersion} from '../../model/finding.ts';
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
import type {OpenMode} from './open.ts';
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
import {WorkspaceFile} from './workspace-file.ts';

/**
 * Opens the workspace file at `path`; `write` makes it where it is missing, `read` sees one state of it, whatever is written meanwhile.
 * @throws RingfenceError WORKSPACE_MISSING, WORKSPACE_LOCKED, WORKSPACE_VERSION, WORKSPACE_DAMAGED, FILE_IS_DIRECTORY.
 */
export function openSqliteStore(path: string, mode: OpenMode): Store {
  return new SqliteStore(new WorkspaceFile(path, mode));
}

/** The store port on one SQLite file in WAL mode: what was committed survives kill -9 and a loss of power. */
class SqliteStore implements Store {
  readonly #file: WorkspaceFile;
  /** What `records` gave, until another load; nobody else writes meanwhile. */
  #read: RecordsRead | null = null;
  /** What `fingerprint` found, until rows are others: kept with what is worked out from them. */
  #fingerprint: Fingerprint | null = null;
  /** Whether `scrub` has rewritten the file since the store was opened or something was erased. */
  #isRewritten = false;
  /** To be kept when nothing else is asked of the store. */
  readonly #answers: KeptAnswer[] = [];

  constructor(file: WorkspaceFile) {
    this.#file = file;
  }

  load(header: LoadHeader, items: AsyncIterable<readonly FeedItem[]>, options: LoadOptions): Promise<Load> {
    this.#read = this.#fingerprint = null;
    const {ask} = this.#file;
    return this.#file.longTransaction(async () => {
      const started = ask((database) => beginLoad(database, header.feed));
      const tally = await applyItems(header, items, options, {...started, guard: ask});
      return ask((database) => endLoad(database, header, started, tally));
    });
  }

  loads(): Load[] {
    return this.#file.ask(readLoads);
  }

  history(feed: string, area: string, key: string): RowVersion[] {
    return this.#file.ask((database) => readHistory(database, feed, rowKey(area, key)));
  }

  quarantine(loads?: readonly number[]): QuarantinedRow[] {
    return this.#file.ask((database) => readQuarantine(database, loads));
  }

  records(): Records {
    if (this.#read !== null) return this.#read.records;
    const read = this.#file.ask((database) => readRecords(database, this.#placeOf()));
    // A snapshot tells where each record stands; who only reads makes none.
    if (this.#file.mode === 'write') this.#read = read;
    return read.records;
  }

  recordVersions(): RecordVersions {
    return must(this.#read, 'records that were read').rows;
  }

  snapshot(): KeptSnapshot | null {
    return this.#file.ask(() => readSnapshot(this.#file, this.#placeOf()));
  }

  keep(name: string, text: string): void {
    // Who keeps a store open for long asks for no end of days.
    if (this.#answers.length < ANSWERS_MAX)
      this.#answers.push({name, text, derivation: this.#file.ask(lastDerivation)});
  }

  kept(name: string): string | null {
    return this.#file.ask((database) => readKept(database, name));
  }

  counts(): StoreCounts {
    return this.#file.ask(readCounts);
  }

  *versions(): Iterable<StoredVersion> {
    const versions = this.#file.ask((database) => readVersions(database, this.#placeOf()));
    try {
      for (;;) {
        const next = this.#file.ask(() => versions.next());
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
    this.#file.transaction((database) => writeErasure(database, erased, erasure));
  }

  erasures(): Erasure[] {
    return this.#file.ask(readErasures);
  }

  scrub(): boolean {
    return this.#file.ask((database) => {
      if (!this.#isRewritten) database.exec('VACUUM');
      this.#isRewritten = true;
      return emptyLog(database);
    });
  }

  renew(isSame: (now: Store) => boolean): boolean {
    return this.#file.renew((now) => isSame(new SqliteStore(now)));
  }

  fingerprint(): string {
    this.#fingerprint = this.#file.ask(readFingerprint);
    return this.#fingerprint.hash;
  }

  mentionsSince(load: number): string[] {
    return this.#file.ask((database) => readMentionsSince(database, load));
  }

  putDerived(derived: Derived, log: DerivationLog, snapshot?: Snapshot): void {
    this.#file.transaction((database) => {
      writeDerived(database, derived);
      if (this.#fingerprint !== null) keepFingerprint(database, this.#fingerprint);
      writeSnapshot(database, snapshot ?? null, this.#read);
      writeLog(database, log);
    });
  }

  derived(): Derived | null {
    return this.#file.ask(() => readDerived(this.#file));
  }

  formerPersons(): Person[] | null {
    return this.#file.ask(() => readPersons(this.#file));
  }

  derivations(): Derivation[] {
    return this.#file.ask(readDerivations);
  }

  identityEvents(): LoggedEvent[] {
    return this.#file.ask(readIdentityEvents);
  }

  alertVersions(): AlertVersion[] {
    return this.#file.ask(readAlertVersions);
  }

  decide(decision: AlertDecision): void {
    this.#file.transaction((database) => writeDecision(database, decision));
  }

  alertDecisions(): AlertDecision[] {
    return this.#file.ask(readDecisions);
  }

  judge(events: readonly JudgementEvent[]): void {
    this.#file.transaction((database) => writeJudgements(database, events));
  }

  judgementEvents(): JudgementEvent[] {
    return this.#file.ask(readJudgements);
  }

  pinModel(pin: ModelPin, model: unknown): void {
    this.#file.transaction((database) => writePin(database, pin, model));
  }

  modelPins(): ModelPin[] {
    return this.#file.ask(readPins);
  }

  pinnedModel(id: string): unknown {
    return this.#file.ask((database) => readPinnedModel(database, id));
  }

  close(): void {
    this.#file.close();
    // Once nobody reads, so that the log of what is written goes with the connection that wrote it.
    if (this.#answers.length > 0) writeKept(this.#file.path, this.#answers);
    this.#file.release();
  }

  /** The feed and file of a load. */
  #placeOf(): PlaceOf {
    const places = new Map(this.loads().map(({sequence, feed, file}) => [sequence, {feed, file}]));
    return (load) => must(places.get(load), 'load of a row');
  }
}
