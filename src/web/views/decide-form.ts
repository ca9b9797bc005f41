import type {Verdict} from '../../engine/history/alert-decisions.ts';
import {DECISION_TYPES, isDismissalReason, type DecisionType} from '../../model/alert-decision.ts';

/** A mistake in a form, and the field that it leads to. */
export type FormError = {text: string; href: string};

/** As many letters as the store takes. */
const BECAUSE_MAX = 2000;

const isType = (text: string): text is DecisionType => (DECISION_TYPES as readonly string[]).includes(text);

/** What a form on an alert says, with every mistake at once; `others` are ids that a duplicate may repeat. */
export function readDecision(
  form: Readonly<Record<string, string>>,
  others: readonly string[],
): {verdict: Verdict; because: string; errors: FormError[]} {
  const {decision = '', reason = '', of = '', because = ''} = form;
  const errors: FormError[] = [];
  if (!isType(decision)) errors.push({text: 'Choose what you decide', href: '#decision'});
  if (decision === 'dismissed' && !isDismissalReason(reason))
    errors.push({text: 'Choose why the alert is dismissed', href: '#reason'});
  if (decision === 'duplicate' && !others.includes(of))
    errors.push({text: 'Choose the alert that this one repeats', href: '#of'});
  if (because.trim() === '') errors.push({text: 'Write why, in your own words', href: '#because'});
  if (because.length > BECAUSE_MAX)
    errors.push({text: `Write why in at most ${BECAUSE_MAX} characters`, href: '#because'});
  return {
    verdict: {
      type: isType(decision) ? decision : 'reopened',
      reason: decision === 'dismissed' && isDismissalReason(reason) ? reason : '',
      of: decision === 'duplicate' ? of : '',
    },
    because,
    errors,
  };
}

export type Choice = {value: DecisionType; text: string; hint?: {text: string}};

/** What may be decided on an alert as it stands. */
export function choicesOf(may: {
  mayAccept: boolean;
  isSecond: boolean;
  hasOthers: boolean;
  mayReopen: boolean;
}): Choice[] {
  const accept = may.isSecond ? 'Accept as complex abuse, as second reviewer' : 'Accept as complex abuse';
  const all: [Choice, boolean][] = [
    [choice('accepted', accept, 'Counts once two different people have accepted it.'), may.mayAccept],
    [choice('needs-more', 'Need more', 'Somebody is to ask an agency, or look, before more can be said.'), true],
    [choice('handed-over', 'Hand to a strategy discussion'), true],
    [choice('dismissed', 'Dismiss', 'Comes back by itself once there is new evidence.'), true],
    [choice('duplicate', 'Duplicate of another alert'), may.hasOthers],
    [choice('reopened', 'Take back what was decided'), may.mayReopen],
  ];
  return all.flatMap(([one, isOpen]) => (isOpen ? [one] : []));
}

const choice = (value: DecisionType, text: string, hint?: string): Choice =>
  hint === undefined ? {value, text} : {value, text, hint: {text: hint}};
