import {DAY_MAX} from '../base/day.ts';
import {RingfenceError} from '../base/errors.ts';
import {indexOfId} from '../base/find-by-id.ts';
import type {Alert, Flag} from '../model/finding.ts';
import type {Records} from '../model/records.ts';
import type {Resolved} from '../model/resolved.ts';
import {families} from '../network/around/kin.ts';
import type {Network} from '../network/network.ts';
import {spellsOf, type Spell} from '../network/spells.ts';
import type {ClusterConfig} from '../clusters/config.ts';
import type {SignalConfig} from '../signals/config.ts';
import type {Scene} from '../signals/rule.ts';
import {setScene} from '../signals/scene.ts';

/** What an inquiry is opened on: today's view of a workspace, or the view as of a day, with its parts made when asked for. */
export type Sight = {
  network(): Network;
  /** The same as far as it may be shown. */
  shown(): Network;
  flags(): readonly Flag[];
  alerts(): readonly Alert[];
  /** Ids of dwellings that nothing may show (network/guard/protection). */
  withheld(): ReadonlySet<string>;
  /** Persons that an id of former runs has become. */
  successors?(id: string): readonly string[];
  /** The thresholds that the results went by. */
  config: {signals: SignalConfig; clusters: ClusterConfig};
};

/**
 * What a question may look at. `today` is the as-of day, else the last day on which anything was received: questions
 * about "the last 30 days" count from it, so that the same workspace gives the same answer on any day.
 */
export class Inquiry {
  /** As far as it may be shown (network/guard/shown). */
  readonly network: Network;
  /** What rules read: all of it, so that a question asked by a rule finds what its flags find. */
  readonly scene: Scene;
  readonly today: number;
  /** `YYYY-MM-DD`; null for all there is. */
  readonly asOf: string | null;
  readonly #sight: Sight;
  #families: Int32Array | null = null;

  constructor(sight: Sight) {
    this.network = sight.shown();
    this.scene = setScene(sight.network(), sight.config.signals);
    this.today = this.scene.today;
    this.asOf = this.network.asOf;
    this.#sight = sight;
  }

  get flags(): readonly Flag[] {
    return this.#sight.flags();
  }

  get clusters(): ClusterConfig {
    return this.#sight.config.clusters;
  }

  get alerts(): readonly Alert[] {
    return this.#sight.alerts();
  }

  get withheld(): ReadonlySet<string> {
    return this.#sight.withheld();
  }

  get records(): Records {
    return this.network.records;
  }

  get resolved(): Resolved {
    return this.network.resolved;
  }

  /**
   * Index of a person.
   * @throws RingfenceError NOT_FOUND where nothing had been received about them.
   */
  personAt(id: string): number {
    const index = indexOfId(this.resolved.persons, id);
    if (index < 0 || this.network.persons.known[index] === 0) throw new RingfenceError('NOT_FOUND', this.#missing(id));
    return index;
  }

  #missing(id: string): string {
    const heirs = this.#sight.successors?.(id) ?? [];
    return heirs.length === 0
      ? `There is no person ${id} here: "ringfence persons" lists them.`
      : `${id} is no person any more: it went into ${heirs.join(', ')}. Ask for ${heirs.length === 1 ? 'that one' : 'one of them'}.`;
  }

  /** Where a person lived, in order of time. */
  spellsOf(person: number): readonly Spell[] {
    return spellsOf(this.network, person, DAY_MAX);
  }

  /** Family of each person by recorded kin and care, as in network/kin. */
  get families(): Int32Array {
    return (this.#families ??= families(this.network, null));
  }

  /** Persons about whom something had been received, rising. */
  *persons(): Generator<number> {
    const {known, length} = this.network.persons;
    for (let person = 0; person < length; person++) if (known[person] === 1) yield person;
  }
}
