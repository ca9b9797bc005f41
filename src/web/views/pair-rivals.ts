import {apartWords} from '../../clusters/leads.ts';
import {pairKey, type PairStanding} from '../../engine/judgements/pair-states.ts';
import type {WaitingPair} from '../../engine/judgements/waiting-pairs.ts';
import type {Labels} from '../labels.ts';
import type {Asked} from '../page.ts';
import {saidOfPairs, type Pair} from '../pair.ts';
import {countWords} from '../../base/count-words.ts';
import {shortNumber} from '../render.ts';
import {STANDINGS} from './pair-standing.ts';

/** Somebody else who may be one of the two. */
export type Rival = {person: string; of: 'A' | 'B'; pair: WaitingPair; standing: PairStanding};

/** Rivals shown, the strongest first; more are counted. */
const RIVALS_MAX = 12;

/**
 * Who else either of the two may be, by the queue of who asks: who weighs two against one another alone would join the one to the first
 * that fits, though another fits as well. Nobody whom an adoption parts from either, from whom the page names beside them, or from another of
 * these: on one page they would be named together.
 */
export function rivalsOf({world, workspace}: Asked, {left, right}: Pair, beside: readonly string[]): Rival[] {
  const {standings} = saidOfPairs(world, workspace);
  const own = [left.person, right.person];
  const rivals = world.pairs().flatMap((pair): Rival[] => {
    const [isLeft, isRight] = [own.includes(pair.left), own.includes(pair.right)];
    if (isLeft === isRight) return [];
    const [one, person] = isLeft ? [pair.left, pair.right] : [pair.right, pair.left];
    return [{person, of: one === left.person ? 'A' : 'B', pair, standing: standings.get(pair)!}];
  });
  const weightOf = ({pair}: Rival): number => pair.weight ?? -Infinity;
  // Those of one weight, or of none, stay in the order of the queue.
  const ids = [...own, ...beside, ...rivals.map(({person}) => person)];
  const isSealed = ({person}: Rival): boolean => ids.some((id) => id !== person && world.isSealed(id, person));
  return rivals.filter((rival) => !isSealed(rival)).sort((one, other) => weightOf(other) - weightOf(one) || 0);
}

export const shownRivals = (rivals: readonly Rival[]): readonly Rival[] => rivals.slice(0, RIVALS_MAX);

export function rivalsView(rivals: readonly Rival[], labels: Labels): object {
  const counts = (['A', 'B'] as const).flatMap((side) => {
    const {length} = rivals.filter(({of}) => of === side);
    return length === 0 ? [] : [`${side} may also be ${countWords(length, 'other person', 'other people')}`];
  });
  return {
    words: counts.join('; '),
    more: rivals.length - shownRivals(rivals).length,
    rows: shownRivals(rivals).map(({person, of, pair, standing}) => ({
      of,
      label: labels.atLength(person),
      pair: pairKey(pair.left, pair.right),
      weight: pair.weight === null ? 'not weighed' : shortNumber(pair.weight),
      why: apartWords(pair.reason),
      standing: STANDINGS[standing],
    })),
  };
}
