import {onceFor} from '../../base/once.ts';
import {z} from 'zod';
import {addMonths, isoToDay} from '../../base/day.ts';
import {OUTCOMES, ROLES, type Notification} from '../../model/notification.ts';
import {rowItems} from '../../network/incidence.ts';
import {wilsonInterval} from '../../statistics/proportion.ts';
import {harmTo, originOf} from '../facts.ts';
import type {Inquiry} from '../inquiry.ts';
import {choice, count, words} from '../parameters.ts';
import {fullName} from '../people.ts';
import {question, type Question} from '../question.ts';

/** 28: who comes back after being closed. */
export const reReferrals: Question = question({
  name: 're-referred-after-closure',
  number: 28,
  asks: 'How often are children told of again within twelve months of a closure after assessment or to early help, by team?',
  method:
    'A closure is a decided record whose outcomes hold one of `outcomes` and none of a higher step (assessment then closed is RC8, early help is RC9). It came back where another incident of concern about the same child was received after the decision and within `months`; closures younger than that by today are left out. Extracts name no team: `by=worker` groups by the worker named in the closing record.',
  parameters: z.strictObject({
    outcomes: words(OUTCOMES, ['nfa', 'early-help'], 'Outcomes that close'),
    months: count(12, 'Months in which a return counts'),
    by: choice(['worker', 'source', 'area', 'outcome'], 'worker', 'What the answer is grouped by'),
    min: count(1, 'Closures of a group, at least'),
  }),
  columns: {
    by: 'Worker, source, area or outcome',
    closed: 'Closures',
    returned: 'Of them, children told of again in time',
    share: 'Share that returned',
    low: 'Low end of its 95 % interval (Wilson)',
    high: 'High end of it',
    evidence: 'Closing records that were followed by a return',
  },
  answer: (inquiry, {outcomes, months, by, min}) => {
    const groups = new Map<string, {closed: number; returns: string[]}>();
    for (const {item, notification, child} of closures(inquiry, outcomes)) {
      const decided = isoToDay(item.decidedAt!);
      if (addMonths(decided, months) > inquiry.today) continue;
      const name = groupName(inquiry, item, notification, by);
      const group = groups.get(name) ?? {closed: 0, returns: []};
      groups.set(name, group);
      group.closed++;
      if (comesBack(inquiry, child, notification, decided, addMonths(decided, months))) group.returns.push(item.id);
    }
    return [...groups]
      .filter(([, {closed}]) => closed >= min)
      .sort(([left, {closed: some}], [right, {closed: others}]) => others - some || (left < right ? -1 : 1))
      .map(([name, {closed, returns}]) => {
        const {share, low, high} = wilsonInterval(returns.length, closed);
        return {
          by: name,
          closed,
          returned: returns.length,
          share: to3(share),
          low: to3(low),
          high: to3(high),
          evidence: returns.sort(),
        };
      });
  },
});

const HIGHER = ['strategy-discussion', 'child-protection-plan', 'care-proceedings'];
const to3 = (value: number): number => Math.round(value * 1000) / 1000;

/** Closing records with the child each is about. */
function closures({network, records}: Inquiry, outcomes: readonly string[]) {
  const found: {item: Notification; notification: number; child: number}[] = [];
  for (const [notification, item] of records.notifications.entries()) {
    const isClosure =
      item.outcomes.some((one) => outcomes.includes(one)) && !item.outcomes.some((one) => HIGHER.includes(one));
    if (network.notifications.known[notification] === 0 || item.decidedAt === null || !isClosure) continue;
    const children = Array.from(rowItems(network.involvementsIn, notification))
      .filter((part) => ROLES[network.involvements.role[part]!] === 'subject')
      .map((part) => network.involvements.person[part]!);
    for (const child of new Set(children)) found.push({item, notification, child});
  }
  return found;
}

function comesBack(inquiry: Inquiry, child: number, notification: number, after: number, until: number): boolean {
  const {incident, received} = inquiry.network.notifications;
  return harmTo(inquiry, child).some(
    (event) =>
      event.incident !== incident[notification] &&
      event.notifications.some((other) => received[other]! > after && received[other]! <= until),
  );
}

function groupName(inquiry: Inquiry, item: Notification, notification: number, by: string): string {
  if (by === 'source') return originOf(item);
  if (by === 'area') return item.area;
  if (by === 'outcome') return item.outcomes.join(', ');
  return workersOf(inquiry).get(inquiry.records.notifications[notification]!.id) ?? 'nobody named';
}

/** Notification id -> staff named in it as professionals. */
const workersOf = onceFor(({records: {mentions, involvements}}: Inquiry): ReadonlyMap<string, string> => {
  const staff = new Map(
    mentions.filter((mention) => mention.staff).map((mention) => [mention.id, mention.names.map(fullName)[0] ?? '']),
  );
  const names = new Map<string, string>();
  for (const {notification, mention, role} of involvements) {
    const name = staff.get(mention);
    if (role !== 'professional' || name === undefined || name === '') continue;
    const before = names.get(notification);
    if (before === undefined || name < before) names.set(notification, name);
  }
  return names;
});
