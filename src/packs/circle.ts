import {addAt} from '../base/get-or-insert.ts';
import {DAY_MAX} from '../base/day.ts';
import {NOTIFICATION_KINDS, ROLES, TIE_KINDS} from '../model/notification.ts';
import {roleWords} from '../model/words.ts';
import {UnionFind} from '../columns/union-find.ts';
import {rowItems} from '../network/incidence.ts';
import {
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
import {Bonds, type Acquaintance} from './bonds.ts';
import {familyAround} from './family.ts';
import {kindOfOther} from './tie-words.ts';

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
      addAt(bond.kinds, kind);
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
