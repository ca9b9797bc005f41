import type {PoolTest} from '../false-discovery.ts';
import type {PooledRule, Scene} from '../rule.ts';
import {isPast, seriesFinding, seriesOf, seriesSubjects, type Step} from './series.ts';

/** A mark (a kind of harm, an agency, a person) that takes part in a series only from some step on. */
export type Newcomer = {mark: string; from: number; times: number; p: number};

/**
 * The mark whose late first appearance is the least likely by chance. A mark in `times` of `count` steps first appears at
 * step `from` or later with chance C(count - from, times) / C(count, times), where every order of the steps is equally
 * likely; the chance is multiplied by the number of marks looked at. A mark seen once is no pattern.
 */
function newcomerOf(marks: readonly ReadonlySet<string>[]): (PoolTest & {newcomer: Newcomer}) | null {
  const count = marks.length;
  const seen = new Map<string, {from: number; times: number}>();
  for (const [at, step] of marks.entries()) {
    for (const mark of step) {
      const there = seen.get(mark);
      if (there === undefined) seen.set(mark, {from: at, times: 1});
      else there.times++;
    }
  }
  const repeated = [...seen].filter(([, {times}]) => times >= 2).sort(([left], [right]) => (left < right ? -1 : 1));
  let best: Newcomer | null = null;
  let least = 1;
  for (const [mark, {from, times}] of repeated) {
    const p = Math.min(1, repeated.length * choiceRatio(count - from, count, times));
    least = Math.min(least, repeated.length * choiceRatio(times, count, times));
    if (from > 0 && (best === null || p < best.p)) best = {mark, from, times, p};
  }
  return best === null ? null : {p: best.p, least, newcomer: best};
}

/** C(part, times) / C(whole, times). */
function choiceRatio(part: number, whole: number, times: number): number {
  let ratio = 1;
  for (let i = 0; i < times; i++) ratio *= (part - i) / (whole - i);
  return ratio;
}

/** A facet that asks for a newcomer among the marks of each step. */
export function newcomerRule(
  marksOf: (scene: Scene, steps: readonly Step[], person: number, knownBy: number) => Set<string>[],
  words: (mark: string) => string,
): Pick<PooledRule, 'pooled' | 'subjects' | 'key' | 'test' | 'find'> {
  const tested = (
    scene: Scene,
    person: number,
    knownBy: number,
  ): (PoolTest & {newcomer: Newcomer; steps: Step[]}) | null => {
    const steps = seriesOf(scene, person, knownBy);
    if (steps.length < scene.config.escalation.incidentsMin) return null;
    const result = newcomerOf(marksOf(scene, steps, person, knownBy));
    return result === null ? null : {...result, steps};
  };
  return {
    pooled: true,
    ...seriesSubjects,
    test: (scene, [person], knownBy) => {
      const result = tested(scene, person!, knownBy);
      const {pastDays} = scene.config.escalation;
      return result === null || isPast(scene, result.steps, knownBy, pastDays)
        ? null
        : {p: result.p, least: result.least};
    },
    find: (scene, subject, pool, knownBy) => {
      const {newcomer, steps} = tested(scene, subject[0]!, knownBy)!;
      return seriesFinding(
        scene,
        subject,
        (id, count) =>
          `${words(newcomer.mark)} in ${newcomer.times} of the latest incidents of person ${id}, none of them among the first ${newcomer.from} of ${steps.length} (${count} incidents in all)`,
        pool,
        knownBy,
        {test: 'first appearance, exact (hypergeometric), one-sided', newcomer},
      );
    },
  };
}
