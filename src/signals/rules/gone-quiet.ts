import {countWords} from '../../base/count-words.ts';
import {DAY_MAX, dayToIso} from '../../base/day.ts';
import {AGENCIES} from '../../model/source.ts';
import {rowItems} from '../../network/incidence.ts';
import {mentionId, personId} from '../../network/network.ts';
import {adultFrom, birthOf, diedOn} from '../../network/life-stage.ts';
import type {PlainRule, Scene} from '../rule.ts';
import {recencyFrequencyGravity, term} from '../score.ts';
import {eventFinding} from '../facts/event-finding.ts';
import {EVENT_FIELDS} from '../facts/event.ts';
import {lastDay, seriesOf, seriesSubjects, type Step} from '../facts/series.ts';

/**
 * Facet g of escalation: silence after many. A child of whom many concerns were recorded and then none, for longer than the rate
 * before makes likely: the family may have moved, been lost sight of or withdrawn. With a steady rate, the chance that none
 * of `n - 1` further incidents falls into the last stretch is (span / (span + silence)) ^ (n - 1). Whether anybody has a record
 * of any other sort since (a school roll, a review) is told and scored: only a child of whom nobody has is out of sight, and the
 * silence about another is no news after a year.
 */
export const goneQuiet: PlainRule = {
  id: 'gone-quiet',
  version: '2',
  inForce: '2026-01-01',
  summary: 'No more concern was recorded of a child of whom many had been, for longer than chance makes likely',
  reads: [...EVENT_FIELDS, 'mention.asAt', 'mention.agency', 'mention.birth', 'mention.lifeStage'],
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
    const seen = lastSeen(scene, person!, lastDay(steps), knownBy);
    // Who is on somebody's records still is not out of sight, and after a while no news either.
    const past = seen === null ? DAY_MAX : quiet + scene.config.escalation.pastDays + 1;
    scene.mayChangeOn(past);
    if (quiet > today || left <= today || past <= today) return null;
    const last = steps.at(-1)!.day;
    const events = steps.flatMap((step) => step.events);
    const id = personId(scene.network, person!);
    const terms = [
      ...recencyFrequencyGravity(scene, events),
      term(
        'newness',
        10 * 2 ** (-(today - quiet) / scene.config.recencyHalfLifeDays),
        `${countWords(today - quiet, 'day')} since the silence became longer than chance allows`,
      ),
      ...(seen === null ? [term('unseen', 5, 'five points: no record of any sort since')] : []),
    ];
    const before = `after ${countWords(events.length, 'incident')} in ${countWords(last - steps[0]!.day, 'day')}`;
    const since =
      seen === null
        ? 'and no record of any sort since'
        : `and other records since, the latest of ${dayToIso(seen.day)} (${seen.agency})`;
    return eventFinding(scene, events, {
      persons: [id],
      text: `No concern was recorded about child ${id} for ${countWords(today - last, 'day')}, ${before}, ${since}`,
      terms,
      alsoCited: seen === null ? [] : [mentionId(scene.network, seen.mention)],
      facts: {
        test: 'silence at a steady rate, exact, one-sided',
        quietSince: dayToIso(last),
        lastSeen: seen === null ? null : {date: dayToIso(seen.day), agency: seen.agency},
        note: 'Absence of records is not safety.',
      },
    });
  },
};

/** The latest record of any sort that describes the person on a day after `last`; null where there is none. */
function lastSeen(
  {network}: Scene,
  person: number,
  last: number,
  knownBy: number,
): {mention: number; day: number; agency: string} | null {
  const {mentions} = network;
  let latest = -1;
  for (const mention of rowItems(network.mentionsOf, person)) {
    if (mentions.received[mention]! > knownBy || mentions.asAt[mention]! <= last) continue;
    if (latest < 0 || mentions.asAt[mention]! > mentions.asAt[latest]!) latest = mention;
  }
  if (latest < 0) return null;
  return {mention: latest, day: mentions.asAt[latest]!, agency: AGENCIES[mentions.agency[latest]!]!};
}

/** The day from which the silence after the last step is longer than chance allows; null where there is too little. */
function quietDay({config}: Scene, steps: readonly Step[]): number | null {
  const {incidentsMin, quietChance, quietDaysMin} = config.escalation;
  if (steps.length < incidentsMin) return null;
  const span = steps.at(-1)!.day - steps[0]!.day;
  const needed = span * (quietChance ** (-1 / (steps.length - 1)) - 1);
  return steps.at(-1)!.day + Math.max(quietDaysMin, Math.ceil(needed));
}
