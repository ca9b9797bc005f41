import {countWords} from '../../base/count-words.ts';
import {mentionId, personId} from '../../network/network.ts';
import {dayToIso} from '../../base/day.ts';
import {ROLES} from '../../model/notification.ts';
import {rowItems} from '../../network/incidence.ts';
import {birthOf, isChildOn} from '../../network/life-stage.ts';
import {eventsOf} from '../facts/history.ts';
import {VICTIM_ROLES} from '../facts/involved.ts';
import {EVENT_FIELDS, type Event} from '../facts/event.ts';
import {isClosed} from '../facts/outcomes.ts';
import type {PlainRule, Scene} from '../rule.ts';
import {aboutEach, eventFinding} from '../facts/event-finding.ts';
import {newness, recencyFrequencyGravity} from '../score.ts';

/** A move: the authority left, the one the child is known in now, and the first record there. */
type Move = {from: string; to: string; day: number; mentions: number[]};

/**
 * A child with an open concern in one authority who turns up in the records of another, where none has been recorded: the new borough
 * may not know. Open is a recent concern, and what services do about one (a protection plan, an enquiry, an assessment), unless
 * it is on record as closed with no further action. However mild, a concern or response in the new authority says that it knows. The child is known in the new authority by a record of any agency that is neither.
 */
export const movedWithConcern: PlainRule = {
  id: 'moved-with-concern',
  version: '3',
  inForce: '2026-01-01',
  summary: 'A child with an open concern or plan in one authority became known in another that has recorded none',
  reads: [
    ...EVENT_FIELDS,
    'notification.area',
    'notification.outcomes',
    'mention.area',
    'mention.asAt',
    'mention.birth',
    'mention.lifeStage',
  ],
  ...aboutEach(VICTIM_ROLES),
  subjects: (scene) => withConcernOrPlan(scene).map((person) => [person]),
  find: (scene, [person], knownBy) => {
    const {gravityMin, concernDays, planDays} = scene.config.movedWithConcern;
    const events = eventsOf(scene, person!, {roles: VICTIM_ROLES, gravityMin: 1, knownBy, responsesToo: true});
    const move = lastMove(scene, person!, events, knownBy);
    if (move === null || !isChildOn(birthOf(scene.network, person!, knownBy), move.day)) return null;
    const open = events.filter(
      (event) =>
        event.gravity >= gravityMin &&
        !event.disputed &&
        event.day <= move.day &&
        move.day - event.day <= (isConcern(scene, event) ? concernDays : planDays) &&
        !isClosed(scene, event),
    );
    if (open.length === 0) return null;
    const id = personId(scene.network, person!);
    const latest = open.at(-1)!;
    const terms = [...recencyFrequencyGravity(scene, open), newness(scene, move.day, `first known in ${move.to}`)];
    const mentions = move.mentions.map((mention) => mentionId(scene.network, mention));
    return eventFinding(scene, open, {
      persons: [id],
      text:
        `Child ${id}, with ${countWords(open.length, 'open concern')} in ${move.from} (${latest.kinds.join(', ')} of ${dayToIso(latest.day)}), ` +
        `is known in ${move.to} since ${dayToIso(move.day)}, where none is recorded`,
      lastDay: Math.max(move.day, latest.day),
      terms,
      alsoCited: mentions,
      facts: {from: move.from, to: move.to, knownThereSince: dayToIso(move.day), recordsThere: mentions},
    });
  },
};

/** Persons who are subject or victim in anything of the gravity, by any record. */
function withConcernOrPlan({network, gravityOf, config}: Scene): number[] {
  const {involvements, notifications, persons} = network;
  const found = new Uint8Array(persons.length);
  for (let part = 0; part < involvements.length; part++) {
    const kind = notifications.kind[involvements.notification[part]!]!;
    const isAbout = VICTIM_ROLES.includes(ROLES[involvements.role[part]!]!);
    if (isAbout && gravityOf[kind]! >= config.movedWithConcern.gravityMin) found[involvements.person[part]!] = 1;
  }
  return [...found.keys()].filter((person) => found[person] === 1);
}

/** Whether it is an event of its own, and not only what services did about one. */
const isConcern = (scene: Scene, {notifications}: Event): boolean =>
  notifications.some((index) => scene.isConcern[scene.network.notifications.kind[index]!] === 1);

/** The latest authority in which the child is known without any concern, where all concerns lie in one other authority. */
function lastMove({network}: Scene, person: number, events: readonly Event[], knownBy: number): Move | null {
  const {mentions, notifications, areas: names} = network;
  const areas = new Set(
    events.flatMap((event) => event.notifications.map((index) => names[notifications.area[index]!]!)).filter(Boolean),
  );
  if (areas.size !== 1) return null;
  const [from] = areas as Set<string>;
  const first = new Map<string, Move>();
  for (const mention of rowItems(network.mentionsOf, person)) {
    const area = names[mentions.area[mention]!]!;
    if (area === '' || area === from || mentions.received[mention]! > knownBy) continue;
    const day = mentions.asAt[mention]!;
    const move = first.get(area);
    if (move === undefined || day < move.day) first.set(area, {from: from!, to: area, day, mentions: [mention]});
    else if (day === move.day) move.mentions.push(mention);
  }
  const moves = [...first.values()].sort((left, right) => right.day - left.day || (left.to < right.to ? -1 : 1));
  return moves[0] ?? null;
}
