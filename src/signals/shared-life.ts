import {rowItems} from '../network/incidence.ts';
import {kindMask, kinWithin} from '../network/kin.ts';
import {otherEnd} from '../network/network.ts';
import type {Scene} from './rule.ts';

/** Ties that say that two people live together or as a couple; a start on them dates a move. */
export const SHARED_LIFE = kindMask(['household', 'partner', 'step-parent', 'carer']);

export function sharedLifeTies({network}: Scene, child: number, adult: number, knownBy: number): number[] {
  const {ties} = network;
  return [...rowItems(network.tiesOf, adult)].filter(
    (tie) =>
      otherEnd(network, tie, adult) === child && SHARED_LIFE[ties.kind[tie]!] === 1 && ties.received[tie]! <= knownBy,
  );
}

/** A tie says that the adult shares a life with the child or with somebody of the child's close family. */
export function sharesLifeWithFamily(scene: Scene, child: number, adult: number, knownBy: number): boolean {
  const {network} = scene;
  const family = kinWithin(network, child, 1, adult, knownBy);
  return [...rowItems(network.tiesOf, adult)].some(
    (tie) =>
      SHARED_LIFE[network.ties.kind[tie]!] === 1 &&
      network.ties.received[tie]! <= knownBy &&
      family.has(otherEnd(network, tie, adult)),
  );
}
