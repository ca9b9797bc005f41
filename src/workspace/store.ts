import type {DecisionType, DismissalReason} from '../model/alert-decision.ts';
import type {Alert, AlertVersion, Flag} from '../model/finding.ts';
import type {Lead} from '../model/lead.ts';
import type {Decline, Judgement, Proposal, Unsure, Withdrawal} from '../model/judgement.ts';
import type {QuarantinedRow, Records, RecordVersions} from '../model/records.ts';
import type {Person, Resolved} from '../model/resolved.ts';
import type {Erased, Erasure, StoredVersion} from './erasure.ts';
import type {PackedRow} from './packed-row.ts';

/** One row of a feed as it comes out of its reader: understood, or refused with the reason. */
export type FeedItem = {type: 'row'; row: PackedRow} | {type: 'refused'; row: QuarantinedRow};

/** What identifies a load before a row is read. */
export type LoadHeader = {
  feed: string;
  /** Name of the file below the folder of feeds. */
  file: string;
  /** SHA-256 of the bytes of the file. */
  contentHash: string;
  /** SHA-256 of the mapping it was read with. */
  mappingHash: string;
};

/**
 * What became of the rows of one file. `read` = `quarantined` + `accepted`, and `accepted` = `added` + `superseding` +
 * `unchanged` + `withdrawn` + `repeated` + `erased`: nothing vanishes.
 */
export type LoadCounts = {
  read: number;
  quarantined: number;
  accepted: number;
  /** Key seen for the first time. */
  added: number;
  /** Took the place of a version from an earlier load. */
  superseding: number;
  /** Said what the store already held. */
  unchanged: number;
  /** Said that the row of this key no longer holds. */
  withdrawn: number;
  /** Same key as another row of this file; the version with the greatest (revision, withdrawn, content hash) counts. */
  repeated: number;
  /** Said again what was erased for good; not stored. */
  erased: number;
  /** Rows of an earlier load of the same bytes that another mapping no longer gives; not part of `read`. */
  retired: number;
};

export type Load = LoadHeader & {
  /** 1, 2, 3, ... in the order of loading; a later load supersedes an earlier one. */
  sequence: number;
  /** Latest date of receipt that its rows name; empty where there is no row. */
  receivedAt: string;
  counts: LoadCounts;
};

export type LoadOptions = {
  /** Share of refused rows (0-1) above which nothing of the feed is stored. */
  refusalShareMax: number;
  signal: AbortSignal;
  /**
   * Asked at the end of the items: rows that the reader left out because another row of the file says the same. They count
   * as read and repeated.
   */
  leftOut?: () => number;
};

/** One version of a row, as `history` tells it. */
export type RowVersion = {
  load: number;
  file: string;
  row: number;
  revision: string;
  state: 'in-force' | 'superseded' | 'withdrawn';
};

/** What a whole store holds, in rows. */
export type StoreCounts = {rows: number; superseded: number; withdrawn: number; quarantined: number};

/** One thing that made an identity event. */
export type EventCause = {
  /** Stable code, see CAUSE_TEXTS of engine/identity-events. */
  code: string;
  /** Ids of the mentions or judgements, the first few in order of id; empty where no single one can be named. */
  ids: string[];
  /** How many there are. */
  count: number;
};

/** A person id that came, went or changed from one derivation to the next, and why. */
export type IdentityEvent = {
  kind: 'new' | 'retired' | 'merge' | 'split' | 'renamed';
  /** Person ids before, sorted. */
  before: string[];
  /** Person ids after, sorted. */
  after: string[];
  /** The most telling first. */
  causes: EventCause[];
};

/** An identity event with the number of the derivation that brought it. */
export type LoggedEvent = IdentityEvent & {derivation: number};

/** One time that everything was worked out; kept apart from `Derived`, which does not tell how it came about. */
export type Derivation = {
  /** 1, 2, 3, ... */
  sequence: number;
  from: Derived['from'];
  /** Loads that were there: the greatest `sequence`, 0 for none. */
  loads: number;
  /** Events of judgements that were there. */
  judgements: number;
  /** Latest day of receipt or of a judgement that it knew of. */
  through: string;
};

/** What the engine worked out; replaced as a whole. */
export type Derived = {
  /** Hashes of what it was worked out from: where they are equal, so is all the rest. */
  from: {
    records: string;
    judgements: string;
    config: string;
    engine: string;
    /** Id of the model that matching was pinned to; empty where it trained its own. */
    model: string;
  };
  resolved: Resolved;
  flags: Flag[];
  alerts: Alert[];
  /** Questions of identity on which linked families hang, the surest first; no alerts. */
  leads: Lead[];
  /** Weights the persons were matched with, without what a pinned model holds beside them; JSON-safe. */
  model: unknown;
  /** Counts of each stage; JSON-safe, without times, so that equal input gives equal bytes. */
  report: unknown;
};

export type NumberColumn = Int32Array | Uint8Array | Uint16Array | Uint32Array | Float32Array | Float64Array;

/**
 * The records that results were worked out from, one by one where one is looked at, and columns read from them, by
 * name, each read when it is first asked for: what an answer needs that is about few of many.
 */
export type Snapshot = {records: Records; columns: Record<string, NumberColumn | string>};

/** A snapshot with the versions of its records; null where the store has none. */
export type KeptSnapshot = Snapshot & {versions: RecordVersions | null};

/**
 * A judgement said, or taken back; or what was said on the way to one: proposed to a second person, declined by them, or that somebody
 * could not tell. Outlives every derivation and is never changed.
 */
export type JudgementEvent =
  | {type: 'said'; judgement: Judgement}
  | {type: 'withdrawn'; withdrawal: Withdrawal}
  | {type: 'proposed'; proposal: Proposal}
  | {type: 'declined'; decline: Decline}
  | {type: 'unsure'; unsure: Unsure};

/** What an event says of whom and when, whatever its type; `id` is what it is about or, of what is new, its own. */
export function saidIn(event: JudgementEvent): {id: string; by: string; on: string} {
  switch (event.type) {
    case 'said':
      return event.judgement;
    case 'withdrawn':
      return {...event.withdrawal, id: event.withdrawal.judgement};
    case 'proposed':
      return event.proposal;
    case 'declined':
      return {...event.decline, id: event.decline.proposal};
    case 'unsure':
      return event.unsure;
  }
}

/** What a person decided on an alert; outlives every derivation and is never changed. */
export type AlertDecision = {
  /** The id that the alert is known by. */
  alert: string;
  type: DecisionType;
  /** Code of the reason it was dismissed for, where one of the list was chosen; empty otherwise. */
  reason: DismissalReason | '';
  /** The alert that a duplicate repeats; empty otherwise. */
  of: string;
  by: string;
  /** Day of the decision, `YYYY-MM-DD`: it counts from then on. */
  on: string;
  /** Why, in free words. */
  because: string;
  /** Ids of the records that the alert rested on, sorted. */
  evidence: string[];
  /** True where somebody in it had an address that nothing may show: the words are then shown nowhere. */
  guarded: boolean;
};

/** That matching is to weigh by one model from now on, or is free to train its own; outlives every derivation. */
export type ModelPin = {
  /** Id of the model; empty: free. */
  model: string;
  by: string;
  /** Day of the decision, `YYYY-MM-DD`. */
  on: string;
  /** Why, in free words. */
  because: string;
};

/** What `putDerived` keeps beside the results. */
export type DerivationLog = {
  derivation: Omit<Derivation, 'sequence'>;
  events: readonly IdentityEvent[];
  /** Alerts that are new, or other than they were last. */
  alerts: readonly AlertVersion[];
};

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
  /** The versions of the records that `records()` gave last; null where the store has none. */
  recordVersions(): RecordVersions | null;
  /** Every version of a row, oldest first; empty where the key is unknown. Keys belong to one feed and area. */
  history(feed: string, area: string, key: string): RowVersion[];
  /** Rows refused by the loads, sorted by feed, file and row. */
  quarantine(): QuarantinedRow[];
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
  /** Of a store opened to read: lets go of the state that it has seen so far, and sees the present one from now on. */
  renew(): void;
  /** SHA-256 over the rows in force; equal for equal rows, whatever the order in which they came. */
  fingerprint(): string;
  /** Mentions of rows in force that a load later than number `load` brought or changed; ids in no order. */
  mentionsSince(load: number): string[];
  /**
   * Replaces what was worked out before and adds to the lists of derivations, identity events and versions of alerts. The records
   * of `snapshot` are those that `records()` gave last, or lists of some of them; without it there is none from then on.
   */
  putDerived(derived: Derived, log: DerivationLog, snapshot?: Snapshot): void;
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
