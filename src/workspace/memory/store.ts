import type {AlertVersion} from '../../model/finding.ts';
import type {Person} from '../../model/resolved.ts';
import type {QuarantinedRow, Records} from '../../model/records.ts';
import type {Erased, Erasure, StoredVersion} from '../erasure.ts';
import {saidIn} from '../said.ts';
import type {FeedItem, Load, LoadHeader, LoadOptions, RowVersion, StoreCounts} from '../loads.ts';
import type {Derivation, DerivationLog, Derived, KeptSnapshot, LoggedEvent, Snapshot} from '../results.ts';
import type {AlertDecision, JudgementEvent, ModelPin} from '../said.ts';
import type {Store} from '../store.ts';
import {MemoryRows} from './rows.ts';

/** The store port in memory, for tests and for one-off work that leaves nothing behind. */
export function createMemoryStore(): Store {
  return new MemoryStore();
}

class MemoryStore implements Store {
  readonly #rows = new MemoryRows();
  #derived: Derived | null = null;
  #persons: Person[] | null = null;
  #snapshot: Snapshot | null = null;
  readonly #kept = new Map<string, string>();
  readonly #derivations: Derivation[] = [];
  readonly #events: LoggedEvent[] = [];
  readonly #judgements: JudgementEvent[] = [];
  readonly #alertVersions: AlertVersion[] = [];
  readonly #decisions: AlertDecision[] = [];
  readonly #pins: ModelPin[] = [];
  readonly #models = new Map<string, unknown>();
  readonly #erasures: Erasure[] = [];

  load(header: LoadHeader, items: AsyncIterable<readonly FeedItem[]>, options: LoadOptions): Promise<Load> {
    return this.#rows.load(header, items, options);
  }

  loads(): Load[] {
    return this.#rows.loads();
  }

  records(): Records {
    return this.#rows.records();
  }

  readonly recordVersions = (): null => null;

  history(feed: string, area: string, key: string): RowVersion[] {
    return this.#rows.history(feed, area, key);
  }

  quarantine(loads?: readonly number[]): QuarantinedRow[] {
    return this.#rows.quarantine(loads);
  }

  counts(): StoreCounts {
    return this.#rows.counts();
  }

  versions(): Iterable<StoredVersion> {
    return this.#rows.versions();
  }

  erase(erased: Erased, erasure: Erasure): void {
    const {judgements, decisions} = erased;
    this.#rows.erase(erased);
    const isKept = (event: JudgementEvent): boolean => !judgements.includes(saidIn(event).id);
    this.#judgements.splice(0, Infinity, ...this.#judgements.filter(isKept));
    this.#decisions.splice(0, Infinity, ...this.#decisions.filter((_, at) => !decisions.includes(at)));
    this.#derived = null;
    this.#snapshot = null;
    this.#kept.clear();
    this.#erasures.push(structuredClone(erasure));
  }

  erasures(): Erasure[] {
    return structuredClone(this.#erasures);
  }

  readonly scrub = (): true => true;

  readonly renew = (): true => true;

  fingerprint(): string {
    return this.#rows.fingerprint();
  }

  mentionsSince(load: number): string[] {
    return this.#rows.mentionsSince(load);
  }

  putDerived(derived: Derived, log: DerivationLog, snapshot?: Snapshot): void {
    this.#derived = structuredClone(derived);
    this.#persons = this.#derived.resolved.persons;
    this.#snapshot = snapshot ?? null;
    this.#kept.clear();
    const sequence = this.#derivations.length + 1;
    const {derivation, events, alerts} = structuredClone(log);
    this.#alertVersions.push(...alerts);
    this.#derivations.push({sequence, ...derivation});
    this.#events.push(...events.map((event) => ({...event, derivation: sequence})));
  }

  derived(): Derived | null {
    return structuredClone(this.#derived);
  }

  formerPersons(): Person[] | null {
    return structuredClone(this.#persons);
  }

  snapshot(): KeptSnapshot | null {
    return this.#snapshot && {...this.#snapshot, versions: null};
  }

  keep(name: string, text: string): void {
    this.#kept.set(name, text);
  }

  kept(name: string): string | null {
    return this.#kept.get(name) ?? null;
  }

  derivations(): Derivation[] {
    return structuredClone(this.#derivations);
  }

  identityEvents(): LoggedEvent[] {
    return structuredClone(this.#events);
  }

  alertVersions(): AlertVersion[] {
    return structuredClone(this.#alertVersions);
  }

  decide(decision: AlertDecision): void {
    this.#decisions.push(structuredClone(decision));
  }

  alertDecisions(): AlertDecision[] {
    return structuredClone(this.#decisions);
  }

  judge(events: readonly JudgementEvent[]): void {
    this.#judgements.push(...structuredClone(events));
  }

  judgementEvents(): JudgementEvent[] {
    return structuredClone(this.#judgements);
  }

  pinModel(pin: ModelPin, model: unknown): void {
    this.#pins.push(structuredClone(pin));
    this.#models.set(pin.model, structuredClone(model));
  }

  modelPins(): ModelPin[] {
    return structuredClone(this.#pins);
  }

  pinnedModel(id: string): unknown {
    return structuredClone(this.#models.get(id)) ?? null;
  }

  close(): void {}
}
