import {dayToIso} from '../../base/day.ts';
import {personId, stayId, tieId} from '../../network/network.ts';
import type {Finding, Scene} from '../rule.ts';
import {childrenMet, newness, recencyFrequencyGravity, term} from '../score.ts';
import {eventFinding} from './event-finding.ts';
import type {Event} from './event.ts';
import type {Meeting} from './meeting.ts';

/** A meeting with the concerns that make it one. */
export type NewHome = Meeting & {news: Event[]};

/** What a rule says of a move, beside what the meetings themselves say. */
type SaidOfMove = {
  /** The adult, and whoever else stands in the flag before the children. */
  persons: string[];
  events: readonly Event[];
  text: string;
  /** What is open, where anything is. */
  doubt: string | null;
  facts?: Record<string, unknown>;
};

/** What all rules about a new home say alike: the terms of the score, the records of both, and what each child's row shows. */
export function moveFinding(
  scene: Scene,
  dwelling: number,
  meetings: readonly NewHome[],
  {persons, events, text, doubt, facts = {}}: SaidOfMove,
): Finding {
  const {network} = scene;
  const latest = Math.max(...meetings.map(({from}) => from));
  const terms = [
    ...recencyFrequencyGravity(scene, events),
    childrenMet(meetings.length),
    newness(scene, latest, 'the move'),
    ...(doubt === null ? [] : [term('doubt', DOUBT, doubt)]),
  ];
  return eventFinding(scene, [...events], {
    persons: [...persons, ...meetings.map(({child}) => personId(network, child))],
    text,
    lastDay: latest,
    terms,
    alsoCited: meetings.flatMap((meeting) => recordsOf(scene, meeting)),
    facts: {
      dwelling: network.resolved.dwellings[dwelling]!.id,
      ...facts,
      children: meetings.map((meeting) => childRow(scene, meeting)),
    },
  });
}

/** Takes away as much as a move of today adds, so that what is open stands behind what is shown. */
const DOUBT = -10;

function childRow(
  {network}: Scene,
  {child, from, adultSpell, childSpell, ties, before, back}: NewHome,
): Record<string, unknown> {
  const stayIds = (stays: readonly number[]): string[] => stays.map((stay) => stayId(network, stay)).sort();
  return {
    person: personId(network, child),
    from: dayToIso(from),
    recordsOfAdult: stayIds(adultSpell.stays),
    recordsOfChild: stayIds(childSpell.stays),
    ties: ties.map((tie) => tieId(network, tie)).sort(),
    ...(before.length === 0 ? {} : {recordsOfHomeBefore: stayIds(before)}),
    ...(back === null ? {} : {awaySince: dayToIso(back.awaySince)}),
  };
}

function recordsOf({network}: Scene, {adultSpell, childSpell, ties, before}: NewHome): string[] {
  const stays = [...adultSpell.stays, ...childSpell.stays, ...before];
  return [...stays.map((stay) => stayId(network, stay)), ...ties.map((tie) => tieId(network, tie))];
}
