import {expect, test} from 'vitest';
import {CLUSTERS} from '../../../src/clusters/config.ts';
import {linksOf} from '../../../src/clusters/links/links.ts';
import type {Mention} from '../../../src/model/mention.ts';
import {buildNetwork} from '../../../src/network/build.ts';
import {born, involve, mention, notification, records, resolve} from '../../support/records.ts';
import {setScene} from '../../../src/clusters/set-scene.ts';

const ADULT = born('1980-05-01');
const CHILD = born('2012-05-01');
const DAY = '2021-06-01';

/** How many families an adult is linked to who is suspect towards the given children, where `others` are on record too. */
function familiesOfAdult(children: readonly Mention[], others: readonly Mention[] = []): number {
  const adults = children.map((_, at) => mention(`adult.${at}`, {asAt: DAY, birth: ADULT, phones: [PHONE]}));
  const notifications = children.map((_, at) => notification(`n${at}`, {eventAt: DAY, kind: 'physical-abuse'}));
  const involvements = notifications.flatMap((one, at) => [
    involve(one, children[at]!, 'subject'),
    involve(one, adults[at]!, 'suspect'),
  ]);
  const all = records({mentions: [...adults, ...children, ...others], notifications, involvements});
  const network = buildNetwork(all, resolve(all), {asOf: null});
  return linksOf(setScene(network, CLUSTERS)).length;
}

const PHONE = '07700900001';
const child = (name: string, given: Partial<Mention> = {}): Mention =>
  mention(name, {asAt: DAY, birth: CHILD, names: [{use: 'recorded', given: 'Bo', family: name, title: ''}], ...given});

test('a child that one record names by name alone is in no link: the adult beside it may be its parent', () => {
  expect(familiesOfAdult([child('one.1'), child('two.1')])).toBe(2);
  expect(familiesOfAdult([child('one.1'), child('two.1', {birth: null})])).toBe(1);
  // Another record of the same child, and it is somebody again.
  expect(familiesOfAdult([child('one.1'), child('two.1', {birth: null})], [child('two.2')])).toBe(2);
});

test('a number that an adult and a child of one other family have in common says that they are one household', () => {
  expect(familiesOfAdult([child('one.1')], [child('two.1', {phones: [PHONE]})])).toBe(1);
  // Of two such families nobody can say which is the household.
  const two = ['two.1', 'three.1'].map((name) => child(name, {phones: [PHONE]}));
  expect(familiesOfAdult([child('one.1')], two)).toBe(3);
});
