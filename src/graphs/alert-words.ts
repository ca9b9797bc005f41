import type {Alert} from '../model/finding.ts';
import {agencyWords} from '../model/words.ts';

type Seen = Pick<Alert, 'agencies' | 'links' | 'addedByJoining'>;

/** What the records of the agency that sees most of an alert show; empty for an alert without links. "Police" and "housing" are many. */
export function seenAloneWords({agencies, links}: Seen): string {
  const [most] = agencies;
  if (most === undefined || links.length === 0) return '';
  const {agency, links: own, ofLinks} = most;
  const share = own < ofLinks ? `${own} of ${ofLinks} links` : ofLinks === 1 ? 'the one link' : `all ${ofLinks} links`;
  return `${agencyWords(agency)} have records of ${share}`;
}

/** The same with what joining added, where it added anything, and which agency would have been enough. */
export function agencySentence(alert: Seen): string {
  const {agencies, addedByJoining} = alert;
  const alone = agencies.filter((view) => view.alone).map(({agency}) => agencyWords(agency));
  const added = addedByJoining === 0 ? '' : `joining records added ${addedByJoining}`;
  return [seenAloneWords(alert), added, enoughWords(alone)].filter((words) => words !== '').join('; ');
}

const enoughWords = (alone: readonly string[]): string =>
  alone.length === 0
    ? 'no agency would have seen the alert alone'
    : `${[...(alone.length > 1 ? [alone.slice(0, -1).join(', ')] : []), alone.at(-1)!].join(' or ')} alone would have seen the alert`;

/** Points by what they are given for, the most first, as one sentence: the three largest, and the rest together. */
export function pointsWords({terms, score}: Pick<Alert, 'terms' | 'score'>): string {
  const given = terms.filter(({value}) => value >= 0.5).toSorted((left, right) => right.value - left.value);
  const first = given.slice(0, POINTS_NAMED);
  const rest = Math.round(score) - first.reduce((sum, {value}) => sum + Math.round(value), 0);
  const named = first.map(({name, value}) => `${Math.round(value)} for ${POINTS_FOR[name] ?? name}`);
  return `${Math.round(score)} points: ${[...named, ...(rest > 0 ? [`${rest} for the rest`] : [])].join(', ')}`;
}

const POINTS_NAMED = 3;

/** What terms of a score are given for, in words that finish "30 points for ...". */
const POINTS_FOR: Readonly<Record<string, string>> = {
  families: 'its families',
  adults: 'its adults',
  incidents: 'separate incidents',
  gravity: 'grave harm',
  agencies: 'agencies with a part of it',
  recency: 'recent events',
  surprise: 'being no chance',
};
