import {expect, test} from 'vitest';
import {CLUSTERS} from '../../src/clusters/config.ts';
import {findIfOne, linkingIfOne, type IfOne} from '../../src/clusters/if-one.ts';
import {linksOf} from '../../src/clusters/links/links.ts';
import type {Scene} from '../../src/clusters/links/scene.ts';
import {sealedNetwork} from '../../src/network/guard/shown.ts';
import {boroughView} from '../support/borough-view.ts';
import {doubtfulAdult} from '../support/doubtful-adult.ts';
import {asOnePerson, setScene} from '../../src/clusters/set-scene.ts';

const sceneOf = (given: Parameters<typeof doubtfulAdult>[0]): Scene => setScene(doubtfulAdult(given), CLUSTERS);
const found = (scene: Scene): IfOne[] => findIfOne(scene);
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

test('links of two taken for one are those of a hub in which everything is worked out with them as one', async () => {
  const scene = await boroughView((view) => setScene(sealedNetwork(view.network()), CLUSTERS));
  const linksIfOne = linkingIfOne(scene);
  const adults = [...new Set(scene.links.map(({adult}) => adult))];
  // Neighbours in the list, and such as one incident names: these are who counts for one another's links.
  const pairs = adults.slice(1).map((adult, at): [number, number] => [adult, adults[at]!]);
  const byIncident = Map.groupBy(scene.facts, ({incident}) => incident);
  for (const [incident, facts] of byIncident) {
    const [first, ...rest] = new Set(facts.map(({adult}) => adult));
    if (incident >= 0) pairs.push(...rest.map((other): [number, number] => [first!, other]));
  }
  expect(pairs.length).toBeGreaterThan(60);
  for (const [left, right] of pairs.slice(0, 60)) {
    const facts = asOnePerson(scene.facts, (person) => (person === right ? left : person), scene.kinship);
    const whole = linksOf({...scene, facts}).filter(({adult}) => adult === left || adult === right);
    expect(linksIfOne(left, right)).toEqual(whole);
  }
});
