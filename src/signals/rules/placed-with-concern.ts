import {dayToIso} from '../../base/day.ts';
import {ALLEGATION_STATUSES} from '../../model/notification.ts';
import {personId, stayId, tieId} from '../../network/network.ts';
import {spellsOf} from '../../network/spells.ts';
import {eventFinding} from '../facts/event-finding.ts';
import {EVENT_FIELDS, type Event} from '../facts/event.ts';
import {meetingsAt} from '../facts/meetings.ts';
import {
  adultsOfConcern,
  ANY_CONCERN,
  childrenInWords,
  concernsOf,
  whoIs,
  withNews,
  type Concern,
} from '../facts/new-home.ts';
import {placedWith, type Placed} from '../facts/placed-children.ts';
import type {PlainRule, Scene} from '../rule.ts';
import {childrenMet, newness, recencyFrequencyGravity} from '../score.ts';

/** What bears on whether somebody may care for other people's children: harm to a child, whatever its kind, and violence. */
const CARER_CONCERN: Concern = {
  kinds: (scene) => [...ANY_CONCERN.kinds(scene), ...scene.config.placement.harm],
  words: 'violence, domestic abuse or harm to a child',
};

/**
 * A child in care who is placed with an adult of concern, or in the home of one: a foster carer, a relative or friend who was assessed as
 * carer, or anybody else who lives there. Social care chose the home and may know; what other agencies hold may not have been asked for. Whom the
 * adult harmed makes no difference, the child's own family included. A placement that has ended is left out, by its own record, by a later
 * one elsewhere or by the child's age, and so are children of whom a rule about a new home speaks, the adult's own, and those placed for adoption,
 * whose new home is to be hidden. The text says of the incidents what agencies say of them: an allegation is no finding.
 */
export const placedWithConcern: PlainRule = {
  id: 'placed-with-concern',
  version: '2',
  inForce: '2026-01-01',
  summary:
    'A child in care is placed with an adult, or in the home of one, who is on record before that as suspect of violence, domestic abuse or harm to a child',
  reads: [
    ...EVENT_FIELDS,
    'tie.kind',
    'tie.start',
    'tie.end',
    'mention.birth',
    'mention.lifeStage',
    'mention.address',
    'stay.address',
    'stay.kind',
    'stay.start',
    'stay.end',
  ],
  pooled: false,
  subjects: (scene) => adultsOfConcern(scene, CARER_CONCERN).map((adult) => [adult]),
  key: (scene, [adult]) => [personId(scene.network, adult!)],
  find: (scene, [adult], knownBy) => {
    const concerns = concernsOf(scene, CARER_CONCERN, adult!, knownBy);
    if (concerns.length === 0) return null;
    const {concernDays} = scene.config.newAdult;
    const isBefore = ({day}: Event, {from}: Placed): boolean => day < from && from - day <= concernDays;
    const placed = placedWith(scene, adult!, knownBy).filter((one) => concerns.some((event) => isBefore(event, one)));
    const children = placed.length === 0 ? [] : untold(scene, placed, adult!, knownBy);
    if (children.length === 0) return null;
    return describe(
      scene,
      adult!,
      concerns.filter((event) => children.some((one) => isBefore(event, one))),
      children,
    );
  },
};

function describe(
  scene: Scene,
  adult: number,
  events: readonly Event[],
  children: readonly Placed[],
): ReturnType<typeof eventFinding> {
  const {network} = scene;
  const latest = Math.max(...children.map(({from}) => from));
  const idsOf = ({ties, stays}: Placed): string[] =>
    [...ties.map((tie) => tieId(network, tie)), ...stays.map((stay) => stayId(network, stay))].sort();
  const isCarer = children.some(({ties}) => ties.length > 0);
  return eventFinding(scene, events, {
    persons: [personId(network, adult), ...children.map(({child}) => personId(network, child))],
    text: [
      `${whoIs(scene, adult, events, CARER_CONCERN)} is on record ${isCarer ? 'as carer of' : 'in the home of'} ${childrenInWords(children.length)} placed there afterwards`,
      standingWords(scene, events),
      ...(children.every(({isDated}) => isDated) ? [] : [UNDATED]),
    ].join('; '),
    lastDay: latest,
    terms: [
      ...recencyFrequencyGravity(scene, events),
      childrenMet(children.length),
      newness(scene, latest, 'the placement'),
    ],
    alsoCited: children.flatMap(idsOf),
    facts: {
      children: children.map((one) => ({
        person: personId(network, one.child),
        from: dayToIso(one.from),
        records: idsOf(one),
      })),
    },
  });
}

const UNDATED = 'no record says since when, so the placement may be older';

/** What agencies say of what was alleged: a carer of whom nothing was confirmed is not to read as one of whom it was. */
function standingWords({network: {notifications}}: Scene, events: readonly Event[]): string {
  const isSaid = ({notifications: of}: Event, codes: readonly number[]): boolean =>
    of.some((index) => codes.includes(notifications.allegation[index]!));
  const confirmed = events.filter((event) => isSaid(event, CONFIRMED)).length;
  const contested = events.filter((event) => isSaid(event, CONTESTED)).length;
  const open = events.filter((event) => !isSaid(event, [...CONFIRMED, ...CONTESTED])).length;
  const which = (count: number): string =>
    events.length === 1 ? 'the incident' : `${count === events.length ? 'all' : count} of the incidents`;
  const verb = (count: number, one: string, many: string): string => (count === 1 ? one : many);
  return [
    ...(confirmed === 0 ? [] : [`${which(confirmed)} ${verb(confirmed, 'is', 'are')} on record as confirmed`]),
    ...(contested === 0 ? [] : [`records disagree on ${which(contested)}, and some say unsubstantiated or malicious`]),
    ...(open === 0 ? [] : [`records do not say whether ${which(open)} ${verb(open, 'was', 'were')} confirmed`]),
  ].join('; ');
}

const codesOf = (...words: (typeof ALLEGATION_STATUSES)[number][]): number[] =>
  words.map((word) => ALLEGATION_STATUSES.indexOf(word));
const CONFIRMED = codesOf('confirmed');
const CONTESTED = codesOf('unsubstantiated', 'malicious');

/** Those of whom no rule about a new home says that they began to live with the adult. */
function untold(scene: Scene, placed: readonly Placed[], adult: number, knownBy: number): Placed[] {
  const concerns = concernsOf(scene, ANY_CONCERN, adult, knownBy);
  const dwellings = new Set(spellsOf(scene.network, adult, knownBy).map(({dwelling}) => dwelling));
  const told = new Set(
    [...dwellings].flatMap((dwelling) => {
      const meetings = meetingsAt(scene, adult, dwelling, knownBy, 'shown');
      return withNews(scene, meetings, concerns, adult, knownBy).map(({child}) => child);
    }),
  );
  return placed.filter(({child}) => !told.has(child));
}
