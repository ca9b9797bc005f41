import * as fc from 'fast-check';
import {expect, test} from 'vitest';
import {DAY_MAX, DAY_MIN, dayToIso, isoToDay} from '../../src/base/day.ts';
import type {Records} from '../../src/model/records.ts';
import {buildNetwork} from '../../src/network/build.ts';
import {rowItems} from '../../src/network/incidence.ts';
import {ageOn, birthOf, isAdultOn, isChildOn, stageOn} from '../../src/network/life-stage.ts';
import type {Network} from '../../src/network/network.ts';
import {address, born, involve, mention, notification, records, resolve, stay, tie} from '../support/records.ts';

const build = (given: Records, asOf: string | null = null): Network => buildNetwork(given, resolve(given), {asOf});

/** What a network says, in ids and days, so that two networks with other positions compare. */
function said(network: Network): string[] {
  const {records: source, resolved, ties, involvements, stays, persons} = network;
  const lines: string[] = [];
  for (let i = 0; i < ties.length; i++)
    lines.push(`tie ${source.ties[ties.record[i]!]!.id} ${ties.event[i]} ${ties.received[i]}`);
  for (let i = 0; i < involvements.length; i++) {
    const person = resolved.persons[involvements.person[i]!]!.id;
    lines.push(`part ${person} ${source.involvements[involvements.record[i]!]!.id} ${involvements.received[i]}`);
  }
  for (let i = 0; i < stays.length; i++) {
    const list = stays.isMention[i] === 1 ? source.mentions : source.stays;
    lines.push(`stay ${list[stays.record[i]!]!.id} ${resolved.dwellings[stays.dwelling[i]!]!.id} ${stays.received[i]}`);
  }
  for (let i = 0; i < persons.length; i++) {
    if (persons.known[i] === 0) continue;
    const facts = [
      persons.birthFrom[i],
      persons.birthTo[i],
      persons.birthKind[i],
      persons.sex[i],
      persons.firstReceived[i],
    ];
    lines.push(`person ${resolved.persons[i]!.id} ${facts.join(' ')}`);
  }
  return lines.sort();
}

const day = fc.integer({min: isoToDay('2020-01-01'), max: isoToDay('2020-03-01')}).map(dayToIso);

const anyRecords = fc
  .record({
    people: fc.array(
      fc.record({
        person: fc.integer({min: 0, max: 4}),
        asAt: day,
        receivedAt: day,
        sex: fc.constantFrom<'female' | 'male'>('female', 'male'),
      }),
      {minLength: 1, maxLength: 8},
    ),
    concerns: fc.array(fc.record({eventAt: day, receivedAt: day}), {maxLength: 4}),
    links: fc.array(fc.tuple(fc.nat(7), fc.nat(7), day), {maxLength: 12}),
  })
  .map(({people, concerns, links}) => {
    const mentions = people.map(({person, asAt, receivedAt, sex}, i) =>
      mention(`p${person}.${i}`, {
        asAt,
        receivedAt,
        sex,
        address: address(`${person} High Street`),
        birth: born(asAt),
      }),
    );
    const notifications = concerns.map((given, i) => notification(`n${i}`, given));
    const at = (i: number): (typeof mentions)[number] => mentions[i % mentions.length]!;
    const ids = new Set<string>();
    const once = <T extends {id: string}>(items: T[]): T[] => items.filter(({id}) => !ids.has(id) && ids.add(id));
    return records({
      mentions,
      notifications,
      ties: once(links.map(([l, r, receivedAt]) => tie(at(l), at(r), 'sibling', {receivedAt}))),
      involvements: once(
        links.flatMap(([l, r, receivedAt]) =>
          notifications.slice(r % 4, (r % 4) + 1).map((n) => involve(n, at(l), 'subject', {receivedAt})),
        ),
      ),
      stays: once(links.map(([l, r, receivedAt]) => stay(at(l), address(`${r} Low Road`), {asAt: receivedAt}))),
    });
  });

/** Records received by the end of `asOf`, without those that lean on one received later. */
function receivedBy(all: Records, asOf: string): Records {
  const inTime = (item: {receivedAt: string}): boolean => item.receivedAt.slice(0, 10) <= asOf;
  const mentions = all.mentions.filter(inTime);
  const notifications = all.notifications.filter(inTime);
  const ids = new Set([...mentions, ...notifications].map(({id}) => id));
  return {
    mentions,
    notifications,
    involvements: all.involvements.filter(
      (item) => inTime(item) && ids.has(item.mention) && ids.has(item.notification),
    ),
    ties: all.ties.filter((item) => inTime(item) && ids.has(item.from) && ids.has(item.to)),
    stays: all.stays.filter((item) => inTime(item) && ids.has(item.mention)),
  };
}

test('as of a date, a network is the one built from only the records received by then', () => {
  fc.assert(
    fc.property(anyRecords, day, (all, asOf) => {
      expect(said(build(all, asOf))).toEqual(said(build(receivedBy(all, asOf))));
    }),
  );
});

test('what is received on a day is known on that day, and not on the one before', () => {
  const receivedAt = '2020-02-03';
  const child = mention('child', {receivedAt});
  const mother = mention('mother', {receivedAt});
  const concern = notification('n', {receivedAt});
  const given = records({
    mentions: [child, mother],
    notifications: [concern],
    ties: [tie(mother, child, 'parent', {receivedAt})],
    involvements: [involve(concern, child, 'subject', {receivedAt})],
  });
  const counts = (asOf: string): number[] => {
    const {mentions, notifications, ties, involvements} = build(given, asOf);
    const known = [...mentions.person].filter((person) => person >= 0).length;
    return [known, [...notifications.known].filter((is) => is === 1).length, ties.length, involvements.length];
  };
  expect(counts('2020-02-02')).toEqual([0, 0, 0, 0]);
  expect(counts('2020-02-03')).toEqual([2, 1, 1, 1]);
});

test('each tie is listed under both of its ends and each part under its person and its notification', () => {
  fc.assert(
    fc.property(anyRecords, (all) => {
      const network = build(all);
      for (let tieAt = 0; tieAt < network.ties.length; tieAt++) {
        expect(rowItems(network.tiesOf, network.ties.from[tieAt]!)).toContain(tieAt);
        expect(rowItems(network.tiesOf, network.ties.to[tieAt]!)).toContain(tieAt);
      }
      expect(network.tiesOf.items.length).toBe(2 * network.ties.length);
      for (let part = 0; part < network.involvements.length; part++) {
        expect(rowItems(network.involvementsOf, network.involvements.person[part]!)).toContain(part);
        expect(rowItems(network.involvementsIn, network.involvements.notification[part]!)).toContain(part);
      }
    }),
  );
});

test('staff are in no column', () => {
  const officer = mention('officer', {staff: true});
  const child = mention('child');
  const concern = notification('n');
  const network = build(
    records({
      mentions: [officer, child],
      notifications: [concern],
      involvements: [involve(concern, officer, 'professional'), involve(concern, child, 'subject')],
      ties: [tie(officer, child, 'professional')],
      stays: [stay(officer, address())],
    }),
  );
  expect([network.persons.length, network.ties.length, network.involvements.length, network.stays.length]).toEqual([
    1, 0, 1, 0,
  ]);
});

test('a tie between two mentions of one person is no edge', () => {
  const [left, right] = [mention('p.1'), mention('p.2')];
  expect(build(records({mentions: [left, right], ties: [tie(left, right, 'self')]})).ties.length).toBe(0);
});

test('an open tie has no start and no end, and is known to hold on the day its mentions describe', () => {
  const [left, right] = [mention('a', {asAt: '2020-02-01'}), mention('b', {asAt: '2020-02-01'})];
  const {ties} = build(records({mentions: [left, right], ties: [tie(left, right, 'partner')]}));
  expect([ties.start[0], ties.end[0], ties.event[0]]).toEqual([DAY_MIN, DAY_MAX, isoToDay('2020-02-01')]);
});

test('an address is mentioned no earlier than its own row says that somebody moved in', () => {
  const home = address('12 High Street');
  const offender = mention('offender', {asAt: '2019-03-26', receivedAt: '2021-05-01', address: home});
  const seen = (start: string | null, asOf: string | null = null): string[] => {
    const {stays} = build(
      records({mentions: [offender], stays: [stay(offender, home, {start, receivedAt: '2021-05-02'})]}),
      asOf,
    );
    return Array.from({length: stays.length}, (_, at) => at)
      .filter((at) => stays.isMention[at] === 1)
      .map((at) => dayToIso(stays.event[at]!));
  };
  expect(seen('2021-04-02')).toEqual(['2021-04-02']);
  expect(seen('2010-04-02')).toEqual(['2019-03-26']);
  expect(seen(null)).toEqual(['2019-03-26']);
  // The stay is not known yet.
  expect(seen('2021-04-02', '2021-05-01')).toEqual(['2019-03-26']);
});

test('a birth known exactly outweighs estimates, and the more frequent of two exact births wins', () => {
  const network = build(
    records({
      mentions: [
        mention('p.1', {birth: {from: '2001-01-01', to: '2001-12-31', kind: 'estimated'}}),
        mention('p.2', {birth: born('2002-05-01')}),
        mention('p.3', {birth: born('2002-06-01')}),
        mention('p.4', {birth: born('2002-06-01')}),
      ],
    }),
  );
  expect(dayToIso(network.persons.birthFrom[0]!)).toBe('2002-06-01');
});

test('age and life stage go by the date asked about', () => {
  const network = build(records({mentions: [mention('p', {birth: born('2005-06-10')})]}));
  expect(stageOn(birthOf(network, 0, DAY_MAX), isoToDay('2005-01-01'))).toBe('unborn');
  expect(stageOn(birthOf(network, 0, DAY_MAX), isoToDay('2023-06-09'))).toBe('child');
  expect(stageOn(birthOf(network, 0, DAY_MAX), isoToDay('2023-06-10'))).toBe('adult');
  expect(ageOn(birthOf(network, 0, DAY_MAX), isoToDay('2015-06-09'))).toEqual({least: 9, most: 9});
});

test('somebody called an adult on a record is an adult from then on, and nothing is said of the time before', () => {
  const network = build(records({mentions: [mention('p', {asAt: '2020-01-01', lifeStage: 'adult'})]}));
  expect(isAdultOn(birthOf(network, 0, DAY_MAX), isoToDay('2020-01-01'))).toBe(true);
  expect(stageOn(birthOf(network, 0, DAY_MAX), isoToDay('2010-01-01'))).toBe('unknown');
  expect(isChildOn(birthOf(network, 0, DAY_MAX), isoToDay('2010-01-01'))).toBe(false);
});

test('somebody called a child on a record is unknown eighteen years later at the earliest', () => {
  const network = build(records({mentions: [mention('p', {asAt: '2020-01-01', lifeStage: 'child'})]}));
  expect(stageOn(birthOf(network, 0, DAY_MAX), isoToDay('2020-01-01'))).toBe('child');
  expect(stageOn(birthOf(network, 0, DAY_MAX), isoToDay('2030-01-01'))).toBe('unknown');
  expect(stageOn(birthOf(network, 0, DAY_MAX), isoToDay('2038-01-02'))).toBe('adult');
});
