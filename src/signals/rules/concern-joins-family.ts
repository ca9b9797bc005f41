import {countWords} from '../../base/count-words.ts';
import {DAY_MAX, dayToIso} from '../../base/day.ts';
import {rowItems} from '../../network/incidence.ts';
import {kindMask} from '../../network/around/kin.ts';
import {birthOf, isChildOn} from '../../network/life-stage.ts';
import {otherEnd, personId, tieId} from '../../network/network.ts';
import {spellsOf} from '../../network/spells.ts';
import {eventFinding} from '../facts/event-finding.ts';
import {EVENT_FIELDS, type Event} from '../facts/event.ts';
import type {Meeting} from '../facts/meeting.ts';
import {meetingsAt} from '../facts/meetings.ts';
import {adultsOfConcern, ANY_CONCERN, concernsOf, newsTo, withNews} from '../facts/new-home.ts';
import {isOwnChild} from '../facts/own-child.ts';
import type {PlainRule, Scene} from '../rule.ts';
import {childrenMet, newness, recencyFrequencyGravity} from '../score.ts';

/** A child into whose family the adult came, the first day on which a record says so, and the ties that say it. */
type Joined = {child: number; from: number; ties: number[]};

/**
 * An adult of concern whom a later record of a child calls its step-parent or its parent's partner, where no address says that they live
 * together: most contacts name "mum's partner" and give no address of his. Children of whom the rules about a new
 * home speak are left to those.
 */
export const concernJoinsFamily: PlainRule = {
  id: 'concern-joins-family',
  version: '3',
  inForce: '2026-01-01',
  summary:
    'An adult recorded as suspect of violence, sexual harm or domestic abuse was afterwards named step-parent of a child or partner of its parent',
  reads: [
    ...EVENT_FIELDS,
    'tie.kind',
    'tie.start',
    'mention.birth',
    'mention.lifeStage',
    'mention.address',
    'stay.address',
    'stay.kind',
    'stay.start',
    'stay.end',
  ],
  pooled: false,
  subjects: (scene) => adultsOfConcern(scene, ANY_CONCERN).map((adult) => [adult]),
  key: (scene, [adult]) => [personId(scene.network, adult!)],
  find: (scene, [adult], knownBy) => {
    const concerns = concernsOf(scene, ANY_CONCERN, adult!, knownBy);
    if (concerns.length === 0) return null;
    const joined = joinedBy(scene, adult!, knownBy).flatMap((one) => {
      const news = newsTo(scene, concerns, {...one, after: one.from - 1}, adult!, knownBy);
      return news.length === 0 ? [] : [{...one, news}];
    });
    const homeless = joined.length === 0 ? [] : withoutSharedHome(scene, joined, concerns, adult!, knownBy);
    return homeless.length === 0 ? null : describe(scene, adult!, concerns, homeless);
  },
};

type Named = Joined & {news: Event[]};

function describe(
  scene: Scene,
  adult: number,
  concerns: readonly Event[],
  joined: readonly Named[],
): ReturnType<typeof eventFinding> {
  const {network} = scene;
  const events = concerns.filter((event) =>
    joined.some(({news}) => news.some(({incident}) => incident === event.incident)),
  );
  const latest = Math.max(...joined.map(({from}) => from));
  const ties = [...new Set(joined.flatMap((one) => one.ties))].map((tie) => tieId(network, tie)).sort();
  return eventFinding(scene, events, {
    persons: [personId(network, adult), ...joined.map(({child}) => personId(network, child))],
    text:
      `Person ${personId(network, adult)}, suspect or offender in ${countWords(events.length, 'incident')} of ` +
      `${ANY_CONCERN.words}, was afterwards named step-parent of ${joined.length === 1 ? 'a child' : `${joined.length} children`} or partner of ` +
      'its parent; no address says whether they live together',
    lastDay: latest,
    terms: [
      ...recencyFrequencyGravity(scene, events),
      childrenMet(joined.length),
      newness(scene, latest, 'a record first said so'),
    ],
    alsoCited: ties,
    facts: {
      children: joined.map(({child, from, ties: own}) => ({
        person: personId(network, child),
        from: dayToIso(from),
        ties: own.map((tie) => tieId(network, tie)).sort(),
      })),
    },
  });
}

const STEP_PARENT = kindMask(['step-parent']);
const PARTNER = kindMask(['partner']);

/**
 * Children whose step-parent records call the adult, in order of person. Who only lives in one household with a child, or is the partner of
 * its parent on a record that does not name the child, is its own father as often as not.
 */
function joinedBy(scene: Scene, adult: number, knownBy: number): Joined[] {
  const {network} = scene;
  const {kind, event, received} = network.ties;
  const found = new Map<number, Joined>();
  for (const tie of rowItems(network.tiesOf, adult)) {
    if (received[tie]! > knownBy) continue;
    const child = otherEnd(network, tie, adult);
    const day = event[tie]!;
    // "Partner" on a child's record is its parent's.
    if (STEP_PARENT[kind[tie]!] === 0 && PARTNER[kind[tie]!] === 0) continue;
    if (
      child === adult ||
      !isChildOn(birthOf(network, child, knownBy), day) ||
      isOwnChild(scene, adult, child, knownBy)
    )
      continue;
    const there = found.get(child) ?? {child, from: DAY_MAX, ties: []};
    there.from = Math.min(there.from, day);
    there.ties.push(tie);
    found.set(child, there);
  }
  return [...found.values()].sort((left, right) => left.child - right.child);
}

/**
 * Those of whom no rule about a new home speaks: no dwelling gives both an address, or the adult came back to one after nothing but what
 * was known when they left.
 */
function withoutSharedHome<T extends Joined>(
  scene: Scene,
  joined: readonly T[],
  concerns: readonly Event[],
  adult: number,
  knownBy: number,
): T[] {
  const isSpokenOf = (meeting: Meeting): boolean =>
    meeting.back === null || withNews(scene, [meeting], concerns, adult, knownBy).length > 0;
  const dwellings = new Set(spellsOf(scene.network, adult, knownBy).map(({dwelling}) => dwelling));
  const met = new Set(
    [...dwellings].flatMap((dwelling) =>
      (['shown', 'open'] as const).flatMap((certainty) =>
        meetingsAt(scene, adult, dwelling, knownBy, certainty)
          .filter(isSpokenOf)
          .map(({child}) => child),
      ),
    ),
  );
  return joined.filter(({child}) => !met.has(child));
}
