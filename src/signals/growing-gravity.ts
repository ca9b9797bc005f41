import type {PooledRule} from './rule.ts';
import {halves, isPast, seriesFinding, seriesOf, seriesSubjects} from './series.ts';
import {mannKendall} from './trend.ts';

/**
 * Facet b of escalation: a person whose incidents grow graver in their order of time. Exact Mann-Kendall, one-sided, on at
 * least four steps; false discoveries are controlled over all persons tested. A series whose larger and smaller halves
 * hardly differ is not tested, since no order of it would be a material growth. One grave incident after milder ones is
 * no growth: a series that starts low tends to its mean.
 */
export const growingGravity: PooledRule = {
  id: 'growing-gravity',
  version: '3',
  inForce: '2026-01-01',
  summary: 'The incidents a person was subject or victim of grew graver in order of time',
  reads: ['involvement.role', 'notification.kind', 'notification.eventAt', 'notification.allegation'],
  pooled: true,
  pool: 'trend',
  ...seriesSubjects,
  test: (scene, [person], knownBy) => {
    const {incidentsMin, gravityStepMin, pastDays} = scene.config.escalation;
    const series = seriesOf(scene, person!, knownBy);
    if (series.length < incidentsMin || isPast(scene, series, knownBy, pastDays)) return null;
    const gravities = series.map(({gravity}) => gravity);
    const {low, high} = halves(gravities);
    if (high - low < gravityStepMin) return null;
    const {p, least, levels} = mannKendall(gravities);
    return {p: isLastingStep(gravities) ? p : 1, least, levels};
  },
  find: (scene, subject, pool, knownBy) => {
    const gravities = seriesOf(scene, subject[0]!, knownBy).map(({gravity}) => gravity);
    const {rises, falls} = mannKendall(gravities);
    return seriesFinding(
      scene,
      subject,
      (id, count) =>
        `The latest ${count} incidents of person ${id} grew graver in order of time (gravity ${gravities.join(', ')})`,
      pool,
      knownBy,
      {test: 'Mann-Kendall, exact, one-sided', series: gravities, rises, falls},
    );
  },
};

/** At least two incidents of the later half lie above the middle of the earlier half. */
function isLastingStep(gravities: readonly number[]): boolean {
  const half = Math.floor(gravities.length / 2);
  const earlier = gravities.slice(0, half).sort((left, right) => left - right);
  const middle = earlier[Math.floor((half - 1) / 2)]!;
  return gravities.slice(half).filter((gravity) => gravity > middle).length >= 2;
}
