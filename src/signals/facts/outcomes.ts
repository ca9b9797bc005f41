import {outcomeBits} from '../../network/columns/columns.ts';
import type {Scene} from '../rule.ts';
import type {Event} from './event.ts';

/**
 * What a notification came to, as bits (network/columns), by the day of the scene: nothing where it was decided later. Rules read outcomes
 * by this alone, so that an answer is asked for again on the day of a decision that it did not know of.
 */
export function outcomesOf(scene: Scene, notification: number): number {
  const {outcomes, decided} = scene.network.notifications;
  const bits = outcomes[notification]!;
  if (bits === 0 || decided[notification]! <= scene.today) return bits;
  scene.mayChangeOn(decided[notification]!);
  return 0;
}

/** Every record of the event that says what was decided had "no further action" as an outcome, and one says so. */
export function isClosed(scene: Scene, {notifications}: Event): boolean {
  const decided = notifications.map((index) => outcomesOf(scene, index)).filter((bits) => bits !== 0);
  return decided.length > 0 && decided.every((bits) => (bits & NO_FURTHER_ACTION) !== 0);
}

const NO_FURTHER_ACTION = outcomeBits(['nfa']);
