import type {Graph} from './bolt.ts';
import {hashOf, linkKey, type GraphRows, type LinkRow} from './graph-rows.ts';
import {statement} from './statements.ts';

/** What stands in a graph: the hash of each node by id and of each relationship by key. One that is there twice has no hash. */
export type Present = {nodes: Map<string, string>; links: Map<string, string>};

export type Marker = {
  state: string;
  run: string | null;
  through: string | null;
  nodes: number | null;
  links: number | null;
  writer: string;
  batch: number;
};

/** Null in a graph that nobody loaded yet. */
export async function markerOf(graph: Graph): Promise<Marker | null> {
  const [marker] = await graph.read(statement('read/graph/marker'));
  return (marker as Marker | undefined) ?? null;
}

/** By the hashes that were written. */
export async function presentByHash(graph: Graph): Promise<Present> {
  const nodes = await graph.read(statement('read/graph/node-hashes'));
  const links = await graph.read(statement('read/graph/link-hashes'));
  return {
    nodes: hashes(
      nodes,
      ({id}) => String(id),
      ({hash}) => String(hash),
    ),
    links: hashes(links, keyOf, ({hash}) => String(hash)),
  };
}

/** By hashes of what is there, so that a value changed by hand is found too. */
export async function presentWhole(graph: Graph): Promise<Present> {
  const nodes = await graph.read(statement('read/graph/nodes'));
  const links = await graph.read(statement('read/graph/links'));
  const ofSet = ({set}: Record<string, unknown>): string => hashOf(set as Record<string, unknown>);
  return {nodes: hashes(nodes, ({id}) => String(id), ofSet), links: hashes(links, keyOf, ofSet)};
}

const keyOf = (row: Record<string, unknown>): string => linkKey(row as Omit<LinkRow, 'set'>);

function hashes<T>(rows: readonly T[], keyOf: (row: T) => string, hashOf: (row: T) => string): Map<string, string> {
  const found = new Map<string, string>();
  for (const row of rows) found.set(keyOf(row), found.has(keyOf(row)) ? '' : hashOf(row));
  return found;
}

/** What has to be done to a graph that it be what it should; all lists in order of key. */
export type Difference = {
  putNodes: GraphRows['nodes'];
  putLinks: GraphRows['links'];
  dropNodes: {id: string}[];
  dropLinks: Omit<LinkRow, 'set'>[];
};

export function difference({nodes, links}: GraphRows, present: Present): Difference {
  const ids = new Set(nodes.map(({id}) => id));
  const hashByKey = new Map(links.map((link) => [linkKey(link), link.set['hash']]));
  const goneNodes = [...present.nodes.keys()].filter((id) => !ids.has(id));
  // A relationship that is otherwise is taken out and made anew: nobody's notes hang on one.
  const goneLinks = [...present.links].filter(([key, hash]) => hashByKey.get(key) !== hash);
  return {
    putNodes: nodes.filter(({id, set}) => present.nodes.get(id) !== set['hash']),
    putLinks: links.filter((link) => present.links.get(linkKey(link)) !== link.set['hash']),
    dropNodes: goneNodes.sort().map((id) => ({id})),
    dropLinks: goneLinks
      .map(([key]) => key)
      .sort()
      .map((key) => {
        const [type, from, to, id] = key.split('\u001f') as [string, string, string, string];
        return {type, from, to, id};
      }),
  };
}
