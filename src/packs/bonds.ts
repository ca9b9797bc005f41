import {compareTexts} from '../base/compare-texts.ts';
import {DAY_MAX, DAY_MIN, dayToIso} from '../base/day.ts';
import {areParted, type Network} from '../network/network.ts';

/** How near somebody is: a recorded tie, else a home at the same time, else a notification that names both. */
export const NEARNESS = ['tie', 'home', 'notification'] as const;

/** One thing that joins somebody to the person asked about, with all the records that say so. */
export type Bond = {
  via: (typeof NEARNESS)[number];
  /** What the other is to the person: "parent", "lived at one address", "named as victim, this person as suspect". */
  what: string;
  /** True where a notification names one of the two as a suspect. */
  isSuspicion: boolean;
  /** Kinds of the notifications, most frequent first; empty for ties and homes. */
  kinds: string[];
  /** Incidents, or spells at one door; 1 for a tie. */
  times: number;
  /** First and last day on which it is known to have held; null where the records leave an end open. */
  from: string;
  to: string | null;
  agencies: string[];
  records: string[];
};

/** Somebody whom records join to the person asked about: position in the network, and by what, nearest first. */
export type Acquaintance = {person: number; bonds: Bond[]};

/** A bond while its records are gathered. Days as in base/day.ts. */
type Gathered = {
  person: number;
  via: Bond['via'];
  what: string;
  isSuspicion: boolean;
  kinds: Map<string, number>;
  /** Incidents, or the days on which spells together began. */
  occasions: Set<string>;
  from: number;
  to: number;
  agencies: Set<string>;
  records: Set<string>;
};

/** What joins one person to others, gathered record by record. */
export class Bonds {
  readonly #network: Network;
  readonly #person: number;
  readonly #all = new Map<string, Gathered>();

  constructor(network: Network, person: number) {
    this.#network = network;
    this.#person = person;
  }

  /** The bond of one sort to somebody, widened to the days; null where an adoption parts the two, or it is nobody else. */
  widen(person: number, via: Bond['via'], what: string, from: number, to: number): Gathered | null {
    if (person < 0 || person === this.#person || areParted(this.#network.parted, person, this.#person)) return null;
    const key = `${person} ${what}`;
    let bond = this.#all.get(key);
    if (bond === undefined) {
      bond = {
        person,
        via,
        what,
        isSuspicion: false,
        kinds: new Map(),
        occasions: new Set(),
        from,
        to,
        agencies: new Set(),
        records: new Set(),
      };
      this.#all.set(key, bond);
    }
    bond.from = Math.min(bond.from, from);
    bond.to = Math.max(bond.to, to);
    return bond;
  }

  people(): Acquaintance[] {
    const byPerson = Map.groupBy(this.#all.values(), ({person}) => person);
    const ranked = [...byPerson].map(([person, bonds]) => ({
      person,
      bonds: bonds.sort(
        (left, right) => rankOf(left) - rankOf(right) || right.to - left.to || compareTexts(left.what, right.what),
      ),
      latest: bonds.reduce((latest, {to}) => Math.max(latest, to), DAY_MIN),
    }));
    ranked.sort(
      (left, right) =>
        rankOf(left.bonds[0]!) - rankOf(right.bonds[0]!) || right.latest - left.latest || left.person - right.person,
    );
    return ranked.map(({person, bonds}) => ({person, bonds: bonds.map(finished)}));
  }
}

const rankOf = ({via}: Gathered): number => NEARNESS.indexOf(via);

const finished = ({via, what, isSuspicion, kinds, occasions, from, to, agencies, records}: Gathered): Bond => ({
  via,
  what,
  isSuspicion,
  kinds: [...kinds].sort((left, right) => right[1] - left[1] || compareTexts(left[0], right[0])).map(([kind]) => kind),
  times: via === 'tie' ? 1 : occasions.size,
  from: dayToIso(from),
  to: to === DAY_MAX ? null : dayToIso(to),
  agencies: [...agencies].sort(),
  records: [...records].sort(),
});
