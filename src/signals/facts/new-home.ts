import {countWords} from '../../base/count-words.ts';
import {DAY_MAX} from '../../base/day.ts';
import type {NotificationKind} from '../../model/notification.ts';
import {kinWithin} from '../../network/around/kin.ts';
import {personId} from '../../network/network.ts';
import {spellsOf} from '../../network/spells.ts';
import {eventsOf} from './history.ts';
import {kindsSuspected, personsWith, SUSPECT_ROLES} from './involved.ts';
import type {Event} from './event.ts';
import {meetingsAt} from './meetings.ts';
import type {Finding, PlainRule, Scene, Subject} from '../rule.ts';
import {moveFinding, type NewHome} from './move-finding.ts';
import {victimsOf} from './victims.ts';
import type {Meeting, Certainty} from './meeting.ts';

/** What makes an adult one of concern, for the rules that look at who moves in with a child. */
export type Concern = {
  /** Kinds of notification in which the adult was suspect. */
  kinds(scene: Scene): readonly NotificationKind[];
  /** How the text of a flag says it, after "suspect or offender in 3 incidents of". */
  words: string;
};

export const ANY_CONCERN: Concern = {
  kinds: ({config: {newAdult}}) => [...newAdult.offences, ...newAdult.allegations, ...newAdult.domestic],
  words: 'violence, sexual harm or domestic abuse',
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
    reads: READS_OF_NEW_HOME,
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
      const meetings = withNews(
        scene,
        meetingsAt(scene, adult!, dwelling!, knownBy, certainty),
        events,
        adult!,
        knownBy,
      );
      return meetings.length === 0 ? null : describe(scene, concern, certainty, subject, meetings, knownBy);
    },
  };
}

export const READS_OF_NEW_HOME = [
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

/**
 * Those of the meetings to whose child any of the concerns about the adult is news, the first of each child: after coming back, only what
 * happened since the adult left.
 */
export function withNews(
  scene: Scene,
  meetings: readonly Meeting[],
  events: readonly Event[],
  adult: number,
  knownBy: number,
): NewHome[] {
  const told = new Set<number>();
  return meetings.flatMap((meeting) => {
    const {child, back} = meeting;
    if (told.has(child)) return [];
    const since = back === null ? events : events.filter(({day}) => day >= back.awaySince);
    const news = newsTo(scene, since, meeting, adult, knownBy);
    if (news.length > 0) told.add(child);
    return news.length === 0 ? [] : [{...meeting, news}];
  });
}

const adultsAndHomes = (scene: Scene, concern: Concern): Subject[] =>
  adultsOfConcern(scene, concern).flatMap((adult) => homesOf(scene, adult));

/** Whom any record calls suspect of what makes the concern; rising. */
export function adultsOfConcern(scene: Scene, concern: Concern): number[] {
  const kinds = concern.kinds(scene);
  return personsWith(scene, SUSPECT_ROLES).filter((adult) =>
    kindsSuspected(scene, adult).some((kind) => kinds.includes(kind)),
  );
}

/** The person with each front door at which any record puts them; rising. */
export function homesOf({network}: Scene, adult: number): Subject[] {
  const dwellings = new Set(spellsOf(network, adult, DAY_MAX).map(({dwelling}) => dwelling));
  return [...dwellings]
    .filter((dwelling) => network.resolved.dwellings[dwelling]!.kind === 'dwelling')
    .sort((left, right) => left - right)
    .map((dwelling) => [adult, dwelling]);
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
  const events = newsAmong(concernsOf(scene, concern, adult!, knownBy), meetings);
  const who = whoIs(scene, adult!, events, concern);
  return moveFinding(scene, dwelling!, meetings, {
    persons: [personId(scene.network, adult!)],
    events,
    text:
      certainty === 'shown'
        ? `${who} ${cameInWords(meetings)}`
        : `${who} may have begun to live with ${childrenInWords(meetings.length)}: records give them one address, and leave open whether they live there together`,
    doubt: certainty === 'open' ? 'records give one address and do not say that they live together' : null,
  });
}

/** Of these concerns those that are news to any of the children. */
export const newsAmong = (events: readonly Event[], meetings: readonly NewHome[]): Event[] =>
  events.filter((event) => meetings.some(({news}) => news.some(({incident}) => incident === event.incident)));

export const whoIs = ({network}: Scene, adult: number, {length}: readonly Event[], {words}: Concern): string =>
  `Person ${personId(network, adult)}, suspect or offender in ${countWords(length, 'incident')} of ${words},`;

/** What the adult did, as records show it: who came back has lived in that home before, and is not to read as a stranger to it. */
export function cameInWords(meetings: readonly NewHome[]): string {
  const again = meetings.filter(({back}) => back?.isSure === true).length;
  const cameBack = `came back to the home of ${childrenInWords(again)} after living elsewhere`;
  if (again === meetings.length) return cameBack;
  const began = `began to live with ${childrenInWords(meetings.length - again)}`;
  return again === 0 ? began : `${began} and ${cameBack}`;
}

export const childrenInWords = (count: number): string => (count === 1 ? 'a child' : `${count} children`);
