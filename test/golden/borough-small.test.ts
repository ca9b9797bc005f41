import {beforeAll, expect, test} from 'vitest';
import {DAY_MAX, dayToIso} from '../../src/base/day.ts';
import {QUIET} from '../../src/base/context.ts';
import {shortId} from '../../src/base/hash.ts';
import {DEFAULT_CONFIG} from '../../src/engine/config/config.ts';
import {evaluateRun, type RunEvaluation} from '../../src/engine/evaluate/run.ts';
import {EXPORTS} from '../../src/engine/export-columns.ts';
import {exportTable} from '../../src/engine/exports.ts';
import type {RunResult} from '../../src/engine/run/run.ts';
import {openView} from '../../src/engine/view/view.ts';
import {connectedRecords} from '../../src/engine/part/connected.ts';
import {buildNetwork} from '../../src/network/build.ts';
import {RULES} from '../../src/signals/registry.ts';
import type {Finding, Rule, Scene, Subject} from '../../src/signals/rule.ts';
import {runSignals} from '../../src/signals/run.ts';
import {setScene} from '../../src/signals/scene.ts';
import {BOROUGH_TRUTH, boroughResult, boroughStore} from '../support/borough.ts';
import type {Store} from '../../src/workspace/store.ts';
import {ALL_BUT_WITHHELD, withholder} from '../support/withheld.ts';

/** The main job over the committed borough, held against its truth. The bars are promises of the README. */
let store: Store;
let result: RunResult;
let evaluation: RunEvaluation;

beforeAll(async () => {
  result = await boroughResult();
  store = await boroughStore();
  evaluation = evaluateRun(store, BOROUGH_TRUTH);
});

test('every file is read, and every row is accepted or refused', () => {
  expect(result.failure).toBeNull();
  const {read, accepted, quarantined} = result.totals;
  expect(read).toBe(accepted + quarantined);
  expect(quarantined).toBe(store.quarantine().length);
  expect(result.report.waiting).toEqual({involvements: 0, ties: 0, stays: 0, feeds: []});
});

test('only spoiled rows are refused', () => {
  const {refused, both} = evaluation.quarantine;
  expect(both).toBe(refused);
  expect(refused).toBeGreaterThan(0);
});

test('mentions are put together as the people they are', () => {
  const {pairwise, onlyTrue, items} = evaluation.persons;
  expect(pairwise.precision).toBeGreaterThanOrEqual(0.99);
  expect(pairwise.recall).toBeGreaterThanOrEqual(0.9);
  expect(onlyTrue).toBeLessThan(items / 200);
});

test('every pair of twins stays two, and no baby becomes its mother', () => {
  for (const kind of ['twins', 'twins-alike', 'mother-number-on-baby']) {
    const {cases, right} = evaluation.hardCases[kind]!;
    expect([kind, right]).toEqual([kind, cases]);
  }
});

test('front doors and incidents agree with the truth', () => {
  expect(evaluation.dwellings.pairwise.precision).toBeGreaterThanOrEqual(0.995);
  expect(evaluation.dwellings.pairwise.recall).toBeGreaterThanOrEqual(0.97);
  expect(evaluation.incidents.pairwise.precision).toBeGreaterThanOrEqual(0.98);
  expect(evaluation.incidents.pairwise.recall).toBeGreaterThanOrEqual(0.98);
});

test('every serial perpetrator is flagged, and all but one of the adults newly living with a child', () => {
  expect(evaluation.serial.found).toBe(evaluation.serial.planted);
  expect(evaluation.coresidence.found).toBeGreaterThanOrEqual(evaluation.coresidence.planted - 1);
});

test('series that escalate are flagged, and those that do not are left alone', () => {
  const {escalating, control} = evaluation.escalation;
  expect(escalating.found).toBeGreaterThanOrEqual((2 * escalating.planted) / 3);
  expect(control.found).toBe(0);
});

/** What a rule says of a subject; a series must still pass the level that was let through. */
function findingOf(scene: Scene, rule: Rule, subject: Subject, cut: number, knownBy: number): Finding | null {
  if (!rule.pooled) return rule.find(scene, subject, knownBy);
  const result = rule.test(scene, subject, knownBy);
  if (result === null || result.p > cut) return null;
  return rule.find(scene, subject, {p: result.p, cut, tested: 0}, knownBy);
}

test('without any record it cites, every flag of the borough changes or is withdrawn', () => {
  const {flags, resolved} = store.derived()!;
  const network = buildNetwork(connectedRecords(store.records()).records, resolved, {asOf: null});
  const scene = setScene(network, DEFAULT_CONFIG.signals);
  const withheld = withholder(network);
  const cutOf = (rule: Rule): number =>
    (flags.find((flag) => flag.rule === rule.id)?.facts['cut'] as number | undefined) ?? -1;
  let walked = 0;
  const unmoved: string[] = [];
  for (const rule of RULES) {
    for (const subject of rule.subjects(scene)) {
      const finding = findingOf(scene, rule, subject, cutOf(rule), DAY_MAX);
      if (finding === null) continue;
      walked++;
      const shown = JSON.stringify({...finding, evidence: []});
      for (const id of new Set(finding.evidence)) {
        const again = withheld(id, (without) =>
          findingOf({...scene, network: without}, rule, subject, cutOf(rule), ALL_BUT_WITHHELD),
        );
        if (again !== null && JSON.stringify({...again, evidence: []}) === shown) unmoved.push(`${rule.id} ${id}`);
      }
    }
  }
  expect(unmoved).toEqual([]);
  expect(walked).toBe(flags.length);
});

/** What a flag states, without what the whole pool of its rule decides. */
const stated = (finding: Finding | undefined | null): string | null => {
  if (finding === undefined || finding === null) return null;
  const {persons, text, records, incidents, score, facts} = finding;
  const {harmPlaces: _places, tested: _tested, ...own} = facts;
  return JSON.stringify({persons, text, records, incidents, score, own});
};

test('a rule asked of one subject without a record says what a whole run without that record says', () => {
  const {flags, resolved} = store.derived()!;
  const {records} = connectedRecords(store.records());
  const network = buildNetwork(records, resolved, {asOf: null});
  const scene = setScene(network, DEFAULT_CONFIG.signals);
  const withheld = withholder(network);
  const today = dayToIso(network.lastReceived);
  // One record of every rule that judges each subject by itself; those of a pool hang on all other series as well.
  const sample = RULES.flatMap((rule, at) => {
    const flag = flags.find((one) => one.rule === rule.id && !rule.pooled);
    return flag === undefined ? [] : [{rule, flag, id: flag.evidence[at % flag.evidence.length]!}];
  });
  expect(sample.length).toBeGreaterThan(8);
  let withdrawn = 0;
  for (const {rule, flag, id} of sample) {
    const subject = rule.subjects(scene).find((one) => shortId('f', rule.id, ...rule.key(scene, one)) === flag.id)!;
    const local = withheld(id, (without) =>
      findingOf({...scene, network: without}, rule, subject, -1, ALL_BUT_WITHHELD),
    );
    const hide = <T extends {id: string; receivedAt: string}>(list: T[]): T[] =>
      list.map((one) => (one.id === id ? {...one, receivedAt: '2999-01-01'} : one));
    const without = {
      ...records,
      mentions: hide(records.mentions),
      notifications: hide(records.notifications),
      ties: hide(records.ties),
      stays: hide(records.stays),
    };
    const full = runSignals(buildNetwork(without, resolved, {asOf: today}), DEFAULT_CONFIG.signals, QUIET);
    const again = full.find((one) => one.id === flag.id);
    expect([rule.id, stated(local)]).toEqual([rule.id, stated(again)]);
    if (again === undefined) withdrawn++;
  }
  expect(withdrawn).toBeGreaterThan(0);
});

test('as of a day, one rule asked for alone says what it says among all', () => {
  const view = openView(store, '2023-06-30', QUIET);
  const byRule = Map.groupBy(view.flags(), ({rule}) => rule);
  expect(byRule.size).toBeGreaterThan(8);
  for (const {id} of RULES) expect(view.flags(id)).toEqual(byRule.get(id) ?? []);
});

test('planted clusters are found by an alert', () => {
  const {planted, found} = evaluation.clusters;
  expect(found / planted).toBeGreaterThanOrEqual(0.85);
  expect(evaluation.decoys.ids).toEqual([]);
  const {withoutCluster, ofSerial} = evaluation.alerts;
  expect(withoutCluster - ofSerial).toBeLessThanOrEqual(1);
});

test('a protected address has no label and is in no export', () => {
  const {resolved} = store.derived()!;
  const records = store.records();
  const hidden = records.stays.flatMap(({address}, i) => (address.protected ? [resolved.dwellingOfStay[i]!] : []));
  expect(hidden.length).toBeGreaterThan(0);
  for (const index of hidden) {
    const dwelling = resolved.dwellings[index];
    if (dwelling !== undefined && dwelling.kind !== 'pseudo')
      expect([dwelling.label, dwelling.protected]).toEqual(['', true]);
  }
  const all = EXPORTS.map((name) => JSON.stringify(exportTable(store, name)))
    .join('\n')
    .toUpperCase();
  for (const {address} of records.stays) {
    if (address.protected && /\d/.test(address.text))
      expect(all).not.toContain(JSON.stringify(address.text).toUpperCase());
  }
});
