import {onceFor} from '../base/once.ts';
import {positionsOf} from '../base/find-by-id.ts';
import type {Resolved} from '../model/resolved.ts';
import type {HoldReason} from '../resolve/link/decide/hold-reasons.ts';
import {acrossAdoption} from './guard/across-adoption.ts';
import {rowItems} from './incidence.ts';
import {areParted, type Network} from './network.ts';

/** Two persons by index who are held apart; see `HeldPair`. */
export type HeldApart = {left: number; right: number; weight: number; reason: string};

const SEALED: HoldReason = 'ADOPTION_BREAK';

const knownAt = new WeakMap<Resolved, HeldColumns>();

/**
 * Pairs of persons held apart, in order of the resolution. What holds two apart may rest on any of their records, so as of a day a
 * pair is there only where all records of both had come.
 */
export const heldApart = onceFor((network: Network): readonly HeldApart[] => pairsAt(network, wholePairs(network)));

/**
 * The same for who shows them: where an adoption parts the two, that is why they are held, whatever matching came upon first. Who reads
 * another reason would learn who a child was before.
 */
export const heldAsShown = onceFor((network: Network): readonly HeldApart[] => asShown(network, heldApart(network)));

/** Those of `heldAsShown` that hold one person apart from others, without a look at the other pairs. */
export function heldOfAsShown(network: Network, person: number): readonly HeldApart[] {
  const own = wholePairs(network).filter(([, left, right]) => left === person || right === person);
  return asShown(network, pairsAt(network, own));
}

function asShown(network: Network, pairs: readonly HeldApart[]): HeldApart[] {
  if (pairs.length === 0) return [];
  const isAcross = acrossAdoption(network.records, network.resolved);
  return pairs.map((pair) => {
    const isSealed = areParted(network.parted, pair.left, pair.right) || isAcross(pair.left, pair.right);
    return isSealed ? {...pair, reason: SEALED} : pair;
  });
}

/** True where two are held apart from one another; as of a day like `heldApart`, and without a look at why. */
export function areHeldApart(network: Network, left: number, right: number): boolean {
  const keys = keysOf(network);
  const {length} = network.resolved.persons;
  return keys.has(left * length + right) || keys.has(right * length + left);
}

/** True where all records of a person had been received by a day: what holds two apart may rest on any of them. */
export const isWholeBy = ({mentions, mentionsOf}: Network, person: number, knownBy: number): boolean =>
  rowItems(mentionsOf, person).every((mention) => mentions.received[mention]! <= knownBy);

/** How many pairs `heldApart` would give. */
export const countHeld = (network: Network): number => wholePairs(network).length;

/** The pairs of a resolution as columns, in its order. */
export type HeldColumns = {
  /** Where the two of each pair stand among the persons, one pair after another; -1 where one is none of them. */
  positions: Int32Array;
  weight: Float64Array;
  /** Position of the reason of each in `reasons`. */
  reason: Uint8Array;
  reasons: string[];
};

/** Worked out once for each resolution. */
export function heldColumns(resolved: Resolved): HeldColumns {
  let columns = knownAt.get(resolved);
  if (columns !== undefined) return columns;
  const {persons, held} = resolved;
  const at = positionsOf(persons, new Set(held.flatMap(({left, right}) => [left, right])));
  const reasons = [...new Set(held.map(({reason}) => reason))].sort();
  columns = {
    positions: Int32Array.from(held.flatMap(({left, right}) => [at.get(left) ?? -1, at.get(right) ?? -1])),
    weight: Float64Array.from(held, ({weight}) => weight),
    reason: Uint8Array.from(held, ({reason}) => reasons.indexOf(reason)),
    reasons,
  };
  knownAt.set(resolved, columns);
  return columns;
}

export const heldPositions = (resolved: Resolved): Int32Array => heldColumns(resolved).positions;

/** Takes the columns as they were made before, so that neither the pairs nor a list of persons is gone through for them. */
export function takeHeld(resolved: Resolved, columns: HeldColumns): void {
  knownAt.set(resolved, columns);
}

/** Takes over what is known of the same persons and pairs under another name. */
export function shareHeldPositions(from: Resolved, to: Resolved): void {
  const columns = knownAt.get(from);
  if (columns !== undefined) knownAt.set(to, columns);
}

function pairsAt({resolved}: Network, places: readonly WholePair[]): HeldApart[] {
  const {weight, reason, reasons} = heldColumns(resolved);
  return places.map(([pair, left, right]) => ({left, right, weight: weight[pair]!, reason: reasons[reason[pair]!]!}));
}

const keysOf = onceFor((network: Network): ReadonlySet<number> => {
  const {length} = network.resolved.persons;
  return new Set(wholePairs(network).map(([, left, right]) => left * length + right));
});

/** A pair of which all records had come: its place in the list, and the two. */
type WholePair = readonly [pair: number, left: number, right: number];

function wholePairs({resolved, mentionsOf, asOf}: Network): WholePair[] {
  const mentions = new Uint32Array(resolved.persons.length);
  for (const person of resolved.personOf) if (person >= 0) mentions[person]!++;
  const {starts} = mentionsOf;
  const isWhole = (person: number): boolean =>
    asOf === null || mentions[person] === starts[person + 1]! - starts[person]!;
  const positions = heldPositions(resolved);
  const pairs: WholePair[] = [];
  for (let at = 0; at < positions.length; at += 2) {
    const [left, right] = [positions[at]!, positions[at + 1]!];
    if (left >= 0 && right >= 0 && isWhole(left) && isWhole(right)) pairs.push([at >> 1, left, right]);
  }
  return pairs;
}
