import {expect, test} from 'vitest';
import {writeCypher} from '../../src/graphs/cypher.ts';
import {writeGexf} from '../../src/graphs/gexf.ts';
import {writeGraphml} from '../../src/graphs/graphml.ts';
import {networkGraph} from '../../src/graphs/network-graph.ts';
import {gephiTables, i2Table} from '../../src/graphs/tables.ts';
import {buildNetwork} from '../../src/network/build.ts';
import {withheldDwellings} from '../../src/network/guard/protection.ts';
import {address, involve, mention, notification, records, resolve, stay, tie} from '../support/records.ts';

const OPTIONS = {names: true, around: null, withheld: new Set<string>()};

test('one edge a pair and kind, from the first day to the last, with all its records', () => {
  const [a, b] = [mention('a'), mention('b')];
  const [first, second] = [notification('i.1', {eventAt: '2020-01-01'}), notification('i.2', {eventAt: '2020-01-03'})];
  const given = records({
    mentions: [a, b],
    ties: [tie(a, b, 'partner', {start: '2019-01-01', end: '2020-01-01'}), tie(a, b, 'partner', {start: '2021-01-01'})],
    notifications: [first, second],
    involvements: [involve(first, a, 'suspect'), involve(second, a, 'suspect')],
  });
  const {graph} = networkGraph(buildNetwork(given, resolve(given), {asOf: null}), OPTIONS);
  expect(
    graph.edges.map(({from, to, label, start, end, attributes}) => [from, to, label, start, end, attributes['count']]),
  ).toEqual([
    ['a', 'b', 'partner', '2019-01-01', null, 2],
    ['a', 'i', 'suspect', '2020-01-01', '2020-01-03', 2],
  ]);
  expect(graph.nodes.map(({id, attributes}) => [id, attributes['kind']])).toEqual([
    ['a', 'person'],
    ['b', 'person'],
    ['i', 'incident'],
  ]);
});

test('a protected address is in no format, and what is withheld is counted', () => {
  const [a, b] = [mention('a'), mention('b')];
  const secret = {...address('77 Hidden Lane', 'NW1 7ZZ'), protected: true};
  const given = records({
    mentions: [a, b],
    stays: [stay(a, secret, {start: '2020-01-01'}), stay(b, address('1 High Street'), {start: '2020-01-01'})],
  });
  const resolved = resolve(given);
  const dwellings = resolved.dwellings.map((dwelling) => ({...dwelling, protected: dwelling.label === secret.text}));
  const network = buildNetwork(given, {...resolved, dwellings}, {asOf: null});
  const {graph, withheld} = networkGraph(network, {...OPTIONS, withheld: withheldDwellings(given, network.resolved)});
  expect(withheld).toEqual({dwellings: 1, stays: 1});
  const written = [
    writeGraphml(graph),
    writeGexf(graph),
    writeCypher(graph),
    JSON.stringify([gephiTables(graph), i2Table(graph)]),
  ].join();
  for (const part of ['Hidden', '7ZZ', '77']) expect(written).not.toContain(part);
  expect(written).toContain('1 High Street');
});

test('around somebody: they, and what is one step away', () => {
  const [a, b, c] = [mention('a'), mention('b'), mention('c')];
  const given = records({mentions: [a, b, c], ties: [tie(a, b, 'sibling'), tie(b, c, 'sibling')]});
  const network = buildNetwork(given, resolve(given), {asOf: null});
  const {graph} = networkGraph(network, {...OPTIONS, names: false, around: [0]});
  expect(graph.nodes.map(({id, label}) => [id, label])).toEqual([
    ['a', 'a'],
    ['b', 'b'],
  ]);
});

test('as of a day, an edge that had not been received is not there', () => {
  const [a, b] = [mention('a', {asAt: '2020-01-01'}), mention('b', {asAt: '2020-01-01'})];
  const given = records({mentions: [a, b], ties: [tie(a, b, 'sibling', {receivedAt: '2021-06-01'})]});
  const edgesAsOf = (asOf: string): number =>
    networkGraph(buildNetwork(given, resolve(given), {asOf}), OPTIONS).graph.edges.length;
  expect([edgesAsOf('2021-05-31'), edgesAsOf('2021-06-01')]).toEqual([0, 1]);
});
