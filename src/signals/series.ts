import {DAY_MAX, dayToIso} from '../base/day.ts';
import type {Term} from '../model/finding.ts';
import {
  countEvents,
  eventRow,
  eventsOf,
  notificationIds,
  notificationsOf,
  personsWith,
  receivedDays,
  VICTIM_ROLES,
  type Event,
} from './history.ts';
import type {Finding, PooledRule, Scene, Subject} from './rule.ts';
import {recencyFrequencyGravity, total} from './score.ts';

/** What every test of a person's series has in common: who is tested, when the answer may change, and the id. */
export const seriesSubjects: Pick<PooledRule, 'subjects' | 'days' | 'key'> = {
  subjects: (scene) =>
    personsWith(scene, VICTIM_ROLES).flatMap((person) =>
      seriesOf(scene, person, DAY_MAX).length >= scene.config.escalation.incidentsMin ? [[person]] : [],
    ),
  days: (scene, [person]) => receivedDays(scene.network, [person!]),
  key: (scene, [person]) => [scene.network.resolved.persons[person!]!.id],
};

/**
 * The latest undisputed incidents of a person, one a day: what happened on one day is one step of a series, with the
 * gravest of it standing for the day.
 */
export function seriesOf(scene: Scene, person: number, knownBy: number): Event[] {
  const series: Event[] = [];
  for (const event of eventsOf(scene, person, {roles: VICTIM_ROLES, gravityMin: 1, knownBy})) {
    if (event.disputed) continue;
    const last = series.at(-1);
    if (last !== undefined && last.day === event.day) {
      if (event.gravity > last.gravity) series[series.length - 1] = event;
    } else series.push(event);
  }
  return series.slice(-scene.config.escalation.incidentsMax);
}

/** The flag of a series: the events tested, shown with the statistic. */
export function seriesFinding(
  scene: Scene,
  [person]: Subject,
  text: (id: string, count: number) => string,
  terms: readonly Term[],
  facts: Record<string, unknown>,
): Finding {
  const series = seriesOf(scene, person!, DAY_MAX);
  const {id} = scene.network.resolved.persons[person!]!;
  const all = [...recencyFrequencyGravity(scene, series), ...terms];
  return {
    persons: [id],
    text: text(id, series.length),
    lastEvent: dayToIso(series.at(-1)!.day),
    records: notificationsOf(series).length,
    incidents: series.length,
    score: total(all),
    terms: all,
    evidence: notificationIds(scene, series),
    facts: {
      ...countEvents(series),
      ...facts,
      note: 'A pattern in records, which says nothing of what will come; absence of records is not safety.',
      events: series.map((event) => eventRow(scene, event)),
    },
  };
}
