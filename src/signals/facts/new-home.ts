import {DAY_MAX, dayToIso} from '../../base/day.ts';
import type {NotificationKind} from '../../model/notification.ts';
import {kinWithin} from '../../network/kin.ts';
import {personId, stayId, tieId} from '../../network/network.ts';
import {spellsOf} from '../../network/spells.ts';
import {eventsOf, kindsWith, personsWith, SUSPECT_ROLES, type Event} from './history.ts';
import {meetingsAt} from './meetings.ts';
import type {Finding, PlainRule, Scene, Subject} from '../rule.ts';
import {recencyFrequencyGravity, term} from '../score.ts';
import {eventFinding} from './event-finding.ts';
import {victimsOf} from './victims.ts';
import type {Meeting, Certainty} from './meeting.ts';

/** What makes an adult one of concern, for the rules that look at who moves in with a child. */
export type Concern = {
  /** Kinds of notification in which the adult was suspect. */
  kinds(scene: Scene): readonly NotificationKind[];
  /** How the text of a flag says it, after "suspect or offender in 3 incidents of". */
  words: string;
};

/**
 * What the rules about a new home have in common. The subject is an adult and a dwelling. The concern must have been
 * recorded of a day before the two began to share a home, be undisputed, and not only be about the child's own family.
 */
export function newHomeRule(
  concern: Concern,
  certainty: Certainty,
): Pick<PlainRule, 'reads' | 'pooled' | 'subjects' | 'key' | 'find'> {
  return {
    reads: READS,
    pooled: false,
    subjects: (scene) => adultsAndHomes(scene, concern),
    key: (scene, [adult, dwelling]) => [
      personId(scene.network, adult!),
      scene.network.resolved.dwellings[dwelling!]!.id,
    ],
    find: (scene, subject, knownBy) => {
      const [adult, dwelling] = subject;
      const events = concernsOf(scene, concern, adult!, knownBy);
      if (events.length === 0) return null;
      const meetings = meetingsAt(scene, adult!, dwelling!, knownBy, certainty).flatMap((meeting) => {
        const news = newsTo(scene, events, meeting, adult!, knownBy);
        return news.length === 0 ? [] : [{...meeting, news}];
      });
      return meetings.length === 0 ? null : describe(scene, concern, certainty, subject, meetings, knownBy);
    },
  };
}

const READS = [
  'involvement.role',
  'notification.kind',
  'notification.eventAt',
  'notification.agency',
  'notification.allegation',
  'stay.address',
  'stay.kind',
  'stay.start',
  'stay.end',
  'mention.address',
  'mention.birth',
  'mention.lifeStage',
  'tie.kind',
  'tie.start',
];

/** A meeting with the concerns that make it one. */
type NewHome = Meeting & {news: Event[]};

function adultsAndHomes(scene: Scene, concern: Concern): Subject[] {
  const {network} = scene;
  const kinds = concern.kinds(scene);
  return personsWith(scene, SUSPECT_ROLES).flatMap((adult) => {
    if (!kindsWith(scene, adult, SUSPECT_ROLES).some((kind) => kinds.includes(kind))) return [];
    const dwellings = new Set(spellsOf(network, adult, DAY_MAX).map(({dwelling}) => dwelling));
    return [...dwellings]
      .filter((dwelling) => network.resolved.dwellings[dwelling]!.kind === 'dwelling')
      .sort((left, right) => left - right)
      .map((dwelling) => [adult, dwelling]);
  });
}

export function concernsOf(scene: Scene, concern: Concern, adult: number, knownBy: number): Event[] {
  const kinds = concern.kinds(scene);
  const events = eventsOf(scene, adult, {roles: SUSPECT_ROLES, gravityMin: 0, knownBy, adultOnly: true});
  return events.filter((event) => !event.disputed && event.kinds.some((kind) => kinds.includes(kind)));
}

/** Harm of a day before the meeting, to somebody outside the child's own family: what a family suffered is no news to it. */
export function newsTo(
  scene: Scene,
  events: readonly Event[],
  {child, from, after}: Pick<Meeting, 'child' | 'from' | 'after'>,
  adult: number,
  knownBy: number,
): Event[] {
  const {concernDays, kinStepsMax} = scene.config.newAdult;
  const family = kinWithin(scene.network, child, kinStepsMax, adult, knownBy);
  return events.filter((event) => {
    if (event.day > after || from - event.day > concernDays) return false;
    const victims = victimsOf(scene, event, adult, knownBy);
    return victims.length === 0 || victims.some((victim) => !family.has(victim));
  });
}

function describe(
  scene: Scene,
  concern: Concern,
  certainty: Certainty,
  [adult, dwelling]: Subject,
  meetings: readonly NewHome[],
  knownBy: number,
): Finding {
  const {persons, dwellings} = scene.network.resolved;
  const {id} = persons[adult!]!;
  const events = concernsOf(scene, concern, adult!, knownBy).filter((event) =>
    meetings.some(({news}) => news.some(({incident}) => incident === event.incident)),
  );
  const latest = Math.max(...meetings.map(({from}) => from));
  const days = Math.max(0, scene.today - latest);
  const terms = [
    ...recencyFrequencyGravity(scene, events),
    term('children', Math.min(10, 3 * meetings.length), `${meetings.length} children, three points each, at most 10`),
    term('newness', 10 * 2 ** (-days / scene.config.recencyHalfLifeDays), `${days} days since the move`),
    ...(certainty === 'open'
      ? [term('doubt', DOUBT, 'records give one address and do not say that they live together')]
      : []),
  ];
  return eventFinding(scene, events, {
    persons: [id, ...meetings.map(({child}) => persons[child]!.id)],
    text: textOf(id, events.length, concern, certainty, meetings.length),
    lastDay: latest,
    terms,
    alsoCited: meetings.flatMap((meeting) => recordsOf(scene, meeting)),
    facts: {dwelling: dwellings[dwelling!]!.id, children: meetings.map((meeting) => childRow(scene, meeting))},
  });
}

/** Takes away as much as a move of today adds, so that what is open stands behind what is shown. */
const DOUBT = -10;

function textOf(id: string, incidents: number, {words}: Concern, certainty: Certainty, children: number): string {
  const who = `Person ${id}, suspect or offender in ${incidents} ${incidents === 1 ? 'incident' : 'incidents'} of ${words},`;
  const whom = `to live with ${children === 1 ? 'a child' : `${children} children`}`;
  return certainty === 'shown'
    ? `${who} began ${whom}`
    : `${who} may have begun ${whom}: records give them one address, and leave open whether they live there together`;
}

function childRow(
  {network}: Scene,
  {child, from, adultSpell, childSpell, ties, before}: NewHome,
): Record<string, unknown> {
  const stayIds = (stays: readonly number[]): string[] => stays.map((stay) => stayId(network, stay)).sort();
  return {
    person: personId(network, child),
    from: dayToIso(from),
    recordsOfAdult: stayIds(adultSpell.stays),
    recordsOfChild: stayIds(childSpell.stays),
    ties: ties.map((tie) => tieId(network, tie)).sort(),
    ...(before.length === 0 ? {} : {recordsOfHomeBefore: stayIds(before)}),
  };
}

function recordsOf({network}: Scene, {adultSpell, childSpell, ties, before}: NewHome): string[] {
  const stays = [...adultSpell.stays, ...childSpell.stays, ...before];
  return [...stays.map((stay) => stayId(network, stay)), ...ties.map((tie) => tieId(network, tie))];
}
