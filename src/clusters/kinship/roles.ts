import {TIE_KINDS, type TieKind} from '../../model/notification.ts';
import {maskOf} from '../../network/columns/columns.ts';
import type {Network} from '../../network/network.ts';
import {forEachInvolved} from './involved.ts';

const WORK_TIES: readonly TieKind[] = ['foster-carer', 'professional'];
const ROLE_TIES: readonly TieKind[] = [...WORK_TIES, 'landlord'];

/** Pairs of persons, as smaller * persons + larger, of whom work, care or letting is the recorded relation. */
export function rolePairs(network: Network): Set<number> {
  const pairs = pairsByTie(network, ROLE_TIES);
  addCarers(network, pairs);
  return pairs;
}

/** Pairs of whom one is the other's emergency contact. */
export const emergencyPairs = (network: Network): Set<number> => pairsByTie(network, ['emergency-contact']);

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
export function workersOf({ties}: Network, familyOf: Int32Array): Set<number> {
  const isWork = maskOf(TIE_KINDS, WORK_TIES);
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
export function workersByFamily({ties}: Network, familyOf: Int32Array): Map<number, Set<number>> {
  const isWanted = maskOf(TIE_KINDS, ROLE_TIES);
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
  const isWanted = maskOf(TIE_KINDS, kinds);
  const pairs = new Set<number>();
  for (let tie = 0; tie < ties.length; tie++) {
    if (isWanted[ties.kind[tie]!] === 0) continue;
    pairs.add(Math.min(ties.from[tie]!, ties.to[tie]!) * persons.length + Math.max(ties.from[tie]!, ties.to[tie]!));
  }
  return pairs;
}
