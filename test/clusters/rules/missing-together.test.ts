import {expect, test} from 'vitest';
import {CLUSTERS} from '../../../src/clusters/config.ts';
import {findMissingTogether} from '../../../src/clusters/rules/missing-together.ts';
import type {Mention} from '../../../src/model/mention.ts';
import type {Involvement, Notification, Role} from '../../../src/model/notification.ts';
import {buildNetwork} from '../../../src/network/build.ts';
import {address, born, involve, mention, notification, records, resolve} from '../../support/records.ts';
import {setScene} from '../../../src/clusters/set-scene.ts';
import {FAMILIES, World, alertsOf} from '../../support/cluster-world.ts';

/** One report: the child that is missed, the children it was found with, and where. */
type Report = {day: string; missed: string; with?: readonly string[]; place?: string};

/** Children of the groups that missing reports show; each child is of a family of its own. */
function groupsOf(reports: readonly Report[]): string[][] {
  const mentions: Mention[] = [];
  const notifications: Notification[] = [];
  const involvements: Involvement[] = [];
  for (const [at, {day, missed, with: company = [], place}] of reports.entries()) {
    const where = place === undefined ? null : address(place);
    const one = notification(`n${at}`, {eventAt: day, kind: 'missing', place: where});
    notifications.push(one);
    const add = (person: string, role: Role): void => {
      const who = mention(`${person}.${mentions.length}`, {asAt: day, birth: born('2008-05-01')});
      mentions.push(who);
      involvements.push(involve(one, who, role));
    };
    add(missed, 'subject');
    for (const friend of company) add(friend, 'found-with');
  }
  const all = records({mentions, notifications, involvements});
  const resolved = resolve(all);
  const scene = setScene(buildNetwork(all, resolved, {asOf: null}), CLUSTERS);
  return findMissingTogether(scene, []).map(({children}) => children!.map((child) => resolved.persons[child]!.id));
}

/** Two children out on two nights, each missed by their homes. */
const TWO: readonly Report[] = ['2021-02-03', '2021-04-05'].flatMap((day) =>
  ['anna', 'ben'].map((missed) => ({day, missed})),
);

test('a child found with one who is missing was out that night too, where its home missed it on another', () => {
  const found: Report = {day: '2021-02-03', missed: 'anna', with: ['cara']};
  expect(groupsOf([...TWO, found])).toEqual([]);
  expect(groupsOf([...TWO, found, {day: '2021-08-01', missed: 'cara'}])).toEqual([['anna', 'ben', 'cara']]);
});

test('children of unrelated families who are missing on the same nights make an alert', () => {
  const world = new World();
  for (const day of ['2021-02-03', '2021-04-05', '2021-09-09']) {
    for (const family of [3, 7, 11]) {
      world.report(day, [[world.say(`child${family}-1`, day), 'subject']], {kind: 'missing'});
    }
  }
  for (let family = 20; family <= FAMILIES; family++) {
    const day = `2021-06-${String(family - 10).padStart(2, '0')}`;
    world.report(day, [[world.say(`child${family}-1`, day), 'subject']], {kind: 'missing'});
  }
  expect(alertsOf(world.records())).toMatchObject([
    {
      motif: 'missing-together',
      firstKnowable: '2021-04-05',
      // Brothers and sisters who were at home are no part of it.
      persons: ['child11-1', 'child3-1', 'child7-1'].map((person) => ({person, role: 'child'})),
      evidence: {length: 9},
    },
  ]);
});

test('a night on which they were found at two homes of strangers is not shared: two groups stay two', () => {
  const world = new World();
  for (const [families, place] of [
    [[3, 7, 11], 'Flat 2, 8 Low Road'],
    [[5, 9, 13], '1 Far Lane'],
  ] as const) {
    for (const day of ['2021-02-03', '2021-04-05', '2021-09-09']) {
      for (const family of families)
        world.report(day, [[world.say(`child${family}-1`, day), 'subject']], {kind: 'missing', place: address(place)});
    }
  }
  const found = alertsOf(world.records()).map(({persons}) => persons.map(({person}) => person).join(' '));
  expect(new Set(found)).toEqual(new Set(['child11-1 child3-1 child7-1', 'child13-1 child5-1 child9-1']));
});

test('one night at one place joins two who were found there, unless others are found there so often that it is bound to happen', () => {
  const place = (text: string): Pick<Report, 'place'> => ({place: text});
  const [first, ...rest] = TWO;
  const cara: Report = {day: first!.day, missed: 'cara', ...place('9 Low Road')};
  const met = [{...first!, ...place('9 Low Road')}, ...rest, cara];
  const month = (at: number): string => `2021-${String(at).padStart(2, '0')}`;
  const others = Array.from({length: 11}, (_, at): Report => ({day: `${month(at + 1)}-20`, missed: `other${at}`}));
  // Each on a night of their own, there or elsewhere.
  const there = (text: string): Report[] => others.map((one) => ({...one, ...place(text)}));
  expect(groupsOf([...met, ...there('1 Far Lane')])).toEqual([['anna', 'ben', 'cara']]);
  expect(groupsOf([...met, ...there('9 Low Road')])).toEqual([]);
});

test('a night that found them at two homes is not shared, unless a report has one found with the other', () => {
  const nights = ['2021-02-03', '2021-04-05'];
  const reports = (company: readonly string[]): Report[] =>
    nights.flatMap((day) => [
      {day, missed: 'anna', place: '9 Low Road'},
      {day, missed: 'ben', place: '1 Far Lane', with: company},
      {day, missed: 'cara', place: '1 Far Lane'},
    ]);
  expect(groupsOf(reports([]))).toEqual([]);
  expect(groupsOf(reports(['anna']))).toEqual([['anna', 'ben', 'cara']]);
});
