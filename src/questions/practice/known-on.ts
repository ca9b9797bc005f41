import {z} from 'zod';
import {dayToIso, isoToDay} from '../../base/day.ts';
import {STAY_KINDS} from '../../model/address.ts';
import {ROLES, TIE_KINDS} from '../../model/notification.ts';
import {rowItems} from '../../network/incidence.ts';
import {otherEnd, stayId} from '../../network/network.ts';
import {placeOf} from '../homes.ts';
import type {Inquiry} from '../inquiry.ts';
import {count, optionalText, person} from '../parameters.ts';
import {dayText, labelOf} from '../people.ts';
import {question, type GivenTables, type Question} from '../question.ts';

const LOG = {
  about: 'the access log of the hub',
  columns: {
    at: 'When, as YYYY-MM-DD or with a time',
    who: 'Who looked',
    person: 'Person looked at, by id',
    purpose: 'Why',
  },
};

/** 33: the question of every review. Asked with --as-of. */
export const knownOn: Question = question({
  name: 'known-on',
  number: 33,
  asks: 'What did we know about a person on a given day, and who had seen it?',
  method:
    "Every record about the person received by the end of the --as-of day, in order of receipt. With the access log, the people who opened this person after the record was received and by that day. Which records are one person is today's answer.",
  parameters: z.strictObject({person: person('The person asked about')}),
  tables: {log: {...LOG, isOptional: true}},
  columns: {
    received: 'Day on which the hub had it',
    event: 'Day it is about',
    what: 'Kind of record',
    detail: 'What it says',
    agency: 'Agency that said it',
    record: 'Id of the record',
    seenBy: 'Who opened this person since; empty without a log',
  },
  answer: (inquiry, given, tables) => {
    const about = inquiry.personAt(given.person);
    const views = viewsOf(tables.log ?? [], given.person).filter(({at}) => isoToDay(at) <= inquiry.today);
    return [...notificationRows(inquiry, about), ...tieRows(inquiry, about), ...stayRows(inquiry, about)]
      .sort((a, b) => a.receivedDay - b.receivedDay || a.eventDay - b.eventDay || (a.record < b.record ? -1 : 1))
      .map(({receivedDay, eventDay, what, detail, agency, record}) => ({
        received: dayToIso(receivedDay),
        event: dayText(eventDay),
        what,
        detail,
        agency,
        record,
        seenBy: [...new Set(views.filter(({at}) => isoToDay(at) >= receivedDay).map(({who}) => who))].sort(),
      }));
  },
});

/** 34: who looked, and why. */
export const whoViewed: Question = question({
  name: 'who-viewed',
  number: 34,
  asks: 'Who viewed this child in 90 days, and why?',
  method:
    'Entries of the access log about the person, latest first. The workspace keeps no log itself: hand in the one of the hub.',
  parameters: z.strictObject({
    person: person('The person asked about'),
    days: count(90, 'Days back from the last entry of the log, or from `until`'),
    until: optionalText('Last day looked at, as YYYY-MM-DD'),
  }),
  tables: {log: LOG},
  columns: {
    at: 'When',
    who: 'Who',
    purpose: 'Why',
    views: 'Entries of this person about the child in the days asked for',
  },
  answer: (inquiry, given, tables) => {
    inquiry.personAt(given.person);
    const log = (tables.log ?? []).filter(({at}) => inquiry.asOf === null || at!.slice(0, 10) <= inquiry.asOf);
    const last =
      given.until ??
      log
        .map(({at}) => at!)
        .sort()
        .at(-1);
    if (last === undefined) return [];
    const until = isoToDay(last);
    const views = viewsOf(log, given.person).filter(
      ({at}) => isoToDay(at) <= until && isoToDay(at) > until - given.days,
    );
    return views.toReversed().map(({at, who, purpose}) => ({
      at,
      who,
      purpose,
      views: views.filter((view) => view.who === who).length,
    }));
  },
});

type Known = {receivedDay: number; eventDay: number; what: string; detail: string; agency: string; record: string};

/** Entries about one person, in order of time. */
function viewsOf(log: GivenTables[string], person: string): {at: string; who: string; purpose: string}[] {
  return log
    .filter((entry) => entry['person'] === person)
    .map(({at, who, purpose}) => ({at: at!, who: who!, purpose: purpose!}))
    .sort((left, right) => (left.at < right.at ? -1 : left.at > right.at ? 1 : left.who < right.who ? -1 : 1));
}

function notificationRows({network, records}: Inquiry, person: number): Known[] {
  const {involvements, notifications} = network;
  return Array.from(rowItems(network.involvementsOf, person), (part) => {
    const at = involvements.notification[part]!;
    const {id, kind, agency, allegation} = records.notifications[at]!;
    const doubt = allegation === 'unsubstantiated' || allegation === 'malicious' ? `, marked ${allegation}` : '';
    return {
      receivedDay: involvements.received[part]!,
      eventDay: notifications.event[at]!,
      what: 'notification',
      detail: `${kind}, as ${ROLES[involvements.role[part]!]!}${doubt}`,
      agency,
      record: id,
    };
  });
}

function tieRows(inquiry: Inquiry, person: number): Known[] {
  const {ties, records, tiesOf} = inquiry.network;
  return Array.from(rowItems(tiesOf, person), (tie) => {
    const {id, agency} = records.ties[ties.record[tie]!]!;
    const kind = TIE_KINDS[ties.kind[tie]!]!;
    const other = labelOf(inquiry, otherEnd(inquiry.network, tie, person));
    const detail = ties.from[tie] === person ? `is ${kind} of ${other}` : `${other} is ${kind}`;
    return {receivedDay: ties.received[tie]!, eventDay: ties.event[tie]!, what: 'tie', detail, agency, record: id};
  });
}

function stayRows(inquiry: Inquiry, person: number): Known[] {
  const {stays, records, staysOf} = inquiry.network;
  return Array.from(rowItems(staysOf, person), (stay) => {
    const source = (stays.isMention[stay] === 1 ? records.mentions : records.stays)[stays.record[stay]!]!;
    const isProtected = source.address?.protected === true;
    const {address} = isProtected ? {address: 'protected address'} : placeOf(inquiry, stays.dwelling[stay]!);
    return {
      receivedDay: stays.received[stay]!,
      eventDay: stays.event[stay]!,
      what: 'stay',
      detail: `${STAY_KINDS[stays.kind[stay]!]!}: ${address || 'no place'}`,
      agency: source.agency,
      record: stayId(inquiry.network, stay),
    };
  });
}
