import {z} from 'zod';
import {addMonths, dayToIso} from '../../base/day.ts';
import {rowItems} from '../../network/incidence.ts';
import {ROLES} from '../../model/notification.ts';
import type {Inquiry} from '../inquiry.ts';
import {together} from '../homes.ts';
import {childrenOf, parentsOf, partnershipsOf} from '../kin.ts';
import {count} from '../parameters.ts';
import {birthOn, labelOf, labelsOf, PERSON_COLUMNS, personCells} from '../people.ts';
import {question, type Question} from '../question.ts';
import {removalsOf} from './removals.ts';
import {BIRTH_KINDS} from '../../network/columns/columns.ts';

/** 18: a child not yet born whose parent's earlier children were taken into care. */
export const unbornAfterRemoval: Question = question({
  name: 'unborn-after-removal',
  number: 18,
  asks: "Which unborn babies have a parent, or a parent's partner, whose earlier children were removed?",
  method:
    'Unborn: known by an expected date of delivery, with no record of the birth, at most `overdue` days past it. Parents are those a tie names, and their partners and former partners. A child is removed who entered care, was placed away from home or adopted.',
  parameters: z.strictObject({
    overdue: count(30, 'Days past the expected date after which a child without a record of birth is left out'),
  }),
  columns: {
    ...PERSON_COLUMNS,
    expected: 'Expected date of delivery',
    adult: 'Parent, or partner of a parent',
    as: 'Which of the two, and whose',
    removed: 'Children of that adult who were removed',
    records: 'Records of the removals',
  },
  answer: (inquiry, {overdue}) => {
    const {persons} = inquiry.network;
    return [...inquiry.persons()].flatMap((unborn) => {
      const isUnborn = persons.birthKind[unborn] === BIRTH_KINDS.indexOf('expected');
      if (!isUnborn || persons.birthTo[unborn]! < inquiry.today - overdue) return [];
      return [...adultsAround(inquiry, unborn)].flatMap(([adult, as]) => {
        const removals = childrenOf(inquiry, adult)
          .filter((child) => child !== unborn)
          .map((child) => ({child, records: removalsOf(inquiry, child)}))
          .filter(({records}) => records.length > 0);
        if (removals.length === 0) return [];
        return [
          {
            ...personCells(inquiry, unborn),
            expected: dayToIso(persons.birthTo[unborn]!),
            adult: labelOf(inquiry, adult),
            as,
            removed: labelsOf(
              inquiry,
              removals.map(({child}) => child),
            ),
            records: removals.flatMap(({records}) => records).sort(),
          },
        ];
      });
    });
  },
});

function adultsAround(inquiry: Inquiry, unborn: number): Map<number, string> {
  const parents = parentsOf(inquiry, unborn, ['parent', 'step-parent']);
  const found = new Map(parents.map((parent) => [parent, 'parent']));
  for (const parent of parents) {
    for (const {partner} of partnershipsOf(inquiry, parent)) {
      if (!found.has(partner)) found.set(partner, `partner of ${labelOf(inquiry, parent)}`);
    }
  }
  return found;
}

const FACTORS = {
  'domestic abuse': {codes: /^3[ABC]$/, kinds: ['domestic-abuse', 'marac-referral']},
  'substance misuse': {codes: /^[12][ABC]$/, kinds: ['substance-misuse']},
  'mental health': {codes: /^4[ABC]$/, kinds: ['mental-health', 'self-harm']},
} as const;

/** 25: the three factors that together do most harm to the youngest. */
export const infantsWithThreeFactors: Question = question({
  name: 'infants-with-three-factors',
  number: 25,
  asks: 'Which infants under one live with domestic abuse, substance misuse and mental ill-health, all within twelve months?',
  method:
    'Children under `ageMonths` today. Their household is their recorded parents and everybody who shared a home with them. A factor counts where a notification about one of them within `months` names it by assessment code (1-2 alcohol and drugs, 3 domestic abuse, 4 mental health) or by its kind.',
  parameters: z.strictObject({
    ageMonths: count(12, 'Age below which a child counts, in months'),
    months: count(12, 'Months back from today'),
    factors: count(3, 'Different factors of the three, at least'),
  }),
  columns: {
    ...PERSON_COLUMNS,
    factors: 'Factors found',
    household: 'People looked at beside the child',
    records: 'Records that name the factors',
  },
  answer: (inquiry, {ageMonths, months, factors}) => {
    const youngest = addMonths(inquiry.today, -ageMonths);
    const since = addMonths(inquiry.today, -months);
    return [...inquiry.persons()].flatMap((infant) => {
      const birth = birthOn(inquiry, infant);
      if (birth.from <= youngest || birth.from > inquiry.today) return [];
      const household = householdOf(inquiry, infant);
      const found = factorsAbout(inquiry, [infant, ...household], since);
      if (found.names.length < factors) return [];
      return [
        {
          ...personCells(inquiry, infant),
          factors: found.names,
          household: labelsOf(inquiry, household),
          records: found.records,
        },
      ];
    });
  },
});

function householdOf(inquiry: Inquiry, child: number): number[] {
  const people = new Set(parentsOf(inquiry, child, ['parent', 'step-parent']));
  for (const spell of inquiry.spellsOf(child)) for (const other of together(inquiry, spell)) people.add(other.person);
  return [...people].sort((left, right) => left - right);
}

function factorsAbout({network, records}: Inquiry, people: readonly number[], since: number) {
  const names = new Set<string>();
  const ids = new Set<string>();
  for (const person of people) {
    for (const part of rowItems(network.involvementsOf, person)) {
      if (network.involvements.event[part]! <= since || ROLES[network.involvements.role[part]!] === 'referrer')
        continue;
      const notification = records.notifications[network.involvements.notification[part]!]!;
      for (const [name, {codes, kinds}] of Object.entries(FACTORS)) {
        const isNamed = notification.factors.some((code) => codes.test(code));
        if (!isNamed && !kinds.some((kind) => kind === notification.kind)) continue;
        names.add(name);
        ids.add(notification.id);
      }
    }
  }
  return {names: [...names].sort(), records: [...ids].sort()};
}
