import {z} from 'zod';
import {DWELLING_KINDS} from '../../model/resolved.ts';
import {placeOf, residents} from '../homes.ts';
import {count, words} from '../parameters.ts';
import {labelsOf} from '../people.ts';
import {question, type Question} from '../question.ts';

/** How many people are recorded as living at each address. */
export const homes: Question = question({
  name: 'homes',
  number: null,
  asks: 'Who is recorded as living at which address, and which addresses are shared?',
  method:
    'People with a stay that says where somebody lives, by dwelling, at any time. An address that is no place counts as none; who lives at one that is withheld is not told.',
  parameters: z.strictObject({
    min: count(1, 'People at the address, at least'),
    kinds: words(DWELLING_KINDS, ['dwelling', 'communal', 'unknown'], 'Kinds of address'),
  }),
  columns: {
    dwelling: 'Dwelling',
    address: 'Standardised address',
    kind: 'Kind of dwelling',
    people: 'People recorded there',
    who: 'The people',
  },
  answer: (inquiry, {min, kinds}) =>
    inquiry.resolved.dwellings
      .flatMap((dwelling, at) => {
        if (!kinds.includes(dwelling.kind) || inquiry.withheld.has(dwelling.id)) return [];
        const people = [...residents(inquiry, at)].sort((left, right) => left - right);
        return people.length < Math.max(1, min) ? [] : [{at, people, kind: dwelling.kind}];
      })
      .sort((left, right) => right.people.length - left.people.length || left.at - right.at)
      .map(({at, people, kind}) => ({
        ...placeOf(inquiry, at),
        kind,
        people: people.length,
        who: labelsOf(inquiry, people),
      })),
});
