import {z} from 'zod';
import {ROLES, TIE_KINDS, type Role, type TieKind} from '../../model/notification.ts';
import {rowItems} from '../../network/incidence.ts';
import {kindMask} from '../../network/around/kin.ts';
import {otherEnd} from '../../network/network.ts';
import type {Inquiry} from '../inquiry.ts';
import {count, words} from '../parameters.ts';
import {ageText, labelsOf, nameOf, personId} from '../people.ts';
import {question, type Question} from '../question.ts';

/** People with no part of their own in any notification, and how many they know who have one. */
export const knowsInvolved: Question = question({
  name: 'knows-involved',
  number: null,
  asks: 'Who has no part of their own in any incident, and knows many who have?',
  method:
    'Counts, for each person without one of `roles` in any notification, the different people with one of them to whom a tie of `ties` leads. With `through`, the ties are those of a family member or other person reached by a tie of that kind who has no part either.',
  parameters: z.strictObject({
    roles: words(ROLES, ['suspect'], 'Roles that count as a part in an incident'),
    ties: words(TIE_KINDS, ['associate'], 'Ties by which somebody is known'),
    through: words(TIE_KINDS, [], 'Ties to the person between; none for people known at first hand'),
    min: count(1, 'People known, at least'),
  }),
  columns: {
    person: 'Person without a part of their own',
    name: 'Name most records give',
    age: 'Age in years',
    known: 'People known who have a part',
    through: 'People between',
    who: 'The people known',
  },
  answer: (inquiry, {roles, ties, through, min}) => {
    const involved = involvedIn(inquiry, roles);
    const knownTo = neighbourLists(inquiry, ties);
    const relatives = neighbourLists(inquiry, through);
    const rows = [...inquiry.persons()].flatMap((person) => {
      if (involved[person] === 1) return [];
      const between = through.length === 0 ? [person] : relatives(person).filter((other) => involved[other] === 0);
      const reaching = between.filter((other) => knownTo(other).some((known) => involved[known] === 1));
      const known = new Set(reaching.flatMap((other) => knownTo(other).filter((end) => involved[end] === 1)));
      return known.size < Math.max(1, min) ? [] : [{person, known, reaching}];
    });
    rows.sort((left, right) => right.known.size - left.known.size || left.person - right.person);
    return rows.map(({person, known, reaching}) => ({
      person: personId(inquiry, person),
      name: nameOf(inquiry, person),
      age: ageText(inquiry, person, inquiry.today),
      known: known.size,
      through: through.length === 0 ? [] : labelsOf(inquiry, reaching),
      who: labelsOf(
        inquiry,
        [...known].sort((left, right) => left - right),
      ),
    }));
  },
});

/** 1 for each person with one of `roles` in some notification. */
function involvedIn({network}: Inquiry, roles: readonly Role[]): Uint8Array {
  const {involvements} = network;
  const found = new Uint8Array(network.persons.length);
  for (let part = 0; part < involvements.length; part++) {
    if (roles.includes(ROLES[involvements.role[part]!]!)) found[involvements.person[part]!] = 1;
  }
  return found;
}

/** The people to whom ties of these kinds lead, each once, rising. */
function neighbourLists({network}: Inquiry, kinds: readonly TieKind[]): (person: number) => number[] {
  const mask = kindMask(kinds);
  return (person) => {
    const found = new Set<number>();
    for (const tie of rowItems(network.tiesOf, person)) {
      if (mask[network.ties.kind[tie]!] === 1) found.add(otherEnd(network, tie, person));
    }
    return [...found].sort((left, right) => left - right);
  };
}
