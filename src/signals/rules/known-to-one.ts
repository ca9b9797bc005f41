import {countWords} from '../../base/count-words.ts';
import {personId} from '../../network/network.ts';
import {AGENCIES} from '../../model/source.ts';
import {rowItems} from '../../network/incidence.ts';
import {birthOf, isChildOn} from '../../network/life-stage.ts';
import {eventsOf} from '../facts/history.ts';
import {VICTIM_ROLES} from '../facts/involved.ts';
import type {PlainRule} from '../rule.ts';
import {aboutEach, eventFinding} from '../facts/event-finding.ts';
import {EVENT_FIELDS} from '../facts/event.ts';
import {recencyFrequencyGravity, term} from '../score.ts';

/** A child with concerns of whom every record there is comes from one agency: nobody else may know the child exists. */
export const knownToOne: PlainRule = {
  id: 'known-to-one-agency',
  version: '1',
  inForce: '2026-01-01',
  summary: 'A child with two or more concerns is in the records of one agency alone',
  reads: [...EVENT_FIELDS, 'mention.agency', 'mention.birth', 'mention.lifeStage'],
  ...aboutEach(VICTIM_ROLES, ({knownToOne: {incidentsMin}}) => incidentsMin),
  find: (scene, [person], knownBy) => {
    const {network} = scene;
    const {gravityMin, incidentsMin} = scene.config.knownToOne;
    const events = eventsOf(scene, person!, {roles: VICTIM_ROLES, gravityMin, knownBy});
    if (events.length < incidentsMin) return null;
    const last = events.at(-1)!;
    if (!isChildOn(birthOf(network, person!, knownBy), last.day)) return null;
    const mentions = rowItems(network.mentionsOf, person!).filter(
      (mention) => network.mentions.received[mention]! <= knownBy,
    );
    const agencies = new Set([...mentions].map((mention) => AGENCIES[network.mentions.agency[mention]!]!));
    if (agencies.size !== 1) return null;
    const [agency] = agencies;
    const id = personId(network, person!);
    const terms = [
      ...recencyFrequencyGravity(scene, events),
      term('unseen', 5, 'five points: no other agency holds any record'),
    ];
    return eventFinding(scene, events, {
      persons: [id],
      text: `Child ${id}, subject or victim of ${countWords(events.length, 'incident')}, is in the records of ${agency} alone`,
      lastDay: last.day,
      terms,
      facts: {agency},
    });
  },
};
