import {attributeTypes, type GraphNode, type PropertyGraph, type Value} from './graph.ts';

/** A flat table; a cell that is not known is null. */
export type GraphTable = {columns: string[]; rows: (Value | null)[][]};

/** Nodes and edges as Gephi's spreadsheet import names its columns. */
export function gephiTables({nodes, edges}: PropertyGraph): {nodes: GraphTable; edges: GraphTable} {
  const nodeNames = [...attributeTypes(nodes).keys()];
  const edgeNames = [...attributeTypes(edges).keys()];
  return {
    nodes: {
      columns: ['Id', 'Label', ...nodeNames],
      rows: nodes.map(({id, label, attributes}) => [id, label, ...nodeNames.map((name) => attributes[name] ?? null)]),
    },
    edges: {
      columns: ['Source', 'Target', 'Type', 'Id', 'Label', 'Start', 'End', ...edgeNames],
      rows: edges.map(({id, from, to, label, start, end, attributes}) => [
        from,
        to,
        'Directed',
        id,
        label,
        start,
        end,
        ...edgeNames.map((name) => attributes[name] ?? null),
      ]),
    },
  };
}

/**
 * One row a link with both of its ends, as an import specification of i2 Analyst's Notebook takes them: identity, type and
 * label of each entity, then the link. A node without a link has a row with one end alone.
 */
export function i2Table({nodes, edges}: PropertyGraph): GraphTable {
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const linked = new Set(edges.flatMap(({from, to}) => [from, to]));
  const end = (node: GraphNode | undefined): (Value | null)[] =>
    node === undefined ? [null, null, null] : [node.id, node.attributes['kind'] ?? 'entity', node.label];
  return {
    columns: [
      'Entity 1 Identity',
      'Entity 1 Type',
      'Entity 1 Label',
      'Link Identity',
      'Link Type',
      'Link Start',
      'Link End',
      'Link Records',
      'Entity 2 Identity',
      'Entity 2 Type',
      'Entity 2 Label',
    ],
    rows: [
      ...edges.map(({id, from, to, label, start, end: last, attributes}) => [
        ...end(byId.get(from)),
        id,
        label,
        start,
        last,
        attributes['records'] ?? null,
        ...end(byId.get(to)),
      ]),
      ...nodes
        .filter(({id}) => !linked.has(id))
        .map((node) => [...end(node), null, null, null, null, null, ...end(undefined)]),
    ],
  };
}
