import {z} from 'zod';
import {addMonths, dayToIso} from '../../base/day.ts';
import {EVENT_COLUMNS, eventCells, livedTogetherAsShown} from '../facts.ts';
import type {Inquiry} from '../inquiry.ts';
import {minorsOf, partnershipsOf} from '../kin.ts';
import {count, person} from '../parameters.ts';
import {dayText, isAdult, labelOf, labelsOf, PERSON_COLUMNS, personCells} from '../people.ts';
import {question, type Question} from '../question.ts';
import {maracPairs} from './serial.ts';

/** Pairs whose victim is an adult: a child named in a referral is no party to it. */
const parties = (inquiry: Inquiry) =>
  maracPairs(inquiry).filter(({victim, referrals}) => isAdult(inquiry, victim, referrals.at(-1)!.day));

/** 11: repeats, and the flags that end soon. */
export const maracRepeats: Question = question({
  name: 'marac-repeats',
  number: 11,
  asks: 'Which MARAC cases repeated within twelve months, and whose flags expire next month?',
  method:
    'A repeat is any incident between the same two people after a referral and within `months` of it, whichever agency recorded it. A flag ends `months` after the last referral. Cases that are neither repeats nor about to end are left out.',
  parameters: z.strictObject({
    months: count(12, 'Months after a referral in which another incident is a repeat'),
    soon: count(31, 'Days ahead of today in which a flag that ends is shown'),
  }),
  columns: {
    ...PERSON_COLUMNS,
    victim: 'The victim',
    referrals: 'Days of the referrals',
    repeats: 'Days of incidents within the months after one',
    flagEnds: 'Day on which the flag ends',
    state: 'ends soon, in force, or ended',
    ...EVENT_COLUMNS,
  },
  answer: (inquiry, {months, soon}) =>
    parties(inquiry).flatMap(({suspect, victim, events, referrals}) => {
      const repeats = events.filter((event) => {
        const before = referrals.filter(({day}) => day < event.day).at(-1);
        return before !== undefined && event.day <= addMonths(before.day, months);
      });
      const ends = addMonths(referrals.at(-1)!.day, months);
      const state = ends < inquiry.today ? 'ended' : ends <= inquiry.today + soon ? 'ends soon' : 'in force';
      if (repeats.length === 0 && state !== 'ends soon') return [];
      return [
        {
          ...personCells(inquiry, suspect),
          victim: labelOf(inquiry, victim),
          referrals: referrals.map(({day}) => dayToIso(day)),
          repeats: repeats.map(({day}) => dayToIso(day)),
          flagEnds: dayToIso(ends),
          state,
          ...eventCells(inquiry, events),
        },
      ];
    }),
});

/** 9: the next family of a man whom a MARAC has talked about. */
export const maracNewPartners: Question = question({
  name: 'marac-new-partners',
  number: 9,
  asks: 'Which perpetrators at MARAC have a new partner who has children?',
  method:
    'Partners on record, or with a child in common, first recorded after the referral and not its victim, with at least one recorded child who is under 18 today.',
  parameters: z.strictObject({}),
  columns: {
    ...PERSON_COLUMNS,
    victim: 'Victim of the referral',
    referred: 'Day of the first referral',
    partner: 'The new partner',
    since: 'First day on which the partnership is known to have held',
    as: 'Word of the record',
    children: 'Children of the partner under 18 today',
    records: 'Records of the partnership',
  },
  answer: (inquiry) =>
    parties(inquiry).flatMap(({suspect, victim, referrals}) => {
      const referred = referrals[0]!.day;
      return partnershipsOf(inquiry, suspect).flatMap(({partner, kind, since, records}) => {
        const children = minorsOf(inquiry, partner);
        if (partner === victim || kind === 'ex-partner' || since <= referred || children.length === 0) return [];
        return [
          {
            ...personCells(inquiry, suspect),
            victim: labelOf(inquiry, victim),
            referred: dayToIso(referred),
            partner: labelOf(inquiry, partner),
            since: dayText(since),
            as: kind,
            children: labelsOf(inquiry, children),
            records,
          },
        ];
      });
    }),
});

/** 27: earlier partners of somebody, and the children they have now. */
export const exPartners: Question = question({
  name: 'ex-partners',
  number: 27,
  asks: 'Who are the former partners of a person, and who are their children now?',
  method:
    'Partners a tie names as former, and partners or other parents of a common child who do not share a home with the person today. Addresses are left out: this answer names an adult of whom they may be safe.',
  parameters: z.strictObject({person: person('The adult asked about')}),
  columns: {
    ...PERSON_COLUMNS,
    as: 'Word of the record',
    since: 'First day on which the partnership is known to have held',
    livedTogether: 'Whether records show one home at one time: yes or no',
    children: 'Recorded children under 18 today',
    records: 'Records of the partnership',
  },
  answer: (inquiry, given) => {
    const asked = inquiry.personAt(given.person);
    return partnershipsOf(inquiry, asked).flatMap(({partner, kind, since, records}) => {
      if (kind !== 'ex-partner' && areTogetherToday(inquiry, asked, partner)) return [];
      return [
        {
          ...personCells(inquiry, partner),
          as: kind,
          since: dayText(since),
          livedTogether: livedTogetherAsShown(inquiry, asked, partner) ? 'yes' : 'no',
          children: labelsOf(inquiry, minorsOf(inquiry, partner)),
          records,
        },
      ];
    });
  },
});

function areTogetherToday(inquiry: Inquiry, left: number, right: number): boolean {
  const homes = (someone: number): number[] =>
    inquiry
      .spellsOf(someone)
      .filter(({from, to}) => from <= inquiry.today && to >= inquiry.today)
      .map(({dwelling}) => dwelling);
  const theirs = homes(right);
  return homes(left).some((dwelling) => theirs.includes(dwelling));
}
