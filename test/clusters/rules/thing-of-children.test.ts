import {expect, test} from 'vitest';
import {CLUSTERS} from '../../../src/clusters/config.ts';
import {benignChecks} from '../../../src/clusters/alerts/benign.ts';
import type {Candidate} from '../../../src/clusters/groups/candidate.ts';
import {linksOf} from '../../../src/clusters/links/links.ts';
import {findThingsOfChildren} from '../../../src/clusters/rules/thing-of-children.ts';
import {setScene} from '../../../src/clusters/set-scene.ts';
import type {Mention} from '../../../src/model/mention.ts';
import type {Involvement, Notification, NotificationKind, Stay, Tie} from '../../../src/model/notification.ts';
import {buildNetwork} from '../../../src/network/build.ts';
import {address, born, involve, mention, notification, records, resolve, stay, tie} from '../../support/records.ts';

type Given = {
  /** What each report is about. */
  kind?: NotificationKind;
  /** How many of the three children a report of it is about. */
  reported?: number;
  thing?: 'phones' | 'vehicles';
  birth?: string;
  /** Day from which each has the thing. */
  days?: readonly string[];
  /** Adults who have it too. */
  adults?: number;
  siblings?: boolean;
  /** All were once at one address, of whatever kind. */
  home?: 'home' | 'hostel';
  oneIncident?: boolean;
  malicious?: boolean;
  /** An adult without the thing whom reports name beside the first two children. */
  driver?: boolean;
};

/** Three children of three families, each in a report of its own, with one telephone or vehicle. */
function found(given: Given) {
  const {kind = 'criminal-exploitation', reported = 3, thing = 'phones', birth = '2007-05-01', adults = 0} = given;
  const days = given.days ?? ['2021-01-01', '2021-02-01', '2021-03-01'];
  const mentions: Mention[] = [];
  const notifications: Notification[] = [];
  const involvements: Involvement[] = [];
  const ties: Tie[] = [];
  const stays: Stay[] = [];
  const children = days.map((day, at) =>
    mention(`child${at}.1`, {asAt: day, birth: born(birth), [thing]: ['07700900123']}),
  );
  mentions.push(...children);
  const driver = mention('driver.1', {asAt: days[0]!, birth: born('1985-05-01')});
  if (given.driver === true) mentions.push(driver);
  for (const [at, child] of children.entries()) {
    if (given.siblings === true && at > 0) ties.push(tie(children[0]!, child, 'sibling'));
    if (given.home !== undefined)
      stays.push(stay(child, address('1 High Road'), {kind: given.home, start: days[at]!, end: days[at]!}));
    if (at >= reported) continue;
    const id = given.oneIncident === true ? `n.${at}` : `n${at}.1`;
    const allegation = given.malicious === true ? 'malicious' : 'stated';
    const report = notification(id, {eventAt: days[at]!, kind, allegation});
    notifications.push(report);
    involvements.push(involve(report, child, 'subject'));
    if (given.driver === true && at < 2) involvements.push(involve(report, driver, 'associate'));
  }
  for (let at = 0; at < adults; at++)
    mentions.push(mention(`adult${at}.1`, {asAt: days[1]!, birth: born('1980-05-01'), [thing]: ['07700900123']}));
  const all = records({mentions, notifications, involvements, ties, stays});
  const network = buildNetwork(all, resolve(all), {asOf: null});
  const scene = setScene(network, CLUSTERS);
  return {scene, groups: findThingsOfChildren(scene, linksOf(scene))};
}
const groups = (given: Given): Candidate[] => found(given).groups;

test('children of three families in reports of exploitation with one telephone or vehicle are one group, though no adult is on record', () => {
  const group = {motif: 'thing-of-children', families: {length: 3}, children: {length: 3}, links: []};
  for (const thing of ['phones', 'vehicles'] as const) expect(groups({thing})).toMatchObject([group]);
  for (const kind of ['sexual-exploitation', 'missing'] as const)
    expect(groups({kind, adults: 2})).toMatchObject([group]);
});

test('it falls without any one record that gives a child the number or reports it', () => {
  const [group] = groups({});
  const cited = group!.basis.flatMap(({records: own}) => own);
  expect(cited).toHaveLength(6);
  for (const id of cited) expect(group!.fires(({records: own}) => !own.includes(id))).toBe(false);
  expect(group!.fires(() => true)).toBe(true);
});

test('two children are none, nor are reports of anything else or such as were made up', () => {
  expect(groups({reported: 2})).toEqual([]);
  expect(groups({kind: 'neglect'})).toEqual([]);
  expect(groups({malicious: true})).toEqual([]);
});

test('children of one family, who ever had one address, or who are grown up are no group', () => {
  expect(groups({siblings: true})).toEqual([]);
  expect(groups({home: 'home'})).toEqual([]);
  expect(groups({home: 'hostel'})).toEqual([]);
  expect(groups({birth: '1990-05-01'})).toEqual([]);
});

test('nor does a number join them that one incident gives all, that many people have, or that lay idle between them', () => {
  expect(groups({oneIncident: true})).toEqual([]);
  expect(groups({adults: 6})).toEqual([]);
  expect(groups({days: ['2019-01-01', '2020-01-01', '2021-01-01']})).toEqual([]);
});

test('whom reports name beside children of two of the families stands with them, and the alert says what else the number may be', () => {
  const {scene, groups: all} = found({driver: true});
  expect(all).toMatchObject([{links: {length: 2}}]);
  const checks = benignChecks(scene, {...all[0]!, q: 0.01});
  expect(checks).toContainEqual(
    expect.objectContaining({check: 'telephone of a home, a school or a service', result: 'possible'}),
  );
});
