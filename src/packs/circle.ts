import {DAY_MAX, DAY_MIN, dayToIso} from '../base/day.ts';
import {NOTIFICATION_KINDS, ROLES, TIE_KINDS} from '../model/notification.ts';
import {roleWords} from '../model/words.ts';
import {UnionFind} from '../columns/union-find.ts';
import {rowItems} from '../network/incidence.ts';
import {
  areParted,
  notificationId,
  originOf,
  originOfStay,
  otherEnd,
  roleCode,
  stayId,
  tieId,
  type Network,
} from '../network/network.ts';
import {PATHS} from '../network/around/paths.ts';
import {shareHome, spellsOf} from '../network/spells.ts';
import {familyAround} from './family.ts';
import {kindOfOther} from './tie-words.ts';

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

/** What a family of a circle is to the person: theirs by birth, that of a partner or former partner, or neither. */
export const FAMILY_RELATIONS = ['own', 'partner', 'other'] as const;

/** People of a circle who are kin of one another by no way through the person. */
export type CircleFamily = {relation: (typeof FAMILY_RELATIONS)[number]; people: Acquaintance[]};

export type Circle = {
  /** The person's own family first, then those of partners, then others, and people who stand alone, by their nearest and latest bond. */
  families: CircleFamily[];
  /** Front doors and notifications with so many people that they join nobody (`crowdMax` of network/around/paths). */
  crowds: number;
};

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

/**
 * Everybody whom records join to one person: relatives and others they are tied to, those who lived at the same front door at the same
 * time, and those named in the same notifications, each role with its role. Give it a network as far as it may be shown
 * (network/guard/shown): it shows all that is in it.
 */
export function circleOf(network: Network, person: number): Circle {
  const bonds = new Bonds(network, person);
  addTies(network, person, bonds);
  const crowds = addHomes(network, person, bonds) + addNotifications(network, person, bonds);
  return {families: familiesOf(network, bonds.people()), crowds};
}

class Bonds {
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
        (left, right) => rankOf(left) - rankOf(right) || right.to - left.to || compare(left.what, right.what),
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
const compare = (left: string, right: string): number => (left < right ? -1 : left > right ? 1 : 0);

const finished = ({via, what, isSuspicion, kinds, occasions, from, to, agencies, records}: Gathered): Bond => ({
  via,
  what,
  isSuspicion,
  kinds: [...kinds].sort((left, right) => right[1] - left[1] || compare(left[0], right[0])).map(([kind]) => kind),
  times: via === 'tie' ? 1 : occasions.size,
  from: dayToIso(from),
  to: to === DAY_MAX ? null : dayToIso(to),
  agencies: [...agencies].sort(),
  records: [...records].sort(),
});

/** Groups people, nearest first, who are kin; nobody is kin by way of the person, who may be the only thing that two families share. */
function familiesOf(network: Network, people: readonly Acquaintance[]): CircleFamily[] {
  const sets = new UnionFind(people.length);
  const places = new Map(people.map((one, at) => [one.person, at]));
  for (const [at, one] of people.entries()) {
    for (const kin of familyAround(network, one.person)) {
      const other = places.get(kin);
      if (other !== undefined) sets.union(at, other);
    }
  }
  const setsWith = (words: ReadonlySet<string>): Set<number> =>
    new Set(people.flatMap(({bonds}, at) => (bonds.some(({what}) => words.has(what)) ? [sets.find(at)] : [])));
  const [own, partners] = [setsWith(BY_BIRTH), setsWith(PARTNERS)];
  const relationOf = (set: number): CircleFamily['relation'] =>
    own.has(set) ? 'own' : partners.has(set) ? 'partner' : 'other';
  // Of two children by two partners both families are the person's own.
  const groups = Map.groupBy(people, (_, at) => (own.has(sets.find(at)) ? -1 : sets.find(at)));
  return [...groups]
    .map(([key, members]) => ({relation: key === -1 ? 'own' : relationOf(key), people: members}))
    .sort((left, right) => FAMILY_RELATIONS.indexOf(left.relation) - FAMILY_RELATIONS.indexOf(right.relation));
}

const BY_BIRTH = new Set([
  'parent',
  'child',
  'sibling',
  'half-sibling',
  'adoptive-parent',
  'adopted-child',
  'grandparent',
  'grandchild',
]);
const PARTNERS = new Set(['partner', 'ex-partner']);

function addTies(network: Network, person: number, bonds: Bonds): void {
  const {ties, columns} = network;
  for (const tie of rowItems(network.tiesOf, person)) {
    const kind = TIE_KINDS[ties.kind[tie]!]!;
    const what = kindOfOther(kind, ties.to[tie] === person);
    const bond = bonds.widen(otherEnd(network, tie, person), 'tie', what, ties.event[tie]!, ties.end[tie]!);
    bond?.agencies.add(originOf(network, columns.ties, ties.record[tie]!).agency);
    bond?.records.add(tieId(network, tie));
  }
}

function addHomes(network: Network, person: number, bonds: Bonds): number {
  let crowds = 0;
  for (const own of spellsOf(network, person, DAY_MAX)) {
    const there = new Set(Array.from(rowItems(network.staysAt, own.dwelling), (stay) => network.stays.person[stay]!));
    if (there.size > PATHS.crowdMax) {
      crowds++;
      continue;
    }
    for (const other of there) {
      for (const spell of spellsOf(network, other, DAY_MAX)) {
        if (!shareHome(network, own, spell)) continue;
        const [from, to] = [Math.max(own.from, spell.from), Math.min(own.to, spell.to)];
        const bond = bonds.widen(other, 'home', 'lived at one address', from, to);
        bond?.occasions.add(`${own.dwelling} ${from}`);
        for (const stay of [...own.stays, ...spell.stays]) {
          bond?.agencies.add(originOfStay(network, stay).agency);
          bond?.records.add(stayId(network, stay));
        }
      }
    }
  }
  return crowds;
}

const SUSPECT = roleCode('suspect');

function addNotifications(network: Network, person: number, bonds: Bonds): number {
  const {involvements, involvementsOf, involvementsIn, notifications} = network;
  let crowds = 0;
  for (const notification of new Set(
    Array.from(rowItems(involvementsOf, person), (part) => involvements.notification[part]!),
  )) {
    const parts = rowItems(involvementsIn, notification);
    if (parts.length > PATHS.crowdMax) {
      crowds++;
      continue;
    }
    const roles = Map.groupBy(parts, (part) => involvements.person[part]!);
    const own = rolesIn(network, roles.get(person)!);
    const day = notifications.event[notification]!;
    for (const [other, theirs] of roles) {
      const what = `named as ${rolesIn(network, theirs)}, this person as ${own}`;
      const bond = bonds.widen(other, 'notification', what, day, day);
      if (bond === null) continue;
      bond.isSuspicion = [...roles.get(person)!, ...theirs].some((part) => involvements.role[part] === SUSPECT);
      const kind = NOTIFICATION_KINDS[notifications.kind[notification]!]!;
      bond.kinds.set(kind, (bond.kinds.get(kind) ?? 0) + 1);
      const incident = notifications.incident[notification]!;
      bond.occasions.add(incident < 0 ? `alone ${notification}` : `${incident}`);
      bond.agencies.add(originOf(network, notifications, notification).agency);
      bond.records.add(notificationId(network, notification));
    }
  }
  return crowds;
}

const rolesIn = ({involvements}: Network, parts: readonly number[]): string =>
  [...new Set(parts.map((part) => roleWords(ROLES[involvements.role[part]!]!)))].sort().join(' and ');
