import type {FeedProfile} from '../check.ts';
import {PROTECTED_WORDS} from './shapes.ts';
import type {Placed} from './place-columns.ts';
import type {RowPlan} from './row-plan.ts';
import type {Slot} from './slots.ts';

/** What somebody who knows the extract has to look at before a draft is used, and what it leaves unread. */

export function questionsOf(plan: RowPlan, first: Slot, agency: string | null, hasArea: boolean): string[] {
  return [
    agency === null ? 'agency: whose extract is it? The file does not show it.' : '',
    hasArea ? '' : 'area: of which authority is it? Say it here, or give --area to each command.',
    plan.received === null
      ? 'received: no column says when the hub received a row; give --received to each command.'
      : '',
    plan.key === null ? 'key: no column names a row, so a corrected row is a new one beside the old.' : '',
    plan.isEvent && 'constant' in plan.kind ? `notifications: every row counts as ${plan.kind.constant}; is it?` : '',
    `people: is ${first.key} whom each row is about?`,
    'protected: how does this agency mark an address that nobody may see? Every address is looked at for the words below; add what is missing.',
  ].filter((question) => question !== '');
}

/** Columns whose headers speak of protection and of which the draft understands no cell: what they close would be shown. */
export const unreadMarks = (placed: readonly Placed[], {columns}: FeedProfile): string[] =>
  placed
    .filter(({column}, at) => PROTECTED_HEADER.test(column.name) && !columns[at]!.isRead)
    .map(
      ({column}) =>
        `protected: nothing is read from “${column.name}”, whose header speaks of it: say which of its texts close an address.`,
    );

const PROTECTED_HEADER = new RegExp(PROTECTED_WORDS, 'i');

export const headOf = (file: string, rows: number, questions: readonly string[]): string =>
  [
    ` A draft from the headers and the first ${rows} rows of ${file}: read it before it is used.`,
    ...questions.map((question) => ` - ${question}`),
    ' Try it with: ringfence feeds check FILE --mapping THIS',
  ].join('\n');

export function footOf(placed: readonly Placed[], {columns}: FeedProfile): string {
  const unread = placed.filter((_, at) => !columns[at]!.isRead);
  if (unread.length === 0) return '';
  return [' Nothing is read from:', ...unread.map(({column, note}) => `   ${column.name}  (${note})`)].join('\n');
}
