import {DAY_MAX} from '../base/day.ts';
import type {PooledRule} from './rule.ts';
import {term} from './score.ts';
import {seriesFinding, seriesOf, seriesSubjects} from './series.ts';
import {mannKendall} from './trend.ts';

/**
 * A person whose incidents grow graver in their order of time. Exact Mann-Kendall on at least four dated incidents, pooled
 * over all persons tested. One grave incident after milder ones is no growth: a series that starts low tends to its mean.
 */
export const growingGravity: PooledRule = {
  id: 'growing-gravity',
  version: '1',
  inForce: '2023-01-01',
  summary: 'The incidents a person was subject or victim of grew graver in order of time',
  reads: ['involvement.role', 'notification.kind', 'notification.eventAt', 'notification.allegation'],
  pooled: true,
  ...seriesSubjects,
  p: (scene, [person], knownBy) => {
    const gravities = seriesOf(scene, person!, knownBy).map(({gravity}) => gravity);
    if (gravities.length < scene.config.escalation.incidentsMin) return null;
    const {p, least} = mannKendall(gravities);
    // A series that could not stand out in any order is no test, and would only thin out the pool (Tarone 1990).
    if (least > scene.config.escalation.alpha) return null;
    return isLastingStep(gravities) ? p : 1;
  },
  find: (scene, subject, pool) => {
    const gravities = seriesOf(scene, subject[0]!, DAY_MAX).map(({gravity}) => gravity);
    const {rises, falls} = mannKendall(gravities);
    return seriesFinding(
      scene,
      subject,
      (id, count) =>
        `The latest ${count} incidents of person ${id} grew graver in order of time (gravity ${gravities.join(', ')})`,
      [
        term(
          'trend',
          Math.min(10, -2 * Math.log10(pool.p)),
          `chance ${pool.p.toPrecision(2)} where order means nothing`,
        ),
      ],
      {test: 'Mann-Kendall, exact, one-sided', series: gravities, rises, falls, ...pool},
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
