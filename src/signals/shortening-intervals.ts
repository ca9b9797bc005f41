import {DAY_MAX} from '../base/day.ts';
import type {Event} from './history.ts';
import type {PooledRule} from './rule.ts';
import {term} from './score.ts';
import {seriesFinding, seriesOf, seriesSubjects} from './series.ts';
import {laplaceTrend} from './trend.ts';

/**
 * A person whose incidents follow one another faster and faster. Exact Laplace test on at least four dated incidents,
 * pooled over all persons tested. An agency that began to record midway makes the rest look faster, so the series must
 * also stand without the agencies that appear only in its later half.
 */
export const shorteningIntervals: PooledRule = {
  id: 'shortening-intervals',
  version: '1',
  inForce: '2023-01-01',
  summary: 'The incidents a person was subject or victim of followed one another at shorter and shorter intervals',
  reads: [
    'involvement.role',
    'notification.kind',
    'notification.eventAt',
    'notification.agency',
    'notification.allegation',
  ],
  pooled: true,
  ...seriesSubjects,
  p: (scene, [person], knownBy) => {
    const {incidentsMin} = scene.config.escalation;
    const series = seriesOf(scene, person!, knownBy);
    if (series.length < incidentsMin) return null;
    const steady = withoutLateAgencies(series);
    if (steady.length < incidentsMin) return 1;
    return Math.max(laplaceTrend(days(series)).p, laplaceTrend(days(steady)).p);
  },
  find: (scene, subject, pool) => {
    const times = days(seriesOf(scene, subject[0]!, DAY_MAX));
    const intervals = times.slice(1).map((day, at) => day - times[at]!);
    return seriesFinding(
      scene,
      subject,
      (id, count) =>
        `The latest ${count} incidents of person ${id} came at shorter intervals (${intervals.join(', ')} days)`,
      [
        term(
          'trend',
          Math.min(10, -2 * Math.log10(Math.max(pool.p, 1e-12))),
          `chance ${pool.p.toPrecision(2)} at a steady rate`,
        ),
      ],
      {test: 'Laplace, exact, one-sided', intervalsDays: intervals, place: laplaceTrend(times).place, ...pool},
    );
  },
};

const days = (series: readonly Event[]): number[] => series.map(({day}) => day);

function withoutLateAgencies(series: readonly Event[]): Event[] {
  const early = new Set(series.slice(0, Math.ceil(series.length / 2)).flatMap((event) => event.agencies));
  return series.filter((event) => event.agencies.some((agency) => early.has(agency)));
}
