import {DAY_MAX} from '../base/day.ts';
import type {Event} from './history.ts';
import type {PooledRule} from './rule.ts';
import {term} from './score.ts';
import {seriesFinding, seriesOf, seriesSubjects} from './series.ts';
import {laplaceTrend, mannKendall} from './trend.ts';

/**
 * A person whose incidents follow one another faster and faster. Exact Mann-Kendall on the intervals of at least four
 * dated incidents, pooled over all persons tested: at a steady rate every order of the intervals is equally likely. The
 * Laplace test of the same days is shown beside it; on short series it sees less. An agency that began to record midway makes the rest look faster, so the series must
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
    return Math.max(shorteningChance(series), shorteningChance(steady));
  },
  find: (scene, subject, pool) => {
    const series = seriesOf(scene, subject[0]!, DAY_MAX);
    const times = series.map(({day}) => day);
    const intervals = intervalsOf(series);
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
      {
        test: 'Mann-Kendall on intervals, exact, one-sided',
        intervalsDays: intervals,
        laplace: laplaceTrend(times),
        ...pool,
      },
    );
  },
};

function shorteningChance(series: readonly Event[]): number {
  return mannKendall(intervalsOf(series).map((interval) => -interval)).p;
}

function intervalsOf(series: readonly Event[]): number[] {
  return series.slice(1).map(({day}, at) => day - series[at]!.day);
}

function withoutLateAgencies(series: readonly Event[]): Event[] {
  const early = new Set(series.slice(0, Math.ceil(series.length / 2)).flatMap((event) => event.agencies));
  return series.filter((event) => event.agencies.some((agency) => early.has(agency)));
}
