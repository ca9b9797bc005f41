import {contentHash} from '../base/hash.ts';

/** Values as a graph database keeps them; what is not known is left out. */
export type Properties = Readonly<Record<string, string | number | boolean | readonly string[]>>;

/** A node as it is to stand in the graph; `set` holds its id, and the hash of all the rest. */
export type NodeRow = {id: string; label: string; set: Properties};

/** A relationship likewise. Two of one type, id and ends are one. */
export type LinkRow = {type: string; from: string; to: string; id: string; set: Properties};

/** All that Ringfence puts into the graph, each list sorted by key, each key once. */
export type GraphRows = {nodes: readonly NodeRow[]; links: readonly LinkRow[]};

export const linkKey = ({type, from, to, id}: Omit<LinkRow, 'set'>): string => [type, from, to, id].join('\u001f');

export function nodeRow(label: string, id: string, values: Record<string, Properties[string] | null>): NodeRow {
  const set = {...withoutNulls(values), id};
  return {id, label, set: {...set, hash: hashOf(set)}};
}

export function linkRow(
  type: string,
  from: string,
  to: string,
  id: string,
  values: Record<string, Properties[string] | null>,
): LinkRow {
  const set = {...withoutNulls(values), id};
  return {type, from, to, id, set: {...set, hash: hashOf(set)}};
}

/** A hash of properties, whatever the order in which they come; `hash` itself does not count. */
export function hashOf(set: Readonly<Record<string, unknown>>): string {
  const named = Object.entries(set).filter(([name]) => name !== 'hash');
  return contentHash(JSON.stringify(named.sort(([left], [right]) => (left < right ? -1 : 1)))).slice(0, 16);
}

/** Sorted by key, and of several with one key the first. */
export function sortedOnce<T>(rows: readonly T[], keyOf: (row: T) => string): T[] {
  const byKey = new Map<string, T>();
  for (const row of rows) if (!byKey.has(keyOf(row))) byKey.set(keyOf(row), row);
  return [...byKey].sort(([left], [right]) => (left < right ? -1 : 1)).map(([, row]) => row);
}

const withoutNulls = (values: Record<string, Properties[string] | null>): Record<string, Properties[string]> =>
  Object.fromEntries(
    Object.entries(values).filter((entry): entry is [string, Properties[string]] => entry[1] !== null),
  );
