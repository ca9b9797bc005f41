import {acceptedBy, type QueuedAlert} from '../../clusters/alerts/continuity.ts';
import {findById} from '../../base/find-by-id.ts';
import {RingfenceError} from '../../base/errors.ts';
import type {DecisionType} from '../../model/alert-decision.ts';
import type {Alert} from '../../model/finding.ts';
import type {AlertDecision} from '../../workspace/said.ts';
import {isGuarded} from '../judgements/ground.ts';
import {checkDay, readWords, type Saying} from '../judgements/words.ts';
import type {View} from '../view/view.ts';

/** Where an alert stands, what was decided before, and today by the clock of who decides. */
export type AlertGround = {
  queued: QueuedAlert;
  decisions: readonly AlertDecision[];
  today: string;
  isGuarded: boolean;
};

/** What is decided; `reason` goes with `dismissed`, and `of` is the alert that a `duplicate` repeats. */
export type Verdict = {type: DecisionType; reason?: AlertDecision['reason']; of?: string};

/**
 * A decision on an alert, made ready to be kept; null where it stands as asked already. One person cannot be both reviewers.
 * @throws RingfenceError USAGE where the words, the day or the decision will not do.
 */
export function decideOn(ground: AlertGround, verdict: Verdict, saying: Saying): AlertDecision | null {
  const {queued, decisions, today} = ground;
  const {type, reason = '', of = ''} = verdict;
  const {id, evidence} = queued.alert;
  const words = readWords(saying.by, saying.because);
  checkDay(saying.on, today);
  const own = decisions.filter((decision) => decision.alert === id);
  const last = own.at(-1);
  if (last !== undefined && saying.on < last.on)
    throw new RingfenceError('USAGE', `--on names a day before the last decision on ${id} (${last.on}).`);
  if (type === 'duplicate' && (of === '' || of === id))
    throw new RingfenceError('USAGE', `A duplicate repeats another alert: name it, and not ${id} itself.`);
  if (isThere(queued, own, {type, reason, of}, words.by)) return null;
  return {alert: id, type, reason, of, ...words, on: saying.on, evidence: [...evidence], guarded: ground.isGuarded};
}

function isThere({state}: QueuedAlert, own: readonly AlertDecision[], {type, of}: Verdict, by: string): boolean {
  const last = own.at(-1);
  switch (type) {
    case 'reopened':
      return last === undefined || last.type === 'reopened';
    case 'accepted':
      return state === 'accepted' || acceptedBy(own).has(by);
    case 'duplicate':
      return state === 'duplicate' && last?.of === of;
    // Who asks for more, or hands over, may have more to say than before.
    case 'needs-more':
    case 'handed-over':
      return false;
    default:
      return state === type;
  }
}

/** A decision as it may be shown; `because` is null where a protected address could be in the words. */
export type ShownDecision = Omit<AlertDecision, 'because' | 'guarded'> & {because: string | null};

/** What had been decided on an alert by the day of the view; the words only where no protected address could be in them. */
export function decisionsOn(alert: Alert, view: View, all: readonly AlertDecision[]): ShownDecision[] {
  const decisions = all.filter(
    (decision) => decision.alert === alert.id && (view.asOf === null || decision.on <= view.asOf),
  );
  const isGuardedNow = decisions.length > 0 && isAboutGuarded(alert, view);
  return decisions.map(({guarded, because, ...decision}) => ({
    ...decision,
    because: guarded || isGuardedNow ? null : because,
  }));
}

/** Whether anybody in an alert has an address that nothing may show. */
export function isAboutGuarded({persons, families}: Alert, view: View): boolean {
  const ids = [
    ...persons.map(({person}) => person),
    ...families.flatMap(({children, adults}) => [...children, ...adults]),
  ];
  const known = view.few();
  const {resolved} = known;
  const mentions = ids.flatMap((id) => findById(resolved.persons, id)?.mentions ?? []);
  return isGuarded(mentions, known, view.withheld());
}
