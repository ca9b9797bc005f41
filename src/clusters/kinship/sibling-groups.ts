import {UnionFind} from '../../columns/union-find.ts';
import {STAY_KINDS, type StayKind} from '../../model/address.ts';
import {TIE_KINDS} from '../../model/notification.ts';
import type {Network} from '../../network/network.ts';
import {shareHome, type Spell} from '../../network/spells.ts';
import type {Homes} from '../links/homes.ts';
import {BY_PARENT, BY_SIBLING, type KinEdges} from './kin-edges.ts';

/**
 * Children of one parent are one family, and so are siblings, and children who lived in one home at one time. The parents
 * themselves are not joined, so that a family does not grow over generations.
 */
export function siblingGroups(network: Network, edges: KinEdges, homes: Pick<Homes, 'at' | 'sharedWith'>): Int32Array {
  const {length} = network.persons;
  const groups = new UnionFind(length);
  const firstChild = new Int32Array(length).fill(-1);
  for (let edge = 0; edge < edges.from.length; edge++) {
    const from = edges.from[edge]!;
    const to = edges.to[edge]!;
    if (edges.sort[edge] === BY_SIBLING) groups.union(from, to);
    if (edges.sort[edge] !== BY_PARENT) continue;
    if (firstChild[from] === -1) firstChild[from] = to;
    else groups.union(firstChild[from]!, to);
  }
  joinHouseholds(network, groups);
  const isYoung = (person: number, from: number): boolean => network.persons.birthFrom[person]! > from - CHILDHOOD_DAYS;
  for (const dwelling of homes.sharedWith(isYoung, 2))
    joinHousemates(
      network,
      homes.at(dwelling).filter(({person, from}) => isYoung(person, from)),
      groups,
    );
  return Int32Array.from({length}, (_, person) => groups.find(person));
}

/** Children, and people of unknown age, whom a register names as the household of one adult. */
function joinHouseholds(network: Network, groups: UnionFind): void {
  const {ties, persons} = network;
  const household = TIE_KINDS.indexOf('household');
  const firstChild = new Map<number, number>();
  for (let tie = 0; tie < ties.length; tie++) {
    const [from, to] = [ties.from[tie]!, ties.to[tie]!];
    if (ties.kind[tie] !== household || persons.birthTo[from]! <= ties.event[tie]! - CHILDHOOD_DAYS) continue;
    const first = firstChild.get(to);
    if (first === undefined) firstChild.set(to, from);
    else groups.union(first, from);
  }
}

/**
 * Two who lived together as children for some time. Children who were placed with a
 * carer, or put up for a time, live beside others who are not their family.
 */
function joinHousemates(network: Network, young: readonly Spell[], groups: UnionFind): void {
  const settled = young.filter((spell) => !wasPlaced(network, spell));
  for (const [at, one] of settled.entries()) {
    for (const other of settled.slice(at + 1)) {
      if (daysTogether(one, other) < TOGETHER_DAYS_MIN || !shareHome(network, one, other)) continue;
      groups.union(one.person, other.person);
    }
  }
}

/** One record of one day at another's address is a slip of the pen more often than a household. */
const TOGETHER_DAYS_MIN = 30;

const daysTogether = (left: Spell, right: Spell): number =>
  Math.min(left.to, right.to) - Math.max(left.from, right.from);

const PLACED: readonly StayKind[] = ['placement', 'temporary', 'hostel', 'refuge', 'hospital', 'prison'];

/** True where the person was put up there, and did not choose with whom. */
export const wasPlaced = ({stays}: Network, spell: Spell): boolean =>
  spell.stays.some((stay) => PLACED.includes(STAY_KINDS[stays.kind[stay]!]!));

const CHILDHOOD_DAYS = 18 * 365;
