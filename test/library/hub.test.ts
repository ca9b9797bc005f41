import {mkdtempSync, readFileSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {beforeAll, describe, expect, test} from 'vitest';
import {linkFiles, openHub, QUESTIONS, writeGraphml, type Hub} from '../../src/index.ts';
import {boroughWorkspace} from '../support/borough.ts';
import {ringfence} from '../support/cli.ts';

let workspace: string;
beforeAll(async () => void (workspace = await boroughWorkspace()));

const printed = async (...args: string[]): Promise<string> => (await ringfence(...args, '-w', workspace)).stdout;

describe.each([null, '2022-06-30'])('a hub as of %s', (asOf) => {
  const when = asOf === null ? [] : ['--as-of', asOf];
  const told = async (...args: string[]): Promise<unknown> =>
    JSON.parse(await printed(...args, '--json', ...when)) as unknown;
  /** As JSON writes it. */
  const plain = (value: unknown): unknown => JSON.parse(JSON.stringify(value)) as unknown;
  let hub: Hub;
  beforeAll(async () => {
    hub = await openHub(workspace, {asOf});
    return () => hub.close();
  });

  test('tells of people what the commands tell', async () => {
    const people = hub.persons();
    expect(people.length).toBeGreaterThan(100);
    expect(plain(people)).toEqual(await told('persons'));
    const {id} = people[7]!;
    expect(plain(hub.person(id))).toEqual(await told('person', id));
  });

  test('gives flags and alerts in the order of the commands', async () => {
    expect(hub.flags().length).toBeGreaterThan(10);
    expect(plain(hub.flags())).toEqual(await told('flags'));
    const {rule} = hub.flags().at(-1)!;
    expect(plain(hub.flags(rule))).toEqual(await told('flags', '--rule', rule));
    const alerts = (await told('alerts', '--all')) as {id: string}[];
    expect(hub.alerts().map(({alert}) => alert.id)).toEqual(alerts.map(({id}) => id));
  });

  test('answers a query of its own', async () => {
    const query = 'SELECT kind, count(DISTINCT incident_id) AS incidents FROM notifications GROUP BY kind';
    const rows = hub.sql(query);
    expect(rows.length).toBeGreaterThan(5);
    expect(rows).toEqual(await told('sql', query));
  });

  test('answers questions, and sums a period up', async () => {
    const rows = hub.ask('serial-perpetrators', {victims: 2});
    expect(rows.length).toBeGreaterThan(0);
    expect(plain(rows)).toEqual(await told('ask', 'serial-perpetrators', '--param', 'victims=2'));
    const period = {from: '2022-01-01', to: '2022-12-31'};
    expect(plain(hub.activity([period]))).toEqual(await told('stats', '--from', period.from, '--to', period.to));
  });
});

describe('what a script may get wrong is said', () => {
  test.each([
    ['a day that is none', () => openHub(workspace, {asOf: '2022-02-30'}), 'USAGE'],
    ['a workspace that is not there', () => openHub(join(tmpdir(), 'none.sqlite')), 'WORKSPACE_MISSING'],
    ['an unknown question', async () => ask('nothing-of-the-kind'), 'NOT_FOUND'],
    ['a parameter that a question does not take', async () => ask(QUESTIONS[0]!.name, {nothing: 1}), 'USAGE'],
    ['an unknown person', async () => withHub((hub) => hub.person('P0123456789ab')), 'NOT_FOUND'],
  ])('%s', async (_, work, code) => {
    await expect(work()).rejects.toMatchObject({name: 'RingfenceError', code});
  });

  async function withHub<T>(work: (hub: Hub) => T): Promise<T> {
    const hub = await openHub(workspace);
    try {
      return work(hub);
    } finally {
      hub.close();
    }
  }
  const ask = (name: string, given = {}): Promise<unknown> => withHub((hub) => hub.ask(name, given));
});

const PEOPLE = `
version: 1
feed: people
title: People of a list
agency: other
area: {constant: NEW}
match: {files: ['people*'], columns: [no, born]}
key: no
people:
  person:
    name: {given: first, family: last}
    birth: {date: born}
    identifiers: {local: no}
`;

test('the network is drawn without what its export withholds', async () => {
  const hub = await openHub(workspace);
  const graph = writeGraphml(hub.graph({names: false}));
  hub.close();
  expect(graph).toBe(await printed('export', 'network', '--no-names'));
});

test('records of a file are linked as the command links them', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'link-files-'));
  const [people, mapping, out] = ['people.csv', 'people.yaml', 'out'].map((name) => join(folder, name)) as [
    string,
    string,
    string,
  ];
  writeFileSync(
    people,
    'no,first,last,born\n1,Amina,Khan,2011-03-09\n2,Amina,Kahn,2011-03-09\n3,Grace,Ogunleye,1984-11-30\n',
  );
  writeFileSync(mapping, PEOPLE);
  const linked = await linkFiles([people], {mapping});
  const [first, second, third] = linked.records;
  expect(linked.records.map(({id}) => id)).toEqual(['1', '2', '3']);
  expect(first!.person).toBe(second!.person);
  expect(third!.person).not.toBe(first!.person);
  expect((await ringfence('link', '-i', people, '-m', mapping, '-o', out)).status).toBe(0);
  const lines = readFileSync(join(out, 'clusters.csv'), 'utf8').trim().split('\r\n').slice(1);
  expect(lines).toEqual(linked.records.map(({file, row, id, person}) => `${file},${row},${id},${person}`));
  expect(linked.pairs.map(({left, right}) => [left, right].sort())).toEqual([['1', '2']]);
});
