import {countWords} from '../../base/count-words.ts';
import {DAY_MIN, dayToIso} from '../../base/day.ts';
import {rowItems} from '../../network/incidence.ts';
import {kindMask} from '../../network/around/kin.ts';
import {birthOf} from '../../network/life-stage.ts';
import {notificationId, personId, otherEnd, tieId} from '../../network/network.ts';
import type {PlainRule, Scene, Subject} from '../rule.ts';
import {term, total} from '../score.ts';

/** An earlier child of the parent, the day it was removed and the records that say so. */
type Removal = {child: number; day: number; notifications: number[]; tie: number};

/**
 * A child unborn, or born, after an earlier child of one of its parents, or of a parent's partner, was taken into care. The
 * subject is the parent (or partner) and the child.
 */
export const unbornAfterRemoval: PlainRule = {
  id: 'unborn-after-removal',
  version: '2',
  inForce: '2026-01-01',
  summary: 'A child is expected by, or was born to, a parent whose earlier child had come into care',
  reads: ['involvement.role', 'notification.kind', 'notification.eventAt', 'mention.birth', 'tie.kind', 'tie.from'],
  pooled: false,
  subjects: parentsAndBabies,
  key: (scene, subject) => subject.map((person) => personId(scene.network, person)),
  find: (scene, [parent, baby], knownBy) => {
    const {network} = scene;
    const own = tiesBetween(scene, parent!, baby!, knownBy);
    const born = birthOf(network, baby!, knownBy);
    if (own.length === 0 || born.from === DAY_MIN) return null;
    const removals = removalsBefore(scene, parent!, baby!, born.from, knownBy);
    if (removals.length === 0) return null;
    const {persons} = network.resolved;
    const [parentId, babyId] = [persons[parent!]!.id, persons[baby!]!.id];
    const last = Math.max(...removals.map(({day}) => day));
    const age = scene.today - born.from;
    const terms = [
      term(
        'children',
        Math.min(10, 4 * removals.length),
        `${countWords(removals.length, 'earlier child', 'earlier children')}, four points each, at most 10`,
      ),
      term(
        'nearness',
        10 * 2 ** (-Math.max(0, born.from - last) / 730),
        `${born.from - last} days from the last removal to the birth, halved every two years`,
      ),
      term('newness', age <= 0 ? 10 : 10 * 2 ** (-age / 365), age <= 0 ? 'not yet born' : `${age} days old`),
    ];
    const notifications = [...new Set(removals.flatMap((removal) => removal.notifications))];
    return {
      persons: [babyId, parentId, ...removals.map(({child}) => persons[child]!.id)],
      text: `Child ${babyId} ${age <= 0 ? 'is expected by' : 'was born to'} ${parentId}, of whom ${countWords(removals.length, 'earlier child', 'earlier children')} had come into care`,
      lastEvent: dayToIso(Math.max(last, Math.min(born.from, scene.today))),
      records: notifications.length,
      incidents: new Set(notifications.map((index) => network.notifications.incident[index]!)).size,
      score: total(terms),
      terms,
      evidence: [
        ...notifications.map((index) => notificationId(network, index)),
        ...[...own, ...removals.map(({tie}) => tie)].map((tie) => tieId(network, tie)),
      ],
      facts: {
        born: dayToIso(born.from),
        ties: own.map((tie) => tieId(network, tie)).sort(),
        removals: removals.map(({child, day, notifications: list, tie}) => ({
          child: persons[child]!.id,
          date: dayToIso(day),
          records: list.map((index) => notificationId(network, index)),
          tie: tieId(network, tie),
        })),
      },
    };
  },
};

const PARENT = kindMask(['parent', 'adoptive-parent', 'step-parent']);

function childrenOf({network}: Scene, parent: number, knownBy: number): {child: number; tie: number}[] {
  const {ties} = network;
  return [...rowItems(network.tiesOf, parent)]
    .filter((tie) => PARENT[ties.kind[tie]!] === 1 && ties.from[tie] === parent && ties.received[tie]! <= knownBy)
    .map((tie) => ({child: ties.to[tie]!, tie}));
}

function tiesBetween({network}: Scene, parent: number, baby: number, knownBy: number): number[] {
  const {ties} = network;
  return [...rowItems(network.tiesOf, parent)].filter(
    (tie) => otherEnd(network, tie, parent) === baby && PARENT[ties.kind[tie]!] === 1 && ties.received[tie]! <= knownBy,
  );
}

/** Parents with a child in care, and each other child of theirs. */
function parentsAndBabies(scene: Scene): Subject[] {
  const {involvements, notifications, persons, ties} = scene.network;
  const removed = new Uint8Array(persons.length);
  for (let part = 0; part < involvements.length; part++) {
    if (isRemoval(scene, notifications.kind[involvements.notification[part]!]!))
      removed[involvements.person[part]!] = 1;
  }
  const bereft = new Set<number>();
  for (let tie = 0; tie < ties.length; tie++)
    if (PARENT[ties.kind[tie]!] === 1 && removed[ties.to[tie]!] === 1) bereft.add(ties.from[tie]!);
  const pairs: Subject[] = [];
  for (const parent of [...bereft].sort((left, right) => left - right)) {
    const children = [...new Set(childrenOf(scene, parent, Infinity).map(({child}) => child))];
    for (const baby of children.sort((left, right) => left - right)) pairs.push([parent, baby]);
  }
  return pairs;
}

function isRemoval(scene: Scene, kind: number): boolean {
  return scene.kindOf(kind) === 'care-entry';
}

/** Elder children of the parent who were taken into care before the day, each with its first such records. */
function removalsBefore(scene: Scene, parent: number, baby: number, day: number, knownBy: number): Removal[] {
  const {network} = scene;
  const {involvements, notifications} = network;
  const found = new Map<number, Removal>();
  for (const {child, tie} of childrenOf(scene, parent, knownBy)) {
    if (child === baby || found.has(child) || birthOf(network, child, knownBy).to >= day) continue;
    const parts = [...rowItems(network.involvementsOf, child)].filter(
      (part) =>
        involvements.received[part]! <= knownBy &&
        involvements.event[part]! < day &&
        isRemoval(scene, notifications.kind[involvements.notification[part]!]!),
    );
    if (parts.length === 0) continue;
    const list = [...new Set(parts.map((part) => involvements.notification[part]!))].sort((a, b) => a - b);
    found.set(child, {
      child,
      day: Math.min(...list.map((index) => notifications.event[index]!)),
      notifications: list,
      tie,
    });
  }
  return [...found.values()];
}
