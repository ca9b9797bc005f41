import type {AuditEntry} from '../../access/audit/entry.ts';
import type {AuditQuestion} from '../../access/audit/select.ts';
import {agencyWords} from '../../model/words.ts';
import {birthOf} from '../../resolve/lookup/asked-about.ts';
import {Ref} from '../page.ts';
import {countWords} from '../../base/count-words.ts';
import type {FormError} from './decide-form.ts';

/** What was done, in words; what a later version logs and this one does not know is shown as it is. */
const ACTIONS: Readonly<Record<string, string>> = {
  'desk:sign-in': 'Signed in',
  'desk:sign-out': 'Signed out',
  'desk:purpose': 'Said what for',
  lookup: 'Looked for a person',
  record: 'Sent a notification',
  'flags:read': 'Read flags',
  'alerts:read': 'Read alerts or leads',
  'alerts:decide': 'Decided on an alert',
  'identities:judge': 'Said who two identities are',
  'identities:confirm': 'Said so as second reader',
  'person:read': 'Read about a person',
  'chronology:read': 'Read a chronology',
  'audit:read': 'Read this log',
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
    isRefused: !outcome.startsWith('given'),
  };
}
