import {NOTIFICATION_KINDS, RAGS} from '../../model/notification.ts';
import type {PooledRule, Scene} from '../rule.ts';
import {halves, isPast, seriesFinding, seriesOf, seriesSubjects, type Step} from '../facts/series.ts';
import {EVENT_FIELDS} from '../facts/event.ts';
import {mannKendall} from '../facts/trend.ts';

/**
 * Facet b of escalation: a person whose incidents grow graver in their order of time. Exact Mann-Kendall, one-sided, on at
 * least four steps; false discoveries are controlled over all persons tested. A series whose larger and smaller halves
 * hardly differ is not tested, since no order of it would be a material growth. One grave incident after milder ones is
 * no growth: a series that starts low tends to its mean. A rating at receipt tells grave from mild within one kind of notification: where
 * all are as grave by kind, it raises or lowers that gravity.
 */
export const growingGravity: PooledRule = {
  id: 'growing-gravity',
  version: '4',
  inForce: '2026-01-01',
  summary: 'The incidents a person was subject or victim of grew graver in order of time',
  reads: [...EVENT_FIELDS, 'notification.ragInitial'],
  pooled: true,
  pool: 'trend',
  ...seriesSubjects,
  test: (scene, [person], knownBy) => {
    const {incidentsMin, gravityStepMin, pastDays} = scene.config.escalation;
    const series = seriesOf(scene, person!, knownBy);
    if (series.length < incidentsMin || isPast(scene, series, knownBy, pastDays)) return null;
    const gravities = gravitiesOf(scene, series);
    const {low, high} = halves(gravities);
    if (high - low < gravityStepMin) return null;
    const {p, least, levels} = mannKendall(gravities);
    return {p: isLastingStep(gravities) ? p : 1, least, levels};
  },
  find: (scene, subject, pool, knownBy) => {
    const gravities = gravitiesOf(scene, seriesOf(scene, subject[0]!, knownBy));
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

/**
 * The gravest record of each step, 0 to 4, by its kind; by kind and rating at receipt where all steps are as grave by kind. The two are
 * not mixed: where kinds differ they say more than what each desk made of them. A referral to MARAC is what became of an incident and
 * no kind of it, so it does not make kinds differ: it stands behind the gravest incident of a series whose ratings tell how it came to that.
 */
function gravitiesOf(scene: Scene, series: readonly Step[]): number[] {
  const {kind, rating} = scene.network.notifications;
  const {ratingLevels} = scene.config.escalation;
  const byKind = series.map(({events}) => Math.max(...events.map(({gravity}) => gravity)));
  const happened = series.flatMap(({events}) => {
    const kinds = events.flatMap(({notifications}) => notifications.map((index) => kind[index]!));
    const incidents = kinds.filter((code) => code !== MARAC);
    return incidents.length === 0 ? [] : [Math.max(...incidents.map((code) => scene.gravityOf[code]!))];
  });
  if (happened.length < LEAST || happened.some((gravity) => gravity !== happened[0])) return byKind;
  const rated = (index: number): number => {
    const rag = RAGS[rating[index]! - 1];
    const level = scene.gravityOf[kind[index]!]! + (rag === undefined ? 0 : ratingLevels[rag]);
    return Math.max(0, Math.min(4, level));
  };
  return series.map(({events}) => Math.max(...events.flatMap(({notifications}) => notifications.map(rated))));
}
const MARAC = NOTIFICATION_KINDS.indexOf('marac-referral');
/** Incidents of one kind, besides referrals to MARAC, that make a series of that kind. */
const LEAST = 2;
