import {rowItems} from '../../network/incidence.ts';
import {personId} from '../../network/network.ts';
import {countWords} from '../../base/count-words.ts';
import {addMonths, dayToIso, isoToDay} from '../../base/day.ts';
import {ROLES} from '../../model/notification.ts';
import type {Finding, PlainRule, Scene, Subject} from '../rule.ts';
import {eventsOf} from '../facts/history.ts';
import {kindsSuspected, personsWith, SUSPECT_ROLES} from '../facts/involved.ts';
import {EVENT_FIELDS, type Event} from '../facts/event.ts';
import {recencyFrequencyGravity, term} from '../score.ts';
import {eventFinding} from '../facts/event-finding.ts';
import {victimsOf} from '../facts/victims.ts';

/**
 * Another incident between the same two people within twelve months of their last MARAC referral, whichever agency recorded
 * it and by the definition that held on its day (configuration). The subject is suspect and victim: a referral lists the children of
 * the victim as well, who are no party to it.
 */
export const maracRepeat: PlainRule = {
  id: 'marac-repeat',
  version: '4',
  inForce: '2026-01-01',
  summary: 'Abuse between the same two people was recorded within twelve months of their last MARAC referral',
  reads: [...EVENT_FIELDS, 'mention.birth', 'mention.lifeStage'],
  pooled: false,
  subjects: (scene) => personsWith(scene, SUSPECT_ROLES).flatMap((suspect) => pairsOf(scene, suspect)),
  key: (scene, pair) => pair.map((person) => personId(scene.network, person)),
  find: (scene, pair, knownBy) => {
    const events = eventsBetween(scene, pair, knownBy).filter((event) => !event.disputed);
    const repeats = repeatsAfterReferral(events, scene.config.maracRepeat);
    return repeats.length === 0 ? null : describe(scene, pair, events, repeats);
  },
};

/** With each victim of a referral by any record: a later one may call somebody no suspect who was one until then. */
function pairsOf(scene: Scene, suspect: number): Subject[] {
  if (!kindsSuspected(scene, suspect).includes('marac-referral')) return [];
  const {involvements, involvementsOf, notifications} = scene.network;
  const victims = new Set<number>();
  for (const part of rowItems(involvementsOf, suspect)) {
    const notification = involvements.notification[part]!;
    if (scene.kindOf(notifications.kind[notification]!) !== 'marac-referral') continue;
    for (const victim of partiesOf(scene, notification)) if (victim !== suspect) victims.add(victim);
  }
  return [...victims].sort((left, right) => left - right).map((victim) => [suspect, victim]);
}

/** Whom a referral calls the victim; its subjects where it calls nobody so. */
function partiesOf({network}: Scene, referral: number): number[] {
  const {involvements, involvementsIn} = network;
  const parts = [...rowItems(involvementsIn, referral)];
  const inRole = (role: 'victim' | 'subject'): number[] =>
    parts.filter((part) => ROLES[involvements.role[part]!] === role).map((part) => involvements.person[part]!);
  const victims = inRole('victim');
  return victims.length > 0 ? victims : inRole('subject');
}

function eventsBetween(scene: Scene, [suspect, victim]: Subject, knownBy: number): Event[] {
  const events = eventsOf(scene, suspect!, {roles: SUSPECT_ROLES, gravityMin: 1, knownBy, adultOnly: true});
  return events.filter((event) => victimsOf(scene, event, suspect!, knownBy).includes(victim!));
}

/** Incidents after a referral, each within the months of the latest referral before it and by the definition of its day. */
function repeatsAfterReferral(
  events: readonly Event[],
  {months, definitions}: Scene['config']['maracRepeat'],
): Event[] {
  return events.filter((event) => {
    const before = events.filter((other) => other.kinds.includes('marac-referral') && other.day < event.day).at(-1);
    if (before === undefined || event.day > addMonths(before.day, months)) return false;
    const held = definitions.filter(({inForce}) => isoToDay(inForce) <= event.day);
    const latest = held.toSorted((left, right) => (left.inForce < right.inForce ? -1 : 1)).at(-1);
    return latest !== undefined && event.gravity >= latest.gravityMin;
  });
}

function describe(scene: Scene, pair: Subject, events: readonly Event[], repeats: readonly Event[]): Finding {
  const [suspect, victim] = pair.map((person) => personId(scene.network, person));
  const referrals = events.filter((event) => event.kinds.includes('marac-referral'));
  const {months} = scene.config.maracRepeat;
  const latest = repeats.at(-1)!;
  const before = referrals.filter(({day}) => day < latest.day).at(-1)!;
  const terms = [
    ...recencyFrequencyGravity(scene, events),
    term(
      'repeats',
      Math.min(10, 2 * repeats.length),
      `${countWords(repeats.length, 'incident')} after a referral, two points each, at most 10`,
    ),
  ];
  return eventFinding(scene, events, {
    persons: [suspect!, victim!],
    text:
      `${countWords(repeats.length, 'incident')} between ${suspect} and ${victim} within ${countWords(months, 'month')} of a MARAC referral, ` +
      `the latest on ${dayToIso(latest.day)}, ${countWords(latest.day - before.day, 'day')} after the referral of ${dayToIso(before.day)}`,
    terms,
    facts: {
      referrals: referrals.map((event) => dayToIso(event.day)),
      lastReferral: dayToIso(referrals.at(-1)!.day),
      repeats: repeats.map((event) => dayToIso(event.day)),
    },
  });
}
