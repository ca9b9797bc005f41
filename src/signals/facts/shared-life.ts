import {rowItems} from '../../network/incidence.ts';
import {kindMask, kinWithin} from '../../network/around/kin.ts';
import {otherEnd, roleCode} from '../../network/network.ts';
import type {Scene} from '../rule.ts';

/** Ties that say that two people live together or as a couple; a start on them dates a move. */
export const SHARED_LIFE = kindMask(['household', 'partner', 'step-parent', 'carer']);

export function sharedLifeTies({network}: Scene, child: number, adult: number, knownBy: number): number[] {
  const {ties} = network;
  return [...rowItems(network.tiesOf, adult)].filter(
    (tie) =>
      otherEnd(network, tie, adult) === child && SHARED_LIFE[ties.kind[tie]!] === 1 && ties.received[tie]! <= knownBy,
  );
}

/**
 * A tie says that the adult shares a life with the child or with somebody of the child's close family; or a report about one of them
 * calls the adult a parent or one of the household, as reports do that give each person a row and a part and no tie.
 */
export function sharesLifeWithFamily(scene: Scene, child: number, adult: number, knownBy: number): boolean {
  const {network} = scene;
  const family = kinWithin(network, child, 1, adult, knownBy);
  const isTied = [...rowItems(network.tiesOf, adult)].some(
    (tie) =>
      SHARED_LIFE[network.ties.kind[tie]!] === 1 &&
      network.ties.received[tie]! <= knownBy &&
      family.has(otherEnd(network, tie, adult)),
  );
  return isTied || isOfHouseholdIn(scene, family, adult, knownBy);
}

function isOfHouseholdIn(
  {network: {involvements, involvementsIn, involvementsOf}}: Scene,
  family: ReadonlyMap<number, number>,
  adult: number,
  knownBy: number,
): boolean {
  const isSubject = (part: number): boolean =>
    involvements.role[part] === SUBJECT &&
    involvements.received[part]! <= knownBy &&
    family.has(involvements.person[part]!);
  return [...rowItems(involvementsOf, adult)].some(
    (part) =>
      HOUSEHOLD_ROLES.includes(involvements.role[part]!) &&
      involvements.received[part]! <= knownBy &&
      [...rowItems(involvementsIn, involvements.notification[part]!)].some(isSubject),
  );
}

const SUBJECT = roleCode('subject');
const HOUSEHOLD_ROLES = [roleCode('parent'), roleCode('household-member')];
