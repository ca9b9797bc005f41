import {expect, test} from 'vitest';
import {CLUSTERS} from '../../../src/clusters/config.ts';
import {linksOf} from '../../../src/clusters/links/links.ts';
import {heldTogether} from '../../../src/clusters/links/thing-users.ts';
import {findSharedThings, ratePerUser} from '../../../src/clusters/rules/shared-thing.ts';
import type {Candidate} from '../../../src/clusters/groups/candidate.ts';
import type {Mention} from '../../../src/model/mention.ts';
import type {Involvement, Notification, Stay, Tie} from '../../../src/model/notification.ts';
import {buildNetwork} from '../../../src/network/build.ts';
import {address, born, involve, mention, notification, records, resolve, stay, tie} from '../../support/records.ts';
import {setScene} from '../../../src/clusters/set-scene.ts';

const PHONE = '07700900123';
type Given = {
  /** Days on which a record gives each of three adults the telephone; none: it never does. */
  days?: (string | null)[];
  /** Others with the telephone. */
  others?: number;
  kin?: boolean;
  /** All three live behind one door. */
  door?: 'home' | 'hostel';
  /** The adults are the mothers of the children. */
  own?: boolean;
};

/** Three adults, each named as suspect beside the child of another family. */
function groups({days = [], others = 0, kin = false, door, own = false}: Given): Candidate[] {
  const mentions: Mention[] = [];
  const notifications: Notification[] = [];
  const involvements: Involvement[] = [];
  const ties: Tie[] = [];
  const stays: Stay[] = [];
  const adults = [1, 2, 3].map((n) => mention(`adult${n}.1`, {asAt: '2021-01-01', birth: born('1980-05-01')}));
  mentions.push(...adults);
  for (const [at, adult] of adults.entries()) {
    const child = mention(`child${at}.1`, {asAt: '2021-01-01', birth: born('2012-05-01')});
    mentions.push(child);
    const concern = notification(`n${at}.1`, {eventAt: `2021-0${at + 1}-15`, kind: 'sexual-exploitation'});
    notifications.push(concern);
    involvements.push(involve(concern, child, 'subject'), involve(concern, adult, 'suspect'));
    if (kin && at > 0) ties.push(tie(adults[0]!, adult, 'sibling'));
    if (own) ties.push(tie(adults[(at + 1) % 3]!, child, 'parent'));
    const day = days[at];
    if (day !== null && day !== undefined)
      mentions.push(mention(`adult${at + 1}.2`, {asAt: day, birth: born('1980-05-01'), phones: [PHONE]}));
    if (door !== undefined) stays.push(stay(adult, address('1 High Road'), {kind: door, start: '2020-01-01'}));
  }
  for (let n = 0; n < others; n++)
    mentions.push(mention(`other${n}.1`, {asAt: '2021-01-01', birth: born('1980-05-01'), phones: [PHONE]}));
  const all = records({mentions, notifications, involvements, ties, stays});
  const network = buildNetwork(all, resolve(all, {dwellingKind: () => 'dwelling'}), {asOf: null});
  const scene = setScene(network, CLUSTERS);
  return findSharedThings(scene, linksOf(scene));
}

const YEAR = ['2021-01-01', '2021-02-01', '2021-03-01'];

test('unrelated adults with one telephone, each beside another family, are one group with the records of both', () => {
  const [group, ...others] = groups({days: YEAR});
  expect(others).toEqual([]);
  expect(group).toMatchObject({motif: 'shared-thing', families: {length: 3}, links: {length: 3}, shownBy: {length: 3}});
  for (const {records: ids} of group!.shownBy!)
    expect(group!.fires(({records: own}) => !own.includes(ids[0]!))).toBe(false);
});

test('so are adults behind one front door, and not those who were put up in one hostel', () => {
  expect(groups({door: 'home'})).toMatchObject([{dwellings: {length: 1}, links: {length: 3}}]);
  expect(groups({door: 'hostel'})).toEqual([]);
});

test('a family’s telephone, a household’s, an office’s and that of the children’s own parents make no group', () => {
  expect(groups({days: YEAR, kin: true})).toEqual([]);
  expect(groups({days: YEAR, door: 'hostel'})).toEqual([]);
  expect(groups({days: YEAR, others: 6})).toEqual([]);
  expect(groups({days: YEAR, own: true})).toEqual([]);
});

test('a number that lay idle for half a year and came to another holder joins nobody', () => {
  expect(groups({days: ['2019-01-01', '2020-01-01', '2021-01-01']})).toEqual([]);
  const use = (from: number, to: number) => ({from, to});
  expect(heldTogether([use(700, 900), use(0, 100), use(250, 300), use(290, 400)])).toEqual([
    [use(0, 100), use(250, 300), use(290, 400)],
    [use(700, 900)],
  ]);
});

test('the rate of named users is that which gives as many pairs as there are, and large numbers do not raise it', () => {
  const seen = [...Array<number>(90).fill(1), ...Array<number>(10).fill(2)].map((named) => ({users: 3, named}));
  const rate = ratePerUser(seen);
  expect((3 * rate) / (2 + 3 * rate)).toBeCloseTo(0.1, 2);
  expect(ratePerUser([...seen, {users: 5, named: 5}])).toBe(rate);
});
