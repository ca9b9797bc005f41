import {z} from 'zod';
import {stayId} from '../../network/network.ts';
import {childrenThere, placeOf, together} from '../homes.ts';
import {optionalText, person} from '../parameters.ts';
import {dayText, labelsOf, PERSON_COLUMNS, personCells} from '../people.ts';
import {question, type Question} from '../question.ts';

const parameters = {person: person('The person asked about')};

/** 5: every address of somebody, with the children who lived there then. */
export const addressesOverTime: Question = question({
  name: 'addresses-of',
  number: 5,
  asks: 'Where has a person lived over time, and which children lived there then?',
  method:
    'Spells worked out from all records that say where somebody lives: an open stay lasts until the first record of another address. Children are those under 18 when the two spells first overlapped. A protected address is counted and not shown, nor is who lived there.',
  parameters: z.strictObject(parameters),
  columns: {
    from: 'First day at the address',
    to: 'Last day known; empty where nothing says that it ended',
    dwelling: 'Dwelling; empty for a protected address',
    address: 'Its address',
    kind: 'Kind of dwelling',
    children: 'Children who lived there at the same time',
    records: 'Records of the stay',
  },
  answer: (inquiry, given) =>
    inquiry.spellsOf(inquiry.personAt(given.person)).map((spell) => ({
      from: dayText(spell.from),
      to: dayText(spell.to),
      ...placeOf(inquiry, spell.dwelling),
      kind: inquiry.resolved.dwellings[spell.dwelling]!.kind,
      children: labelsOf(inquiry, new Set(childrenThere(inquiry, spell))),
      records: spell.stays.map((stay) => stayId(inquiry.network, stay)).sort(),
    })),
});

/** 6: who else was there. */
export const livedWith: Question = question({
  name: 'lived-with',
  number: 6,
  asks: 'Who else lived at the same address at the same time?',
  method:
    'Spells of others at the same front door that share at least one day with a spell of the person. Hostels, refuges, institutions and addresses that are withheld join nobody. Two tenancies that follow one another are no life together.',
  parameters: z.strictObject({...parameters, dwelling: optionalText('Only this dwelling, by its id')}),
  columns: {
    ...PERSON_COLUMNS,
    from: 'First day together',
    to: 'Last day together; empty where nothing says that it ended',
    dwelling: 'Dwelling',
    address: 'Its address',
    records: 'Records of both stays',
  },
  answer: (inquiry, given) =>
    inquiry.spellsOf(inquiry.personAt(given.person)).flatMap((spell) => {
      const isAsked = given.dwelling === undefined || placeOf(inquiry, spell.dwelling).dwelling === given.dwelling;
      if (!isAsked) return [];
      return together(inquiry, spell).map((other) => ({
        ...personCells(inquiry, other.person),
        from: dayText(Math.max(spell.from, other.from)),
        to: dayText(Math.min(spell.to, other.to)),
        ...placeOf(inquiry, spell.dwelling),
        records: [...spell.stays, ...other.stays].map((stay) => stayId(inquiry.network, stay)).sort(),
      }));
    }),
});
