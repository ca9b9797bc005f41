import {z} from 'zod';
import {DAY_MAX, dayToIso} from '../../base/day.ts';
import {NOTIFICATION_KINDS} from '../../model/notification.ts';
import {personsWith, SUSPECT_ROLES} from '../../signals/facts/involved.ts';
import type {Event} from '../../signals/facts/event.ts';
import {victimGroups, victimsOf} from '../../signals/facts/victims.ts';
import {agenciesOf, EVENT_COLUMNS, eventCells, harmBy} from '../facts.ts';
import type {Inquiry} from '../inquiry.ts';
import {count, words} from '../parameters.ts';
import {labelsOf, PERSON_COLUMNS, personCells} from '../people.ts';
import {question, type Question} from '../question.ts';

/** 10: each row is one victim, or victims who belong together, so that the agencies' different knowledge stands side by side. */
export const serialPerpetrators: Question = question({
  name: 'serial-perpetrators',
  number: 10,
  asks: 'Who harmed two or more unconnected victims, by any agency, and which agency knew of which victim?',
  method:
    'Adults suspect in incidents of `kinds` that are not all marked unsubstantiated or malicious. Victims are one group where one incident names them, kin ties not through the suspect join them, or they lived in one home at one time.',
  parameters: z.strictObject({
    kinds: words(NOTIFICATION_KINDS, ['domestic-abuse', 'marac-referral'], 'Kinds of notification that count'),
    victims: count(2, 'Unconnected groups of victims, at least'),
  }),
  columns: {
    ...PERSON_COLUMNS,
    groups: 'Unconnected groups of victims',
    group: 'Which of them, counted from 1 in order of time',
    victims: 'Victims of the group',
    from: 'First incident',
    to: 'Last incident',
    agencies: 'Agencies that recorded harm to this group',
    alone: 'Whether a single agency holds all the groups: yes or no',
    ...EVENT_COLUMNS,
  },
  answer: (inquiry, {kinds, victims}) =>
    personsWith(inquiry.scene, SUSPECT_ROLES).flatMap((suspect) => {
      const events = harmBy(inquiry, suspect).filter(
        (event) => !event.disputed && event.kinds.some((kind) => kinds.includes(kind)),
      );
      const groups = victimGroups(inquiry.scene, events, suspect, DAY_MAX);
      if (groups.length < Math.max(1, victims)) return [];
      const known = groups.map((group) => agenciesOf(group.events));
      const alone = known[0]!.some((agency) => known.every((list) => list.includes(agency)));
      return groups.map((group, at) => ({
        ...personCells(inquiry, suspect),
        groups: groups.length,
        group: at + 1,
        victims: labelsOf(inquiry, group.persons),
        from: dayToIso(group.events[0]!.day),
        to: dayToIso(group.events.at(-1)!.day),
        agencies: known[at]!,
        alone: alone ? 'yes' : 'no',
        ...eventCells(inquiry, group.events),
      }));
    }),
});

/** A suspect and a victim with the incidents between them, of which at least one is a MARAC referral. */
export type MaracPair = {suspect: number; victim: number; events: Event[]; referrals: Event[]};

/** Every pair ever referred to a MARAC, in order of suspect and victim. */
export function maracPairs(inquiry: Inquiry): MaracPair[] {
  return personsWith(inquiry.scene, SUSPECT_ROLES).flatMap((suspect) => {
    const events = harmBy(inquiry, suspect, 2).filter(({disputed}) => !disputed);
    const isReferral = ({kinds}: Event): boolean => kinds.includes('marac-referral');
    const victimOf = new Map(events.map((event) => [event, victimsOf(inquiry.scene, event, suspect, DAY_MAX)]));
    const victims = new Set(events.filter(isReferral).flatMap((event) => victimOf.get(event)!));
    return [...victims]
      .sort((left, right) => left - right)
      .map((victim) => {
        const between = events.filter((event) => victimOf.get(event)!.includes(victim));
        return {suspect, victim, events: between, referrals: between.filter(isReferral)};
      });
  });
}
