import {DAY_MAX, dayToIso} from '../base/day.ts';
import {rowItems} from '../network/incidence.ts';
import {areKin} from '../network/kin.ts';
import {birthOf, isChildOn} from '../network/life-stage.ts';
import {stayId} from '../network/network.ts';
import {shareHome, spellsOf, type Spell} from '../network/spells.ts';
import {
  countEvents,
  eventRow,
  eventsOf,
  notificationIds,
  notificationsOf,
  personsWith,
  receivedDays,
  SUSPECT_ROLES,
  type Event,
} from './history.ts';
import type {Finding, PlainRule, Scene, Subject} from './rule.ts';
import {recencyFrequencyGravity, term, total} from './score.ts';

/** A child who began to share a home with the adult, from what day, and the two spells that say so. */
type Meeting = {child: number; from: number; adultSpell: Spell; childSpell: Spell};

/**
 * An adult of concern (suspect in a grave notification as an adult, none of it disputed) who begins to live with a child.
 * The subject is an adult and a dwelling. Both must have a recorded beginning: nobody is new at the first address known
 * for them. A household that moves together is not new.
 */
export const newAdult: PlainRule = {
  id: 'new-adult-with-child',
  version: '1',
  inForce: '2023-01-01',
  summary: 'An adult who was suspect in grave harm began to live with a child',
  reads: [
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
  ],
  pooled: false,
  subjects: adultsAndHomes,
  days: (scene, subject) => receivedDays(scene.network, [subject[0]!, ...peopleAt(scene, subject[1]!)]),
  key: (scene, [adult, dwelling]) => [
    scene.network.resolved.persons[adult!]!.id,
    scene.network.resolved.dwellings[dwelling!]!.id,
  ],
  find: (scene, subject, knownBy) => {
    const events = concernsOf(scene, subject[0]!, knownBy);
    if (events.length === 0) return null;
    const meetings = meetingsAt(scene, subject, knownBy).filter((meeting) =>
      isOfConcernBy(scene, events, meeting.from),
    );
    return meetings.length === 0 ? null : describe(scene, subject, events, meetings, knownBy);
  },
};

function adultsAndHomes(scene: Scene): Subject[] {
  const {network} = scene;
  return personsWith(scene, SUSPECT_ROLES).flatMap((adult) => {
    if (concernsOf(scene, adult, DAY_MAX).length === 0) return [];
    const dwellings = new Set(spellsOf(network, adult, DAY_MAX).map(({dwelling}) => dwelling));
    return [...dwellings]
      .filter((dwelling) => network.resolved.dwellings[dwelling]!.kind === 'dwelling')
      .sort((left, right) => left - right)
      .map((dwelling) => [adult, dwelling]);
  });
}

function concernsOf(scene: Scene, adult: number, knownBy: number): Event[] {
  const {gravityMin} = scene.config.newAdult;
  const events = eventsOf(scene, adult, {roles: SUSPECT_ROLES, gravityMin, knownBy, adultOnly: true});
  return events.filter((event) => !event.disputed);
}

function isOfConcernBy(scene: Scene, events: readonly Event[], day: number): boolean {
  return events.some((event) => event.day <= day && day - event.day <= scene.config.newAdult.concernDays);
}

function meetingsAt(scene: Scene, [adult, dwelling]: Subject, knownBy: number): Meeting[] {
  const own = spellsOf(scene.network, adult!, knownBy);
  if (!own.some((spell) => spell.dwelling === dwelling)) return [];
  return peopleAt(scene, dwelling!).flatMap((child) => {
    if (child === adult) return [];
    const meeting = firstMeeting(scene, own, child, spellsOf(scene.network, child, knownBy));
    if (meeting === null || meeting.adultSpell.dwelling !== dwelling) return [];
    return isChildOn(birthOf(scene.network, child, knownBy), meeting.from) ? [meeting] : [];
  });
}

/** The first day on which the two shared a home, where the records show it to be a beginning. */
function firstMeeting(scene: Scene, own: readonly Spell[], child: number, theirs: readonly Spell[]): Meeting | null {
  let first: Meeting | null = null;
  for (const adultSpell of own) {
    for (const childSpell of theirs) {
      const from = Math.max(adultSpell.from, childSpell.from);
      if (!shareHome(scene.network, adultSpell, childSpell) || (first !== null && first.from <= from)) continue;
      first = {child, from, adultSpell, childSpell};
    }
  }
  if (first === null) return null;
  const mover = first.adultSpell.from >= first.childSpell.from ? first.adultSpell : first.childSpell;
  const isBeginning = mover !== own[0] && mover !== theirs[0];
  return isBeginning || hasRecordedStart(scene, mover) ? first : null;
}

function hasRecordedStart(scene: Scene, spell: Spell): boolean {
  const {start} = scene.network.stays;
  return spell.stays.some((stay) => start[stay] === spell.from);
}

function peopleAt(scene: Scene, dwelling: number): number[] {
  const people = new Set<number>();
  for (const stay of rowItems(scene.network.staysAt, dwelling)) people.add(scene.network.stays.person[stay]!);
  return [...people].sort((left, right) => left - right);
}

function describe(
  scene: Scene,
  [adult, dwelling]: Subject,
  events: readonly Event[],
  meetings: readonly Meeting[],
  knownBy: number,
): Finding {
  const {persons, dwellings} = scene.network.resolved;
  const {id} = persons[adult!]!;
  const latest = Math.max(...meetings.map(({from}) => from));
  const newest = Math.max(latest, events.at(-1)!.day);
  const stays = meetings.flatMap(({adultSpell, childSpell}) => [...adultSpell.stays, ...childSpell.stays]);
  const terms = [
    ...recencyFrequencyGravity(scene, events),
    term('children', Math.min(10, 3 * meetings.length), `${meetings.length} children, three points each, at most 10`),
    term(
      'newness',
      10 * 2 ** (-Math.max(0, scene.today - latest) / scene.config.recencyHalfLifeDays),
      `${Math.max(0, scene.today - latest)} days since the move`,
    ),
  ];
  return {
    persons: [id, ...meetings.map(({child}) => persons[child]!.id)],
    text: `Person ${id}, suspect in ${events.length} grave incidents, began to live with ${meetings.length} children`,
    lastEvent: dayToIso(newest),
    records: notificationsOf(events).length,
    incidents: events.length,
    score: total(terms),
    terms,
    evidence: [...notificationIds(scene, events), ...stays.map((stay) => stayId(scene.network, stay))],
    facts: {
      ...countEvents(events),
      dwelling: dwellings[dwelling!]!.id,
      children: meetings.map((meeting) => ({
        person: persons[meeting.child]!.id,
        from: dayToIso(meeting.from),
        kin: areKin(scene.network, adult!, meeting.child, knownBy),
        recordsOfAdult: meeting.adultSpell.stays.map((stay) => stayId(scene.network, stay)).sort(),
        recordsOfChild: meeting.childSpell.stays.map((stay) => stayId(scene.network, stay)).sort(),
      })),
      events: events.map((event) => eventRow(scene, event)),
    },
  };
}
