import type {QueuedAlert} from '../../clusters/alerts/continuity.ts';
import type {Alert} from '../../model/finding.ts';
import type {AlertState, DecisionType} from '../../model/alert-decision.ts';
import type {Seen} from '../seen.ts';
import {countWords} from '../../base/count-words.ts';
import {dayWords} from '../render.ts';

/** Each state in words, and the class of its tag: none is told by its colour alone. */
export const STATES: Readonly<Record<AlertState, {text: string; tag: string}>> = {
  open: {text: 'New', tag: 'govuk-tag--blue'},
  returned: {text: 'Back with new evidence', tag: 'govuk-tag--red'},
  'needs-more': {text: 'Needs more', tag: 'govuk-tag--yellow'},
  'accepted-once': {text: 'Waits for second reviewer', tag: 'govuk-tag--orange'},
  accepted: {text: 'Accepted', tag: 'govuk-tag--green'},
  'handed-over': {text: 'With strategy discussion', tag: 'govuk-tag--purple'},
  dismissed: {text: 'Dismissed', tag: 'govuk-tag--grey'},
  duplicate: {text: 'Duplicate', tag: 'govuk-tag--grey'},
};

export const DECISIONS: Readonly<Record<DecisionType, string>> = {
  accepted: 'Accepted as complex abuse',
  'needs-more': 'Needs more',
  dismissed: 'Dismissed',
  duplicate: 'Duplicate of another alert',
  'handed-over': 'Handed to a strategy discussion',
  reopened: 'Opened again',
};

/** Records of an alert that somebody had not seen; none where they never looked, as all are new to them. */
export function unseenOf({evidence}: Pick<Alert, 'evidence'>, seen: Seen | null): string[] {
  const before = new Set(seen?.evidence ?? evidence);
  return evidence.filter((id) => !before.has(id));
}

/** What is other than when somebody last looked at an alert, in words; null where they never did. */
export function changesSince({alert}: QueuedAlert, decisions: number, seen: Seen | null): string[] | null {
  if (seen === null) return null;
  const now = new Set(alert.evidence);
  const added = unseenOf(alert, seen).length;
  const gone = seen.evidence.filter((id) => !now.has(id)).length;
  const decided = decisions - seen.decisions;
  return [
    ...(added > 0 ? [`${countWords(added, 'new record')} since you looked on ${dayWords(seen.on)}`] : []),
    ...(gone > 0 ? [`${countWords(gone, 'record')} no longer part of it`] : []),
    ...(decided > 0 ? [`${countWords(decided, 'decision')} since you looked on ${dayWords(seen.on)}`] : []),
  ];
}
