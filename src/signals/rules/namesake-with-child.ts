import {birthOf} from '../../network/life-stage.ts';
import {isWholeBy} from '../../network/held.ts';
import {identitiesAsShown} from '../../network/may-be-one.ts';
import {personId} from '../../network/network.ts';
import {spellsOf} from '../../network/spells.ts';
import type {Event} from '../facts/event.ts';
import {meetingsAt} from '../facts/meetings.ts';
import {moveFinding, type NewHome} from '../facts/move-finding.ts';
import {
  adultsOfConcern,
  ANY_CONCERN,
  cameInWords,
  concernsOf,
  homesOf,
  newsAmong,
  READS_OF_NEW_HOME,
  whoIs,
  withNews,
} from '../facts/new-home.ts';
import {isOwnChild} from '../facts/own-child.ts';
import type {PlainRule, Scene} from '../rule.ts';

/** A year of birth, or an age, leaves no more: of whom so much is told it shows whether two are one. */
const TOLD_BIRTH_DAYS = 2 * 366;

/**
 * Somebody began to live with a child who may be an adult of concern, but is held apart: of one of the two only a name is told, as
 * of most whom a tenancy lists. A question of who it is, for whoever can ask; `judge same` or `judge different` settles it. Where birth dates of
 * both are known and they are still held apart, they are relatives or namesakes, and nothing is said.
 */
export const namesakeWithChild: PlainRule = {
  id: 'namesake-with-child',
  version: '4',
  inForce: '2026-01-01',
  summary:
    'Somebody who may be an adult recorded as suspect of violence, sexual harm or domestic abuse, which a name alone leaves open, began to live with a child',
  reads: READS_OF_NEW_HOME,
  pooled: false,
  subjects: (scene) => {
    const identities = identitiesAsShown(scene.network);
    const people = new Set(adultsOfConcern(scene, ANY_CONCERN).flatMap((adult) => identities.mayBe(adult)));
    return [...people].sort((left, right) => left - right).flatMap((person) => homesOf(scene, person));
  },
  key: ({network}, [person, dwelling]) => [personId(network, person!), network.resolved.dwellings[dwelling!]!.id],
  find: (scene, [person, dwelling], knownBy) => {
    const likely = likelyNamesakes(scene, person!, dwelling!, knownBy);
    if (likely.length === 0) return null;
    const meetings = meetingsAt(scene, person!, dwelling!, knownBy, 'shown');
    const found = likely.flatMap(({adult, events}) => {
      const strange = meetings.filter(({child}) => !isOwnChild(scene, adult, child, knownBy));
      const moves = withNews(scene, strange, events, adult, knownBy);
      return moves.length === 0 ? [] : [{adult, moves, events: newsAmong(events, moves)}];
    });
    // Where several bear the name it is as likely another of them.
    return found.length === 1 ? describe(scene, person!, dwelling!, found[0]!) : null;
  },
};

/** Adults of concern who may be the person, who are not on record at the dwelling themselves: of those the other rules speak. */
function likelyNamesakes(
  scene: Scene,
  person: number,
  dwelling: number,
  knownBy: number,
): {adult: number; events: Event[]}[] {
  const {network} = scene;
  if (!isWholeBy(network, person, knownBy)) return [];
  const isNamed = isNameAlone(scene, person, knownBy);
  return identitiesAsShown(network)
    .mayBe(person)
    .filter((adult) => isWholeBy(network, adult, knownBy) && (isNamed || isNameAlone(scene, adult, knownBy)))
    .map((adult) => ({adult, events: concernsOf(scene, ANY_CONCERN, adult, knownBy)}))
    .filter(({events}) => events.length > 0)
    .filter(({adult}) => !spellsOf(network, adult, knownBy).some((spell) => spell.dwelling === dwelling));
}

function isNameAlone({network}: Scene, person: number, knownBy: number): boolean {
  const {from, to} = birthOf(network, person, knownBy);
  return to - from > TOLD_BIRTH_DAYS;
}

function describe(
  scene: Scene,
  person: number,
  dwelling: number,
  {adult, moves, events}: {adult: number; moves: readonly NewHome[]; events: readonly Event[]},
): ReturnType<typeof moveFinding> {
  const [one, other] = [personId(scene.network, person), personId(scene.network, adult)];
  return moveFinding(scene, dwelling, moves, {
    persons: [one, other],
    events,
    text:
      `${whoIs(scene, adult, events, ANY_CONCERN)} may be person ${one}, who ${cameInWords(moves)}: ` +
      'of one of the two only a name is told, so they are held apart',
    doubt: 'whether the two are one person is open',
    facts: {mayBe: other},
  });
}
