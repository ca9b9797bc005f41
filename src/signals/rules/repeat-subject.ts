import {countWords} from '../../base/count-words.ts';
import {personId} from '../../network/network.ts';
import {dayToIso} from '../../base/day.ts';
import {birthOf, isChildOn} from '../../network/life-stage.ts';
import {eventsOf} from '../facts/history.ts';
import {VICTIM_ROLES} from '../facts/involved.ts';
import {EVENT_FIELDS, type Event} from '../facts/event.ts';
import {isClosed} from '../facts/outcomes.ts';
import type {PlainRule, Scene} from '../rule.ts';
import {recencyFrequencyGravity, term} from '../score.ts';
import {aboutEach, eventFinding} from '../facts/event-finding.ts';
import {referralsAmong, reReferralsAmong} from './re-referral.ts';
import {closestRun, windowCounts} from '../facts/windows.ts';

/** A person who is the subject or victim of several distinct incidents within a year, whoever recorded them. */
export const repeatSubject: PlainRule = {
  id: 'repeat-subject',
  version: '4',
  inForce: '2026-01-01',
  summary: 'A person was subject or victim of three or more distinct incidents within twelve months',
  reads: [...EVENT_FIELDS, 'notification.outcomes'],
  ...aboutEach(VICTIM_ROLES, ({repeatSubject: {incidentsMin}}) => incidentsMin),
  find: (scene, [person], knownBy) => {
    const {incidentsMin, windowDays} = scene.config.repeatSubject;
    const events = eventsOf(scene, person!, {roles: VICTIM_ROLES, gravityMin: 0, knownBy});
    const peak = closestRun(events, windowDays);
    if (peak.length < incidentsMin) return null;
    const id = personId(scene.network, person!);
    const agencies = [...new Set(events.flatMap((event) => event.agencies))].sort();
    const returns = countReturns(scene, events);
    const reReferrals = reReferralsAmong(scene, referralsAmong(scene, events)).length;
    const terms = [
      ...recencyFrequencyGravity(scene, events),
      term(
        'agencies',
        agencies.length - 1,
        agencies.length === 1 ? 'one agency recorded them' : `${agencies.length} agencies recorded them`,
      ),
      term('returns', Math.min(10, returns), `${returns} incidents came after no further action, at most 10 counted`),
      term(
        're-referrals',
        Math.min(10, reReferrals),
        `${countWords(reReferrals, 're-referral')} to social care, at most 10 counted`,
      ),
    ];
    const last = events.at(-1)!;
    return eventFinding(scene, events, {
      persons: [id],
      text: `Person ${id} was subject or victim of ${peak.length} incidents within ${windowDays} days, ${events.length} in all`,
      lastDay: last.day,
      terms,
      facts: {
        windows: windowCounts(events, scene.today),
        peak: {from: dayToIso(peak[0]!.day), to: dayToIso(peak.at(-1)!.day), incidents: peak.length},
        agencies,
        afterNoFurtherAction: returns,
        reReferrals,
        childAtLastIncident: isChildOn(birthOf(scene.network, person!, knownBy), last.day),
      },
    });
  },
};

/** Incidents that follow, within the return period, one that was closed with no further action. */
function countReturns(scene: Scene, events: readonly Event[]): number {
  const {returnDays} = scene.config.repeatSubject;
  const closed = events.filter((event) => isClosed(scene, event));
  return events.filter(({day}) => closed.some((earlier) => earlier.day < day && day - earlier.day <= returnDays))
    .length;
}
