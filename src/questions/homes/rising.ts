import {z} from 'zod';
import {DAY_MAX, dayToIso} from '../../base/day.ts';
import type {Event} from '../../signals/facts/event.ts';
import {falseDiscoveryCut, type PoolTest} from '../../signals/false-discovery.ts';
import {closedStack} from '../../signals/rules/closed-stack.ts';
import {mannKendall} from '../../signals/facts/trend.ts';
import {agenciesOf, EVENT_COLUMNS, eventCells, harmTo} from '../facts.ts';
import {placeOf} from '../homes.ts';
import type {Inquiry} from '../inquiry.ts';
import {count} from '../parameters.ts';
import {isChild, labelsOf, PERSON_COLUMNS, personCells} from '../people.ts';
import {question, type Question} from '../question.ts';

/** 12: homes in which things get worse. */
export const risingHouseholds: Question = question({
  name: 'rising-households',
  number: 12,
  asks: 'In which households does gravity rise, or do incidents follow one another faster?',
  method:
    'A household is everybody who ever shared a front door with a child, at that door. Its series is the latest `latest` incidents in which one of them was subject or victim while living there. Exact one-sided Mann-Kendall of the gravities and of the intervals, together held to `discovery` per cent of chance finds among all series tested (Benjamini and Hochberg). Records, not lives: a home nobody reports is silent. Of a withheld address the people are not listed.',
  parameters: z.strictObject({
    incidents: count(4, 'Incidents, at least'),
    latest: count(12, 'Latest incidents tested'),
    discovery: count(20, 'Share of the answers that may be chance, in per cent'),
  }),
  columns: {
    dwelling: 'Dwelling; empty for a protected address',
    address: 'Its address',
    trend: 'gravity or intervals',
    p: 'Chance of a series at least as ordered, were order without meaning',
    series: 'Gravities, or intervals in days, in order of time',
    tested: 'Series tested',
    from: 'First incident tested',
    to: 'Last incident tested',
    ...EVENT_COLUMNS,
    people: 'People of the household in those incidents',
  },
  answer: (inquiry, {incidents, latest, discovery}) => {
    const series = householdSeries(inquiry)
      .map((home) => ({...home, events: home.events.slice(-latest)}))
      .filter(({events}) => events.length >= Math.max(4, incidents));
    const tests = series.flatMap((home) => trendsOf(home.events).map((trend) => ({...home, ...trend})));
    const cut = falseDiscoveryCut(tests, discovery / 100, 0.05);
    return tests
      .filter(({p}) => p <= cut)
      .sort((left, right) => left.p - right.p || left.dwelling - right.dwelling)
      .map(({dwelling, events, trend, values, p, people}) => ({
        ...placeOf(inquiry, dwelling),
        trend,
        p: Number(p.toPrecision(3)),
        series: values.join(', '),
        tested: tests.length,
        from: dayToIso(events[0]!.day),
        to: dayToIso(events.at(-1)!.day),
        ...eventCells(inquiry, events),
        people: inquiry.withheld.has(inquiry.resolved.dwellings[dwelling]!.id) ? [] : labelsOf(inquiry, people),
      }));
  },
});

type HomeSeries = {dwelling: number; events: Event[]; people: number[]};

/** Incidents about people while they lived at a dwelling, each incident once, in order of day. */
function householdSeries(inquiry: Inquiry): HomeSeries[] {
  const homes = new Map<number, {events: Map<number, Event>; people: Set<number>; hasChild: boolean}>();
  for (const person of inquiry.persons()) {
    const events = harmTo(inquiry, person).filter(({disputed}) => !disputed);
    for (const {dwelling, from, to} of inquiry.spellsOf(person)) {
      if (inquiry.scene.network.resolved.dwellings[dwelling]!.kind !== 'dwelling') continue;
      const home = homes.get(dwelling) ?? {
        events: new Map<number, Event>(),
        people: new Set<number>(),
        hasChild: false,
      };
      homes.set(dwelling, home);
      home.hasChild ||= isChild(inquiry, person, from);
      for (const event of events.filter(({day}) => day >= from && day <= to)) {
        home.people.add(person);
        if (!home.events.has(event.incident)) home.events.set(event.incident, event);
      }
    }
  }
  return [...homes]
    .filter(([, {hasChild}]) => hasChild)
    .sort(([left], [right]) => left - right)
    .map(([dwelling, {events, people}]) => ({
      dwelling,
      events: [...events.values()].sort((left, right) => left.day - right.day || left.incident - right.incident),
      people: [...people].sort((left, right) => left - right),
    }));
}

type Trend = PoolTest & {trend: string; values: number[]};

function trendsOf(events: readonly Event[]): Trend[] {
  const gravities = events.map(({gravity}) => gravity);
  const intervals = events.slice(1).map(({day}, at) => day - events[at]!.day);
  const graver = mannKendall(gravities);
  const closer = mannKendall(intervals.map((interval) => -interval));
  const testOf = ({p, least, levels}: PoolTest): PoolTest => ({p, least, ...(levels === undefined ? {} : {levels})});
  return [
    // A series that could not stand out in any order is no test (Tarone 1990).
    ...(graver.least <= 0.05 ? [{trend: 'gravity', values: gravities, ...testOf(graver)}] : []),
    {trend: 'intervals', values: intervals, ...testOf(closer)},
  ];
}

/** 13: low-level harm that nobody ever acts on. */
export const closedStacks: Question = question({
  name: 'closed-stacks',
  number: 13,
  asks: 'Which children have a long stack of low-level concerns, each closed with no further action?',
  method:
    'The rule closed-stack with the thresholds given here: mild incidents, all closed, from several agencies over a long time.',
  parameters: z.strictObject({
    incidents: count(4, 'Closed incidents, at least'),
    agencies: count(2, 'Agencies that recorded them, at least'),
    days: count(180, 'Days from the first to the last, at least'),
    gravity: count(2, 'Gravity on the 0-4 table, at most'),
  }),
  columns: {
    ...PERSON_COLUMNS,
    days: 'Days from first to last',
    agencies: 'Agencies that recorded them',
    ...EVENT_COLUMNS,
  },
  answer: (inquiry, {incidents, agencies, days, gravity}) => {
    const closed = {
      incidentsMin: Math.max(1, incidents),
      agenciesMin: agencies,
      spanDaysMin: days,
      gravityMax: gravity,
    };
    const scene = {...inquiry.scene, config: {...inquiry.scene.config, closedStack: closed}};
    return closedStack.subjects(scene).flatMap((subject) => {
      const finding = closedStack.find(scene, subject, DAY_MAX);
      if (finding === null) return [];
      const records = new Set(finding.evidence);
      const stack = harmTo(inquiry, subject[0]!).filter((event) =>
        event.notifications.some((index) => records.has(inquiry.records.notifications[index]!.id)),
      );
      return [
        {
          ...personCells(inquiry, subject[0]!),
          days: stack.at(-1)!.day - stack[0]!.day,
          agencies: agenciesOf(stack),
          ...eventCells(inquiry, stack),
        },
      ];
    });
  },
});
