import {countWords} from '../../base/count-words.ts';
import {DAY_MAX, DAY_MIN, dayToIso} from '../../base/day.ts';
import {rowItems} from '../../network/incidence.ts';
import {birthOf, isChildOn} from '../../network/life-stage.ts';
import {otherEnd, personId, stayCode, stayId, tieCode, tieId} from '../../network/network.ts';
import {firstDay, shareHome, spellsOf, type Spell} from '../../network/spells.ts';
import {eventFinding} from '../facts/event-finding.ts';
import type {Event} from '../facts/event.ts';
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
import type {PlainRule, Scene} from '../rule.ts';
import {recencyFrequencyGravity, term} from '../score.ts';

/** A child placed with the adult: since when, and the ties and stays that say it. */
type Placed = {child: number; from: number; ties: number[]; stays: number[]};

/** What bears on whether somebody may care for other people's children: harm to a child, whatever its kind, and violence. */
const CARER_CONCERN: Concern = {
  kinds: (scene) => [...ANY_CONCERN.kinds(scene), ...scene.config.placement.harm],
  words: 'violence, domestic abuse or harm to a child',
};

/**
 * A child in care who is placed with an adult of concern, or in the home of one: a foster carer, a relative or friend who was assessed as
 * carer, or anybody else who lives there. Social care chose the home and may know; what other agencies hold may not have been asked for. Whom the
 * adult harmed makes no difference, the child's own family included. A placement that has ended is left out, and so are children of whom
 * a rule about a new home speaks, the adult's own, and those placed for adoption, whose new home is to be hidden.
 */
export const placedWithConcern: PlainRule = {
  id: 'placed-with-concern',
  version: '1',
  inForce: '2026-01-01',
  summary:
    'A child in care is placed with an adult, or in the home of one, who is on record before that as suspect of violence, domestic abuse or harm to a child',
  reads: [
    'involvement.role',
    'notification.kind',
    'notification.eventAt',
    'notification.agency',
    'notification.allegation',
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
  const days = Math.max(0, scene.today - latest);
  const idsOf = ({ties, stays}: Placed): string[] =>
    [...ties.map((tie) => tieId(network, tie)), ...stays.map((stay) => stayId(network, stay))].sort();
  const isCarer = children.some(({ties}) => ties.length > 0);
  return eventFinding(scene, events, {
    persons: [personId(network, adult), ...children.map(({child}) => personId(network, child))],
    text:
      `${whoIs(scene, adult, events, CARER_CONCERN)} ` +
      `${isCarer ? 'is carer of' : 'lives in the home of'} ${childrenInWords(children.length)} placed there afterwards`,
    lastDay: latest,
    terms: [
      ...recencyFrequencyGravity(scene, events),
      term(
        'children',
        Math.min(10, 3 * children.length),
        `${countWords(children.length, 'child', 'children')}, three points each, at most 10`,
      ),
      term('newness', 10 * 2 ** (-days / scene.config.recencyHalfLifeDays), `${days} days since the placement`),
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

const FOSTER_CARER = tieCode('foster-carer');
const PLACEMENT = stayCode('placement');
const PARENT = tieCode('parent');
const ADOPTIVE_PARENT = tieCode('adoptive-parent');

/** Children placed with the adult on the day, in order of person: a tie calls the adult their foster carer, or they are placed at a home of the adult's. */
function placedWith(scene: Scene, adult: number, knownBy: number): Placed[] {
  const {network} = scene;
  const {ties, stays} = network;
  const found = new Map<number, Placed>();
  const isIn = (child: number, day: number): boolean =>
    child !== adult && isChildOn(birthOf(network, child, knownBy), day) && !isHome(scene, adult, child, knownBy);
  const add = (child: number, from: number): Placed => {
    const there = found.get(child) ?? {child, from, ties: [], stays: []};
    found.set(child, there);
    there.from = Math.min(there.from, from);
    return there;
  };
  for (const tie of rowItems(network.tiesOf, adult)) {
    const child = otherEnd(network, tie, adult);
    const from = ties.start[tie] === DAY_MIN ? ties.event[tie]! : ties.start[tie]!;
    if (ties.kind[tie] !== FOSTER_CARER || ties.from[tie] !== adult || ties.received[tie]! > knownBy) continue;
    if (!hasEnded(scene, ties.end[tie]!, knownBy) && isIn(child, from)) add(child, from).ties.push(tie);
  }
  for (const spell of spellsOf(network, adult, knownBy)) {
    for (const stay of rowItems(network.staysAt, spell.dwelling)) {
      if (stays.kind[stay] !== PLACEMENT || stays.received[stay]! > knownBy) continue;
      const [child, from] = [stays.person[stay]!, firstDay(stays, stay)];
      const there: Spell = {person: child, dwelling: spell.dwelling, from, to: stays.end[stay]!, stays: [stay]};
      if (hasEnded(scene, there.to, knownBy) || !shareHome(network, spell, there) || !isIn(child, from)) continue;
      const placed = add(child, from);
      placed.stays.push(stay, ...spell.stays.filter((own) => !placed.stays.includes(own)));
    }
  }
  return [...found.values()].sort((left, right) => left.child - right.child);
}

/** Whether the day has gone by; without an end a placement goes on. */
function hasEnded(scene: Scene, end: number, knownBy: number): boolean {
  if (end === DAY_MAX) return false;
  scene.mayChangeOn(end + 1);
  return end < Math.min(knownBy, scene.today);
}

/**
 * A child placed with its parent has gone home. Of a child who is adopted, or placed for adoption, nothing may say who lives in the new home, be it the
 * partner of whoever adopts it.
 */
const isHome = ({network}: Scene, adult: number, child: number, knownBy: number): boolean =>
  [...rowItems(network.tiesOf, child)].some((tie) => {
    const {kind, from, to, received} = network.ties;
    if (received[tie]! > knownBy || to[tie] !== child) return false;
    return kind[tie] === ADOPTIVE_PARENT || (kind[tie] === PARENT && from[tie] === adult);
  });

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
