import {expect, test} from 'vitest';
import {CLUSTERS} from '../../src/clusters/config.ts';
import {linksOf} from '../../src/clusters/links/links.ts';
import type {Mention} from '../../src/model/mention.ts';
import type {Involvement, Notification, Role, Stay, Tie} from '../../src/model/notification.ts';
import {buildNetwork} from '../../src/network/build.ts';
import {address, born, involve, mention, notification, records, resolve, stay, tie} from '../support/records.ts';
import {setScene} from '../../src/clusters/set-scene.ts';

// What an analyst would see in the records before calling somebody a stranger to a family.

const DAY = '2021-06-01';
const ADULT = born('1980-05-01');
const named = (id: string, given: string, family: string, more: Partial<Mention> = {}): Mention =>
  mention(id, {asAt: DAY, names: [{use: 'recorded', given, family, title: ''}], ...more});
const child = (id: string, given: string, family: string, more: Partial<Mention> = {}): Mention =>
  named(id, given, family, {birth: born('2012-05-01'), ...more});

type Report = {kind?: Notification['kind']; day?: string; people: [Mention, Role][]};

/** Pairs "adult child" that facts of the scene link. */
function linked(mentions: Mention[], reports: Report[], more: {ties?: Tie[]; stays?: Stay[]} = {}): string[] {
  const notifications = reports.map(({kind = 'child-concern', day = DAY}, at) =>
    notification(`n${at}.1`, {kind, eventAt: day}),
  );
  const involvements: Involvement[] = reports.flatMap(({people}, at) =>
    people.map(([who, role]) => involve(notifications[at]!, who, role)),
  );
  const all = records({mentions, notifications, involvements, ...more});
  const scene = setScene(buildNetwork(all, resolve(all), {asOf: null}), CLUSTERS);
  const idOf = (person: number): string => scene.network.resolved.persons[person]!.id;
  const pairs = linksOf(scene).flatMap(({facts}) => facts.map(({guise, child: of}) => `${idOf(guise)} ${idOf(of)}`));
  return [...new Set(pairs)].sort();
}

test('a name alone beside a child is the childminder of that name whom a register ties to the family', () => {
  const [evelyn, sam, ben] = [
    child('evelyn.1', 'Evelyn', 'Zhang'),
    child('sam.1', 'Sam', 'Osei'),
    child('ben.1', 'Ben', 'Ali'),
  ];
  const minder = named('minder.1', 'Paige', 'Wright', {birth: ADULT});
  const inLog = named('inlog.1', 'Paige', 'Wright');
  const reports: Report[] = [evelyn, sam, ben].map((one) => ({
    people: [
      [one, 'subject'],
      [inLog, 'associate'],
    ],
  }));
  const everybody = [evelyn, sam, ben, minder, inLog];
  expect(linked(everybody, reports)).toEqual(['inlog ben', 'inlog evelyn', 'inlog sam']);
  // Of one family she is its childminder; at work with two, what is written of her with a third is her work too.
  expect(linked(everybody, reports, {ties: [tie(minder, evelyn, 'professional')]})).toEqual(['inlog ben', 'inlog sam']);
  const ties = [tie(minder, evelyn, 'professional'), tie(minder, sam, 'professional')];
  expect(linked(everybody, reports, {ties})).toEqual([]);
  // A birth date makes her somebody, who is another; and so does another name.
  const dated = {...inLog, birth: born('1990-01-01')};
  const other = named('inlog.1', 'Paige', 'Wren');
  for (const one of [dated, other]) {
    const own = reports.map(({people}) => ({people: [people[0]!, [one, 'associate']] as [Mention, Role][]}));
    expect(linked([evelyn, sam, ben, minder, one], own, {ties})).toHaveLength(3);
  }
});

test('who is named as accused is no childminder for the sake of a name', () => {
  const evelyn = child('evelyn.1', 'Evelyn', 'Zhang');
  const minder = named('minder.1', 'Paige', 'Wright', {birth: ADULT});
  const accused = named('accused.1', 'Paige', 'Wright');
  const ties = [tie(minder, evelyn, 'professional')];
  const reports: Report[] = [
    {
      kind: 'physical-abuse',
      people: [
        [evelyn, 'subject'],
        [accused, 'suspect'],
      ],
    },
  ];
  expect(linked([evelyn, minder, accused], reports, {ties})).toEqual(['accused evelyn']);
});

test('a name alone beside a child is the relative of that name', () => {
  const amal = child('amal.1', 'Amal', 'Nur');
  const aunt = named('aunt.1', 'Hodan', 'Nur Ali', {birth: ADULT});
  const inLog = named('inlog.1', 'Hodan', 'Ali Nur');
  const reports: Report[] = [
    {
      people: [
        [amal, 'subject'],
        [inLog, 'associate'],
      ],
    },
  ];
  expect(linked([amal, aunt, inLog], reports)).toEqual(['inlog amal']);
  expect(linked([amal, aunt, inLog], reports, {ties: [tie(aunt, amal, 'relative')]})).toEqual([]);
});

test('an adult known only by home and number beside children of his name is their father, in however many families', () => {
  const dean = named('dean.1', 'Dean', 'Lloyd', {birth: ADULT, phones: ['07700900001']});
  const of = (family: string): Mention[] => [
    child('maja.1', 'Maja', family, {phones: ['07700900001'], birth: born('2014-05-01')}),
    child('will.1', 'William', family, {phones: ['07700900001'], birth: born('2009-01-01')}),
  ];
  expect(linked([dean, ...of('Lloyd')], [])).toEqual([]);
  expect(linked([dean, ...of('Greene')], [])).toEqual(['dean maja', 'dean will']);
  // A child with its father's given name for its second is his too; one with his first name for its first is not for that.
  expect(linked([dean, ...of('Dean')], [])).toEqual([]);
  expect(
    linked(
      [
        dean,
        ...of('Greene').map((one) => ({
          ...one,
          names: [{use: 'recorded' as const, given: 'Dean', family: 'Greene', title: ''}],
        })),
      ],
      [],
    ),
  ).toHaveLength(2);
  // What a report says of him counts as before.
  const reports: Report[] = of('Lloyd').map((one) => ({
    kind: 'physical-abuse',
    people: [
      [one, 'subject'],
      [dean, 'suspect'],
    ],
  }));
  expect(linked([dean, ...of('Lloyd')], reports)).toEqual(['dean maja', 'dean will']);
});

test('a victim of domestic abuse of unknown age is the parent, and no child of another family', () => {
  const raj = child('raj.1', 'Raj', 'Ravi');
  const mother = named('mother.1', 'Thulasi', 'Selva', {phones: ['07700900009']});
  const friend = named('friend.1', 'Kiara', 'Edwards', {birth: ADULT});
  const reportOf = (kind: Notification['kind']): Report[] => [
    {
      kind,
      people: [
        [raj, 'subject'],
        [mother, 'victim'],
        [friend, 'associate'],
      ],
    },
    {
      kind,
      day: '2021-08-01',
      people: [
        [mother, 'victim'],
        [friend, 'associate'],
      ],
    },
  ];
  expect(linked([raj, mother, friend], reportOf('domestic-abuse'))).toEqual(['friend raj']);
  const stays = [stay(mother, address('9 Other Road'))];
  expect(linked([raj, mother, friend], reportOf('offence-violent'), {stays})).toEqual(['friend mother', 'friend raj']);
});

test('whose goods were stolen, and of whom no record tells an age, is grown up and no child of another family', () => {
  const thief = named('thief.1', 'Dung', 'Nguyen', {birth: ADULT});
  const robbed = named('robbed.1', 'Paul', 'Young', {phones: ['07700900008']});
  const boy = child('boy.1', 'Archie', 'Brown');
  const theftFrom = (victim: Mention): Report => ({
    kind: 'offence-other',
    people: [
      [victim, 'victim'],
      [thief, 'suspect'],
    ],
  });
  const stays = [stay(robbed, address('9 Other Road'))];
  expect(linked([thief, robbed, boy], [theftFrom(robbed), theftFrom(boy)], {stays})).toEqual(['thief boy']);
});

test('who lives where a child was found is not linked to it where a child of that home was with it, and no adult of it', () => {
  const ion = child('ion.1', 'Ion', 'Popa', {birth: born('2006-01-01')});
  const rosie = child('rosie.1', 'Rosie', 'Roberts', {birth: born('2006-07-01')});
  const ivy = named('ivy.1', 'Ivy', 'Greenland', {birth: ADULT});
  const home = address('9 Friends Road');
  const stays = [
    stay(rosie, home, {start: '2019-01-01'}),
    stay(ivy, home, {start: '2019-01-01'}),
    stay(ion, home, {kind: 'found-at', start: DAY, end: DAY, asAt: DAY}),
    stay(ion, address('1 Own Road'), {start: '2019-01-01'}),
  ];
  const found = (...others: [Mention, Role][]): string[] =>
    linked([ion, rosie, ivy], [{kind: 'missing', people: [[ion, 'subject'], ...others]}], {stays});
  expect(found()).toEqual(['ivy ion']);
  expect(found([rosie, 'found-with'])).toEqual([]);
  expect(found([rosie, 'found-with'], [ivy, 'found-with'])).toEqual(['ivy ion']);
});

test('a lodger of whom no record tells an age is no brother of the children in the house whom he is said to have hurt', () => {
  const mother = named('mother.1', 'Ana', 'Osei', {birth: ADULT});
  const [sam, lodger] = [child('sam.1', 'Sam', 'Osei'), named('lodger.1', 'Alan', 'Wren')];
  const ties = [tie(sam, mother, 'household'), tie(lodger, mother, 'household')];
  const reportOf = (role: Role): Report => ({
    kind: 'physical-abuse',
    people: [
      [sam, 'subject'],
      [lodger, role],
    ],
  });
  expect(linked([mother, sam, lodger], [reportOf('suspect')], {ties})).toEqual(['lodger sam']);
  // Nothing says that a witness is not one of the children.
  expect(linked([mother, sam, lodger], [reportOf('witness')], {ties})).toEqual([]);
});
