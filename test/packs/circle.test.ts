import {expect, test} from 'vitest';
import {circleOf, type Circle} from '../../src/packs/circle.ts';
import type {Records} from '../../src/model/records.ts';
import {address, involve, mention, notification, records, stay, tie} from '../support/records.ts';
import {shownPerson, type ShownPerson} from '../support/shown-person.ts';

function around(given: Records, id: string): ShownPerson & {circle: Circle} {
  const shown = shownPerson(given, id);
  return {...shown, circle: circleOf(shown.network, shown.person)};
}

function familiesOf(given: Records, id: string): string[][] {
  const {idOf, circle} = around(given, id);
  return circle.families.map(({relation, people}) => [relation, ...people.map(({person}) => idOf(person))]);
}

const him = mention('him');
const wife = mention('wife');
const son = mention('son');
const stepson = mention('stepson');
const mother = mention('mother');
const girl = mention('girl');
const brother = mention('brother');
const stranger = mention('stranger');
const hurt = notification('n1.a', {eventAt: '2021-03-01', kind: 'physical-abuse', agency: 'police'});
const again = notification('n1.b', {eventAt: '2021-03-02', kind: 'physical-abuse', agency: 'health'});
const seen = notification('n2', {eventAt: '2022-05-01', kind: 'neglect', agency: 'education'});
const told = records({
  mentions: [him, wife, son, stepson, mother, girl, brother, stranger],
  notifications: [hurt, again, seen],
  involvements: [
    involve(hurt, him, 'suspect'),
    involve(hurt, girl, 'victim'),
    involve(again, him, 'suspect'),
    involve(again, girl, 'victim'),
    involve(seen, him, 'associate'),
    involve(seen, brother, 'subject'),
    involve(seen, stranger, 'witness'),
  ],
  ties: [
    tie(him, son, 'parent'),
    tie(wife, him, 'partner'),
    tie(wife, stepson, 'parent'),
    tie(him, stepson, 'step-parent'),
    tie(mother, girl, 'parent'),
    tie(mother, brother, 'parent'),
  ],
});

test('who is around somebody stands by family, their own first, and nobody is of a family only by way of them', () => {
  expect(familiesOf(told, 'him')).toEqual([
    ['own', 'son'],
    ['partner', 'stepson', 'wife'],
    ['other', 'brother', 'girl'],
    ['other', 'stranger'],
  ]);
});

test('a bond says what the other is to the person, how often, from when to when, by whom and in which records', () => {
  const {circle} = around(told, 'him');
  const [own, partners, others] = circle.families;
  expect(own!.people.map(({bonds}) => bonds.map(({via, what}) => [via, what]))).toEqual([[['tie', 'child']]]);
  expect(partners!.people.map(({bonds}) => bonds.map(({what}) => what))).toEqual([['step-child'], ['partner']]);
  expect(others!.people[1]!.bonds).toEqual([
    {
      via: 'notification',
      what: 'named as victim, this person as suspect',
      isSuspicion: true,
      kinds: ['physical-abuse'],
      times: 1,
      from: '2021-03-01',
      to: '2021-03-02',
      agencies: ['health', 'police'],
      records: ['n1.a', 'n1.b'],
    },
  ]);
  expect(others!.people[0]!.bonds[0]).toMatchObject({
    what: 'named as subject, this person as associate',
    isSuspicion: false,
  });
  expect(around(told, 'son').circle.families[0]!.people[0]!.bonds[0]!.what).toBe('parent');
});

test('who lived at one door at one time is there with the days in common, but not by a door that is protected or at another time', () => {
  const home = address('1 High Street');
  const refuge = {...address('2 Low Street', 'NW10 2BB'), protected: true};
  const days = (start: string, end: string) => ({start, end, asAt: start});
  const lived = records({
    mentions: [him, wife, girl, mother],
    stays: [
      stay(him, home, days('2020-01-01', '2020-12-31')),
      stay(wife, home, days('2020-06-01', '2021-12-31')),
      stay(girl, home, days('2021-06-01', '2021-12-31')),
      stay(him, refuge, days('2022-01-01', '2022-12-31')),
      stay(mother, refuge, days('2022-01-01', '2022-12-31')),
    ],
  });
  const {network, circle} = around(lived, 'him');
  expect(circle.families.flatMap(({people}) => people.map(({person}) => network.resolved.persons[person]!.id))).toEqual(
    ['wife'],
  );
  expect(circle.families[0]!.people[0]!.bonds).toMatchObject([
    {
      via: 'home',
      what: 'lived at one address',
      times: 1,
      from: '2020-06-01',
      to: '2020-12-31',
    },
  ]);
});

test('a notification with more than 40 people joins nobody, and is counted', () => {
  const crowd = Array.from({length: 41}, (_, at) => mention(`m${at}`));
  const raid = notification('raid');
  const given = records({
    mentions: crowd,
    notifications: [raid],
    involvements: crowd.map((one) => involve(raid, one, 'subject')),
  });
  expect(around(given, 'm0').circle).toEqual({families: [], crowds: 1});
});
