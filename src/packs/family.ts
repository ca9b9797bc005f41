import {rowItems} from '../network/incidence.ts';
import {kindMask} from '../network/around/kin.ts';
import {otherEnd, type Network} from '../network/network.ts';

const NEAR = kindMask([
  'parent',
  'step-parent',
  'adoptive-parent',
  'guardian',
  'sibling',
  'half-sibling',
  'step-sibling',
  'partner',
]);
const PARENT = kindMask(['parent', 'adoptive-parent']);

/** A person, their parents, partners, children, brothers and sisters, and the other children of their parents; rising. */
export function familyAround(network: Network, person: number): number[] {
  const family = new Set([person]);
  const parents: number[] = [];
  for (const tie of rowItems(network.tiesOf, person)) {
    if (NEAR[network.ties.kind[tie]!] === 0) continue;
    const other = otherEnd(network, tie, person);
    family.add(other);
    if (PARENT[network.ties.kind[tie]!] === 1 && network.ties.to[tie] === person) parents.push(other);
  }
  for (const parent of parents) {
    for (const tie of rowItems(network.tiesOf, parent)) {
      if (PARENT[network.ties.kind[tie]!] === 1 && network.ties.from[tie] === parent) family.add(network.ties.to[tie]!);
    }
  }
  return [...family].sort((left, right) => left - right);
}
