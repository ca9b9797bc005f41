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
import {openTag, readXml} from './xml.ts';

const GEXF_TYPES: Record<ValueType, string> = {string: 'string', integer: 'long', double: 'double', boolean: 'boolean'};

/** The graph as GEXF 1.3 with dates on its edges, so that Gephi's timeline can play it. */
export function writeGexf({nodes, edges}: PropertyGraph): string {
  const isDated = edges.some(({start, end}) => start !== null || end !== null);
  const lines = [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<gexf xmlns="http://gexf.net/1.3" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:schemaLocation="http://gexf.net/1.3 http://gexf.net/1.3/gexf.xsd" version="1.3">',
    '  <meta><creator>Ringfence</creator></meta>',
    `  ${openTag('graph', {defaultedgetype: 'directed', mode: isDated ? 'dynamic' : 'static', timeformat: isDated ? 'date' : null})}`,
  ];
  const keys = {node: declare(lines, 'node', nodes), edge: declare(lines, 'edge', edges)};
  lines.push('    <nodes>');
  for (const {id, label, attributes} of nodes)
    lines.push(`      ${openTag('node', {id, label})}`, ...valuesOf(attributes, keys.node), '      </node>');
  lines.push('    </nodes>', '    <edges>');
  for (const {id, from, to, label, start, end, attributes} of edges)
    lines.push(
      `      ${openTag('edge', {id, source: from, target: to, label, start, end})}`,
      ...valuesOf(attributes, keys.edge),
      '      </edge>',
    );
  lines.push('    </edges>', '  </graph>', '</gexf>', '');
  return lines.join('\n');
}

/**
 * Reads GEXF 1.2 and 1.3: attributes with defaults, start and end of edges. Hierarchies, spells and viz are passed over.
 * @throws RingfenceError FILE_DAMAGED where it is not well-formed XML.
 */
export function readGexf(text: string, name: string): PropertyGraph {
  const keys: Record<string, Map<string, DeclaredAttribute>> = {node: new Map(), edge: new Map()};
  const nodes: GraphNode[] = [];
  const edges: GraphEdge[] = [];
  let kind = 'node';
  let key = '';
  let values: Record<string, Value> = {};
  readXml(text, name, {
    open({name: tag, attributes}) {
      if (tag === 'attributes') kind = attributes['class'] ?? 'node';
      if (tag === 'attribute') {
        key = attributes['id'] ?? '';
        keys[kind]?.set(key, {
          name: attributes['title'] ?? key,
          type: typeNamed(attributes['type'] ?? ''),
          initial: null,
        });
      }
      if (tag === 'node' || tag === 'edge') {
        kind = tag;
        values = {};
      }
    },
    close({name: tag, attributes, text: inside}) {
      if (tag === 'default') keys[kind]!.get(key)!.initial = inside;
      if (tag === 'attvalue') {
        const found = keys[kind]!.get(attributes['for'] ?? '');
        if (found !== undefined) values[found.name] = readValue(attributes['value'] ?? '', found.type);
      }
      if (tag === 'node')
        nodes.push({
          id: attributes['id'] ?? '',
          label: attributes['label'] ?? '',
          attributes: withDefaults(values, keys['node']!.values()),
        });
      if (tag === 'edge') {
        const {
          id = `e${edges.length}`,
          source = '',
          target = '',
          label = '',
          start = null,
          end = null,
        } = attributes as Record<string, string | undefined> & {start?: string; end?: string};
        edges.push({
          id,
          from: source,
          to: target,
          label,
          start,
          end,
          attributes: withDefaults(values, keys['edge']!.values()),
        });
      }
    },
  });
  return {nodes, edges};
}

function declare(
  lines: string[],
  kind: 'node' | 'edge',
  items: readonly {attributes: Readonly<Record<string, Value>>}[],
): Map<string, string> {
  const keys = new Map<string, string>();
  const types = attributeTypes(items);
  if (types.size === 0) return keys;
  lines.push(`    ${openTag('attributes', {class: kind})}`);
  for (const [title, type] of types) {
    const id = String(keys.size);
    keys.set(title, id);
    lines.push(`      ${openTag('attribute', {id, title, type: GEXF_TYPES[type]}, true)}`);
  }
  lines.push('    </attributes>');
  return keys;
}

function valuesOf(attributes: Readonly<Record<string, Value>>, keys: ReadonlyMap<string, string>): string[] {
  const values = Object.entries(attributes).map(
    ([title, value]) => `          ${openTag('attvalue', {for: keys.get(title)!, value: String(value)}, true)}`,
  );
  return values.length === 0 ? [] : ['        <attvalues>', ...values, '        </attvalues>'];
}

function typeNamed(name: string): ValueType {
  if (name === 'boolean') return 'boolean';
  if (['integer', 'long', 'short', 'byte', 'biginteger'].includes(name)) return 'integer';
  return ['float', 'double', 'bigdecimal'].includes(name) ? 'double' : 'string';
}
