import {expect, test} from 'vitest';
import {QUIET} from '../../src/base/context.ts';
import {groupAround, startAtPerson} from '../../src/clusters/around.ts';
import {askAround} from '../../src/clusters/asked.ts';
import {hubOf} from '../../src/clusters/chance/hub-chance.ts';
import {linksOf} from '../../src/clusters/links/links.ts';
import {setScene} from '../../src/clusters/set-scene.ts';
import type {Alert} from '../../src/model/finding.ts';
import {buildNetwork} from '../../src/network/build.ts';
import {CONFIG, adultsIn, sharedWorld} from '../support/cluster-world.ts';
import {resolve} from '../support/records.ts';

test('around an adult come those who share families beyond chance, and not those whom any family has', () => {
  const world = sharedWorld();
  // Somebody beside one family of the three, as adults are who belong to no group.
  world.suspect('neighbour', 3, '2021-10-01');
  const whole = world.records();
  const resolved = resolve(whole);
  const scene = setScene(buildNetwork(whole, resolved, {asOf: null}), CONFIG);
  const adult1 = resolved.persons.findIndex(({id}) => id === 'adult1');
  const {background, exposure} = hubOf(scene, linksOf(scene))!;
  const options = {chanceShareMax: 0.2, stepsMax: 2};
  const came = groupAround(background.telling, exposure, startAtPerson(scene, adult1), options);
  expect(came.map(({adult}) => resolved.persons[adult]!.id)).toEqual(['adult2', 'adult3']);
  for (const {links, expected, seen} of came) {
    expect(links).toHaveLength(3);
    expect(expected).toBeLessThan(0.2 * seen);
  }
});

test('asked for around a person, a group comes with its p, links and evidence, and nobody comes where there is none', () => {
  const world = sharedWorld();
  world.suspect('neighbour', 3, '2021-10-01');
  const whole = world.records();
  const resolved = resolve(whole);
  const scene = setScene(buildNetwork(whole, resolved, {asOf: null}), CONFIG);
  const ask = (id: string): Alert | null => {
    const person = resolved.persons.findIndex((one) => one.id === id);
    return askAround(scene, startAtPerson(scene, person), [], {chanceShareMax: 0.2, stepsMax: 2}, QUIET);
  };
  const asked = ask('adult1');
  expect(asked).toMatchObject({families: {length: 3}, links: {length: 9}, chance: {draws: 199, hypotheses: 1}});
  expect(adultsIn(asked!)).toEqual(['adult1', 'adult2', 'adult3']);
  expect(asked!.chance.p).toBeLessThan(0.05);
  expect(asked!.evidence).toHaveLength(9);
  expect(ask('single30')).toBeNull();
});
