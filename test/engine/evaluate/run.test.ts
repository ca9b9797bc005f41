import {mkdirSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {expect, test} from 'vitest';
import {QUIET} from '../../../src/base/context.ts';
import {findsCluster} from '../../../src/engine/evaluate/findings.ts';
import {evaluateRun} from '../../../src/engine/evaluate/run.ts';
import {emptyStore} from '../../support/empty-store.ts';
import type {Store} from '../../../src/workspace/store.ts';
import {resolve} from '../../support/records.ts';
import {header, items, NO_LOG, refused, row} from '../../support/rows.ts';
import {testFolder} from '../../support/test-folder.ts';

const root = testFolder();

/** Rows 1-3 of one file: Ng, Ng and Ali as the engine sees it; what they really are is in the tables. */
const TABLES: Record<string, string> = {
  mentions:
    'feed,file,row,slot,person_id\ntest,test.csv,1,child,P1\ntest,test.csv,2,child,P1\ntest,test.csv,3,child,P2\ntest,test.csv,4,child,P9',
  addresses:
    'feed,file,row,slot,dwelling_id,building_id,kind\ntest,test.csv,1,child,D1,B1,home\ntest,test.csv,2,child,D1,B1,home',
  incidents: 'feed,file,row,incident_id\ntest,test.csv,1,I1\ntest,test.csv,2,I1\ntest,test.csv,3,I2',
  quarantine: 'file,row,reason\ntest.csv,9,bad-date\ntest.csv,10,bad-date',
  persons: 'person_id,staff\nP1,0\nP2,0\nP9,1',
  clusters: 'cluster_id,motif,strength\nK1,A,strong\nK2,B,weak',
  cluster_members: 'cluster_id,person_id,role,family_id\nK1,P1,adult,\nK1,P2,child,F1\nK2,P7,adult,\nK2,P8,child,F2',
  serial_perpetrators: 'person_id,victim_id\nP1,P2\nP1,P3',
  escalation: 'person_id,kind,facet\nP1,escalating,gravity\nP2,control,gravity',
  coresidence: 'adult_id,child_id,from\nP1,P2,2023-01-01',
  hard_cases: 'kind,person_a,person_b,verdict\ntwins,P1,P2,different\nrenamed,P1,P1,same\nunseen,P5,P6,same',
  decoys: 'decoy_id,kind,person_id\nX1,foster-carer,P2\nX2,professional,P8',
};

function truthFolder(name: string, changes: Record<string, string> = {}): string {
  const folder = join(root, name);
  mkdirSync(folder);
  for (const [table, text] of Object.entries({...TABLES, ...changes}))
    writeFileSync(join(folder, `${table}.csv`), text);
  return folder;
}

async function workspace(): Promise<Store> {
  const store = emptyStore();
  const rows = ['Ng', 'Ng', 'Ali'].map((family, i) => row(`k${i}`, family, {row: i + 1}));
  for (const item of rows) item.mentions = [item.mentions[0]!];
  await store.load(header('x'), items([...rows, refused(9), refused(11)]), {refusalShareMax: 1, signal: QUIET.signal});
  const resolved = resolve(store.records(), {
    person: (mention) => `person-${mention.names[0]!.family}`,
    incident: ({id}) => (id === 'c-k2' ? 'late' : 'early'),
  });
  const flag = {
    version: '1',
    text: '',
    firstKnowable: '',
    firstRecords: [],
    lastEvent: '',
    records: 1,
    incidents: 1,
    score: 1,
    terms: [],
  };
  const rest = {...flag, evidence: [], facts: {}};
  const alert = {
    id: 'a1',
    motif: 'A',
    version: '1',
    title: '',
    name: '',
    families: [],
    links: [],
    dwellings: [],
    benign: [],
    agencies: [],
    addedByJoining: 0,
    fragility: [],
    identities: [],
    nearest: [],
    chance: {model: '', statistic: '', observed: 1, expected: 0, p: 0, byChance: 0, q: 0, draws: 0, hypotheses: 1},
    firstKnowable: '',
    firstRecords: [],
    score: 1,
    terms: [],
    evidence: [],
    persons: [
      {person: 'person-Ng', role: 'adult' as const, family: null, standing: 'core' as const, because: ''},
      {person: 'person-Ali', role: 'child' as const, family: 'F1', standing: 'also-linked' as const, because: ''},
    ],
  };
  store.putDerived(
    {
      from: {records: '', judgements: '', config: '', engine: '', model: ''},
      resolved,
      flags: [
        {...rest, id: 'f1', rule: 'serial-perpetrator', persons: ['person-Ng']},
        {...rest, id: 'f2', rule: 'growing-gravity', persons: ['person-Ali']},
      ],
      alerts: [alert],
      leads: [],
      model: null,
      report: null,
    },
    NO_LOG,
  );
  return store;
}

test('holds persons, places, incidents and findings against the truth', async () => {
  const evaluation = evaluateRun(await workspace(), truthFolder('plain'));
  expect(evaluation.persons).toMatchObject({items: 3, pairwise: {precision: 1, recall: 1}, onlyFound: 0, onlyTrue: 0});
  expect(evaluation.dwellings).toMatchObject({items: 2, pairwise: {precision: 1, recall: 1}});
  expect(evaluation.incidents).toMatchObject({items: 3, pairwise: {precision: 1, recall: 1}});
  expect(evaluation.hardCases).toEqual({
    twins: {verdict: 'different', cases: 1, right: 1},
    renamed: {verdict: 'same', cases: 1, right: 1},
  });
  expect(evaluation.quarantine).toEqual({spoiled: 2, refused: 2, both: 1});
  expect(evaluation.clusters).toMatchObject({
    planted: 2,
    found: 1,
    missed: ['K2'],
    byMotif: {A: {planted: 1, found: 1}},
  });
  expect(evaluation.alerts).toEqual({all: 1, withoutCluster: 0, ofSerial: 0});
  expect(evaluation.members).toEqual({core: {listed: 1, right: 1}, 'also-linked': {listed: 1, right: 1}});
  expect(evaluation.decoys).toEqual({planted: 2, found: 1, ids: ['X1']});
  expect(evaluation.serial).toEqual({planted: 1, found: 1, flagged: 1});
  expect(evaluation.coresidence).toEqual({planted: 1, found: 0, flagged: 0});
  expect(evaluation.events).toBeNull();
  expect(evaluation.escalation).toEqual({
    escalating: {planted: 1, found: 0},
    control: {planted: 1, found: 1},
    flagged: 1,
  });
});

test('flags are held against all that is true, whoever planted it', async () => {
  const {events} = evaluateRun(
    await workspace(),
    truthFolder('events', {
      true_serial: 'person_id,families,families_shown\nP1,2,2\nP2,3,2\nP3,2,1',
      true_coresidence: 'adult_id,child_id,from,concern,known_on,told_on\nP1,P2,2023-01-01,offence,2023-02-01,',
    }),
  );
  expect(events!.serial).toMatchObject({said: 1, right: 1, shown: 2, found: 1, wrong: [], missed: ['P2']});
  expect(events!.coresidence.offence).toMatchObject({
    said: 0,
    right: 0,
    shown: 1,
    found: 0,
    told: 0,
    missed: ['P1 P2'],
  });
  expect(events!.open).toEqual({said: 0, right: 0, shown: 1, found: 0});
});

test('a truth with a column missing or a mention named twice is refused with its file', async () => {
  const store = await workspace();
  const lacking = truthFolder('lacking', {persons: 'person_id\nP1'});
  expect(() => evaluateRun(store, lacking)).toThrow(/persons\.csv: lacks the columns staff/);
  const twice = truthFolder('twice', {mentions: `${TABLES['mentions']!}\ntest,test.csv,1,child,P2`});
  expect(() => evaluateRun(store, twice)).toThrow(/test\.csv row 1 slot child twice/);
  expect(() => evaluateRun(store, join(root, 'nowhere'))).toThrow(/cannot be read/);
  expect(() => evaluateRun(emptyStore(), truthFolder('early'))).toThrow(/ringfence run/);
});

const sides = (adults: string, children: string): Parameters<typeof findsCluster>[0] => ({
  adults: new Set(adults.split('').filter(Boolean)),
  all: new Set((adults + children).split('')),
});

test.each([
  ['the whole cluster', sides('ab', 'xyz'), true],
  ['half of it', sides('a', 'xy'), true],
  ['a fragment', sides('a', 'x'), false],
  ['all of it in a crowd of other adults', sides('abcdef', 'xyz'), false],
  ['its children alone', sides('', 'xyz'), true],
  ['its children among as many others and more', sides('', 'xyzpqrst'), false],
])('an alert with %s', (_, alert, expected) => {
  expect(findsCluster(alert, sides('ab', 'xyz'))).toBe(expected);
});
