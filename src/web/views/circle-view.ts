import {DAY_MAX} from '../../base/day.ts';
import type {Policy} from '../../access/policy.ts';
import {circlePicture} from '../../graphs/circle-picture.ts';
import {birthOf, stageOn} from '../../network/life-stage.ts';
import {personId, type Network} from '../../network/network.ts';
import {bondWords, pictureOf, titledFamilies} from '../../packs/circle-words.ts';
import type {Circle, CircleFamily} from '../../packs/circle.ts';
import type {Acquaintance, Bond} from '../../packs/bonds.ts';
import type {PersonRow} from '../../packs/person-view.ts';
import {recordLine} from '../../packs/record-line.ts';
import {Labels, STAGES, type Showing} from '../labels.ts';
import {countWords} from '../../base/count-words.ts';
import {dayWords} from '../render.ts';
import {releaseWords} from './alert-parts.ts';
import type {AlertAbout} from './alerts-about.ts';

type CircleFacts = {
  of: PersonRow;
  circle: Circle;
  /** The families of the circle that are shown. */
  shown: readonly CircleFamily[];
  network: Network;
  showingOf: (id: string) => Showing;
  policy: Policy;
  alertsOf: (id: string) => readonly AlertAbout[];
  flagsOf: (id: string) => number;
};

/** What the page shows of the people around somebody: a picture, and a table that says the same with the records. */
export function circleView({of, circle, shown, network, showingOf, policy, alertsOf, flagsOf}: CircleFacts): object {
  const people = shown.flatMap((family) => family.people);
  const labels = new Labels(network, showingOf, rolesOf(network, people));
  const families = titledFamilies(shown).map(({title, people: members}) => ({
    title,
    people: members.map(({person, bonds}) => {
      const id = personId(network, person);
      return {
        id,
        label: labels.atLength(id),
        bonds: bonds.map((bond) => bondRow(network, policy, bond)),
        alerts: alertsOf(id),
        flags: flagsOf(id),
      };
    }),
  }));
  const count = circle.families.reduce((sum, family) => sum + family.people.length, 0);
  return {
    person: of,
    families,
    picture: circlePicture(
      pictureOf(of.name || 'no name recorded', shown, (person) => labels.of(personId(network, person))),
    ),
    count,
    left: count - people.length,
    crowds: circle.crowds === 0 ? '' : countWords(circle.crowds, 'door or notification', 'doors and notifications'),
  };
}

/** Whole families in their order until there are `most` people; at least one family. */
export function firstFamilies(families: readonly CircleFamily[], most: number): CircleFamily[] {
  let people = 0;
  return families.filter((family, at) => {
    people += family.people.length;
    return at === 0 || people <= most;
  });
}

/** "Child 1", "Adult 2", as of the last day of the records. */
function rolesOf(network: Network, people: readonly Acquaintance[]): Map<string, string> {
  const counts = new Map<string, number>();
  return new Map(
    people.map(({person}) => {
      const word = STAGES[stageOn(birthOf(network, person, DAY_MAX), network.lastReceived)];
      const number = (counts.get(word) ?? 0) + 1;
      counts.set(word, number);
      return [personId(network, person), `${word} ${number}`];
    }),
  );
}

function bondRow({records: all}: Network, policy: Policy, bond: Bond): object {
  return {
    words: bondWords(bond, dayWords),
    records: bond.records.flatMap((record) => {
      const line = recordLine(all, record);
      return line === null ? [] : [{...line, release: releaseWords(policy, {id: record, agency: line.agency})}];
    }),
  };
}
