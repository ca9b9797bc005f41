import {
  attributeTypes,
  readValue,
  withDefaults,
  type DeclaredAttribute,
  type GraphEdge,
  type GraphNode,
  type PropertyGraph,
  type Value,
  type ValueType,
} from './graph.ts';
import {escapeXml, openTag, readXml} from './xml.ts';

/** GraphML 1.0 calls whole numbers "long": the safe integers of JavaScript do not fit an int. */
const GRAPHML_TYPES: Record<ValueType, string> = {
  string: 'string',
  integer: 'long',
  double: 'double',
  boolean: 'boolean',
};

/** Labels and days are data like any other in GraphML; these names are theirs. */
const LABEL = 'label';
const START = 'start';
const END = 'end';

/** The graph as GraphML, readable by yEd, Gephi, Cytoscape, NetworkX and Neo4j (APOC). */
export function writeGraphml({nodes, edges}: PropertyGraph): string {
  const flatNodes = nodes.map((node) => ({
    id: node.id,
    attributes: {[LABEL]: node.label, ...prefixed(node.attributes)},
  }));
  const flatEdges = edges.map(({id, from, to, label, start, end, attributes}) => ({
    id,
    from,
    to,
    attributes: {
      [LABEL]: label,
      ...(start === null ? {} : {[START]: start}),
      ...(end === null ? {} : {[END]: end}),
      ...prefixed(attributes),
    },
  }));
  const keys = {node: attributeTypes(flatNodes), edge: attributeTypes(flatEdges)};
  const lines = [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<graphml xmlns="http://graphml.graphdrawing.org/xmlns" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:schemaLocation="http://graphml.graphdrawing.org/xmlns http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd">',
  ];
  const keyOf = {node: new Map<string, string>(), edge: new Map<string, string>()};
  for (const kind of ['node', 'edge'] as const) {
    for (const [name, type] of keys[kind]) {
      const id = `${kind.charAt(0)}${keyOf[kind].size}`;
      keyOf[kind].set(name, id);
      lines.push(`  ${openTag('key', {id, for: kind, 'attr.name': name, 'attr.type': GRAPHML_TYPES[type]}, true)}`);
    }
  }
  lines.push('  <graph edgedefault="directed">');
  for (const {id, attributes} of flatNodes)
    lines.push(`    ${openTag('node', {id})}`, ...dataOf(attributes, keyOf.node), '    </node>');
  for (const {id, from, to, attributes} of flatEdges)
    lines.push(
      `    ${openTag('edge', {id, source: from, target: to})}`,
      ...dataOf(attributes, keyOf.edge),
      '    </edge>',
    );
  lines.push('  </graph>', '</graphml>', '');
  return lines.join('\n');
}

/**
 * Reads GraphML: keys with their defaults, nodes, directed or undirected edges. Ports, hyperedges and nested graphs are
 * passed over.
 * @throws RingfenceError FILE_DAMAGED where it is not well-formed XML.
 */
export function readGraphml(text: string, name: string): PropertyGraph {
  const keys = new Map<string, DeclaredAttribute & {for: string}>();
  const declaredFor = (kind: string): DeclaredAttribute[] =>
    [...keys.values()].filter((one) => one.for === kind || one.for === 'all');
  const nodes: GraphNode[] = [];
  const edges: GraphEdge[] = [];
  let key = '';
  let data: Record<string, Value> = {};
  readXml(text, name, {
    open({name: tag, attributes}) {
      if (tag === 'key') {
        key = attributes['id'] ?? '';
        const type = typeNamed(attributes['attr.type'] ?? 'string');
        keys.set(key, {name: attributes['attr.name'] ?? key, type, initial: null, for: attributes['for'] ?? 'all'});
      }
      if (tag === 'node' || tag === 'edge') data = {};
    },
    close({name: tag, attributes, text: inside}, path) {
      const parent = path.at(-1);
      if (tag === 'default' && parent === 'key') keys.get(key)!.initial = inside;
      else if (tag === 'data' && (parent === 'node' || parent === 'edge')) {
        const found = keys.get(attributes['key'] ?? '');
        if (found !== undefined) data[found.name] = readValue(inside, found.type);
      } else if (tag === 'node') nodes.push(nodeFrom(attributes['id'] ?? '', withDefaults(data, declaredFor('node'))));
      else if (tag === 'edge') {
        const {id = `e${edges.length}`, source = '', target = ''} = attributes;
        edges.push(edgeFrom(id, source, target, withDefaults(data, declaredFor('edge'))));
      }
    },
  });
  return {nodes, edges};
}

function nodeFrom(id: string, data: Record<string, Value>): GraphNode {
  const {[LABEL]: label = '', ...rest} = data;
  return {id, label: String(label), attributes: unprefixed(rest)};
}

function edgeFrom(id: string, from: string, to: string, data: Record<string, Value>): GraphEdge {
  const {[LABEL]: label = '', [START]: start, [END]: end, ...rest} = data;
  return {
    id,
    from,
    to,
    label: String(label),
    start: start === undefined ? null : String(start),
    end: end === undefined ? null : String(end),
    attributes: unprefixed(rest),
  };
}

/** An attribute that bears one of our own names gets an underscore, and loses it when read. */
const prefixed = (attributes: Readonly<Record<string, Value>>): Record<string, Value> =>
  Object.fromEntries(Object.entries(attributes).map(([name, value]) => [OWN.test(name) ? `_${name}` : name, value]));

const unprefixed = (attributes: Readonly<Record<string, Value>>): Record<string, Value> =>
  Object.fromEntries(Object.entries(attributes).map(([name, value]) => [OWN.test(name) ? name.slice(1) : name, value]));

const OWN = /^_*(?:label|start|end)$/;

function dataOf(attributes: Readonly<Record<string, Value>>, keyOf: ReadonlyMap<string, string>): string[] {
  return Object.entries(attributes).map(
    ([name, value]) => `      ${openTag('data', {key: keyOf.get(name)!})}${escapeXml(String(value))}</data>`,
  );
}

function typeNamed(name: string): ValueType {
  if (name === 'boolean') return 'boolean';
  if (name === 'int' || name === 'long') return 'integer';
  return name === 'float' || name === 'double' ? 'double' : 'string';
}
