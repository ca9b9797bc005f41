import {countWords} from '../../base/count-words.ts';
import {idAt} from '../../base/find-by-id.ts';
import {ROLES} from '../../model/notification.ts';
import {rowItems} from '../../network/incidence.ts';
import {kinWithin} from '../../network/around/kin.ts';
import {birthOf, isChildOn} from '../../network/life-stage.ts';
import {personId, stayCode, stayId} from '../../network/network.ts';
import {spellsOf} from '../../network/spells.ts';
import {eventsOf} from '../facts/history.ts';
import {VICTIM_ROLES} from '../facts/involved.ts';
import {EVENT_FIELDS, type Event} from '../facts/event.ts';
import type {PlainRule, Scene} from '../rule.ts';
import {aboutEach, eventFinding} from '../facts/event-finding.ts';
import {recencyFrequencyGravity, term} from '../score.ts';

/** Where or with whom a child was found again and again, with the records that say so. */
type Pattern = {what: 'place' | 'person'; id: string; times: number; incidents: Set<number>; records: string[]};

/** A child who was missing and found more than once at one place that is not home, or with one person who is not kin. */
export const foundAgain: PlainRule = {
  id: 'missing-found-again',
  version: '1',
  inForce: '2026-01-01',
  summary: 'A missing child was found twice or more at one place that is not home, or with one person who is not kin',
  reads: [
    ...EVENT_FIELDS,
    'stay.kind',
    'stay.address',
    'mention.address',
    'mention.birth',
    'mention.lifeStage',
    'tie.kind',
  ],
  ...aboutEach(VICTIM_ROLES, ({foundAgain: {timesMin}}) => timesMin),
  find: (scene, [person], knownBy) => {
    const {network} = scene;
    const birth = birthOf(network, person!, knownBy);
    const episodes = eventsOf(scene, person!, {roles: VICTIM_ROLES, gravityMin: 0, knownBy}).filter(
      (event) => event.kinds.includes('missing') && isChildOn(birth, event.day),
    );
    const {timesMin} = scene.config.foundAgain;
    if (episodes.length < timesMin) return null;
    const patterns = [...places(scene, person!, knownBy), ...companions(scene, person!, episodes, knownBy)].filter(
      ({times}) => times >= timesMin,
    );
    if (patterns.length === 0) return null;
    const id = personId(network, person!);
    const most = Math.max(...patterns.map(({times}) => times));
    const terms = [
      ...recencyFrequencyGravity(scene, episodes),
      term('again', Math.min(10, 2 * most), `${most} times at the same place or with the same person, two points each`),
    ];
    const people = patterns.flatMap((pattern) => (pattern.what === 'person' ? [pattern.id] : []));
    return eventFinding(scene, episodes, {
      persons: [id, ...people],
      text: `Child ${id} was missing ${countWords(episodes.length, 'time')}, and found up to ${countWords(most, 'time')} at one place or with one person`,
      terms,
      alsoCited: patterns.flatMap(({records}) => records),
      facts: {
        patterns: patterns.map(({what, id: where, times, records}) => ({
          what,
          id: where,
          times,
          records: records.sort(),
        })),
      },
    });
  },
};

function places({network}: Scene, child: number, knownBy: number): Pattern[] {
  const {stays, resolved} = network;
  const home = new Set(spellsOf(network, child, knownBy).map(({dwelling}) => dwelling));
  const found = new Map<number, {days: Set<number>; records: string[]}>();
  for (const stay of rowItems(network.staysOf, child)) {
    const dwelling = stays.dwelling[stay]!;
    if (stays.kind[stay] !== FOUND_AT || stays.received[stay]! > knownBy || home.has(dwelling)) continue;
    // A hospital or police station is where lost children are taken, and says nothing.
    if (!['dwelling', 'communal'].includes(resolved.dwellings[dwelling]!.kind)) continue;
    const entry = found.get(dwelling) ?? {days: new Set(), records: []};
    entry.days.add(stays.event[stay]!);
    entry.records.push(stayId(network, stay));
    found.set(dwelling, entry);
  }
  return [...found].map(([dwelling, {days, records}]) => ({
    what: 'place',
    id: resolved.dwellings[dwelling]!.id,
    times: days.size,
    incidents: new Set(),
    records,
  }));
}

const FOUND_AT = stayCode('found-at');

function companions({network}: Scene, child: number, episodes: readonly Event[], knownBy: number): Pattern[] {
  const {involvements, involvementsIn, records, resolved} = network;
  const kin = kinWithin(network, child, 2, -1, knownBy);
  const found = new Map<number, Pattern>();
  for (const event of episodes) {
    for (const notification of event.notifications) {
      for (const part of rowItems(involvementsIn, notification)) {
        const person = involvements.person[part]!;
        if (ROLES[involvements.role[part]!] !== 'found-with' || involvements.received[part]! > knownBy) continue;
        if (person === child || kin.has(person)) continue;
        const entry: Pattern = found.get(person) ?? {
          what: 'person',
          id: idAt(resolved.persons, person),
          times: 0,
          incidents: new Set(),
          records: [],
        };
        entry.incidents.add(event.incident);
        entry.times = entry.incidents.size;
        entry.records.push(idAt(records.notifications, notification));
        found.set(person, entry);
      }
    }
  }
  return [...found.values()];
}
