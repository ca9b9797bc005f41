import {beforeAll, expect, test} from 'vitest';
import {QUIET} from '../../src/base/context.ts';
import {findClusters} from '../../src/clusters/find-clusters.ts';
import {DEFAULT_CONFIG} from '../../src/engine/config.ts';
import {connectedRecords} from '../../src/engine/connected.ts';
import type {Alert} from '../../src/model/finding.ts';
import type {Records} from '../../src/model/records.ts';
import type {Resolved} from '../../src/model/resolved.ts';
import {buildNetwork} from '../../src/network/build.ts';
import {boroughStore} from '../support/borough.ts';

/** Every alert of the committed borough, and every record that it cites. */
/** The chance model plays no part in what an alert rests on, so few draws will do. */
const CONFIG = {...DEFAULT_CONFIG.clusters, draws: 19, byChanceMax: Infinity, falseDiscoveryRate: Infinity};
const NEVER = '2999-01-01';

let records: Records;
let resolved: Resolved;
let alerts: Alert[];

beforeAll(async () => {
  const store = await boroughStore();
  records = connectedRecords(store.records()).records;
  ({resolved, alerts} = store.derived()!);
  store.close();
});

/** Alerts where records had not been received; positions in the lists stay, so identities stay too. */
function alertsWithout(...ids: string[]): Alert[] {
  const hidden = new Set(ids);
  const hide = <T extends {id: string; receivedAt: string}>(list: T[]): T[] =>
    list.map((one) => (hidden.has(one.id) ? {...one, receivedAt: NEVER} : one));
  const without: Records = {
    mentions: hide(records.mentions),
    notifications: hide(records.notifications),
    involvements: records.involvements,
    ties: hide(records.ties),
    stays: hide(records.stays),
  };
  return findClusters(without, resolved, buildNetwork(without, resolved, {asOf: '2998-01-01'}), CONFIG, QUIET);
}

const restsOn = ({id, links, evidence, firstKnowable}: Alert): string =>
  JSON.stringify({id, links, evidence, firstKnowable});

test('there are alerts to walk', () => {
  expect(alerts.length).toBeGreaterThan(4);
  for (const {evidence} of alerts) expect(evidence.length).toBeGreaterThan(0);
});

/** Every alert with every record that it cites, and the alerts of a hub that had not received that record. */
const walk: {alert: Alert; record: string; left: Alert[]}[] = [];

test('without any one record that it cites, an alert is another or gone', () => {
  for (const alert of alerts)
    for (const record of alert.evidence) walk.push({alert, record, left: alertsWithout(record)});
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
