import {z} from 'zod';
import {addMonths, dayToIso} from '../../base/day.ts';
import {STAY_KINDS} from '../../model/address.ts';
import {rowItems} from '../../network/incidence.ts';
import {stayId} from '../../network/network.ts';
import {unrelatedGroups} from '../facts.ts';
import {placeOf} from '../homes.ts';
import type {Inquiry} from '../inquiry.ts';
import {count, words} from '../parameters.ts';
import {isChild, labelsOf} from '../people.ts';
import {question, type Question} from '../question.ts';

/** 15: a home that children who have nothing to do with one another keep turning up at. */
export const unrelatedChildrenAtAddress: Question = question({
  name: 'addresses-of-unrelated-children',
  number: 15,
  asks: 'Which addresses that are no hostel or institution are tied to three or more unrelated children?',
  method:
    'Children recorded at a dwelling within `months` of one another, in groups that no kin within three ties and no home at one time joins. Families who lived there one after another, further apart than that, are not counted together; an address that is withheld is left out.',
  parameters: z.strictObject({
    groups: count(3, 'Unrelated groups of children, at least'),
    months: count(12, 'Months within which they were there'),
    kinds: words(STAY_KINDS, ['home', 'tenancy', 'temporary', 'found-at', 'visited', 'mentioned'], 'Kinds of stay'),
  }),
  columns: {
    dwelling: 'Dwelling',
    address: 'Its address',
    groups: 'Unrelated groups of children in the fullest months',
    children: 'The children of those months',
    as: 'Kinds of stay',
    from: 'First of these days',
    to: 'Last of these days',
    records: 'Records that tie them to the address',
  },
  answer: (inquiry, {groups, months, kinds}) =>
    inquiry.resolved.dwellings
      .flatMap(({kind}, dwelling) => {
        if (kind !== 'dwelling') return [];
        const best = fullestMonths(inquiry, sightings(inquiry, dwelling, kinds), months);
        return best.groups.length < Math.max(1, groups) ? [] : [{dwelling, ...best}];
      })
      .sort((left, right) => right.groups.length - left.groups.length || left.dwelling - right.dwelling)
      .map(({dwelling, seen, groups: found}) => ({
        ...placeOf(inquiry, dwelling),
        groups: found.length,
        children: labelsOf(
          inquiry,
          found.flat().sort((left, right) => left - right),
        ),
        as: [...new Set(seen.map(({as}) => as))].sort(),
        from: dayToIso(seen[0]!.day),
        to: dayToIso(seen.at(-1)!.day),
        records: [...new Set(seen.map(({record}) => record))].sort(),
      })),
});

type Sighting = {child: number; day: number; as: string; record: string};

function sightings(inquiry: Inquiry, dwelling: number, kinds: readonly string[]): Sighting[] {
  const {network} = inquiry;
  return Array.from(rowItems(network.staysAt, dwelling), (stay) => ({
    child: network.stays.person[stay]!,
    day: network.stays.event[stay]!,
    as: STAY_KINDS[network.stays.kind[stay]!]!,
    record: stayId(network, stay),
  }))
    .filter(({child, day, as}) => kinds.includes(as) && isChild(inquiry, child, day))
    .sort((left, right) => left.day - right.day || left.child - right.child || (left.record < right.record ? -1 : 1));
}

/** The run of sightings within `months` of its first that holds most unrelated groups; the earliest of several. */
function fullestMonths(
  inquiry: Inquiry,
  all: readonly Sighting[],
  months: number,
): {groups: number[][]; seen: Sighting[]} {
  let best: {groups: number[][]; seen: Sighting[]} = {groups: [], seen: []};
  for (const [at, first] of all.entries()) {
    if (all[at - 1]?.day === first.day) continue;
    const end = addMonths(first.day, months);
    const seen = all.slice(at).filter(({day}) => day < end);
    const children = new Set(seen.map(({child}) => child));
    if (children.size <= best.groups.length) continue;
    const groups = unrelatedGroups(inquiry, [...children], -1);
    if (groups.length > best.groups.length) best = {groups, seen};
  }
  return best;
}
