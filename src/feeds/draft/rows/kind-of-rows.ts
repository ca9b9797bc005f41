import type {NotificationKind} from '../../../model/notification.ts';
import {headerWords} from '../words/cut-header.ts';
import {isDomesticForm, kindElse, kindOfWords} from '../words/kind-words.ts';
import {mapTexts} from '../words/value-words.ts';
import type {Placed} from '../place/placed.ts';

/** What kind of event the rows of a file tell of, by its words and by its columns. */

/** A column of words with the kinds that they mean, and what all other texts count as. */
export type WordedKind = {
  column: Placed;
  map: Record<string, NotificationKind>;
  otherwise: NotificationKind;
  /** The day of it, where a header says it in the same words: "Registration Type", "Registration Date". */
  day: Placed | null;
  /** Of offenders, what they are registered for, of which no day is said. */
  isStanding: boolean;
};

/** Whether what a file is about says more than its column: a marker in few rows of reports of the missing, the offence on a form of domestic abuse. */
export function isBeside(
  {column: {column}, map}: WordedKind,
  ofFile: NotificationKind,
  words: readonly string[],
): boolean {
  if (column.filled < MARKER_MOST * column.rows) return true;
  const kinds = Object.values(map);
  return (
    ofFile === 'domestic-abuse' &&
    isDomesticForm(words) &&
    kinds.every((kind) => kind.startsWith('offence') || kind === 'domestic-abuse')
  );
}
const MARKER_MOST = 0.5;
const isMarker = ({column: {column}}: {column: Placed}): boolean => column.filled < MARKER_MOST * column.rows;

/** In a file of the missing a row is of that too of which another word is said, such as "absent". */
export const ofAll = (kind: WordedKind, ofFile: NotificationKind | null): WordedKind =>
  ofFile === 'missing' && Object.values(kind.map).includes('missing') ? {...kind, otherwise: 'missing'} : kind;

/** What a row counts as of which neither a column nor the file says what it tells of. */
export function constantOf(agency: string | null): NotificationKind {
  if (agency === 'health') return 'health-attendance';
  return agency === 'probation' || agency === 'housing' ? 'other' : 'child-concern';
}

/** The column of days under the words of another, where no other column stands under them. */
function dayBeside({column}: Placed, placed: readonly Placed[]): Placed | null {
  const stem = stemIn(column.name);
  if (stem === '') return null;
  const days = placed.filter(
    (one) => one.part === null && one.dates.share >= 0.9 && stemIn(one.column.name) === stem && one.field !== 'end',
  );
  return days.length === 1 ? days[0]! : null;
}
const stemIn = (name: string): string =>
  headerWords(name)
    .filter((word) => !GENERIC_WORDS.has(word))
    .join(' ');
const GENERIC_WORDS: ReadonlySet<string> = new Set([
  'date',
  'type',
  'reason',
  'category',
  'class',
  'group',
  'code',
  'description',
  'on',
  'of',
  'at',
  'time',
  'day',
]);

/**
 * The column whose words name kinds in the most rows; none where hardly any does. One whose header says nothing must be mostly of such words. What
 * few rows say, such as "sexual" under "Harm", comes behind what each row says, such as "DOMESTIC - VERBAL": by it alone the others tell of nothing.
 */
export function bestKind(placed: readonly Placed[], agency: string | null): WordedKind | null {
  const candidates = placed
    .filter(
      ({field, part, column}) =>
        part === null &&
        (field === 'kind' ||
          field === 'reasons' ||
          (field === null && !STANDING.test(headerWords(column.name).join(' ')))),
    )
    .map((column) => ({column, ...mapTexts(column.column, (text) => kindOfWords(text, agency))}))
    .filter(({column, share}) => share >= (column.field === null ? 0.6 : 0.4))
    .map((one) => ({...one, day: dayBeside(one.column, placed)}))
    .sort(
      (left, right) =>
        Number(left.day === null) - Number(right.day === null) ||
        Number(isMarker(left)) - Number(isMarker(right)) ||
        Number(left.column.field === null) - Number(right.column.field === null) ||
        right.share - left.share ||
        left.column.column.at - right.column.column.at,
    );
  const [best] = candidates;
  if (best === undefined) return null;
  const {column, map, day} = best;
  // "Drugs" among offences is possession, and no concern about somebody's health.
  const isOffences = kindElse(agency, Object.values(map)) === 'offence-other' || agency === 'police';
  if (isOffences)
    for (const [text, kind] of Object.entries(map))
      if (kind === 'substance-misuse' && !/misuse|alcohol|intoxicat|drunk/i.test(text)) map[text] = 'offence-other';
  // What else a register of offenders says of somebody ("RoSH Public: Medium") is no offence of its own.
  const isStanding = agency === 'probation' && day === null && REGISTER.test(headerWords(column.column.name).join(' '));
  return {column, map, otherwise: isStanding ? 'other' : kindElse(agency, Object.values(map)), day, isStanding};
}

const REGISTER = /\bregist(?:er|ers|ration|rations)\b/;

/** What is said of somebody for good, and is no event: "Warning Markers" above VIOLENT. */
const STANDING = /\b(?:warnings?|markers?|flags?|alerts?)\b/;
