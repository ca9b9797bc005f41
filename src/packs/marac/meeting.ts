import {countWords} from '../../base/count-words.ts';
import {addMonths, DAY_MAX, dayToIso, isoToDay} from '../../base/day.ts';
import type {Inquiry} from '../../questions/inquiry.ts';
import {ageText, nameOf, personId} from '../../questions/people.ts';
import {maracRepeat} from '../../signals/rules/marac-repeat.ts';
import {listed, type Cell, type Sheet} from '../sheet.ts';
import {otherWayWords, PACK, policeIncidents, reasonsOf, type PackConfig} from './between.ts';
import type {MaracCase} from './case.ts';
import {bornOf} from './people.ts';
import {sameList} from './same-list.ts';
import {otherFamiliesSheet, otherVictimsSheet} from './perpetrator.ts';

/** What stands of a case in the list of a meeting, and names nobody, but that `grounds` are agencies’ words; days are `YYYY-MM-DD`. */
export type MeetingFacts = {
  /** Empty where no record refers the case. */
  referred: string;
  /** What referrals give, and how many incidents the police recorded of late; whether a ground is met is the meeting's to say. */
  grounds: string;
  /** How many of these there are: what referrals give is in their own words, which may name anybody. */
  groundCount: number;
  /** Why this is a repeat; empty where it is none. */
  repeat: string;
  children: string;
  incidents: string;
  /** Whom else records join the perpetrator to, in counts: the pack names them. */
  otherLinks: string;
  /** What is to be settled before anything is sent; mostly empty. */
  care: string;
};

export function meetingFacts(inquiry: Inquiry, maracCase: MaracCase, config: PackConfig = PACK): MeetingFacts {
  const {referrals, events, children} = maracCase;
  const grounds = groundsOf(inquiry, maracCase, config);
  const ages = children.map((child) => ageText(inquiry, child, inquiry.today) || 'age not recorded');
  return {
    referred: referrals.length === 0 ? '' : dayToIso(referrals.at(-1)!.day),
    grounds: listed(grounds),
    groundCount: grounds.length,
    repeat: repeatWords(inquiry, maracCase),
    children: children.length === 0 ? 'none recorded' : `${children.length} (${ages.join(', ')})`,
    incidents: `${events.length}, the last on ${dayToIso(events.at(-1)!.day)}`,
    otherLinks: linksOf(inquiry, maracCase),
    care: otherWayWords(inquiry, maracCase),
  };
}

function groundsOf(inquiry: Inquiry, {referrals, events}: MaracCase, {escalation}: PackConfig): string[] {
  const {incidentsMin, months} = escalation;
  const recent = policeIncidents(inquiry, events, escalation).length;
  return [
    ...reasonsOf(inquiry, referrals.slice(-1)),
    ...(recent >= incidentsMin ? [`${recent} incidents recorded by the police in ${months} months`] : []),
  ];
}

/**
 * Why a case comes back: the rule of the flag `marac-repeat` (an incident between the same two within twelve months of a referral) finds one
 * within as many months of the last referral, or after it. One of years ago is no reason to call this referral a repeat.
 */
function repeatWords(inquiry: Inquiry, {suspect, victim, referrals}: MaracCase): string {
  const facts = maracRepeat.find(inquiry.scene, [suspect, victim], DAY_MAX)?.facts as Facts | undefined;
  const [latest, last] = [facts?.repeats.at(-1), referrals.at(-1)];
  if (facts === undefined || latest === undefined || last === undefined) return '';
  if (isoToDay(latest) <= addMonths(last.day, -inquiry.scene.config.maracRepeat.months)) return '';
  const before = facts.referrals.findLast((day) => day < latest)!;
  return `incident of ${latest}, ${countWords(isoToDay(latest) - isoToDay(before), 'day')} after the referral of ${before}`;
}

type Facts = {referrals: string[]; repeats: string[]};

function linksOf(inquiry: Inquiry, maracCase: MaracCase): string {
  const victims = otherVictimsSheet(inquiry, maracCase).rows.length;
  const families = otherFamiliesSheet(inquiry, maracCase).rows.length;
  return listed([
    ...(victims > 0 ? [`${countWords(victims, 'other group')} of victims`] : []),
    ...(families > 0 ? [`children of ${countWords(families, 'other family', 'other families')}`] : []),
  ]);
}

/** The cases of a meeting as one table with names, in the order in which they are talked about. */
export function meetingSheet(inquiry: Inquiry, cases: readonly MaracCase[], config: PackConfig = PACK): Sheet {
  const person = (one: number): Cell[] => [
    nameOf(inquiry, one) || 'no name',
    bornOf(inquiry, one),
    personId(inquiry, one),
  ];
  const same = sameList(cases);
  return {
    id: 'meeting',
    title: 'Cases of the meeting',
    intro: 'One row a case. Grounds are what records say; whether one is met is the meeting’s to say.',
    head: [
      'no.',
      'victim',
      'victim born',
      'victim id',
      'perpetrator',
      'perpetrator born',
      'perpetrator id',
      'children (ages)',
      'last referred',
      'grounds',
      'repeat',
      'repeat because',
      'incidents between the two',
      'other links of the perpetrator',
      'in common with other cases',
      'before anything is sent',
    ],
    rows: cases.map((one, at) => {
      const {referred, grounds, repeat, children, incidents, otherLinks, care} = meetingFacts(inquiry, one, config);
      const isRepeat = repeat === '' ? 'no' : 'yes';
      return [
        at + 1,
        ...person(one.victim),
        ...person(one.suspect),
        children,
        referred,
        grounds,
        isRepeat,
        repeat,
        incidents,
        otherLinks,
        same[at]!,
        care,
      ];
    }),
  };
}
