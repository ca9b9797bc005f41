import {z} from 'zod';
import {dayToIso} from '../../base/day.ts';
import {ROLES} from '../../model/notification.ts';
import {rowItems} from '../../network/incidence.ts';
import {joinsOf} from '../../network/around/paths.ts';
import {ACCESS, unrelatedGroups} from '../facts.ts';
import type {Inquiry} from '../inquiry.ts';
import {count, texts} from '../parameters.ts';
import {isAdult, isChild, labelOf, PERSON_COLUMNS, personCells} from '../people.ts';
import {question, type Question} from '../question.ts';
import {childLinks} from './across-families.ts';

/** 26: adults managed for the risk they pose, one step from a child. */
export const managedAdultsNearChildren: Question = question({
  name: 'managed-adults-near-children',
  number: 26,
  asks: 'Which adults known for sexual offences, high risk to children or a formal notice are within one tie of a child?',
  method:
    'An adult counts who as an adult was suspect in a record that is a sexual offence, that a probation extract rates red (risk to children high or very high), or whose reasons hold one of `words`. Extracts carry no MAPPA category or notice field of their own, so those are found only where the reasons say so. The tie is a recorded one, a notification in common or a home at one time, with somebody under 18 today.',
  parameters: z.strictObject({
    words: texts(['MAPPA', 'RSO', 'CAWN', 'registered sex offender'], 'Words looked for in the reasons of a record'),
  }),
  columns: {
    ...PERSON_COLUMNS,
    why: 'What makes the adult count',
    whyRecords: 'Records that say so',
    child: 'The child',
    by: 'What joins the two',
    since: 'First day on which that is known to have held',
    records: 'Records of the join',
  },
  answer: (inquiry, given) =>
    [...inquiry.persons()].flatMap((adult) => {
      const reasons = reasonsOf(inquiry, adult, given.words);
      if (reasons.size === 0) return [];
      const links = childLinks(inquiry, adult, ACCESS).filter(({to}) => isChild(inquiry, to, inquiry.today));
      return links.map((link) => ({
        ...personCells(inquiry, adult),
        why: [...new Set(reasons.values())].sort(),
        whyRecords: [...reasons.keys()].sort(),
        child: labelOf(inquiry, link.to),
        by: link.kind,
        since: dayToIso(link.day),
        records: link.records,
      }));
    }),
});

/** Record id -> why it makes the adult one to be known of. */
function reasonsOf(inquiry: Inquiry, adult: number, words: readonly string[]): Map<string, string> {
  const {network, records} = inquiry;
  const found = new Map<string, string>();
  for (const part of rowItems(network.involvementsOf, adult)) {
    const at = network.involvements.notification[part]!;
    const isSuspect = ROLES[network.involvements.role[part]!] === 'suspect';
    if (!isSuspect || !isAdult(inquiry, adult, network.notifications.event[at]!)) continue;
    const {id, kind, agency, ragInitial, reasons} = records.notifications[at]!;
    const text = reasons.join(' ').toLowerCase();
    const word = words.find((one) => text.includes(one.toLowerCase()));
    if (word !== undefined) found.set(id, word);
    else if (kind === 'offence-sexual') found.set(id, 'sexual offence');
    else if (agency === 'probation' && ragInitial === 'red') found.set(id, 'high risk to children');
  }
  return found;
}

/** 8: one adult, a child already on a plan, and a child nobody has looked at. */
export const sharedAdultWithPlannedChild: Question = question({
  name: 'shared-adult-with-planned-child',
  number: 8,
  asks: 'Which children share an adult with a child on a protection plan, or in care, for sexual abuse?',
  method:
    'Children with a plan or an entry into care of one of `categories`; adults linked to them by a tie, a notification or a home at one time; and other children under 18 today to whom those adults are linked. Children whom kin within three ties, or a home, joins without the adult are of one family and left out. Extracts give no end of a plan that can be relied on, so a plan counts from its start on.',
  parameters: z.strictObject({
    categories: texts(['SAB'], 'Categories of abuse, as codes'),
    most: count(40, 'Links of an adult above which they count as a crowd and are left out'),
  }),
  columns: {
    ...PERSON_COLUMNS,
    adult: 'The adult in common',
    by: 'What joins this child and the adult',
    since: 'First day on which that is known to have held',
    planned: 'The child with the plan',
    plan: 'Kind of plan and its category',
    plannedBy: 'What joins the planned child and the adult',
    records: 'Records of the plan and of both joins',
  },
  answer: (inquiry, {categories, most}) =>
    plannedChildren(inquiry, categories).flatMap(({child: planned, plan, record}) =>
      joinsOf(inquiry.network, planned, ACCESS)
        .filter(({to, day}) => isAdult(inquiry, to, day))
        .flatMap((towards) => {
          const links = childLinks(inquiry, towards.to, ACCESS);
          if (links.length > most) return [];
          return links
            .filter(({to}) => isChild(inquiry, to, inquiry.today) && areApart(inquiry, planned, to, towards.to))
            .map((link) => ({
              ...personCells(inquiry, link.to),
              adult: labelOf(inquiry, towards.to),
              by: link.kind,
              since: dayToIso(link.day),
              planned: labelOf(inquiry, planned),
              plan,
              plannedBy: towards.kind,
              records: [...new Set([record, ...towards.records, ...link.records])].sort(),
            }));
        }),
    ),
});

const areApart = (inquiry: Inquiry, left: number, right: number, adult: number): boolean =>
  left !== right && unrelatedGroups(inquiry, [left, right], adult).length === 2;

function plannedChildren({network, records}: Inquiry, categories: readonly string[]) {
  const found: {child: number; plan: string; record: string}[] = [];
  for (let part = 0; part < network.involvements.length; part++) {
    const {id, kind, reasons} = records.notifications[network.involvements.notification[part]!]!;
    const isPlan = kind === 'child-protection-plan' || kind === 'care-entry';
    if (!isPlan || ROLES[network.involvements.role[part]!] !== 'subject') continue;
    const category = reasons.find((reason) => categories.includes(reason));
    if (category !== undefined)
      found.push({child: network.involvements.person[part]!, plan: `${kind} ${category}`, record: id});
  }
  return found.sort((left, right) => left.child - right.child || (left.record < right.record ? -1 : 1));
}
