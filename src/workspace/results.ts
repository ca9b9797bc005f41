import type {Alert, AlertVersion, Flag} from '../model/finding.ts';
import type {Lead} from '../model/lead.ts';
import type {Records, RecordVersions} from '../model/records.ts';
import type {Resolved} from '../model/resolved.ts';

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

/** A snapshot with the versions of its records. */
export type KeptSnapshot = Snapshot & {versions: RecordVersions};

/** What `putDerived` keeps beside the results. */
export type DerivationLog = {
  derivation: Omit<Derivation, 'sequence'>;
  events: readonly IdentityEvent[];
  /** Alerts that are new, or other than they were last. */
  alerts: readonly AlertVersion[];
};
