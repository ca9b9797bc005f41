import {join} from 'node:path';
import {beforeAll, expect, test} from 'vitest';
import {QUIET} from '../../src/base/context.ts';
import {findClusters} from '../../src/clusters/find-clusters.ts';
import {DEFAULT_CONFIG} from '../../src/engine/config.ts';
import {connectedRecords} from '../../src/engine/connected.ts';
import {derive} from '../../src/engine/derive.ts';
import {loadFeeds} from '../../src/engine/load-feeds.ts';
import {feedOpener} from '../../src/engine/open-feed.ts';
import type {Alert} from '../../src/model/finding.ts';
import type {Records} from '../../src/model/records.ts';
import type {Resolved} from '../../src/model/resolved.ts';
import {buildNetwork} from '../../src/network/build.ts';
import {createMemoryStore} from '../../src/workspace/memory-store.ts';

/** Every alert of the committed borough, and every record that it cites. */
const BOROUGH = join(import.meta.dirname, '../../datasets/borough-small');
/** The chance model plays no part in what an alert rests on, so few draws will do. */
const CONFIG = {...DEFAULT_CONFIG.clusters, draws: 19, byChanceMax: Infinity, falseDiscoveryRate: Infinity};
const NEVER = '2999-01-01';

let records: Records;
let resolved: Resolved;
let alerts: Alert[];

beforeAll(async () => {
  const store = createMemoryStore();
  await loadFeeds(join(BOROUGH, 'feeds'), store, feedOpener({}), 0.5, QUIET);
  records = connectedRecords(store.records()).records;
  ({resolved, alerts} = await derive(records, DEFAULT_CONFIG, QUIET, []));
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

test('without any one record that it cites, an alert is another or gone', () => {
  const idle: string[] = [];
  // One record of each alert at a time: alerts are matters apart, and each has to feel its own.
  for (let round = 0; round < Math.max(...alerts.map(({evidence}) => evidence.length)); round++) {
    const hidden = alerts.flatMap(({evidence}) => evidence.slice(round, round + 1));
    const found = new Set(alertsWithout(...hidden).map(restsOn));
    for (const alert of alerts)
      if (round < alert.evidence.length && found.has(restsOn(alert)))
        idle.push(`${alert.id} ${alert.evidence[round]!}`);
  }
  expect(idle).toEqual([]);
});

test('links cite records of their alert only, and what one agency sees is no more than all see', () => {
  for (const {links, evidence, agencies, addedByJoining} of alerts) {
    const cited = new Set(evidence);
    for (const link of links) for (const record of link.records) expect(cited.has(record)).toBe(true);
    for (const view of agencies) expect(view.links).toBeLessThanOrEqual(links.length);
    expect(addedByJoining).toBe(links.length - Math.max(0, ...agencies.map((view) => view.links)));
  }
});

test('what is said to dissolve an alert does', () => {
  for (const {id, fragility} of alerts) {
    for (const {kind, id: record} of fragility) {
      if (kind === 'record') expect(alertsWithout(record).map((alert) => alert.id)).not.toContain(id);
    }
  }
});
