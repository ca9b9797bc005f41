import {positionsOf} from '../base/find-by-id.ts';
import {rowItems} from './incidence.ts';
import type {Network} from './network.ts';

/** Two persons by index who are held apart; see `HeldPair`. */
export type HeldApart = {left: number; right: number; weight: number; reason: string};

const known = new WeakMap<Network, HeldApart[]>();

/**
 * Pairs of persons held apart, in order of the resolution. What holds two apart may rest on any of their records, so as of a day a
 * pair is there only where all records of both had come.
 */
export function heldApart(network: Network): readonly HeldApart[] {
  let pairs = known.get(network);
  if (pairs === undefined) known.set(network, (pairs = readPairs(network)));
  return pairs;
}

function readPairs({resolved, mentionsOf, asOf}: Network): HeldApart[] {
  const mentions = new Uint32Array(resolved.persons.length);
  for (const person of resolved.personOf) if (person >= 0) mentions[person]!++;
  const isWhole = (person: number): boolean =>
    asOf === null || rowItems(mentionsOf, person).length === mentions[person];
  const positions = positionsOf(resolved.persons, new Set(resolved.held.flatMap(({left, right}) => [left, right])));
  return resolved.held.flatMap(({left, right, weight, reason}) => {
    const [one, other] = [positions.get(left), positions.get(right)];
    if (one === undefined || other === undefined || !isWhole(one) || !isWhole(other)) return [];
    return [{left: one, right: other, weight, reason}];
  });
}
