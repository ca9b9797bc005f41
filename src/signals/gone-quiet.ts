import {personId} from '../network/network.ts';
import {dayToIso} from '../base/day.ts';
import {adultFrom, birthOf, diedOn} from '../network/life-stage.ts';
import type {PlainRule, Scene} from './rule.ts';
import {recencyFrequencyGravity, term} from './score.ts';
import {eventFinding} from './event-finding.ts';
import {seriesOf, seriesSubjects, type Step} from './series.ts';

/**
 * Facet g of escalation: silence after many. A child of whom much was recorded and then nothing, for longer than the rate
 * before makes likely: the family may have moved, been lost sight of or withdrawn. With a steady rate, the chance that none
 * of `n - 1` further incidents falls into the last stretch is (span / (span + silence)) ^ (n - 1).
 */
export const goneQuiet: PlainRule = {
  id: 'gone-quiet',
  version: '1',
  inForce: '2026-01-01',
  summary: 'Nothing more was recorded of a child of whom much had been, for longer than chance makes likely',
  reads: [
    'involvement.role',
    'notification.kind',
    'notification.eventAt',
    'notification.allegation',
    'mention.birth',
    'mention.lifeStage',
  ],
  pooled: false,
  subjects: seriesSubjects.subjects,
  key: seriesSubjects.key,
  find: (scene, [person], knownBy) => {
    const today = Math.min(knownBy, scene.today);
    const steps = seriesOf(scene, person!, knownBy);
    const quiet = quietDay(scene, steps);
    if (quiet === null) return null;
    // Someone who came of age, or died, has left the records of children for good reason.
    const left = Math.min(adultFrom(birthOf(scene.network, person!, knownBy)), diedOn(scene.network, person!, knownBy));
    scene.mayChangeOn(quiet);
    scene.mayChangeOn(left);
    if (quiet > today || left <= today) return null;
    const last = steps.at(-1)!.day;
    const events = steps.flatMap((step) => step.events);
    const id = personId(scene.network, person!);
    const terms = [
      ...recencyFrequencyGravity(scene, events),
      term('silence', Math.min(10, (today - last) / 73), `${today - last} days of silence, a point for 73, at most 10`),
    ];
    return eventFinding(scene, events, {
      persons: [id],
      text: `Nothing was recorded of child ${id} for ${today - last} days, after ${events.length} incidents in ${last - steps[0]!.day} days`,
      terms,
      facts: {
        test: 'silence at a steady rate, exact, one-sided',
        quietSince: dayToIso(last),
        note: 'Absence of records is not safety.',
      },
    });
  },
};

/** The day from which the silence after the last step is longer than chance allows; null where there is too little. */
function quietDay({config}: Scene, steps: readonly Step[]): number | null {
  const {incidentsMin, quietChance, quietDaysMin} = config.escalation;
  if (steps.length < incidentsMin) return null;
  const span = steps.at(-1)!.day - steps[0]!.day;
  const needed = span * (quietChance ** (-1 / (steps.length - 1)) - 1);
  return steps.at(-1)!.day + Math.max(quietDaysMin, Math.ceil(needed));
}
