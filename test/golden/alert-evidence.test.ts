import {listAt} from '../../src/base/get-or-insert.ts';
import {beforeAll, expect, test} from 'vitest';
import {QUIET} from '../../src/base/context.ts';
import {DAY_MAX} from '../../src/base/day.ts';
import {findClusters} from '../../src/clusters/find-clusters.ts';
import {DEFAULT_CONFIG} from '../../src/engine/config/config.ts';
import {connectedRecords} from '../../src/engine/part/connected.ts';
import type {Alert} from '../../src/model/finding.ts';
import type {Records} from '../../src/model/records.ts';
import type {Resolved} from '../../src/model/resolved.ts';
import {buildNetwork} from '../../src/network/build.ts';
import {columnsOf} from '../../src/network/columns/record-columns.ts';
import type {Store} from '../../src/workspace/store.ts';
import {boroughStore} from '../support/borough.ts';

/** Every alert of the committed borough, and every record that it cites. */
/** The chance model plays no part in what an alert rests on, so few draws will do. */
const CONFIG = {...DEFAULT_CONFIG.clusters, draws: 19, byChanceMax: Infinity, falseDiscoveryRate: Infinity};
const NEVER = '2999-01-01';

let store: Store;
let records: Records;
let resolved: Resolved;
let alerts: Alert[];
let receipts: ReturnType<typeof receiptsOf>;

beforeAll(async () => {
  store = await boroughStore();
  records = connectedRecords(store.records()).records;
  ({resolved, alerts} = store.derived()!);
  receipts = receiptsOf(records);
});

/** Alerts where records had not been received; positions in the lists stay, so identities stay too. */
function alertsWithout(...ids: string[]): Alert[] {
  const places = ids.flatMap((id) => receipts.get(id) ?? []);
  const before = places.map(({received, at}) => received[at]!);
  for (const {received, at} of places) received[at] = DAY_MAX;
  try {
    return alertsOf(records);
  } finally {
    for (const [i, {received, at}] of places.entries()) received[at] = before[i]!;
  }
}

const alertsOf = (of: Records): Alert[] =>
  findClusters(buildNetwork(of, resolved, {asOf: '2998-01-01'}), CONFIG, QUIET);

/**
 * Where the day of receipt of each record, and of all that leans on it, stands in the columns that networks are built from:
 * changed there and put back, hundreds of records can be withheld without reading all others anew.
 */
function receiptsOf(of: Records): Map<string, {received: Int32Array; at: number}[]> {
  const columns = columnsOf(of);
  const places = new Map<string, {received: Int32Array; at: number}[]>();
  const note = (received: Int32Array, at: number, ...ids: string[]): void => {
    for (const id of ids) listAt(places, id).push({received, at});
  };
  for (const [at, {id}] of of.mentions.entries()) note(columns.mentions.received, at, id);
  for (const [at, {id}] of of.notifications.entries()) note(columns.notifications.received, at, id);
  for (const [at, {id, from, to}] of of.ties.entries()) note(columns.ties.received, at, id, from, to);
  for (const [at, {id, mention}] of of.stays.entries()) note(columns.stays.received, at, id, mention);
  for (const [at, {id, mention, notification}] of of.involvements.entries())
    note(columns.involvements.received, at, id, mention, notification);
  return places;
}

const restsOn = ({id, links, evidence, firstKnowable}: Alert): string =>
  JSON.stringify({id, links, evidence, firstKnowable});

test('there are alerts to walk', () => {
  expect(alerts.length).toBeGreaterThan(4);
  for (const {evidence} of alerts) expect(evidence.length).toBeGreaterThan(0);
});

test('a record withheld is one that came too late', () => {
  const firsts = alerts.map(({evidence}) => evidence[0]!);
  const late = <T extends {id: string; receivedAt: string}>(list: T[]): T[] =>
    list.map((one) => (firsts.includes(one.id) ? {...one, receivedAt: NEVER} : one));
  const {mentions, notifications, involvements, ties, stays} = records;
  const without: Records = {
    mentions: late(mentions),
    notifications: late(notifications),
    involvements,
    ties: late(ties),
    stays: late(stays),
  };
  expect(alertsWithout(...firsts)).toEqual(alertsOf(without));
});

/** Every alert with every record that it cites, and the alerts of a hub that had not received that record. */
const walk: {alert: Alert; record: string; left: Alert[]}[] = [];

test('alerts have neither people nor records in common, and what is withheld of one is nothing to another', () => {
  const people = alerts.flatMap(({persons}) => persons.map(({person}) => person));
  const cited = alerts.flatMap(({evidence}) => evidence);
  expect([new Set(people).size, new Set(cited).size]).toEqual([people.length, cited.length]);
  const there = new Set(alertsOf(records).map(({id}) => id));
  /** What is left of some alerts where the first record of each is withheld: those of other people, which stand, aside. */
  const leftOf = (some: readonly Alert[]): string[] => {
    const ids = new Set(some.map(({id}) => id));
    const left = alertsWithout(...some.map(({evidence}) => evidence[0]!));
    return left.filter(({id}) => ids.has(id) || !there.has(id)).map(restsOn);
  };
  expect(leftOf(alerts).sort()).toEqual(alerts.flatMap((alert) => leftOf([alert])).sort());
});

test('without any one record that it cites, an alert is another or gone', () => {
  // One record of each alert at a time, as they have nothing to do with one another.
  for (let at = 0; at < Math.max(...alerts.map(({evidence}) => evidence.length)); at++) {
    const round = alerts.flatMap((alert) => alert.evidence.slice(at, at + 1).map((record) => ({alert, record})));
    const left = alertsWithout(...round.map(({record}) => record));
    walk.push(...round.map((one) => ({...one, left})));
  }
  const idle = walk.filter(({alert, left}) => left.map(restsOn).includes(restsOn(alert)));
  expect(walk.length).toBeGreaterThan(100);
  expect(idle.map(({alert, record}) => `${alert.id} ${record}`)).toEqual([]);
}, 600_000);

test('an alert is gone without the records that are said to dissolve it, and without any other it is there', () => {
  const told = ({alert, record}: (typeof walk)[number]): boolean => alert.fragility.some(({id}) => id === record);
  for (const one of walk) {
    if (told(one)) expect(one.left.map(({id}) => id)).not.toContain(one.alert.id);
    else expect(one.left.some((other) => isSameMatter(one.alert, other))).toBe(true);
  }
});

/** Half of the people of either: without its first record an alert has another id. */
function isSameMatter(left: Alert, right: Alert): boolean {
  const people = new Set(left.persons.map(({person}) => person));
  const common = right.persons.filter(({person}) => people.has(person)).length;
  return 2 * common >= Math.min(people.size, right.persons.length);
}

test('links cite records of their alert only, and what one agency sees is no more than all see', () => {
  for (const {links, evidence, agencies, addedByJoining} of alerts) {
    const cited = new Set(evidence);
    for (const link of links) for (const record of link.records) expect(cited.has(record)).toBe(true);
    for (const view of agencies) expect(view.links).toBeLessThanOrEqual(links.length);
    expect(addedByJoining).toBe(links.length - Math.max(0, ...agencies.map((view) => view.links)));
  }
});

test('an alert is gone without a person who is said to hold it together', () => {
  const held = alerts.flatMap(({id, fragility}) =>
    fragility.flatMap((one) => (one.kind === 'identity' ? [{id, person: one.id}] : [])),
  );
  for (const {id, person} of held) {
    const {mentions} = resolved.persons.find((one) => one.id === person)!;
    expect(alertsWithout(...mentions).map((alert) => alert.id)).not.toContain(id);
  }
});
