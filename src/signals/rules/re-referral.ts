import {countWords} from '../../base/count-words.ts';
import {addMonths, dayToIso} from '../../base/day.ts';
import {AGENCIES} from '../../model/source.ts';
import {birthOf, isChildOn} from '../../network/life-stage.ts';
import {personId} from '../../network/network.ts';
import {aboutEach, eventFinding} from '../facts/event-finding.ts';
import {eventsOf} from '../facts/history.ts';
import {VICTIM_ROLES} from '../facts/involved.ts';
import {EVENT_FIELDS, type Event} from '../facts/event.ts';
import {outcomesOf} from '../facts/outcomes.ts';
import type {PlainRule, Scene} from '../rule.ts';
import {recencyFrequencyGravity, term} from '../score.ts';
import {outcomeBits} from '../../network/columns/columns.ts';

/**
 * A child referred to social care again within twelve months of the referral before: the re-referral of the national statistics. It takes
 * two, so it is there before anything is a repeat of three. It stands for as many months after the last re-referral.
 */
export const reReferral: PlainRule = {
  id: 're-referral',
  version: '2',
  inForce: '2026-01-01',
  summary: 'A child was referred to social care again within twelve months of the referral before',
  reads: [...EVENT_FIELDS, 'notification.outcomes', 'mention.birth', 'mention.lifeStage'],
  ...aboutEach(VICTIM_ROLES, () => 2),
  find: (scene, [person], knownBy) => {
    const {months} = scene.config.reReferral;
    const birth = birthOf(scene.network, person!, knownBy);
    const events = eventsOf(scene, person!, {roles: VICTIM_ROLES, gravityMin: 0, knownBy});
    const referrals = referralsAmong(scene, events).filter(({day}) => isChildOn(birth, day));
    const again = reReferralsAmong(scene, referrals);
    const latest = again.at(-1);
    if (latest === undefined) return null;
    const past = addMonths(latest.day, months) + 1;
    scene.mayChangeOn(past);
    if (past <= Math.min(knownBy, scene.today)) return null;
    const before = referrals[referrals.indexOf(latest) - 1]!;
    const id = personId(scene.network, person!);
    return eventFinding(scene, referrals, {
      persons: [id],
      text:
        `Child ${id} was referred to social care on ${dayToIso(latest.day)}, ${countWords(latest.day - before.day, 'day')} after the ` +
        `referral of ${dayToIso(before.day)}; ${countWords(referrals.length, 'referral')} in all`,
      terms: [
        ...recencyFrequencyGravity(scene, referrals),
        term(
          're-referrals',
          Math.min(10, again.length),
          `${countWords(again.length, 're-referral')}, at most 10 counted`,
        ),
      ],
      facts: {
        referrals: referrals.map(({day}) => dayToIso(day)),
        reReferrals: again.map(({day}) => dayToIso(day)),
      },
    });
  },
};

const TAKEN_UP = outcomeBits(['assessment', 'strategy-discussion', 'child-protection-plan', 'care-proceedings']);
const SOCIAL_CARE = AGENCIES.indexOf('social-care');

/**
 * Of a child's incidents those that social care took up: a contact that ended with advice or no further action was no referral.
 * What came within the days that an assessment may take belongs to the referral before.
 */
export function referralsAmong(scene: Scene, events: readonly Event[]): Event[] {
  const {agency} = scene.network.notifications;
  const referrals: Event[] = [];
  let last = -Infinity;
  for (const event of events) {
    const isTakenUp = event.notifications.some(
      (index) => agency[index] === SOCIAL_CARE && (outcomesOf(scene, index) & TAKEN_UP) !== 0,
    );
    if (event.disputed || !isTakenUp || event.day - last <= scene.config.reReferral.sameDays) continue;
    referrals.push(event);
    last = event.day;
  }
  return referrals;
}

/** Those of these referrals that came within the months of the one before. */
export const reReferralsAmong = ({config}: Scene, referrals: readonly Event[]): Event[] =>
  referrals.filter(({day}, at) => at > 0 && day <= addMonths(referrals[at - 1]!.day, config.reReferral.months));
