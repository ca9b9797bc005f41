import {FewGroups} from '../../columns/few-groups.ts';
import {z} from 'zod';
import {dayToIso} from '../../base/day.ts';
import {rowItems} from '../../network/incidence.ts';
import {stayCode} from '../../network/network.ts';
import {closestRun} from '../../signals/facts/windows.ts';
import type {Event} from '../../signals/facts/event.ts';
import {EVENT_COLUMNS, eventCells, harmTo, unrelatedGroups} from '../facts.ts';
import {placeOf} from '../homes.ts';
import type {Inquiry} from '../inquiry.ts';
import {count} from '../parameters.ts';
import {isChild, labelsOf, PERSON_COLUMNS, personCells} from '../people.ts';
import {question, type Question} from '../question.ts';

/** 14: children who go missing again and again and are found where other children are found. */
export const missingAndFound: Question = question({
  name: 'missing-and-found',
  number: 14,
  asks: 'Which children were missing three or more times in ninety days, and found at addresses where others were found?',
  method:
    'Missing episodes by incident, within the window that holds most of them. An address is shared where a child not related to this one was found there too, at any time.',
  parameters: z.strictObject({
    episodes: count(3, 'Episodes, at least'),
    days: count(90, 'Days within which they lie'),
    others: count(1, 'Other children found at one of the addresses, at least; 0 for all who go missing so often'),
  }),
  columns: {
    ...PERSON_COLUMNS,
    from: 'First episode of the fullest run',
    to: 'Last episode of it',
    ...EVENT_COLUMNS,
    dwelling: 'Dwelling shared with most others; empty for a protected address',
    address: 'Its address',
    others: 'Unrelated children found there',
  },
  answer: (inquiry, {episodes, days, others}) =>
    [...inquiry.persons()]
      .flatMap((person) => {
        const run = closestRun(missingOf(inquiry, person), days);
        if (run.length < Math.max(1, episodes)) return [];
        const shared = bestShared(inquiry, person);
        return shared.others.length < others ? [] : [{person, run, shared}];
      })
      .sort((left, right) => right.run.length - left.run.length || left.person - right.person)
      .map(({person, run, shared}) => ({
        ...personCells(inquiry, person),
        from: dayToIso(run[0]!.day),
        to: dayToIso(run.at(-1)!.day),
        ...eventCells(inquiry, run),
        ...placeOf(inquiry, shared.dwelling),
        others: labelsOf(inquiry, shared.others),
      })),
});

/** 17: children missing on the same nights. */
export const missingTogether: Question = question({
  name: 'missing-together',
  number: 17,
  asks: 'Which groups of children go missing on the same nights?',
  method:
    'Two children are joined where, on at least so many different nights, both went missing within `apart` days of each other; a group is everybody joined so, directly or through others.',
  parameters: z.strictObject({
    nights: count(2, 'Nights two children share, at least'),
    apart: count(0, 'Days apart that still count as one night'),
  }),
  columns: {
    group: 'Group, counted from 1',
    children: 'Children in it',
    who: 'The children',
    nights: 'Nights on which two or more of them were missing',
    records: 'Records of those episodes',
  },
  answer: (inquiry, {nights, apart}) => {
    const episodes = new Map(
      [...inquiry.persons()]
        .map((person) => [person, missingOf(inquiry, person)] as const)
        .filter(([, list]) => list.length > 0),
    );
    return groupsOf(episodes, nights, apart).map((group, at) => {
      const {days, events} = sharedNights(group, episodes, apart);
      return {
        group: at + 1,
        children: group.length,
        who: labelsOf(inquiry, group),
        nights: days.map(dayToIso),
        records: eventCells(inquiry, events).evidence,
      };
    });
  },
});

type Episodes = ReadonlyMap<number, readonly Event[]>;

const missingOf = (inquiry: Inquiry, person: number): Event[] =>
  harmTo(inquiry, person).filter((event) => event.kinds.includes('missing') && isChild(inquiry, person, event.day));

/** Dwellings at which the person was found. */
function foundAt({network}: Inquiry, person: number): number[] {
  const code = stayCode('found-at');
  const places = Array.from(rowItems(network.staysOf, person))
    .filter((stay) => network.stays.kind[stay] === code)
    .map((stay) => network.stays.dwelling[stay]!);
  return [...new Set(places)].sort((left, right) => left - right);
}

/** The place at which this child and most unrelated children were found. */
function bestShared(inquiry: Inquiry, child: number): {dwelling: number; others: number[]} {
  const {network, resolved} = inquiry;
  const code = stayCode('found-at');
  let best: {dwelling: number; others: number[]} = {dwelling: -1, others: []};
  for (const dwelling of foundAt(inquiry, child)) {
    if (resolved.dwellings[dwelling]!.kind === 'pseudo') continue;
    const found = Array.from(rowItems(network.staysAt, dwelling))
      .filter((stay) => network.stays.kind[stay] === code)
      .map((stay) => network.stays.person[stay]!)
      .filter((person) => missingOf(inquiry, person).length > 0);
    const groups = unrelatedGroups(inquiry, [child, ...found], -1).filter((group) => !group.includes(child));
    const others = groups.flat().sort((left, right) => left - right);
    if (others.length > best.others.length) best = {dwelling, others};
  }
  return best;
}

function groupsOf(episodes: Episodes, nights: number, apart: number): number[][] {
  const children = [...episodes.keys()];
  const joined = new FewGroups(children);
  for (const [at, left] of children.entries()) {
    for (const right of children.slice(at + 1)) {
      const shared = episodes.get(left)!.filter(({day}) => isNear(episodes.get(right)!, day, apart));
      if (new Set(shared.map(({day}) => day)).size < Math.max(1, nights)) continue;
      joined.join(left, right);
    }
  }
  return joined
    .groups()
    .filter((group) => group.length > 1)
    .sort((left, right) => right.length - left.length || left[0]! - right[0]!);
}

function sharedNights(group: readonly number[], episodes: Episodes, apart: number): {days: number[]; events: Event[]} {
  const events = group.flatMap((child) =>
    episodes
      .get(child)!
      .filter(({day}) => group.some((other) => other !== child && isNear(episodes.get(other)!, day, apart))),
  );
  return {days: [...new Set(events.map(({day}) => day))].sort((left, right) => left - right), events};
}

const isNear = (events: readonly Event[], day: number, apart: number): boolean =>
  events.some((event) => Math.abs(event.day - day) <= apart);
