import {TIE_KINDS, type TieKind} from '../../model/notification.ts';
import {KIN_KINDS} from '../../network/around/kin.ts';
import {isBornToBeChild} from '../../network/life-stage.ts';
import {IntMap} from '../../columns/int-map.ts';
import {maskOf} from '../../network/columns/columns.ts';
import type {Network} from '../../network/network.ts';
import {forEachInvolved} from './involved.ts';
import {BY_EX_PARTNER, BY_FRIEND, BY_PARENT, BY_PARTNER, BY_SIBLING, BY_STEP, type KinEdges} from './kin-edges.ts';

/** But for who only lives in one household. */
const KIN = KIN_KINDS.filter((kind) => kind !== 'household');
const PARENTS: readonly TieKind[] = ['parent', 'adoptive-parent', 'guardian'];
const SIBLINGS: readonly TieKind[] = ['sibling', 'half-sibling', 'step-sibling'];

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

/** Ties, and what roles in one notification say: a parent and a sibling of its subject. */
export function kinEdges(network: Network): KinEdges {
  const {ties} = network;
  const {birthFrom} = network.persons;
  const isKin = maskOf(TIE_KINDS, KIN);
  const from: number[] = [];
  const to: number[] = [];
  const sort: number[] = [];
  for (let tie = 0; tie < ties.length; tie++) {
    const kind = ties.kind[tie]!;
    const sortOfTie = SORT_OF_TIE[kind]!;
    if (isKin[kind] === 0 && !isWayIn(sortOfTie)) continue;
    const [one, other] = [ties.from[tie]!, ties.to[tie]!];
    const mayBeOfChild = sortOfTie === BY_PARTNER || isWayIn(sortOfTie);
    const isChild = mayBeOfChild && isBornToBeChild(birthFrom[one]!, ties.event[tie]!);
    const isOfChild = mayBeOfChild && isChild !== isBornToBeChild(birthFrom[other]!, ties.event[tie]!);
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

/** True of what is no kin, and only tells of families into which somebody came. */
const isWayIn = (sort: number): boolean => sort === BY_FRIEND || sort === BY_EX_PARTNER;

/** Whether edges that there are now make the one a step-parent of the other, and none makes it the parent. */
function onlyStepParent(
  length: number,
  from: readonly number[],
  to: readonly number[],
  sort: readonly number[],
): (one: number, other: number) => boolean {
  const only = new IntMap();
  const hasStep = new Uint8Array(length);
  for (let edge = 0; edge < from.length; edge++) {
    if (sort[edge] !== BY_STEP) continue;
    only.set(from[edge]!, to[edge]!, 1);
    hasStep[from[edge]!] = 1;
  }
  for (let edge = 0; edge < from.length; edge++)
    if (sort[edge] === BY_PARENT && hasStep[from[edge]!] === 1) only.set(from[edge]!, to[edge]!, 0);
  return (one, other) => hasStep[one] === 1 && only.get(one, other) === 1;
}
