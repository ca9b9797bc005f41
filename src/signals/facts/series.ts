import {personId} from '../../network/network.ts';
import type {Term} from '../../model/finding.ts';
import {eventsOf} from './history.ts';
import {personsWith, VICTIM_ROLES} from './involved.ts';
import type {Event} from './event.ts';
import type {Finding, PooledRule, PoolResult, Scene, Subject} from '../rule.ts';
import {eventFinding} from './event-finding.ts';
import {recencyFrequencyGravity, term} from '../score.ts';

/** What every test of a person's series has in common: who is tested, and the id. */
export const seriesSubjects: Pick<PooledRule, 'subjects' | 'key'> = {
  // A later record can make one step of two, so by all records nobody has too few steps who has enough incidents.
  subjects: (scene) => personsWith(scene, VICTIM_ROLES, scene.config.escalation.incidentsMin).map((person) => [person]),
  key: (scene, [person]) => [personId(scene.network, person!)],
};

/** What happened within one spell of recording: one step of a series. */
export type Step = {day: number; events: Event[]};

/**
 * The latest steps of a person's undisputed history. Incidents within `burstDays` of one another are one step: reports of
 * one event under several dates, and the flurry that follows a first report, are no growth.
 */
export function seriesOf(scene: Scene, person: number, knownBy: number): Step[] {
  const {burstDays, incidentsMax} = scene.config.escalation;
  const steps: Step[] = [];
  let last = -Infinity;
  for (const event of eventsOf(scene, person, {roles: VICTIM_ROLES, gravityMin: 1, knownBy})) {
    if (event.disputed) continue;
    const step = steps.at(-1);
    if (step !== undefined && event.day - last <= burstDays) {
      step.events.push(event);
    } else steps.push({day: event.day, events: [event]});
    last = event.day;
  }
  return steps.slice(-incidentsMax);
}

/**
 * Whether so many days went by after the last incident of a series that it says nothing of the present. Told by the tests and not
 * by `seriesOf`: what a flag said when it stood, it said of these steps.
 */
export function isPast(scene: Scene, steps: readonly Step[], knownBy: number, days: number): boolean {
  const past = lastDay(steps) + days + 1;
  scene.mayChangeOn(past);
  return past <= Math.min(knownBy, scene.today);
}

/** The day of the last incident. */
export const lastDay = (steps: readonly Step[]): number => Math.max(...steps.at(-1)!.events.map(({day}) => day));

/**
 * The day on which the last record of a series was received. What the rest of the hub had recorded is asked of that day, so
 * that the answer about a series changes only when its own records do.
 */
export function completedOn({network}: Scene, steps: readonly Step[]): number {
  const {received} = network.notifications;
  const notifications = steps.flatMap(({events}) => events.flatMap((event) => event.notifications));
  return Math.max(...notifications.map((notification) => received[notification]!));
}

/** Means of the larger and of the smaller half of the values: neither depends on their order. */
export function halves(values: readonly number[]): {low: number; high: number} {
  const sorted = values.toSorted((left, right) => left - right);
  const half = Math.floor(sorted.length / 2);
  const mean = (list: readonly number[]): number => list.reduce((sum, value) => sum + value, 0) / list.length;
  return {low: mean(sorted.slice(0, half)), high: mean(sorted.slice(-half))};
}

/** Ten points at a chance of one in 100,000: two for each power of ten. */
function rarity({p}: PoolResult): Term {
  return term(
    'rarity',
    Math.min(10, -2 * Math.log10(Math.max(p, 1e-12))),
    `chance ${p.toPrecision(2)} where nothing changes, two points a power of ten, at most 10`,
  );
}

/** The flag of a series: the events tested, shown with the statistic. */
export function seriesFinding(
  scene: Scene,
  [person]: Subject,
  text: (id: string, count: number) => string,
  pool: PoolResult,
  knownBy: number,
  facts: Record<string, unknown>,
): Finding {
  const events = seriesOf(scene, person!, knownBy).flatMap((step) => step.events);
  const id = personId(scene.network, person!);
  const terms = [...recencyFrequencyGravity(scene, events), rarity(pool)];
  return eventFinding(scene, events, {
    persons: [id],
    text: text(id, events.length),
    terms,
    facts: {
      ...facts,
      ...pool,
      note: 'A pattern in records, which says nothing of what will come; absence of records is not safety.',
    },
  });
}
