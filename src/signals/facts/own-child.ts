import {rowItems} from '../../network/incidence.ts';
import {kindMask} from '../../network/around/kin.ts';
import {otherEnd, tieCode} from '../../network/network.ts';
import type {Scene} from '../rule.ts';

/** Ties by which a child belongs to an adult from birth or by order of a court: living with them is nothing new. */
const OWN_CHILD = kindMask([
  'parent',
  'adoptive-parent',
  'guardian',
  'foster-carer',
  'grandparent',
  'sibling',
  'half-sibling',
  'step-sibling',
  'relative',
]);

/** Most of what says how they are related makes the child the adult's own: one record that takes a step-father for the father does not. */
export function isOwnChild({network}: Scene, adult: number, child: number, knownBy: number): boolean {
  const {kind, received} = network.ties;
  let [own, other] = [0, 0];
  for (const tie of rowItems(network.tiesOf, adult)) {
    if (otherEnd(network, tie, adult) !== child || received[tie]! > knownBy) continue;
    if (OWN_CHILD[kind[tie]!] === 1) own++;
    else if (kind[tie] === STEP_PARENT) other++;
  }
  return own > 0 && own >= other;
}

const STEP_PARENT = tieCode('step-parent');
