import {recordingClock} from '../facts/recording-clock.ts';
import type {PooledRule} from '../rule.ts';
import {halves, isPast, seriesFinding, seriesOf, seriesSubjects, type Step} from '../facts/series.ts';
import {EVENT_FIELDS} from '../facts/event.ts';
import {laplaceTrend, mannKendall} from '../facts/trend.ts';

/**
 * Facet a of escalation: a person whose incidents follow one another faster and faster. Exact Mann-Kendall on the intervals
 * of at least five steps, pooled over all persons tested: at a steady rate every order of the intervals is equally likely.
 * Intervals that hardly differ are not tested, whatever their order, and no series after which there was silence for as long as its
 * longest interval. Two guards against surges in recording: the series
 * must also stand without the agencies that appear only in its later half, and with days weighed by how much
 * the agencies that made it recorded about everybody else. The Laplace test of the same days is shown beside it; on short series it sees less.
 */
export const shorteningIntervals: PooledRule = {
  id: 'shortening-intervals',
  version: '3',
  inForce: '2026-01-01',
  summary: 'The incidents a person was subject or victim of followed one another at shorter and shorter intervals',
  reads: EVENT_FIELDS,
  pooled: true,
  pool: 'trend',
  ...seriesSubjects,
  test: (scene, [person], knownBy) => {
    const {incidentsMin, intervalRatioMin, pastDays} = scene.config.escalation;
    const series = seriesOf(scene, person!, knownBy);
    // One interval fewer than incidents: four intervals are the least that can reach 5 %.
    if (series.length <= incidentsMin) return null;
    const intervals = intervalsOf(series.map(({day}) => day));
    // The silence since is an interval too: one as long as the longest is a return to where the series began.
    if (isPast(scene, series, knownBy, Math.min(pastDays, Math.max(...intervals)))) return null;
    const isMaterial = (list: readonly number[]): boolean => {
      const {low, high} = halves(list);
      return high >= intervalRatioMin * low;
    };
    if (!isMaterial(intervals)) return null;
    const {p, least, levels} = shortening(intervals);
    const steady = withoutLateAgencies(series);
    if (steady.length <= incidentsMin) return {p: 1, least, levels};
    const clock = recordingClock(scene, series);
    const even = intervalsOf(series.map(({day}) => clock(day)));
    if (!isMaterial(even)) return {p: 1, least, levels};
    const others = shortening(intervalsOf(steady.map(({day}) => day)));
    return {p: Math.max(p, others.p, shortening(even).p), least, levels};
  },
  find: (scene, subject, pool, knownBy) => {
    const times = seriesOf(scene, subject[0]!, knownBy).map(({day}) => day);
    const intervals = intervalsOf(times);
    return seriesFinding(
      scene,
      subject,
      (id, count) =>
        `The latest ${count} incidents of person ${id} came at shorter intervals (${intervals.join(', ')} days)`,
      pool,
      knownBy,
      {
        test: 'Mann-Kendall on intervals, exact, one-sided',
        intervalsDays: intervals,
        laplace: laplaceTrend(times),
      },
    );
  },
};

function shortening(intervals: readonly number[]): ReturnType<typeof mannKendall> {
  return mannKendall(intervals.map((interval) => -interval));
}

function intervalsOf(days: readonly number[]): number[] {
  return days.slice(1).map((day, at) => day - days[at]!);
}

function withoutLateAgencies(series: readonly Step[]): Step[] {
  const agenciesOf = ({events}: Step): string[] => events.flatMap(({agencies}) => agencies);
  const early = new Set(series.slice(0, Math.ceil(series.length / 2)).flatMap(agenciesOf));
  return series.filter((step) => agenciesOf(step).some((agency) => early.has(agency)));
}
