import type {Flag} from '../model/finding.ts';
import type {NotificationKind} from '../model/notification.ts';
import type {Network} from '../network/network.ts';
import type {SignalConfig} from './config.ts';
import type {PoolTest} from './false-discovery.ts';

/** What a rule may look at. */
export type Scene = {
  network: Network;
  config: SignalConfig;
  /** Gravity, and whether it is a concern, by notification code. */
  gravityOf: Uint8Array;
  isConcern: Uint8Array;
  /** Kind of a notification by its code. */
  kindOf(code: number): NotificationKind;
  /** The day that recency is counted from: the as-of day, else the last day on which anything was received. */
  today: number;
  /** Told by a rule of a day from which its answer may be another one though no record comes in: some time will have passed. */
  mayChangeOn(day: number): void;
};

/** What a rule found about one subject: a flag without its name and its history. */
export type Finding = Omit<Flag, 'id' | 'rule' | 'version' | 'firstKnowable' | 'firstRecords'>;

/** A subject of a rule: person indices (and, where the rule says so, a dwelling index last). */
export type Subject = readonly number[];

export type RuleBase = {
  /** Kebab-case name; with the version it says exactly what was run. */
  id: string;
  version: string;
  /** The day from which this version is in force. */
  inForce: string;
  /** One sentence for the rule register. */
  summary: string;
  /** What the rule reads, as "record.field": no protected characteristic may stand here. */
  reads: readonly string[];
  /** Every subject that the rule could find something about on any day, by all records, in rising order; more of them are no harm. */
  subjects(scene: Scene): Subject[];
  /** Parts that name the subject in the flag's id, which must not change when records are added. */
  key(scene: Scene, subject: Subject): string[];
};

/**
 * Judges each subject by itself, from records received by `knownBy`. It reads what changes with the days by `rowItems` alone, so that
 * `changes.ts` can tell when to ask again.
 */
export type PlainRule = RuleBase & {
  pooled: false;
  find(scene: Scene, subject: Subject, knownBy: number): Finding | null;
};

/** Tests a series per subject; those that stand out among all series tested become findings. */
export type PooledRule = RuleBase & {
  pooled: true;
  /** Rules that name the same pool share one control of false discoveries. */
  pool: string;
  /** The chance of a series like this or more extreme where nothing changes; null where there is too little to test. */
  test(scene: Scene, subject: Subject, knownBy: number): PoolTest | null;
  find(scene: Scene, subject: Subject, pool: PoolResult, knownBy: number): Finding;
};

/** `cut` is the largest p that was let through, `tested` the number of series in the pool. */
export type PoolResult = {p: number; cut: number; tested: number};

export type Rule = PlainRule | PooledRule;
