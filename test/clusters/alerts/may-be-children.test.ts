import {expect, test} from 'vitest';
import {QUIET} from '../../../src/base/context.ts';
import {findClusters} from '../../../src/clusters/find-clusters.ts';
import type {Alert} from '../../../src/model/finding.ts';
import type {Mention} from '../../../src/model/mention.ts';
import type {Role} from '../../../src/model/notification.ts';
import {buildNetwork} from '../../../src/network/build.ts';
import {CONFIG, sharedWorld} from '../../support/cluster-world.ts';
import {born, resolve} from '../../support/records.ts';

// Two adults are suspects beside children of families 3, 7 and 11, and lists call somebody of whom they tell
// a name alone a friend of the children of two of these.

const CALLED: Mention['names'] = [{use: 'recorded', given: 'Bobby', family: 'Rowan', title: ''}];
const [LISTED, ARRESTED] = ['2021-10-01', '2021-10-20'];

type Given = {
  /** What else the friend's record tells. */
  friend?: Partial<Mention>;
  role?: Role;
  /** What is told of the child of family 7 in the reports that name it with these children; null where none does. */
  peer?: Partial<Mention> | null;
  /** One row names both the friend and the child of that name. */
  ofOneRow?: boolean;
  asOf?: string | null;
};

function alertOf({friend = {}, role = 'associate', peer = {}, ofOneRow = false, asOf = null}: Given = {}): Alert {
  const world = sharedWorld();
  const row: Partial<Mention> = ofOneRow ? {group: 'list.csv 1'} : {};
  for (const child of ['child3-1', 'child11-1']) {
    const named = world.say('friend', LISTED, {birth: null, names: CALLED, ...row, ...friend});
    world.report(LISTED, [
      [world.say(child, LISTED), 'subject'],
      [named, role],
    ]);
    if (peer === null) continue;
    const other = world.say('child7-1', ARRESTED, {names: CALLED, ...row, ...peer});
    world.report(ARRESTED, [
      [world.say(child, ARRESTED), 'subject'],
      [other, 'subject'],
    ]);
  }
  const all = world.records();
  const alerts = findClusters(buildNetwork(all, resolve(all), {asOf}), CONFIG, QUIET);
  return alerts.find(({persons}) => persons.some(({person}) => person === 'friend'))!;
}

const friendIn = (alert: Alert): Alert['persons'][number] => alert.persons.find(({person}) => person === 'friend')!;
const standingOf = (given: Given): string => friendIn(alertOf(given)).standing;
const checksOf = (alert: Alert): string[] => alert.benign.map(({check}) => check);
const CHECK = 'friends of the children’s own age';

test('a name alone that a child of the alert bears, named with the same children, may be that child and is no core adult', () => {
  const alert = alertOf();
  expect(friendIn(alert)).toMatchObject({
    standing: 'also-linked',
    because: expect.stringContaining('may be that child'),
  });
  const {result, text} = alert.benign.find(({check}) => check === CHECK)!;
  expect(result).toBe('possible');
  expect(text).toMatch(/^1 of 4 adults are known by a name alone/);
  expect(alert.persons.filter(({role, standing}) => role === 'adult' && standing === 'core')).toHaveLength(3);
});

test('it is the same group with the same links, whoever the friend is', () => {
  const [may, not] = [alertOf(), alertOf({peer: null})];
  expect(friendIn(not).standing).toBe('core');
  expect(checksOf(not)).not.toContain(CHECK);
  expect(may.persons.map(({person}) => person).sort()).toEqual(not.persons.map(({person}) => person).sort());
  const linksIn = ({links}: Alert): string[] =>
    links.map(({adult, family, kinds}) => `${adult} ${family} ${kinds.join()}`);
  expect(linksIn(may)).toEqual(linksIn(not));
});

test('as of a day before a report names the child beside them, nothing says so', () => {
  expect(standingOf({asOf: '2021-10-19'})).toBe('core');
  expect(standingOf({asOf: '2021-12-31'})).toBe('also-linked');
});

test('not who has an age or a number, is accused, or bears another name or sex than the child', () => {
  expect(standingOf({friend: {birth: born('1980-05-01')}})).toBe('core');
  expect(standingOf({role: 'suspect'})).toBe('core');
  expect(standingOf({peer: {names: [{...CALLED[0]!, given: 'Robin'}]}})).toBe('core');
  expect(standingOf({friend: {sex: 'female'}, peer: {sex: 'male'}})).toBe('core');
  expect(standingOf({friend: {sex: 'male'}, peer: {sex: 'male'}})).toBe('also-linked');
});

test('a row that names both tells of two, as of father and son', () => {
  expect(standingOf({ofOneRow: true})).toBe('core');
});
