import {expect, test} from 'vitest';
import {CLUSTERS} from '../../src/clusters/config.ts';
import {findIfOne, type IfOne} from '../../src/clusters/if-one.ts';
import {linksOf} from '../../src/clusters/links.ts';
import {setScene, type Scene} from '../../src/clusters/scene.ts';
import type {Mention} from '../../src/model/mention.ts';
import type {HeldPair} from '../../src/model/resolved.ts';
import {buildNetwork} from '../../src/network/build.ts';
import {born, involve, mention, notification, records, resolve} from '../support/records.ts';

const SINGLES = 30;

const dayOf = (at: number): string => `2021-${String((at % 12) + 1).padStart(2, '0')}-${10 + (at % 7)}`;

const called = (id: string, family: string, birth: string | null): Mention =>
  mention(id, {
    birth: birth === null ? null : born(birth),
    names: [{use: 'recorded', given: 'Abel', family, title: ''}],
  });

/**
 * Adults each named beside one family; Abel Kidane, of whom a birth date is known, beside two more; and somebody of that name and
 * without a birth date beside another. `namesakes` more adults bear the name, and are named beside nobody.
 */
function sceneOf({namesakes, held = []}: {namesakes: number; held?: HeldPair[]}): Scene {
  const accused = [
    ...Array.from({length: SINGLES}, (_, at) => called(`single${at}.1`, `Family${at}`, '1981-05-01')),
    called('dated.1', 'Kidane', '1981-07-22'),
    called('dated.2', 'Kidane', '1981-07-22'),
    called('nameless.1', 'Kidane', null),
  ].map((one, at) => ({...one, asAt: dayOf(at), receivedAt: dayOf(at)}));
  const children = accused.map(({receivedAt}, at) =>
    mention(`child${at}.1`, {birth: born('2012-05-01'), receivedAt, asAt: receivedAt}),
  );
  const others = [
    ...Array.from({length: 300}, (_, at) => called(`other${at}.1`, `Other${at}`, '1980-05-01')),
    ...Array.from({length: namesakes}, (_, at) => called(`namesake${at}.1`, 'Kidane', '1990-01-01')),
  ];
  const notes = accused.map((_, at) =>
    notification(`n${at}.1`, {
      kind: 'sexual-exploitation',
      eventAt: dayOf(at),
      receivedAt: dayOf(at),
      source: {feed: 'test', file: 'reports.csv', row: at + 1, slot: 'report'},
    }),
  );
  const of = records({
    mentions: [...accused, ...children, ...others],
    notifications: notes,
    involvements: notes.flatMap((note, at) => [
      involve(note, children[at]!, 'subject'),
      involve(note, accused[at]!, 'suspect'),
    ]),
  });
  const resolved = resolve(of, {person: (one) => one.id.split('.')[0]!});
  return setScene(buildNetwork(of, {...resolved, held}, {asOf: null}), CLUSTERS);
}

const found = (scene: Scene): IfOne[] => findIfOne(scene, linksOf(scene));
const idsOf = (scene: Scene, {doubt}: IfOne): string[] =>
  [doubt.left, doubt.right].map((person) => scene.network.resolved.persons[person]!.id);

test('two held apart are listed where together they are named beside harm to more families than either alone', () => {
  const scene = sceneOf({namesakes: 0});
  const [one, ...rest] = found(scene);
  expect(rest).toEqual([]);
  expect(idsOf(scene, one!)).toEqual(['dated', 'nameless']);
  expect(one).toMatchObject({doubt: {reason: 'COMMON_NAME', others: 0}, alone: [2, 1], links: {length: 3}});
  expect(one!.byChance).toBeLessThan(CLUSTERS.byChanceMax);
  expect(one!.links.flatMap(({facts}) => facts.flatMap(({records: ids}) => ids)).sort()).toEqual([
    'n30.1',
    'n31.1',
    'n32.1',
  ]);
});

test('it takes nobody for one: facts and links stay with each of the two', () => {
  const scene = sceneOf({namesakes: 0});
  const before = JSON.stringify(linksOf(scene));
  expect(found(scene)).toHaveLength(1);
  expect(JSON.stringify(linksOf(scene))).toBe(before);
  expect(scene.assumed).toEqual([]);
});

test('a name that several adults bear tells too little', () => {
  expect(found(sceneOf({namesakes: 1}))).toMatchObject([{doubt: {others: 1}}]);
  expect(found(sceneOf({namesakes: 3}))).toEqual([]);
});

test('who was judged to be two is not listed again', () => {
  const judged = {left: 'dated', right: 'nameless', weight: 0, reason: 'JUDGED'};
  expect(found(sceneOf({namesakes: 0, held: [judged]}))).toEqual([]);
});

test('a pair held for want of evidence near the level is listed with its reason, and one far below is not', () => {
  const pair = {left: 'dated', right: 'single0', reason: 'BELOW_JOIN'};
  const withPair = (weight: number): string[] =>
    found(sceneOf({namesakes: 3, held: [{...pair, weight}]})).map(({doubt}) => doubt.reason);
  expect(withPair(1)).toEqual(['BELOW_JOIN']);
  expect(withPair(-2)).toEqual([]);
});
