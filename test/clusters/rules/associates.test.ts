import {expect, test} from 'vitest';
import {QUIET} from '../../../src/base/context.ts';
import {hubOf} from '../../../src/clusters/chance/hub-chance.ts';
import {CLUSTERS} from '../../../src/clusters/config.ts';
import {findIn} from '../../../src/clusters/find-clusters.ts';
import type {Candidate} from '../../../src/clusters/groups/candidate.ts';
import type {Scene} from '../../../src/clusters/links/scene.ts';
import {findAssociates} from '../../../src/clusters/rules/associates.ts';
import {setScene} from '../../../src/clusters/set-scene.ts';
import type {Mention} from '../../../src/model/mention.ts';
import type {Involvement, Notification, NotificationKind, Role, Stay, Tie} from '../../../src/model/notification.ts';
import {buildNetwork} from '../../../src/network/build.ts';
import {address, born, involve, mention, notification, records, resolve, stay, tie} from '../../support/records.ts';

type Given = {
  /** How the adults are on record with one another: the first with the second, the second with the third. */
  by?: 'report' | 'register' | 'vehicle';
  kind?: NotificationKind;
  roles?: [Role, Role];
  /** Others whom each of these reports names as associates. */
  crowd?: number;
  /** A child whom each of these reports is about. */
  aboutChild?: boolean;
  /** The adults are brothers, or lived in one home. */
  close?: 'kin' | 'home';
  /** On record with one another are the first two alone, by reports of these days; the first is beside two families. */
  pair?: string[];
  /** A third adult whom two reports name beside the children of two of these families. */
  third?: boolean;
  asOf?: string | null;
};

/** Three adults, each named as suspect beside the child of another family, and on record with one another. */
function sceneOf({
  by = 'report',
  kind = 'offence-other',
  roles = ['suspect', 'associate'],
  crowd = 0,
  aboutChild = false,
  close,
  pair,
  third = false,
  asOf = null,
}: Given): Scene {
  const mentions: Mention[] = [];
  const notifications: Notification[] = [];
  const involvements: Involvement[] = [];
  const ties: Tie[] = [];
  const stays: Stay[] = [];
  const person = (id: string, year: string, more: Partial<Mention> = {}): Mention => {
    const one = mention(id, {asAt: '2021-01-01', birth: born(`${year}-05-01`), ...more});
    mentions.push(one);
    return one;
  };
  const report = (id: string, eventAt: string, of: NotificationKind, parts: [Mention, Role][]): void => {
    const one = notification(id, {eventAt, kind: of, receivedAt: eventAt});
    notifications.push(one);
    involvements.push(...parts.map(([who, role]) => involve(one, who, role)));
  };
  const car = by === 'vehicle' ? {vehicles: ['AB12CDE']} : {};
  const all = [1, 2, 3].map((n) => person(`adult${n}.1`, '1980', car));
  const children = [0, 1, 2].map((at) => person(`child${at}.1`, '2012'));
  if (third)
    for (const at of [0, 1])
      report(`third${at}.1`, `2021-0${at + 4}-15`, 'sexual-exploitation', [
        [children[at]!, 'subject'],
        [all[2]!, 'suspect'],
      ]);
  const adults = pair === undefined ? all : [all[0]!, all[1]!, all[0]!];
  for (const [at, day] of (pair ?? []).entries())
    report(`pair${at}.1`, day, kind, [
      [all[0]!, roles[0]],
      [all[1]!, roles[1]],
    ]);
  for (const [at, adult] of adults.entries()) {
    report(`n${at}.1`, `2021-0${at + 1}-15`, 'sexual-exploitation', [
      [children[at]!, 'subject'],
      [adult, 'suspect'],
    ]);
    if (close === 'home') stays.push(stay(adult, address('1 High Road'), {kind: 'home', start: '2020-01-01'}));
    if (at === 0 || pair !== undefined) continue;
    const before = adults[at - 1]!;
    if (close === 'kin') ties.push(tie(before, adult, 'sibling'));
    if (by === 'register')
      ties.push(tie(before, adult, 'associate', {source: {feed: 'register', file: 'ties.csv', row: at, slot: ''}}));
    if (by === 'report')
      report(`stop${at}.1`, `2021-0${at + 4}-15`, kind, [
        [before, roles[0]],
        [adult, roles[1]],
        ...(aboutChild ? [[person(`seen${at}.1`, '2013'), 'subject'] as [Mention, Role]] : []),
        ...Array.from({length: crowd}, (_, n): [Mention, Role] => [person(`other${at}${n}.1`, '1985'), 'associate']),
      ]);
  }
  const given = records({mentions, notifications, involvements, ties, stays});
  return setScene(buildNetwork(given, resolve(given, {dwellingKind: () => 'dwelling'}), {asOf}), CLUSTERS);
}

const found = (given: Given): Candidate[] => {
  const scene = sceneOf(given);
  return findAssociates(scene, hubOf(scene, scene.links));
};

test.each(['report', 'register', 'vehicle'] as const)(
  'adults on record with one another by a %s, each beside another family, are one group, and each record of that counts',
  (by) => {
    const [group, ...others] = found({by});
    expect(others).toEqual([]);
    expect(group).toMatchObject({rule: 'associates', motif: 'associates', families: {length: 3}, links: {length: 3}});
    expect(group!.associations!.length).toBe(by === 'vehicle' ? 3 : 2);
    // Without one stop two of the three are left, beside two families; of a car three are seen in, any two say the same of all.
    if (by !== 'vehicle')
      for (const {records: ids} of group!.associations!)
        expect(group!.fires(({records: own}) => !own.includes(ids[0]!))).toBe(false);
    for (const {facts} of group!.links)
      expect(group!.fires(({records: own}) => !own.includes(facts[0]!.records[0]!))).toBe(false);
    expect(group!.fires(() => true)).toBe(true);
  },
);

test.each<[string, Given]>([
  ['who only witnessed what another did', {roles: ['suspect', 'witness']}],
  ['who called the police on another', {roles: ['suspect', 'referrer']}],
  ['a couple', {kind: 'domestic-abuse'}],
  ['a crowd', {crowd: 3}],
  ['whom a report names beside a child, which is a link of each', {aboutChild: true}],
  ['brothers', {close: 'kin'}],
  ['people of one home', {close: 'home'}],
])('no company: %s', (_, given) => {
  expect(found(given)).toEqual([]);
});

test('two alone are company by two records that do not hang on one another, and each of these counts', () => {
  expect(found({pair: ['2021-06-15']})).toEqual([]);
  // What agencies report of one day may be one event.
  expect(found({pair: ['2021-06-15', '2021-06-15']})).toEqual([]);
  const [group] = found({pair: ['2021-06-15', '2021-08-15']});
  expect(group).toMatchObject({families: {length: 3}, associations: {length: 2}});
  for (const {records: ids} of group!.associations!)
    expect(group!.fires(({records: own}) => !own.includes(ids[0]!))).toBe(false);
  expect(found({pair: ['2021-06-15', '2021-08-15'], asOf: '2021-08-14'})).toEqual([]);
});

test('two are company by one record where a third adult is beside their families, for as long as records say so', () => {
  const [group, ...others] = found({pair: ['2021-06-15'], third: true});
  expect(others).toEqual([]);
  expect(new Set(group!.links.map(({adult}) => adult)).size).toBe(3);
  const thirds = group!.basis.filter(({records: [id]}) => id!.startsWith('third'));
  expect(thirds.length).toBe(2);
  expect(group!.fires(({records: [id]}) => id !== 'third0.1')).toBe(true);
  expect(group!.fires(({records: [id]}) => !id!.startsWith('third'))).toBe(false);
});

test('the alert lists who is on record with whom, by which records, and withdraws nothing of it', () => {
  const [alert] = findIn(sceneOf({}), QUIET).filter(({motif}) => motif === 'associates');
  expect(alert!.title).toBe(
    '3 adults who are on record with one another are beside children of 3 families that are not connected',
  );
  expect(alert!.associations).toMatchObject([
    {kinds: ['named-together'], records: {length: 1}},
    {kinds: ['named-together'], records: {length: 1}},
  ]);
  for (const {records: ids, adults} of alert!.associations!) {
    expect(alert!.evidence).toEqual(expect.arrayContaining(ids));
    for (const adult of adults)
      expect(alert!.persons.find(({person}) => person === adult)).toMatchObject({
        standing: 'core',
        because: expect.stringMatching(/on record with \d other adults? of the group in \d records?/),
      });
  }
  expect(alert!.benign).toContainEqual(
    expect.objectContaining({check: 'adults who know one another', result: 'possible'}),
  );
  // The last of the stops makes it: known by then, and not the day before.
  expect(alert!.firstKnowable).toBe('2021-06-15');
  expect(findIn(sceneOf({asOf: '2021-06-14'}), QUIET)).toEqual([]);
  expect(findIn(sceneOf({asOf: '2021-06-15'}), QUIET)).toMatchObject([
    {motif: 'associates', evidence: alert!.evidence},
  ]);
});
