import {z} from 'zod';
import {dayToIso} from '../../base/day.ts';
import {ROLES, type Notification} from '../../model/notification.ts';
import {rowItems} from '../../network/incidence.ts';
import {referralSourceIn} from '../../uk/numbers/cin-codes.ts';
import type {Inquiry} from '../inquiry.ts';
import {count, words} from '../parameters.ts';
import {labelsOf, PERSON_COLUMNS, personCells} from '../people.ts';
import {question, type Question} from '../question.ts';

const TELLERS = ['relative', 'acquaintance', 'self', 'other individual', 'anonymous'] as const;
const TELLER_OF: Readonly<Record<string, (typeof TELLERS)[number]>> = {
  '1A': 'relative',
  '1B': 'acquaintance',
  '1C': 'self',
  '1D': 'other individual',
  '9': 'anonymous',
};

const tellerOf = ({referralSource}: Notification) => TELLER_OF[referralSourceIn(referralSource) ?? ''];
const isDoubted = ({allegation}: Notification): boolean =>
  allegation === 'unsubstantiated' || allegation === 'malicious';

/** 21: what family, neighbours and the nameless have been saying. */
export const familyAndAnonymousReferrals: Question = question({
  name: 'family-and-anonymous-referrals',
  number: 21,
  asks: 'About which children did relatives or anonymous callers tell, more than once, whatever became of it?',
  method:
    'Notifications about a child by referral source. Those marked unsubstantiated or malicious are counted, and shown apart: relatives who were right have been disregarded before. "others" counts records of other sources about the same child.',
  parameters: z.strictObject({
    min: count(2, 'Such records about one child, at least'),
    tellers: words(TELLERS, ['relative', 'acquaintance', 'other individual', 'anonymous'], 'Who told'),
  }),
  columns: {
    ...PERSON_COLUMNS,
    records: 'Records from such tellers',
    incidents: 'Distinct incidents those are about',
    tellers: 'Who told, with counts',
    unsubstantiated: 'Of the records, those marked unsubstantiated',
    malicious: 'Of the records, those marked malicious',
    others: 'Records of concern from others about the child',
    from: 'First such event',
    to: 'Last such event',
    evidence: 'Ids of the records',
  },
  answer: (inquiry, {min, tellers}) =>
    [...inquiry.persons()].flatMap((person) => {
      const about = aboutChild(inquiry, person);
      const told = about.filter(({item}) => tellers.some((teller) => teller === tellerOf(item)));
      if (told.length < Math.max(1, min)) return [];
      const days = told.map(({day}) => day);
      return [
        {
          ...personCells(inquiry, person),
          records: told.length,
          incidents: new Set(told.map(({incident}) => incident)).size,
          tellers: TELLERS.flatMap((teller) => {
            const number = told.filter(({item}) => tellerOf(item) === teller).length;
            return number === 0 ? [] : [`${teller} ${number}`];
          }),
          unsubstantiated: told.filter(({item}) => item.allegation === 'unsubstantiated').length,
          malicious: told.filter(({item}) => item.allegation === 'malicious').length,
          others: about.length - told.length,
          from: dayToIso(Math.min(...days)),
          to: dayToIso(Math.max(...days)),
          evidence: told.map(({item}) => item.id).sort(),
        },
      ];
    }),
});

/** 22: one voice, again and again, never borne out. */
export const repeatUnsubstantiatedReferrer: Question = question({
  name: 'repeat-unsubstantiated-referrer',
  number: 22,
  asks: 'Who made several reports on one family that were never substantiated?',
  method:
    'Referrers who are no staff, with the family of the children they told of (recorded kin). Counts reports marked unsubstantiated or malicious; reports of theirs that were borne out are counted beside them. A pattern in records, no finding about the referrer. Anonymous callers cannot be told apart and are in question 21.',
  parameters: z.strictObject({min: count(2, 'Reports on one family not borne out, at least')}),
  columns: {
    ...PERSON_COLUMNS,
    family: 'Children of the family they told of',
    doubted: 'Reports marked unsubstantiated or malicious',
    malicious: 'Of them, marked malicious',
    otherwise: 'Their other reports on this family',
    from: 'First report',
    to: 'Last report',
    evidence: 'Ids of the reports',
  },
  answer: (inquiry, {min}) =>
    [...inquiry.persons()].flatMap((referrer) =>
      [...reportsByFamily(inquiry, referrer).values()].flatMap(({children, reports}) => {
        const doubted = reports.filter(({item}) => isDoubted(item));
        if (doubted.length < Math.max(1, min)) return [];
        const days = reports.map(({day}) => day);
        return [
          {
            ...personCells(inquiry, referrer),
            family: labelsOf(
              inquiry,
              [...children].sort((left, right) => left - right),
            ),
            doubted: doubted.length,
            malicious: doubted.filter(({item}) => item.allegation === 'malicious').length,
            otherwise: reports.length - doubted.length,
            from: dayToIso(Math.min(...days)),
            to: dayToIso(Math.max(...days)),
            evidence: reports.map(({item}) => item.id).sort(),
          },
        ];
      }),
    ),
});

type Report = {item: Notification; day: number; incident: number};

const roleOf = ({network}: Inquiry, part: number): string => ROLES[network.involvements.role[part]!]!;

function reportAt({network, records}: Inquiry, notification: number): Report {
  const {event, incident} = network.notifications;
  return {item: records.notifications[notification]!, day: event[notification]!, incident: incident[notification]!};
}

function aboutChild(inquiry: Inquiry, person: number): Report[] {
  const {involvements, notifications} = inquiry.network;
  const own = Array.from(rowItems(inquiry.network.involvementsOf, person))
    .filter((part) => roleOf(inquiry, part) === 'subject')
    .map((part) => involvements.notification[part]!)
    .filter((at) => inquiry.scene.isConcern[notifications.kind[at]!] === 1);
  return [...new Set(own)].map((at) => reportAt(inquiry, at));
}

function reportsByFamily(inquiry: Inquiry, referrer: number): Map<number, {children: Set<number>; reports: Report[]}> {
  const {network, families} = inquiry;
  const found = new Map<number, {children: Set<number>; reports: Report[]}>();
  for (const part of rowItems(network.involvementsOf, referrer)) {
    if (roleOf(inquiry, part) !== 'referrer') continue;
    const at = network.involvements.notification[part]!;
    const subjects = Array.from(rowItems(network.involvementsIn, at))
      .filter((other) => roleOf(inquiry, other) === 'subject')
      .map((other) => network.involvements.person[other]!);
    for (const child of subjects) {
      const there = found.get(families[child]!) ?? {children: new Set<number>(), reports: []};
      found.set(families[child]!, there);
      there.children.add(child);
      const report = reportAt(inquiry, at);
      if (!there.reports.some(({item}) => item === report.item)) there.reports.push(report);
    }
  }
  return found;
}
