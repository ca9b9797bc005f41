import {IDENTIFIER_KINDS, type Identifier, type Mention} from '../../model/mention.ts';
import {birthOf} from '../../resolve/lookup/asked-about.ts';
import {standardNumber} from '../../resolve/link/columns/standardise.ts';
import {isSearchReason, type SearchReason} from '../reasons.ts';
import type {FormError} from './decide-form.ts';

/** Whom somebody looks for; `reference` is an id of ours, of a person or of a record about one, in place of all else. */
export type Search = Pick<Mention, 'names' | 'birth' | 'identifiers'> & {reference: string; reason: SearchReason};

/** Kinds of numbers in the words of those who have them. */
export const NUMBER_KINDS: Readonly<Record<Identifier['kind'] | 'ringfence', string>> = {
  nhs: 'NHS number',
  upn: 'Unique pupil number (UPN)',
  uln: 'Unique learner number (ULN)',
  pnc: 'PNC number',
  cro: 'CRO number',
  ni: 'National insurance number',
  local: "Number in an agency's own system",
  ringfence: 'Person or record of Ringfence',
};

const TEXT_MAX = 200;
const REFERENCE = /^[PM][0-9a-hjkmnp-tv-z]{12}$/;

/** What the form asks for, or every mistake at once; no message repeats what was written. */
export function readSearch(form: Readonly<Record<string, string>>): Search | FormError[] {
  const field = (name: string): string => (form[name] ?? '').trim();
  const [given, family, number, kind, reason] = ['given', 'family', 'number', 'kind', 'reason'].map(field) as [
    string,
    string,
    string,
    string,
    string,
  ];
  const errors: FormError[] = [];
  const mistake = (text: string, href: string): void => void errors.push({text, href});
  const born = bornText(['year', 'month', 'day'].map((part) => field(`born-${part}`)));
  const birth = born === '' ? null : birthOf(born);
  const isReference = kind === 'ringfence' && number !== '';
  const identifiers = number === '' || isReference ? [] : numberAsked(kind, number);
  if (given + family + number === '') mistake('Enter a name or a number; a birth date alone fits too many', '#given');
  if (given.length > TEXT_MAX || family.length > TEXT_MAX)
    mistake(`Enter names of at most ${TEXT_MAX} letters`, '#given');
  if (born !== '' && birth === null)
    mistake('Enter a birth date of the calendar, or the year alone, or month and year', '#born-day');
  if (identifiers === null || (isReference && !REFERENCE.test(number)))
    mistake('Check the number and its kind: the form or check digit is wrong', '#number');
  if (!isSearchReason(reason)) mistake('Choose why you look for somebody', '#reason');
  if (errors.length > 0 || identifiers === null || !isSearchReason(reason)) return errors;
  const names: Mention['names'] = given + family === '' ? [] : [{use: 'recorded', given, family, title: ''}];
  return {names, birth, identifiers, reference: isReference ? number : '', reason};
}

function bornText([year = '', month = '', day = '']: readonly string[]): string {
  const parts = [year, month.padStart(month === '' ? 0 : 2, '0'), day.padStart(day === '' ? 0 : 2, '0')];
  // A day without its month is no date: it is left for `birthOf` to refuse.
  while (parts.at(-1) === '') parts.pop();
  return parts.join('-');
}

/** Null where it is no number of that kind. */
function numberAsked(kind: string, value: string): Identifier[] | null {
  const known = IDENTIFIER_KINDS.find((one) => one === kind);
  if (known === undefined || value.length > TEXT_MAX) return null;
  const identifier = {kind: known, value, scope: ''};
  return standardNumber(identifier) === '' ? null : [identifier];
}
