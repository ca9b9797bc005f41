import {z} from 'zod';
import {commonNeighbours, neighboursOf} from '../../network/around/neighbours.ts';
import {count, person} from '../parameters.ts';
import {dayText, PERSON_COLUMNS, personCells} from '../people.ts';
import {question, type Question} from '../question.ts';
import {joinFilter, joinParameters} from './paths.ts';

/** The people around somebody, capped by rank, with the count of those left out. */
export const expand: Question = question({
  name: 'expand',
  number: null,
  asks: 'Who is joined to a person, those with fewest joins of their own first, and how many more are there?',
  method:
    'One join a person, the earliest known to have held. A rare acquaintance says more than a busy one, so the rank rises with the number of people joined to the neighbour in turn.',
  parameters: z.strictObject({
    person: person('The person asked about'),
    most: count(20, 'People shown'),
    ...joinParameters,
  }),
  columns: {
    rank: 'Place, counted from 1',
    of: 'People joined in all',
    ...PERSON_COLUMNS,
    by: 'What joins the two',
    since: 'First day on which the join is known to have held',
    joined: 'People joined to this one in turn',
    records: 'Records that document the join',
  },
  answer: (inquiry, given) => {
    const {neighbours, count: of} = neighboursOf(
      inquiry.network,
      inquiry.personAt(given.person),
      given.most,
      joinFilter(given),
    );
    return neighbours.map(({person: other, join, degree}, at) => ({
      rank: at + 1,
      of,
      ...personCells(inquiry, other),
      by: join.kind,
      since: dayText(join.day),
      joined: degree,
      records: join.records,
    }));
  },
});

/** The people joined to both of two. */
export const inCommon: Question = question({
  name: 'in-common',
  number: null,
  asks: 'Who is joined to both of two people?',
  method: 'One join to each, the earliest known to have held.',
  parameters: z.strictObject({left: person('One of the two'), right: person('The other'), ...joinParameters}),
  columns: {
    ...PERSON_COLUMNS,
    leftBy: 'What joins them to the one',
    leftSince: 'First day on which it is known to have held',
    rightBy: 'What joins them to the other',
    rightSince: 'First day on which it is known to have held',
    records: 'Records of both joins',
  },
  answer: (inquiry, given) =>
    commonNeighbours(
      inquiry.network,
      inquiry.personAt(given.left),
      inquiry.personAt(given.right),
      joinFilter(given),
    ).map(({person: other, left, right}) => ({
      ...personCells(inquiry, other),
      leftBy: left.kind,
      leftSince: dayText(left.day),
      rightBy: right.kind,
      rightSince: dayText(right.day),
      records: [...new Set([...left.records, ...right.records])].sort(),
    })),
});
