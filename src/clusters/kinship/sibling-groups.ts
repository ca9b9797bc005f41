import {UnionFind} from '../../columns/union-find.ts';
import {STAY_KINDS, type StayKind} from '../../model/address.ts';
import {ROLES, TIE_KINDS, type Role} from '../../model/notification.ts';
import {BIRTH_KINDS} from '../../network/columns/columns.ts';
import type {Network} from '../../network/network.ts';
import type {Spell} from '../../network/spells.ts';
import type {SpellTable} from '../../network/spell-table.ts';
import type {Homes} from '../links/homes.ts';
import {BY_PARENT, BY_SIBLING, type KinEdges} from './kin-edges.ts';

/** What is asked of homes. */
export type Households = Pick<Homes, 'shared' | 'spells' | 'spellsAt' | 'shareRows'>;

/**
 * Children of one parent are one family, and so are siblings, and children who lived in one home at one time. The parents
 * themselves are not joined, so that a family does not grow over generations.
 */
export function siblingGroups(network: Network, edges: KinEdges, homes: Households): Int32Array {
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
  joinHousemates(network, homes, groups);
  return Int32Array.from({length}, (_, person) => groups.find(person));
}

/**
 * Children, and people of unknown age, whom a register names as the household of one adult; but nobody whom a report calls a
 * suspect or an associate: a lodger of whom no record tells an age is no brother.
 */
function joinHouseholds(network: Network, groups: UnionFind): void {
  const {ties, persons} = network;
  const household = TIE_KINDS.indexOf('household');
  const isBeside = besideChildren(network);
  const firstChild = new Int32Array(persons.length).fill(-1);
  for (let tie = 0; tie < ties.length; tie++) {
    const [from, to] = [ties.from[tie]!, ties.to[tie]!];
    if (ties.kind[tie] !== household || persons.birthTo[from]! <= ties.event[tie]! - CHILDHOOD_DAYS) continue;
    if (isBeside[from] === 1 && persons.birthKind[from] === NO_BIRTH) continue;
    if (firstChild[to] === -1) firstChild[to] = from;
    else groups.union(firstChild[to]!, from);
  }
}

/** 1 for whom a notification gives such a part. */
function besideChildren({involvements, persons}: Network): Uint8Array {
  const isBeside = new Uint8Array(persons.length);
  for (let part = 0; part < involvements.length; part++)
    if (IS_BESIDE[involvements.role[part]!] === 1) isBeside[involvements.person[part]!] = 1;
  return isBeside;
}

const BESIDE: readonly Role[] = ['suspect', 'associate'];
const IS_BESIDE = Uint8Array.from(ROLES, (role) => (BESIDE.includes(role) ? 1 : 0));
const NO_BIRTH = BIRTH_KINDS.indexOf('none');

/**
 * Two who lived together as children for some time. Children who were placed with a
 * carer, or put up for a time, live beside others who are not their family.
 */
function joinHousemates(network: Network, {shared, spells, spellsAt, shareRows}: Households, groups: UnionFind): void {
  const {birthFrom} = network.persons;
  const {person, from, to} = spells;
  const isYoung = (row: number): boolean => birthFrom[person[row]!]! > from[row]! - CHILDHOOD_DAYS;
  const isSettled = (row: number): boolean => !hasPlacement(network, spells, row);
  for (const dwelling of shared) {
    for (let i = spellsAt.starts[dwelling]!; i < spellsAt.starts[dwelling + 1]!; i++) {
      const one = spellsAt.items[i]!;
      if (!isYoung(one)) continue;
      for (let j = i + 1; j < spellsAt.starts[dwelling + 1]!; j++) {
        const other = spellsAt.items[j]!;
        if (!isYoung(other) || Math.min(to[one]!, to[other]!) - Math.max(from[one]!, from[other]!) < TOGETHER_DAYS_MIN)
          continue;
        // Of most of them a record says that they are brother and sister.
        if (groups.find(person[one]!) === groups.find(person[other]!)) continue;
        if (shareRows(one, other) && isSettled(one) && isSettled(other)) groups.union(person[one]!, person[other]!);
      }
    }
  }
}

/** One record of one day at another's address is a slip of the pen more often than a household. */
const TOGETHER_DAYS_MIN = 30;

const PLACED: readonly StayKind[] = ['placement', 'temporary', 'hostel', 'refuge', 'hospital', 'prison'];

/** True where the person was put up there, and did not choose with whom. */
export const wasPlaced = ({stays}: Network, spell: Spell): boolean =>
  spell.stays.some((stay) => IS_PLACED[stays.kind[stay]!] === 1);

const IS_PLACED = Uint8Array.from(STAY_KINDS, (kind) => (PLACED.includes(kind) ? 1 : 0));

/** The same of a row. */
function hasPlacement({stays}: Network, {stays: staysOf, stayStarts}: SpellTable, row: number): boolean {
  for (let i = stayStarts[row]!; i < stayStarts[row + 1]!; i++)
    if (IS_PLACED[stays.kind[staysOf[i]!]!] === 1) return true;
  return false;
}

const CHILDHOOD_DAYS = 18 * 365;
