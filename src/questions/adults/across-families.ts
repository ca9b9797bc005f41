import {z} from 'zod';
import {DAY_MAX, dayToIso} from '../../base/day.ts';
import {ROLES, TIE_KINDS} from '../../model/notification.ts';
import {kinWithin} from '../../network/around/kin.ts';
import {joinsOf, type Step} from '../../network/around/paths.ts';
import {ACCESS, unrelatedGroups} from '../facts.ts';
import type {Inquiry} from '../inquiry.ts';
import {choice, count, words} from '../parameters.ts';
import {isAdult, isChild, labelsOf, PERSON_COLUMNS, personCells} from '../people.ts';
import {question, type Question} from '../question.ts';

/** 3: who moves from family to family. One row a family, in order of time. */
export const adultsAcrossFamilies: Question = question({
  name: 'adults-across-families',
  number: 3,
  asks: 'Which adults are linked to children of two or more unrelated households, and when?',
  method:
    'An adult is linked to a child by a tie, by being named in one notification, or by a home, a visit or a place of finding at one time, while the child was under 18. Two children are of one household where kin within three ties that do not pass through the adult, or a home at one time, join them. With `kin=without`, children to whom the adult is kin within two recorded ties are left out.',
  parameters: z.strictObject({
    households: count(2, 'Unrelated households, at least'),
    kin: choice(['without', 'with'], 'without', 'Whether children who are kin of the adult count'),
    ties: words(TIE_KINDS, ACCESS.ties, 'Ties that link'),
    roles: words(ROLES, ACCESS.roles, 'Roles that link two people of one notification'),
  }),
  columns: {
    ...PERSON_COLUMNS,
    households: 'Unrelated households in all',
    household: 'Which of them, counted from 1 in order of time',
    children: 'Children of this household',
    from: 'First day on which a link is known to have held',
    by: 'What links them',
    records: 'Records of the links',
  },
  answer: (inquiry, {households, kin, ties, roles}) =>
    [...inquiry.persons()]
      .flatMap((adult) => {
        const own = kin === 'with' ? new Map<number, number>() : kinWithin(inquiry.network, adult, 2, -1, DAY_MAX);
        const links = childLinks(inquiry, adult, {...ACCESS, ties, roles}).filter(({to}) => !own.has(to));
        const groups = unrelatedGroups(
          inquiry,
          links.map(({to}) => to),
          adult,
        );
        return groups.length < Math.max(1, households) ? [] : [{adult, families: byTime(groups, links)}];
      })
      .sort((left, right) => right.families.length - left.families.length || left.adult - right.adult)
      .flatMap(({adult, families}) =>
        families.map((links, at) => ({
          ...personCells(inquiry, adult),
          households: families.length,
          household: at + 1,
          children: labelsOf(
            inquiry,
            links.map(({to}) => to),
          ),
          from: dayToIso(links[0]!.day),
          by: [...new Set(links.map(({kind}) => kind))].sort(),
          records: [...new Set(links.flatMap(({records}) => records))].sort(),
        })),
      ),
});

/**
 * The earliest link of an adult to each child, where they were adult and child on its day. `joins` is `joinsOfOne` for who asks about a
 * single adult.
 */
export const childLinks = (inquiry: Inquiry, adult: number, filter: typeof ACCESS, joins = joinsOf): Step[] =>
  joins(inquiry.network, adult, filter).filter(
    ({to, day}) => isChild(inquiry, to, day) && isAdult(inquiry, adult, day),
  );

function byTime(groups: readonly number[][], links: readonly Step[]): Step[][] {
  return groups
    .map((group) =>
      links.filter(({to}) => group.includes(to)).sort((left, right) => left.day - right.day || left.to - right.to),
    )
    .sort((left, right) => left[0]!.day - right[0]!.day || left[0]!.to - right[0]!.to);
}
