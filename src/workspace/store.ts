import type {AlertVersion} from '../model/finding.ts';
import type {QuarantinedRow, Records, RecordVersions} from '../model/records.ts';
import type {Person} from '../model/resolved.ts';
import type {Erased, Erasure, StoredVersion} from './erasure.ts';
import type {FeedItem, Load, LoadHeader, LoadOptions, RowVersion, StoreCounts} from './loads.ts';
import type {Derivation, DerivationLog, Derived, KeptSnapshot, LoggedEvent, Snapshot} from './results.ts';
import type {AlertDecision, JudgementEvent, ModelPin} from './said.ts';

/**
 * Where records and results are kept. One writer at a time; calls do not overlap.
 *
 * Atomic: `load`, `putDerived`, `judge`, `decide`, `pinModel` and `erase` happen whole or not at all, and have survived the end of the process once they
 * return. Idempotent: a load of rows that the store already holds changes nothing but the list of loads.
 * Ordered: of two versions of a row the one with the greater (load, revision, withdrawn, content hash) is in force, so the
 * order of rows within a file is of no account.
 */
export type Store = {
  /**
   * Reads a feed to its end and stores it as one load.
   * @throws RingfenceError FEED_REFUSED when more than `refusalShareMax` of its rows were refused; whatever `items` throws;
   * the abort reason of `signal`. The store is then as it was.
   */
  load(header: LoadHeader, items: AsyncIterable<readonly FeedItem[]>, options: LoadOptions): Promise<Load>;
  /** All loads in order of `sequence`. */
  loads(): Load[];
  /** The records of all rows in force, each list sorted by id, each id once (of several, the earliest received). */
  records(): Records;
  /** The versions of the records that `records()` gave last; of a store opened to write, which has given them. */
  recordVersions(): RecordVersions;
  /** Every version of a row, oldest first; empty where the key is unknown. Keys belong to one feed and area. */
  history(feed: string, area: string, key: string): RowVersion[];
  /** Rows refused by the loads, or by these alone, sorted by feed, file and row. */
  quarantine(loads?: readonly number[]): QuarantinedRow[];
  counts(): StoreCounts;
  /** Every version of every row, in force or not, one after the other: by feed, by key, then oldest first. */
  versions(): Iterable<StoredVersion>;
  /**
   * Takes rows, refused rows, judgements and decisions out for good, all results with them (until they are worked out anew there
   * are none but `formerPersons`), and adds to the list of erasures. Who erases the version in force of a row must erase all its versions.
   */
  erase(erased: Erased, erasure: Erasure): void;
  /** Oldest first. */
  erasures(): Erasure[];
  /**
   * Rewrites the store so that nothing is left of what was erased or replaced, free space included. False while somebody who reads still
   * holds a former state; asked again, it only looks whether they have let go.
   * @throws RingfenceError WORKSPACE_FULL where there is no room for a second copy.
   */
  scrub(): boolean;
  /**
   * Of a store opened to read: goes over to the present state where `isSame` says that it holds the same results, and lets go of the one
   * seen so far. Otherwise false, and it goes on with that one: lists and columns read later belong together with those read before.
   */
  renew(isSame: (now: Store) => boolean): boolean;
  /** SHA-256 over the rows in force; equal for equal rows, whatever the order in which they came. */
  fingerprint(): string;
  /** Mentions of rows in force that a load later than number `load` brought or changed; ids in no order. */
  mentionsSince(load: number): string[];
  /**
   * Replaces what was worked out before and adds to the lists of derivations, identity events and versions of alerts. The records
   * of `snapshot` are those that `records()` gave last, or lists of some of them; without it there is none from then on.
   */
  putDerived(derived: Derived, log: DerivationLog, snapshot?: Snapshot): void;
  /** What was worked out last; null before the first. Its lists are read when they are looked at, for as long as the store is open. */
  derived(): Derived | null;
  /** The persons that were worked out last, by ids alone, an erasure since or not; null before the first derivation. Sorted by id. */
  formerPersons(): readonly Person[] | null;
  /** What `derived` was worked out from, whatever was loaded since; null where none was kept. */
  snapshot(): KeptSnapshot | null;
  /**
   * Keeps an answer that was worked out from these results, under a name, until they are replaced; there from the next opening of
   * the store on, or not at all where it could not be written.
   */
  keep(name: string, text: string): void;
  /** An answer that was kept; null where none was since results were last worked out. */
  kept(name: string): string | null;
  /** Oldest first. */
  derivations(): Derivation[];
  /** Oldest first. */
  identityEvents(): LoggedEvent[];
  /** Oldest first. */
  alertVersions(): AlertVersion[];
  /** Adds a decision on an alert. */
  decide(decision: AlertDecision): void;
  /** Oldest first. */
  alertDecisions(): AlertDecision[];
  /** Adds events of judgements, in this order. Nothing that was said before is changed. */
  judge(events: readonly JudgementEvent[]): void;
  /** Oldest first. */
  judgementEvents(): JudgementEvent[];
  /** Adds a pin; `model` is the model itself, JSON-safe, null where it frees matching. */
  pinModel(pin: ModelPin, model: unknown): void;
  /** Oldest first; the last one counts. */
  modelPins(): ModelPin[];
  /** The model of an id that was pinned some time; null where none was. */
  pinnedModel(id: string): unknown;
  close(): void;
};
