import type {AuditEntry} from '../../access/audit/entry.ts';
import type {AuditQuestion} from '../../access/audit/select.ts';
import {agencyWords} from '../../model/words.ts';
import {birthOf} from '../../resolve/lookup/asked-about.ts';
import {Ref} from '../page.ts';
import {countWords} from '../../base/count-words.ts';
import type {FormError} from './decide-form.ts';

/**
 * What was asked for, in words: the outcome says what came of it, as a form that was only looked at decides nothing. What a later version
 * logs and this one does not know is shown as it is.
 */
const ACTIONS: Readonly<Record<string, string>> = {
  'desk:sign-in': 'Sign in',
  'desk:sign-out': 'Sign out',
  'desk:purpose': 'Purpose',
  lookup: 'Search for a person',
  record: 'Notification to be kept',
  'flags:read': 'Flags',
  'alerts:read': 'Alerts or leads',
  'alerts:decide': 'Decision on an alert, or who has it in hand',
  'alerts:report': 'How the desk stands',
  'identities:judge': 'Word on two identities',
  'identities:confirm': 'Second word on two identities',
  'person:read': 'About a person',
  'chronology:read': 'Chronology',
  'marac:prepare': 'MARAC case',
  'marac:hand-on': 'Lists of meetings, by who holds them',
  'marac:contact': 'Safe contact of a victim',
  'audit:read': 'This log',
};

/** Ids of one entry that are shown beside those that were asked for. */
const OBJECTS_SHOWN = 6;

/** What the form asks for; a day is one of the calendar, in UTC as the log has it. */
export function readAuditForm(form: Readonly<Record<string, string>>): {
  question: AuditQuestion;
  page: number;
  errors: FormError[];
} {
  const field = (name: string): string => (form[name] ?? '').trim();
  const [object, who] = [field('object'), field('who')];
  const parts = [field('on-year'), field('on-month').padStart(2, '0'), field('on-day').padStart(2, '0')];
  const day = parts.join('') === '0000' ? '' : parts.join('-');
  const errors: FormError[] = [];
  if (object !== '' && !Ref.safeParse(object).success)
    errors.push({text: 'Enter an id of Ringfence, as P0123456789ab', href: '#object'});
  if (day !== '' && birthOf(day)?.kind !== 'exact')
    errors.push({text: 'Enter a day of the calendar, with month and year', href: '#on-day'});
  const page = Number(/^[1-9]\d{0,5}$/.exec(field('page'))?.[0] ?? 1);
  if (errors.length > 0) return {question: {}, page: 1, errors};
  return {
    question: {
      ...(object === '' ? {} : {object}),
      ...(who === '' ? {} : {who}),
      ...(day === '' ? {} : {since: day, until: day}),
    },
    page,
    errors,
  };
}

/** One entry in words; what was asked for stands first among what it is about. */
export function entryRow({seq, event}: AuditEntry, asked: string | undefined): object {
  const {at, who, role, agency, objects, outcome} = event;
  const isAsked = asked !== undefined && objects.includes(asked);
  const shown = [...(isAsked ? [asked] : []), ...objects.filter((id) => id !== asked)].slice(0, OBJECTS_SHOWN);
  const more = objects.length - shown.length;
  return {
    ...event,
    action: ACTIONS[event.action] ?? event.action,
    seq,
    day: at.slice(0, 10),
    time: at.slice(11, 19),
    who: who === '' ? 'nobody signed in' : who,
    as: [role, agencyWords(agency)].filter((word) => word !== '').join(', '),
    objects: shown,
    more: more === 0 ? '' : `and ${countWords(more, 'other')}`,
    // What was asked for by a form is no refusal: whether it came to be is said by what it was about.
    isRefused: !/^(?:given|asked)/.test(outcome),
  };
}
