import {ROLES, TIE_KINDS, type Role, type TieKind} from '../../model/notification.ts';
import {DAY_MAX} from '../../base/day.ts';
import {UnionFind} from '../../columns/union-find.ts';
import {birthOf, isChildOn} from '../../network/life-stage.ts';
import {listByEnds, listByRow, rowItems, type Incidence} from '../../network/incidence.ts';
import type {Identities} from '../../network/may-be-one.ts';
import type {Network} from '../../network/network.ts';
import type {ClusterConfig} from '../config.ts';
import {nameBesideOf} from '../links/name-beside.ts';
import {withoutPassingPartners} from '../links/passing-partners.ts';
import {siblingGroups, type Households} from './sibling-groups.ts';
import {once, onceEach} from '../../base/once.ts';
import {BY_PARENT, BY_SIBLING, BY_STEP, BY_PARTNER, BY_EX_PARTNER, BY_FRIEND, type KinEdges} from './kin-edges.ts';

/** Recorded family relations as a graph of persons, and what keeps an adult out of a family's cell without being family. */
export type Kinship = {
  /** Sibling group of each person: the smallest person joined through a common parent, as siblings, or by a childhood home. */
  familyOf: Int32Array;
  /** Persons of each sibling group, rising; a group of one is in it too. */
  membersOf(family: number): readonly number[];
  /** Families into which each came as partner or former partner of a parent, or as step-parent, and in which they have no child. */
  partnerIn: ReadonlyMap<number, ReadonlySet<number>>;
  /** Recorded parents of a person, rising. */
  parentsOf(person: number): readonly number[];
  /** Persons within the allowed steps of kin, the person included. */
  kinOf(person: number): ReadonlySet<number>;
  /** Persons within the allowed steps of kin of anybody of a sibling group, these included. */
  kinOfFamily(family: number): ReadonlySet<number>;
  /** The smallest person that any chain of relations, however long, joins to each. */
  clanOf: Int32Array;
  /** All recorded relations, person to person, and those of each person. */
  relations: {from: Int32Array; to: Int32Array; at: Incidence};
  /** True where the two are kin, or where either may be somebody, held apart for want of evidence, who is. */
  mayBeKin(adult: number, child: number): boolean;
  /** True where the adult is a name alone that a relative of the child bears. */
  isNamedLikeKin(adult: number, child: number): boolean;
  /**
   * True where work, care or letting is the recorded relation of the two, or where registers know the adult, or somebody
   * held apart who may be the adult, as at work with children of several families: what others write of them is their work too. An adult
   * who is a name alone is whoever bears it and works with a family of which a child is named beside that adult.
   */
  isRole(adult: number, child: number): boolean;
  /** True where one is only the other's emergency contact. */
  isEmergencyContact(adult: number, child: number): boolean;
};

const KIN: readonly TieKind[] = [
  'parent',
  'step-parent',
  'adoptive-parent',
  'guardian',
  'grandparent',
  'sibling',
  'half-sibling',
  'step-sibling',
  'relative',
  'partner',
  'carer',
];
const PARENTS: readonly TieKind[] = ['parent', 'adoptive-parent', 'guardian'];
const SIBLINGS: readonly TieKind[] = ['sibling', 'half-sibling', 'step-sibling'];
const WORK_TIES: readonly TieKind[] = ['foster-carer', 'professional'];
const ROLE_TIES: readonly TieKind[] = [...WORK_TIES, 'landlord'];

const SORTS: Partial<Record<TieKind, number>> = {
  'step-parent': BY_STEP,
  partner: BY_PARTNER,
  'ex-partner': BY_EX_PARTNER,
  associate: BY_FRIEND,
};
/** Whom a child's record calls "partner" is its parent's; who was so is the child's no more. */
const SORT_OF_CHILD: Partial<Record<number, number>> = {[BY_PARTNER]: BY_STEP, [BY_EX_PARTNER]: BY_FRIEND};
const SORT_OF_TIE = Uint8Array.from(TIE_KINDS, (kind) => {
  if (PARENTS.includes(kind)) return BY_PARENT;
  if (SIBLINGS.includes(kind)) return BY_SIBLING;
  return SORTS[kind] ?? 0;
});

const mask = <T>(all: readonly T[], some: readonly T[]): Uint8Array =>
  Uint8Array.from(all, (item) => (some.includes(item) ? 1 : 0));

export function kinshipOf(
  network: Network,
  homes: Households,
  identities: Identities,
  {kinStepsMax, partnerFamiliesMax}: Pick<ClusterConfig, 'kinStepsMax' | 'partnerFamiliesMax'>,
): Kinship {
  const recorded = kinEdges(network);
  const familyOf = siblingGroups(network, recorded, homes);
  const {edges, partnerIn} = withoutPassingPartners(recorded, familyOf, partnerFamiliesMax);
  const adjacency = listByEnds(network.persons.length, edges.from, edges.to, edges.from.length);
  const roles = pairsByTie(network, ROLE_TIES);
  addCarers(network, roles);
  const emergency = once(() => pairsByTie(network, ['emergency-contact']));
  const key = (left: number, right: number): number =>
    Math.min(left, right) * network.persons.length + Math.max(left, right);
  const hasRole = new Uint8Array(network.persons.length);
  for (const pair of roles) hasRole[Math.floor(pair / hasRole.length)] = hasRole[pair % hasRole.length] = 1;
  const workersIn = workersByFamily(network, familyOf);
  const workers = workersOf(network, familyOf);
  const nameBeside = nameBesideOf(network, familyOf, workersIn);
  const members = listByRow(familyOf.length, familyOf, familyOf.length);
  const kinOf = onceEach((person: number): ReadonlySet<number> => within(person, kinStepsMax, edges, adjacency));
  const clanOf = clans(network.persons.length, edges);
  // Most who are named together are joined by no chain of relations, however long, and then nobody's kin need be walked.
  const areKin = (one: number, other: number): boolean => clanOf[one] === clanOf[other] && kinOf(other).has(one);
  const membersOf = onceEach((family: number): readonly number[] => [...rowItems(members, family)]);
  return {
    familyOf,
    membersOf,
    partnerIn,
    kinOfFamily: onceEach((family) => new Set(membersOf(family).flatMap((person) => [...kinOf(person)]))),
    parentsOf: (person) => parentsAmong(person, edges, adjacency),
    kinOf,
    clanOf,
    relations: {from: edges.from, to: edges.to, at: adjacency},
    mayBeKin: (adult, child) =>
      areNextOfKin(adult, child, edges, adjacency) ||
      areKin(adult, child) ||
      identities.mayBe(adult).some((one) => areKin(one, child)) ||
      identities.mayBe(child).some((one) => areKin(adult, one)),
    isNamedLikeKin: (adult, child) => nameBeside.isAnyOf(adult, () => kinOf(child)),
    isRole: (adult, child) =>
      (hasRole[adult] === 1 && hasRole[child] === 1 && roles.has(key(adult, child))) ||
      workers.has(adult) ||
      identities.mayBe(adult).some((one) => workers.has(one)) ||
      nameBeside.workersOf(adult).some((one) => workers.has(one) || workersIn.get(familyOf[child]!)?.has(one)),
    isEmergencyContact: (adult, child) => emergency().has(key(adult, child)),
  };
}

/** True of what is no kin, and only tells of families into which somebody came. */
const isWayIn = (sort: number): boolean => sort === BY_FRIEND || sort === BY_EX_PARTNER;

/** Ties, and what roles in one notification say: a parent and a sibling of its subject. */
function kinEdges(network: Network): KinEdges {
  const {ties} = network;
  const isKin = mask(TIE_KINDS, KIN);
  const from: number[] = [];
  const to: number[] = [];
  const sort: number[] = [];
  for (let tie = 0; tie < ties.length; tie++) {
    const kind = ties.kind[tie]!;
    const sortOfTie = SORT_OF_TIE[kind]!;
    if (isKin[kind] === 0 && !isWayIn(sortOfTie)) continue;
    const [one, other] = [ties.from[tie]!, ties.to[tie]!];
    const mayBeOfChild = sortOfTie === BY_PARTNER || isWayIn(sortOfTie);
    const isChild = mayBeOfChild && isChildOn(birthOf(network, one, DAY_MAX), ties.event[tie]!);
    const isOfChild = mayBeOfChild && isChild !== isChildOn(birthOf(network, other, DAY_MAX), ties.event[tie]!);
    if (sortOfTie === BY_FRIEND && !isOfChild) continue;
    from.push(isOfChild && isChild ? other : one);
    to.push(isOfChild && isChild ? one : other);
    sort.push(isOfChild ? (SORT_OF_CHILD[sortOfTie] ?? sortOfTie) : sortOfTie);
  }
  // One column of a form holds a father or a partner: a tie says which.
  const isStepParent = onlyStepParent(network.persons.length, from, to, sort);
  forEachInvolved(network, ['parent', 'sibling'], (person, subject, role) => {
    from.push(person);
    to.push(subject);
    sort.push(role === 'sibling' ? BY_SIBLING : isStepParent(person, subject) ? BY_STEP : BY_PARENT);
  });
  return {from: Int32Array.from(from), to: Int32Array.from(to), sort: Uint8Array.from(sort)};
}

/** Whether edges that there are now make the one a step-parent of the other, and none makes it the parent. */
function onlyStepParent(
  length: number,
  from: readonly number[],
  to: readonly number[],
  sort: readonly number[],
): (one: number, other: number) => boolean {
  const only = new Set<number>();
  const hasStep = new Uint8Array(length);
  for (let edge = 0; edge < from.length; edge++) {
    if (sort[edge] !== BY_STEP) continue;
    only.add(from[edge]! * length + to[edge]!);
    hasStep[from[edge]!] = 1;
  }
  for (let edge = 0; edge < from.length; edge++)
    if (sort[edge] === BY_PARENT && hasStep[from[edge]!] === 1) only.delete(from[edge]! * length + to[edge]!);
  return (one, other) => hasStep[one] === 1 && only.has(one * length + other);
}

/** Calls `visit` for each person with one of `roles` and each subject of the same notification. */
function forEachInvolved(
  network: Network,
  roles: readonly Role[],
  visit: (person: number, subject: number, role: Role) => void,
): void {
  const {involvements, involvementsIn} = network;
  const isWanted = mask(ROLES, roles);
  const subject = ROLES.indexOf('subject');
  for (let part = 0; part < involvements.length; part++) {
    if (isWanted[involvements.role[part]!] === 0) continue;
    for (const other of rowItems(involvementsIn, involvements.notification[part]!)) {
      if (involvements.role[other] !== subject || involvements.person[other] === involvements.person[part]) continue;
      visit(involvements.person[part]!, involvements.person[other]!, ROLES[involvements.role[part]!]!);
    }
  }
}

/**
 * Carers of the subject of a notification. Whoever brings a child to hospital is called its carer there; whom any record calls a
 * friend or an acquaintance of the child is that and no carer.
 */
function addCarers(network: Network, pairs: Set<number>): void {
  const {length} = network.persons;
  const friends = pairsByTie(network, ['associate']);
  forEachInvolved(network, ['carer'], (person, subject) => {
    const pair = Math.min(person, subject) * length + Math.max(person, subject);
    if (!friends.has(pair)) pairs.add(pair);
  });
}

/** Adults whom ties record as professional or foster carer of children of more than one family. */
function workersOf({ties}: Network, familyOf: Int32Array): Set<number> {
  const isWork = mask(TIE_KINDS, WORK_TIES);
  const firstFamily = new Map<number, number>();
  const workers = new Set<number>();
  for (let tie = 0; tie < ties.length; tie++) {
    if (isWork[ties.kind[tie]!] === 0) continue;
    const [worker, family] = [ties.from[tie]!, familyOf[ties.to[tie]!]!];
    const first = firstFamily.get(worker);
    if (first === undefined) firstFamily.set(worker, family);
    else if (first !== family) workers.add(worker);
  }
  return workers;
}

/** Who is recorded as at work with, caring for or letting to a child of each family. */
function workersByFamily({ties}: Network, familyOf: Int32Array): Map<number, Set<number>> {
  const isWanted = mask(TIE_KINDS, ROLE_TIES);
  const workersIn = new Map<number, Set<number>>();
  for (let tie = 0; tie < ties.length; tie++) {
    if (isWanted[ties.kind[tie]!] === 0) continue;
    const family = familyOf[ties.to[tie]!]!;
    const there = workersIn.get(family);
    if (there === undefined) workersIn.set(family, new Set([ties.from[tie]!]));
    else there.add(ties.from[tie]!);
  }
  return workersIn;
}

function pairsByTie(network: Network, kinds: readonly TieKind[]): Set<number> {
  const {ties, persons} = network;
  const isWanted = mask(TIE_KINDS, kinds);
  const pairs = new Set<number>();
  for (let tie = 0; tie < ties.length; tie++) {
    if (isWanted[ties.kind[tie]!] === 0) continue;
    pairs.add(Math.min(ties.from[tie]!, ties.to[tie]!) * persons.length + Math.max(ties.from[tie]!, ties.to[tie]!));
  }
  return pairs;
}

function parentsAmong(person: number, edges: KinEdges, adjacency: Incidence): number[] {
  const parents = new Set<number>();
  for (const edge of rowItems(adjacency, person)) {
    if (edges.sort[edge] === BY_PARENT && edges.to[edge] === person) parents.add(edges.from[edge]!);
  }
  return [...parents].sort((left, right) => left - right);
}

/** Most who are kin are so by one relation, and then nobody else's kin need be walked. */
function areNextOfKin(left: number, right: number, edges: KinEdges, {starts, items}: Incidence): boolean {
  for (let at = starts[left]!; at < starts[left + 1]!; at++) {
    const edge = items[at]!;
    if (edges.from[edge] === right || edges.to[edge] === right) return true;
  }
  return false;
}

function clans(length: number, {from, to}: KinEdges): Int32Array {
  const sets = new UnionFind(length);
  for (let edge = 0; edge < from.length; edge++) sets.union(from[edge]!, to[edge]!);
  return Int32Array.from({length}, (_, person) => sets.find(person));
}

function within(person: number, stepsMax: number, edges: KinEdges, adjacency: Incidence): ReadonlySet<number> {
  const reached = new Set<number>([person]);
  let edge = [person];
  for (let step = 0; step < stepsMax && edge.length > 0; step++) {
    const next: number[] = [];
    for (const at of edge) {
      for (const tie of rowItems(adjacency, at)) {
        const other = edges.from[tie] === at ? edges.to[tie]! : edges.from[tie]!;
        if (reached.has(other)) continue;
        reached.add(other);
        next.push(other);
      }
    }
    edge = next;
  }
  return reached;
}
