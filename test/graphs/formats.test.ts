import * as fc from 'fast-check';
import {MultiGraph} from 'graphology';
import gexf from 'graphology-gexf';
import {parse as parseGraphml} from 'graphology-graphml';
import {expect, test} from 'vitest';
import {RingfenceError} from '../../src/base/errors.ts';
import {literal, writeCypher} from '../../src/graphs/cypher.ts';
import {readGexf, writeGexf} from '../../src/graphs/gexf.ts';
import type {PropertyGraph, Value} from '../../src/graphs/graph.ts';
import {readGraphml, writeGraphml} from '../../src/graphs/graphml.ts';
import {gephiTables, i2Table} from '../../src/graphs/tables.ts';

const FORMATS = [
  ['GraphML', writeGraphml, readGraphml],
  ['GEXF', writeGexf, readGexf],
] as const;

const text = fc
  .string({unit: 'grapheme', maxLength: 12})
  .map((value) => value.replace(/[\p{Cc}\p{Cs}\ufffe\uffff]/gu, ''));
const hostile = fc.constantFrom('<b>&"\'', ']]>', ' a\tb\nc\r ', 'label', 'Ștefania O\u2019Néill', '\ud83d\ude00');
const word = fc.oneof(text, hostile);
/** One type a name, as a graph of records has. */
const attributes = fc.record(
  {
    note: word,
    age: fc.integer(),
    share: fc.double({noNaN: true, noDefaultInfinity: true}).filter((value) => !Number.isInteger(value)),
    alive: fc.boolean(),
    label: word,
  },
  {requiredKeys: []},
) as fc.Arbitrary<Record<string, Value>>;
const day = fc.option(fc.constantFrom('2020-01-01', '2021-12-31'), {nil: null});

const graphs: fc.Arbitrary<PropertyGraph> = fc
  .uniqueArray(
    fc.record({
      id: fc.string({minLength: 1, maxLength: 4, unit: fc.constantFrom('a', 'b', 'c', '1', '9')}),
      label: word,
      attributes,
    }),
    {
      selector: ({id}) => id,
      minLength: 1,
      maxLength: 5,
    },
  )
  .chain((nodes) => {
    const end = fc.constantFrom(...nodes.map(({id}) => id));
    const edge = fc.record({from: end, to: end, label: word, start: day, end: day, attributes});
    return fc
      .array(edge, {maxLength: 6})
      .map((edges) => ({nodes, edges: edges.map((one, at) => ({id: `edge ${at}`, ...one}))}));
  });

/** Written numbers read back as numbers; a whole number among fractions stays the same number. */
test.each(FORMATS)('%s: what is written is what is read', (_, write, read) => {
  fc.assert(
    fc.property(graphs, (graph) => {
      expect(read(write(graph), 'test')).toEqual(graph);
    }),
  );
});

test('another reader of each format sees the same nodes, edges and attributes', () => {
  fc.assert(
    fc.property(graphs, (graph) => {
      const seen = [parseGraphml(MultiGraph, writeGraphml(graph)), gexf.parse(MultiGraph, writeGexf(graph))];
      for (const other of seen) {
        expect(other.nodes().sort()).toEqual(graph.nodes.map(({id}) => id).sort());
        expect(other.size).toBe(graph.edges.length);
        for (const {from, to} of graph.edges) expect(other.hasDirectedEdge(from, to)).toBe(true);
        for (const {id, attributes: given} of graph.nodes) {
          if (given['age'] !== undefined) expect(other.getNodeAttribute(id, 'age')).toBe(given['age']);
        }
      }
    }),
    {numRuns: 40},
  );
});

test('files of other makers are read: defaults, undirected edges, namespaces, no ids on edges', () => {
  const graphml = `<?xml version="1.0"?><g:graphml xmlns:g="http://graphml.graphdrawing.org/xmlns">
    <g:key id="d0" for="node" attr.name="color" attr.type="string"><g:default>yellow</g:default></g:key>
    <g:key id="d1" for="edge" attr.name="weight" attr.type="double"/>
    <g:graph id="G" edgedefault="undirected"><g:node id="n0"><g:data key="d0">green</g:data></g:node><g:node id="n1"/>
    <g:edge source="n0" target="n1"><g:data key="d1">1.5</g:data></g:edge></g:graph></g:graphml>`;
  expect(readGraphml(graphml, 'a')).toEqual({
    nodes: [
      {id: 'n0', label: '', attributes: {color: 'green'}},
      {id: 'n1', label: '', attributes: {color: 'yellow'}},
    ],
    edges: [{id: 'e0', from: 'n0', to: 'n1', label: '', start: null, end: null, attributes: {weight: 1.5}}],
  });
  const old = `<gexf xmlns="http://www.gexf.net/1.2draft" version="1.2"><graph defaultedgetype="directed">
    <attributes class="node"><attribute id="0" title="url" type="string"/><attribute id="1" title="frog" type="boolean"><default>true</default></attribute></attributes>
    <nodes><node id="0" label="Gephi"><attvalues><attvalue for="0" value="https://gephi.org"/></attvalues></node></nodes>
    <edges><edge id="0" source="0" target="0"/></edges></graph></gexf>`;
  expect(readGexf(old, 'b')).toEqual({
    nodes: [{id: '0', label: 'Gephi', attributes: {url: 'https://gephi.org', frog: true}}],
    edges: [{id: '0', from: '0', to: '0', label: '', start: null, end: null, attributes: {}}],
  });
  expect(() => readGexf('<gexf><graph>', 'c.gexf')).toThrow(RingfenceError);
});

const SMALL: PropertyGraph = {
  nodes: [
    {id: 'P1', label: "Ada O'Test", attributes: {kind: 'person', mentions: 2}},
    {id: 'P2', label: 'Ben', attributes: {kind: 'person'}},
    {id: 'D1', label: '1 High Street', attributes: {kind: 'dwelling'}},
  ],
  edges: [
    {id: 'a', from: 'P1', to: 'D1', label: 'found-at', start: '2020-01-01', end: null, attributes: {records: 'S1|S2'}},
  ],
};

test('tables for Gephi and i2 hold every node and every edge', () => {
  const {nodes, edges} = gephiTables(SMALL);
  expect(nodes.rows).toEqual([
    ['P1', "Ada O'Test", 'person', 2],
    ['P2', 'Ben', 'person', null],
    ['D1', '1 High Street', 'dwelling', null],
  ]);
  expect(edges.rows).toEqual([['P1', 'D1', 'Directed', 'a', 'found-at', '2020-01-01', null, 'S1|S2']]);
  expect(i2Table(SMALL).rows).toEqual([
    ['P1', 'person', "Ada O'Test", 'a', 'found-at', '2020-01-01', null, 'S1|S2', 'D1', 'dwelling', '1 High Street'],
    ['P2', 'person', 'Ben', null, null, null, null, null, null, null, null],
  ]);
});

test('Cypher: kinds become labels and types, and no text gets out of its quotes', () => {
  const script = writeCypher(SMALL);
  for (const part of [
    'CREATE CONSTRAINT person_id IF NOT EXISTS FOR (n:Person) REQUIRE n.id IS UNIQUE;',
    'MERGE (n:Person {id: row.id})',
    'MERGE (a)-[r:FOUND_AT {id: row.id}]->(b)',
    "label: 'Ada O\\'Test'",
  ])
    expect(script).toContain(part);
  fc.assert(
    fc.property(fc.string(), (value) => {
      const quoted = literal(value);
      // Without its escapes the inside holds no quote, no line end and no lone backslash.
      expect(quoted.slice(1, -1).replace(/\\./g, '')).not.toMatch(/['\\\n\r]/);
    }),
  );
  expect(literal({'odd `name': [1, true, "a'b"]})).toBe("{`odd ``name`: [1, true, 'a\\'b']}");
});
