import type {Dismissal, QueuedAlert} from '../clusters/continuity.ts';
import {RingfenceError} from '../base/errors.ts';
import type {AlertDecision} from '../workspace/store.ts';
import {checkDay, readWords} from './judgements/words.ts';
import type {Saying} from './judgements/say.ts';

/** What had been decided by the end of a day (null: all), in order. */
export function dismissalsOf(decisions: readonly AlertDecision[], asOf: string | null): Dismissal[] {
  return decisions
    .filter(({on}) => asOf === null || on <= asOf)
    .map(({alert, type, evidence}) => ({alert, dismissed: type === 'dismissed', evidence}));
}

/** Where an alert stands, what was decided before, and today by the clock of who decides. */
export type AlertGround = {
  queued: QueuedAlert;
  decisions: readonly AlertDecision[];
  today: string;
  isGuarded: boolean;
};

/**
 * A decision on an alert, made ready to be kept; null where it stands as asked already.
 * @throws RingfenceError USAGE where the words or the day will not do.
 */
export function decideOn(
  {queued: {alert, state}, decisions, today, isGuarded}: AlertGround,
  type: AlertDecision['type'],
  saying: Saying,
): AlertDecision | null {
  const words = readWords(saying.by, saying.because);
  checkDay(saying.on, today);
  const last = decisions.findLast((decision) => decision.alert === alert.id);
  if (last !== undefined && saying.on < last.on)
    throw new RingfenceError('USAGE', `--on names a day before the last decision on ${alert.id} (${last.on}).`);
  const isThere = type === 'dismissed' ? state === 'dismissed' : last?.type !== 'dismissed';
  if (isThere) return null;
  return {alert: alert.id, type, ...words, on: saying.on, evidence: [...alert.evidence], guarded: isGuarded};
}
