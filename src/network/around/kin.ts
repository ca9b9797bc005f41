import {TIE_KINDS, type TieKind} from '../../model/notification.ts';
import {rowItems} from '../incidence.ts';
import {otherEnd, type Network} from '../network.ts';

/** Ties of blood, marriage and lasting care. Foster care, work and acquaintance make nobody family. */
export const KIN_KINDS: readonly TieKind[] = [
  'parent',
  'step-parent',
  'adoptive-parent',
  'carer',
  'guardian',
  'grandparent',
  'sibling',
  'half-sibling',
  'step-sibling',
  'relative',
  'partner',
  'household',
];

const IS_KIN = kindMask(KIN_KINDS);

/** 1 at the code of each kind given. */
export function kindMask(kinds: readonly TieKind[]): Uint8Array {
  return Uint8Array.from(TIE_KINDS, (kind) => (kinds.includes(kind) ? 1 : 0));
}

/**
 * Persons within `steps` kin ties of `person`, with the tie by which each was reached; `without` is never stepped on, so
 * that two families joined only through one adult stay two. Uses ties received by `knownBy`. A path goes by at most one tie of a shared
 * household: two households in which one lodger has lived are not one family.
 */
export function kinWithin(
  network: Network,
  person: number,
  steps: number,
  without: number,
  knownBy: number,
): Map<number, number> {
  const {ties, tiesOf} = network;
  const reached = new Map<number, number>([[person, -1]]);
  /** Reached without a tie of a shared household. */
  const byBlood = new Set([person]);
  let edge = [{at: person, isByBlood: true}];
  for (let step = 0; step < steps && edge.length > 0; step++) {
    const next: typeof edge = [];
    for (const {at, isByBlood} of edge) {
      for (const tie of rowItems(tiesOf, at)) {
        const kind = ties.kind[tie]!;
        if (IS_KIN[kind] === 0 || ties.received[tie]! > knownBy || (kind === HOUSEHOLD && !isByBlood)) continue;
        const other = otherEnd(network, tie, at);
        const stays = isByBlood && kind !== HOUSEHOLD;
        if (other === without || byBlood.has(other) || (reached.has(other) && !stays)) continue;
        if (!reached.has(other)) reached.set(other, tie);
        if (stays) byBlood.add(other);
        next.push({at: other, isByBlood: stays});
      }
    }
    edge = next;
  }
  return reached;
}

const HOUSEHOLD = TIE_KINDS.indexOf('household');

/** True where any tie received by `knownBy` makes the two close kin (parent, child, sibling and so on) at first hand. */
export function areKin(network: Network, left: number, right: number, knownBy: number): boolean {
  for (const tie of rowItems(network.tiesOf, left)) {
    if (otherEnd(network, tie, left) !== right || IS_KIN[network.ties.kind[tie]!] === 0) continue;
    if (network.ties.received[tie]! <= knownBy) return true;
  }
  return false;
}

/**
 * Family of each person: the smallest person index it is joined to by kin ties that hold on `day` (null: at any time).
 * Persons with no such tie are a family of one.
 */
export function families(network: Network, day: number | null): Int32Array {
  const {ties} = network;
  const parent = Int32Array.from({length: network.persons.length}, (_, person) => person);
  for (let tie = 0; tie < ties.length; tie++) {
    if (IS_KIN[ties.kind[tie]!] === 0) continue;
    if (day !== null && (ties.start[tie]! > day || ties.end[tie]! < day)) continue;
    const left = rootOf(parent, ties.from[tie]!);
    const right = rootOf(parent, ties.to[tie]!);
    if (left < right) parent[right] = left;
    else parent[left] = right;
  }
  for (let person = 0; person < parent.length; person++) parent[person] = rootOf(parent, person);
  return parent;
}

function rootOf(parent: Int32Array, person: number): number {
  let at = person;
  while (parent[at] !== at) {
    parent[at] = parent[parent[at]!]!;
    at = parent[at]!;
  }
  return at;
}
