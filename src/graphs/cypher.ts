import type {PropertyGraph, Value} from './graph.ts';

/** Rows of one statement: small enough for a server's parser, large enough to be quick. */
const BATCH = 500;

/**
 * The graph as a Cypher script for `cypher-shell` (Neo4j 5): one label a kind of node, one type a kind of edge. Nodes and
 * edges are merged by id, so that a second run changes nothing.
 */
export function writeCypher({nodes, edges}: PropertyGraph): string {
  const kindOf = new Map(nodes.map(({id, attributes}) => [id, labelOf(attributes['kind'])]));
  const labels = [...new Set(kindOf.values())].sort();
  const statements = labels.map(
    (label) =>
      `CREATE CONSTRAINT ${label.toLowerCase()}_id IF NOT EXISTS FOR (n:${quoted(label)}) REQUIRE n.id IS UNIQUE;`,
  );
  for (const label of labels) {
    const own = nodes.filter(({id}) => kindOf.get(id) === label);
    for (const rows of batches(own.map((node) => ({id: node.id, set: {...node.attributes, label: node.label}}))))
      statements.push(`UNWIND ${literal(rows)} AS row\nMERGE (n:${quoted(label)} {id: row.id})\nSET n += row.set;`);
  }
  const groups = Map.groupBy(edges, ({from, to, label}) =>
    [kindOf.get(from)!, typeOf(label), kindOf.get(to)!].join('\u001f'),
  );
  for (const key of [...groups.keys()].sort()) {
    const [from, type, to] = key.split('\u001f') as [string, string, string];
    const rows = groups.get(key)!.map((edge) => ({
      from: edge.from,
      to: edge.to,
      id: edge.id,
      set: {
        ...edge.attributes,
        kind: edge.label,
        ...(edge.start === null ? {} : {start: edge.start}),
        ...(edge.end === null ? {} : {end: edge.end}),
      },
    }));
    for (const batch of batches(rows))
      statements.push(
        `UNWIND ${literal(batch)} AS row\nMATCH (a:${quoted(from)} {id: row.from}), (b:${quoted(to)} {id: row.to})\nMERGE (a)-[r:${quoted(type)} {id: row.id}]->(b)\nSET r += row.set;`,
      );
  }
  return `${statements.join('\n\n')}\n`;
}

/** A Cypher literal: strings in single quotes with escapes, maps with quoted keys. */
export function literal(value: unknown): string {
  if (typeof value === 'string') return `'${value.replace(/[\\'\n\r\t\b\f]/g, escapeOf)}'`;
  if (Array.isArray(value)) return `[${value.map(literal).join(', ')}]`;
  if (typeof value === 'object' && value !== null)
    return `{${Object.entries(value)
      .map(([key, inner]) => `${quoted(key)}: ${literal(inner)}`)
      .join(', ')}}`;
  return String(value);
}

const ESCAPES: Record<string, string> = {'\n': '\\n', '\r': '\\r', '\t': '\\t', '\b': '\\b', '\f': '\\f'};
const escapeOf = (mark: string): string => ESCAPES[mark] ?? `\\${mark}`;

/** A name as it is where it is a plain word, else between backticks. */
const quoted = (name: string): string => (/^[A-Za-z_]\w*$/.test(name) ? name : `\`${name.replaceAll('`', '``')}\``);

const labelOf = (kind: Value | undefined): string => {
  const word = String(kind ?? 'node');
  return word.charAt(0).toUpperCase() + word.slice(1);
};

const typeOf = (label: string): string => (label === '' ? 'LINK' : label.toUpperCase().replace(/[^A-Z0-9]+/g, '_'));

function batches<T>(rows: readonly T[]): T[][] {
  return Array.from({length: Math.ceil(rows.length / BATCH)}, (_, at) => rows.slice(at * BATCH, (at + 1) * BATCH));
}
