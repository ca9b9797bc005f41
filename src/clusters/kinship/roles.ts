import {setAt} from '../../base/get-or-insert.ts';
import {TIE_KINDS, type TieKind} from '../../model/notification.ts';
import {IntMap} from '../../columns/int-map.ts';
import {maskOf} from '../../network/columns/columns.ts';
import type {Network} from '../../network/network.ts';
import {forEachInvolved} from './involved.ts';

const WORK_TIES: readonly TieKind[] = ['foster-carer', 'professional'];
const ROLE_TIES: readonly TieKind[] = [...WORK_TIES, 'landlord'];

/** Pairs of persons, whichever comes first; and of whom there is any. */
class PersonPairs {
  readonly #pairs = new IntMap();
  readonly #isAny: Uint8Array;

  constructor(persons: number) {
    this.#isAny = new Uint8Array(persons);
  }

  add(one: number, other: number): void {
    this.#isAny[one] = this.#isAny[other] = 1;
    this.#pairs.set(Math.min(one, other), Math.max(one, other), 1);
  }

  has(one: number, other: number): boolean {
    // Most persons are in none.
    if (this.#isAny[one] === 0 || this.#isAny[other] === 0) return false;
    return this.#pairs.get(Math.min(one, other), Math.max(one, other)) === 1;
  }
}

/** Pairs of persons of whom work, care or letting is the recorded relation. */
export function rolePairs(network: Network): PersonPairs {
  const pairs = pairsByTie(network, ROLE_TIES);
  addCarers(network, pairs);
  return pairs;
}

/** Pairs of whom one is the other's emergency contact. */
export const emergencyPairs = (network: Network): PersonPairs => pairsByTie(network, ['emergency-contact']);

/**
 * Carers of the subject of a notification. Whoever brings a child to hospital is called its carer there; whom any record calls a
 * friend or an acquaintance of the child is that and no carer.
 */
function addCarers(network: Network, pairs: PersonPairs): void {
  const friends = pairsByTie(network, ['associate']);
  forEachInvolved(network, ['carer'], (person, subject) => {
    if (!friends.has(person, subject)) pairs.add(person, subject);
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
    setAt(workersIn, family).add(ties.from[tie]!);
  }
  return workersIn;
}

function pairsByTie({ties, persons}: Network, kinds: readonly TieKind[]): PersonPairs {
  const isWanted = maskOf(TIE_KINDS, kinds);
  const pairs = new PersonPairs(persons.length);
  for (let tie = 0; tie < ties.length; tie++)
    if (isWanted[ties.kind[tie]!] === 1) pairs.add(ties.from[tie]!, ties.to[tie]!);
  return pairs;
}
