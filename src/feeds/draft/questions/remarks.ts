import type {FeedProfile} from '../../check.ts';
import {shareOfNamed, shareOfNames} from '../place/person-shape.ts';
import {PROTECTED_HEADER} from '../place/protection.ts';
import {headerWords} from '../words/cut-header.ts';
import type {Placed} from '../place/placed.ts';
import {shareWhere} from '../sample.ts';

/** What a draft says above and below the mapping: where it comes from, what is asked, and what it leaves unread. */

export const headOf = (
  file: string,
  rows: number,
  questions: readonly string[],
  lacks: {area: boolean; received: boolean},
): string =>
  [
    ` A draft from the headers and the first ${rows} rows of ${file}. It may be wrong: read it before it is used.`,
    ` ${questions.length} questions that only somebody who knows the extract can answer:`,
    ...questions.map((question, at) => ` ${at + 1}. ${question}`),
    ` Try it with: ringfence feeds check FILE --mapping THIS${lacks.area ? ' --area CODE' : ''}${lacks.received ? ' --received YYYY-MM-DD' : ''}`,
  ].join('\n');

/** What an unread column seems to hold; null where that is nothing of which a draft must not be silent. */
function seemsToHold({column, shapes, dates, several}: Placed): string | null {
  if (column.filled === 0) return null;
  if (several !== null || shareOfNames(column) >= 0.4 || (column.texts.size > 5 && shareOfNamed(column) >= 0.6))
    return 'names of people';
  if (shapes.relation >= 0.5) return 'what people are to each other';
  if (shapes.address >= 0.3) return 'addresses';
  if (shapes.postcode >= 0.5) return 'postcodes';
  for (const [shape, words] of NUMBERS) if (shapes[shape] >= 0.5 && !isShort(column.texts)) return words;
  if (dates.share >= 0.5 && !dates.formats.includes('serial')) return 'dates';
  if (shareWhere(column, (text) => text.length <= 60 && DAY.test(text)) >= 0.5) return 'dates';
  return null;
}

/** A day among other things: "01/02/2010 & 03/04/2012". */
const DAY = /\b\d{1,2}[/.-]\d{1,2}[/.-](?:19|20)?\d\d\b/;
const EXPECTED = /\b(?:edd|edc|delivery|baby due|expected dob)\b/;

const NUMBERS = [
  ['nhs', 'NHS numbers'],
  ['upn', 'pupil numbers'],
  ['pnc', 'PNC numbers'],
  ['email', 'e-mail addresses'],
  ['telephone', 'telephone numbers'],
] as const;

const isShort = (texts: ReadonlyMap<string, number>): boolean => [...texts.keys()].every((text) => text.length < 6);

/** Questions about columns of which nothing is read though they hold people, dates or addresses, or speak of protection. */
export function unreadQuestions(placed: readonly Placed[], {columns}: FeedProfile): string[] {
  return placed.flatMap((one, at) => {
    if (columns[at]!.isRead) return [];
    const {name} = one.column;
    if (PROTECTED_HEADER.test(headerWords(name).join(' ')))
      return [
        `protected: nothing is read from “${name}”, whose header speaks of it: which of its texts close an address?`,
      ];
    if (EXPECTED.test(headerWords(name).join(' ')) && one.dates.share >= 0.5)
      return [`people: who expects the child of “${name}”? The headers do not say, so no unborn child is read.`];
    const what = seemsToHold(one);
    return what === null ? [] : [`unread: “${name}” seems to hold ${what}. Whose, or of what?`];
  });
}

export function footOf(placed: readonly Placed[], {columns}: FeedProfile): string {
  const unread = placed.filter((_, at) => !columns[at]!.isRead);
  if (unread.length === 0) return '';
  return [
    ' Nothing is read from:',
    ...unread.map((one) => {
      const what = seemsToHold(one);
      return `   ${one.column.name}  (${what === null ? '' : `seems to hold ${what}, `}${one.note})`;
    }),
  ].join('\n');
}
