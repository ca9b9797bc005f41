import {DAY_MAX} from '../base/day.ts';
import {RingfenceError} from '../base/errors.ts';
import type {Alert, Flag} from '../model/finding.ts';
import type {Records} from '../model/records.ts';
import type {Resolved} from '../model/resolved.ts';
import {buildNetwork} from '../network/build.ts';
import {families} from '../network/kin.ts';
import type {Network} from '../network/network.ts';
import {spellsOf, type Spell} from '../network/spells.ts';
import type {SignalConfig} from '../signals/config.ts';
import type {Scene} from '../signals/rule.ts';
import {setScene} from '../signals/run.ts';

/** What an inquiry is opened on. Records are connected: none names a mention or notification that is not among them. */
export type InquiryOptions = {
  records: Records;
  resolved: Resolved;
  flags: readonly Flag[];
  alerts: readonly Alert[];
  signals: SignalConfig;
  /** Answer from what had been received by the end of this day (`YYYY-MM-DD`); null for all there is. */
  asOf: string | null;
};

/**
 * What a question may look at. `today` is the as-of day, else the last day on which anything was received: questions
 * about "the last 30 days" count from it, so that the same workspace gives the same answer on any day.
 */
export class Inquiry {
  readonly network: Network;
  readonly scene: Scene;
  readonly today: number;
  readonly flags: readonly Flag[];
  readonly alerts: readonly Alert[];
  readonly #indexOf: Map<string, number>;
  readonly #spells = new Map<number, Spell[]>();
  #families: Int32Array | null = null;

  constructor({records, resolved, flags, alerts, signals, asOf}: InquiryOptions) {
    this.network = buildNetwork(records, resolved, {asOf});
    this.scene = setScene(this.network, signals);
    this.today = this.scene.today;
    this.flags = flags;
    this.alerts = alerts;
    this.#indexOf = new Map(resolved.persons.map(({id}, index) => [id, index]));
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
    const index = this.#indexOf.get(id);
    if (index === undefined || this.network.persons.known[index] === 0)
      throw new RingfenceError('NOT_FOUND', `There is no person ${id} here: "ringfence persons" lists them.`);
    return index;
  }

  /** Where a person lived, in order of time. */
  spellsOf(person: number): readonly Spell[] {
    let spells = this.#spells.get(person);
    if (spells === undefined) this.#spells.set(person, (spells = spellsOf(this.network, person, DAY_MAX)));
    return spells;
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
