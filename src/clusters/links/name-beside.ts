import {onceEach} from '../../base/once.ts';
import {rowItems} from '../../network/incidence.ts';
import {ROLES} from '../../model/notification.ts';
import type {Network} from '../../network/network.ts';
import {isByNameAlone, personNamesOf} from './person-names.ts';

/**
 * Whom a name alone stands for, by whom it stands beside: an adult of whom a record gives a name and nothing else, beside a child
 * whose relative or childminder bears that name, is that relative or childminder, whether or not matching could say so. An
 * innocent explanation, and no identity: it only keeps such an adult out of the child's cell.
 */
export type NameBeside = {
  /** True where the adult is a name alone that one of `others` bears. */
  isAnyOf(adult: number, others: () => Iterable<number>): boolean;
  /** Those whom registers tie through work to a family with a child that a notification names beside the adult, and whose name it is. */
  workersOf(adult: number): readonly number[];
};

/** `workersIn`: persons whom registers tie through work, care or letting to a child of a family. */
export function nameBesideOf(
  network: Network,
  familyOf: ArrayLike<number>,
  workersIn: ReadonlyMap<number, ReadonlySet<number>>,
): NameBeside {
  const names = personNamesOf(network);
  // Everybody is asked about again and again: 1 where it is so, 2 where not, 0 where nobody asked yet.
  const nameAlone = new Uint8Array(familyOf.length);
  const isNameAlone = (person: number): boolean => (nameAlone[person] ||= isByNameAlone(network, person) ? 1 : 2) === 1;
  const isAnyOf = (adult: number, others: () => Iterable<number>): boolean => {
    if (!isNameAlone(adult)) return false;
    for (const other of others()) if (other !== adult && names.areAlike(adult, other)) return true;
    return false;
  };
  const workersOf = onceEach((adult): readonly number[] => {
    const beside = familiesBeside(network, familyOf, adult);
    return [...new Set(beside.flatMap((family) => [...(workersIn.get(family) ?? [])]))].filter(
      (worker) => worker !== adult && names.areAlike(adult, worker),
    );
  });
  return {
    isAnyOf,
    workersOf: (adult) => (workersIn.size === 0 || !isNameAlone(adult) ? NOBODY : workersOf(adult)),
  };
}

const NOBODY: readonly number[] = [];

/** Families of the subjects of notifications that name a person. */
function familiesBeside(
  {involvementsOf, involvementsIn, involvements}: Network,
  familyOf: ArrayLike<number>,
  person: number,
): number[] {
  const families = new Set<number>();
  for (const part of rowItems(involvementsOf, person))
    for (const other of rowItems(involvementsIn, involvements.notification[part]!))
      if (involvements.role[other] === SUBJECT) families.add(familyOf[involvements.person[other]!]!);
  return [...families];
}

const SUBJECT = ROLES.indexOf('subject');
