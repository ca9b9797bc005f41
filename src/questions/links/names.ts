import {listAt} from '../../base/get-or-insert.ts';
import {z} from 'zod';
import {fold, tokens} from '../../text/fold.ts';
import type {Inquiry} from '../inquiry.ts';
import {count, text} from '../parameters.ts';
import {ageText, fullName, labelsOf, mentionsOf, nameOf, personId} from '../people.ts';
import {question, type Question} from '../question.ts';

/** Who bears a name: the way from a name to the ids that other questions ask for. */
export const peopleNamed: Question = question({
  name: 'people-named',
  number: null,
  asks: 'Who bears this name, or ever did?',
  method: 'Every word of `name` stands in one of the names on record, whatever the case and accents.',
  parameters: z.strictObject({name: text('Words of the name')}),
  columns: {
    person: 'Person',
    name: 'Name most records give',
    age: 'Age in years',
    names: 'All names on record',
    agencies: 'Agencies that know them',
  },
  answer: (inquiry, {name}) => {
    return bearersOf(inquiry, name).map((person) => ({
      person: personId(inquiry, person),
      name: nameOf(inquiry, person),
      age: ageText(inquiry, person, inquiry.today),
      names: namesOn(inquiry, person).sort(),
      agencies: [...new Set(mentionsOf(inquiry, person).map(({agency}) => agency))].sort(),
    }));
  },
});

/** People of whom one name on record has every word of `name`, whatever the case and accents. Rising. */
export function bearersOf(inquiry: Inquiry, name: string): number[] {
  const wanted = wordsOf(name);
  return [...inquiry.persons()].filter((person) =>
    namesOn(inquiry, person).some((given) => {
      const words = wordsOf(given);
      return wanted.every((word) => words.includes(word));
    }),
  );
}

const namesOn = (inquiry: Inquiry, person: number): string[] => [
  ...new Set(mentionsOf(inquiry, person).flatMap(({names}) => names.map(fullName))),
];

/** Full names that several people bear: nobody may be told apart by them. */
export const namesakes: Question = question({
  name: 'namesakes',
  number: null,
  asks: 'Which full names are borne by several people?',
  method:
    'Groups people by the name most of their records give, whatever the case and accents; a name needs two words.',
  parameters: z.strictObject({min: count(2, 'People of one name, at least')}),
  columns: {name: 'Full name', people: 'People who bear it', who: 'The people'},
  answer: (inquiry, {min}) =>
    [...byName(inquiry)]
      .filter(([, people]) => people.length >= min)
      .sort(([left, some], [right, others]) => others.length - some.length || (left < right ? -1 : 1))
      .map(([, people]) => ({
        name: nameOf(inquiry, people[0]!),
        people: people.length,
        who: labelsOf(inquiry, people),
      })),
});

function byName(inquiry: Inquiry): Map<string, number[]> {
  const people = new Map<string, number[]>();
  for (const person of inquiry.persons()) {
    const words = wordsOf(nameOf(inquiry, person));
    if (words.length < 2) continue;
    const key = words.join(' ');
    listAt(people, key).push(person);
  }
  return people;
}

const wordsOf = (name: string): string[] => tokens(fold(name));
