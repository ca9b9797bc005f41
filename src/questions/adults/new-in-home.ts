import {z} from 'zod';
import {addMonths, DAY_MAX, isoToDay} from '../../base/day.ts';
import {areKin} from '../../network/around/kin.ts';
import {newAdult} from '../../signals/rules/new-adult.ts';
import {newSuspect} from '../../signals/rules/new-suspect.ts';
import {placeOf} from '../homes.ts';
import {count, words} from '../parameters.ts';
import {ageText, birthOn, labelOf, PERSON_COLUMNS, personCells} from '../people.ts';
import {question, type Question} from '../question.ts';

/** 4: the query of most value by itself: an adult of concern who has moved in with a small child. */
export const newAdultWithYoungChild: Question = question({
  name: 'new-adult-with-young-child',
  number: 4,
  asks: 'Which adults of concern have begun to live with a child under five within the last 30 days?',
  method:
    'The rules new-adult-with-child (an offence on record) and new-suspect-with-child (an allegation of grave harm) decide who is an adult of concern and what is a beginning; this keeps the children who were younger than `age` on the day, and days within `days` of today.',
  parameters: z.strictObject({
    age: count(5, 'Age below which a child counts, in years'),
    days: count(30, 'Days back from today'),
    concern: words(['offence', 'allegation'], ['offence', 'allegation'], 'What makes an adult one of concern'),
  }),
  columns: {
    ...PERSON_COLUMNS,
    child: 'The child',
    childAge: 'Age of the child on the day',
    since: 'First day in one home',
    concern: 'offence on record, or allegation',
    kin: 'Whether a tie makes the two kin: yes or no',
    dwelling: 'Dwelling; empty for a protected address',
    address: 'Its address',
    incidents: 'Incidents that make the adult one of concern',
    records: 'Records of them',
    evidence: 'Records of the incidents and of the stays',
  },
  answer: (inquiry, {age, days, concern}) =>
    concern.flatMap((sort) =>
      RULES[sort].subjects(inquiry.scene).flatMap((subject) => {
        const finding = RULES[sort].find(inquiry.scene, subject, DAY_MAX);
        if (finding === null) return [];
        const children = finding.facts['children'] as {person: string; from: string}[];
        return children.flatMap(({person, from}) => {
          const [child, day] = [inquiry.personAt(person), isoToDay(from)];
          if (day <= inquiry.today - days || birthOn(inquiry, child).from <= addMonths(day, -12 * age)) return [];
          return [
            {
              ...personCells(inquiry, subject[0]!),
              child: labelOf(inquiry, child),
              childAge: ageText(inquiry, child, day),
              since: from,
              concern: sort,
              kin: areKin(inquiry.network, subject[0]!, child, DAY_MAX) ? 'yes' : 'no',
              ...placeOf(inquiry, subject[1]!),
              incidents: finding.incidents,
              records: finding.records,
              evidence: [...new Set(finding.evidence)].sort(),
            },
          ];
        });
      }),
    ),
});

const RULES = {offence: newAdult, allegation: newSuspect};
