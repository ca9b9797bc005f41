import type {Graph} from './bolt.ts';
import {difference, markerOf, presentWhole, type Marker} from './present.ts';
import type {GraphRows} from './graph-rows.ts';
import type {Run} from './sync.ts';

/** One kind of node or relationship: how many there should be, and what is wrong with those that are there. */
export type KindCheck = {kind: string; wanted: number; missing: number; extra: number; changed: number};

export type Check = {isInStep: boolean; marker: Pick<Marker, 'state' | 'run' | 'through'> | null; kinds: KindCheck[]};

/** Compares every node and relationship, value by value, with what the workspace gives; in a graph that nobody loaded yet, none. What others made is not looked at. */
export async function checkGraph(graph: Graph, rows: () => GraphRows, {run}: Run): Promise<Check> {
  const marker = await markerOf(graph);
  // Everything would be missing: that need not be counted.
  if (marker === null) return {isInStep: false, marker, kinds: []};
  const wanted = rows();
  const present = await presentWhole(graph);
  const {putNodes, putLinks, dropNodes, dropLinks} = difference(wanted, present);
  const kinds = new Map<string, KindCheck>();
  const of = (kind: string): KindCheck => {
    const known = kinds.get(kind) ?? {kind, wanted: 0, missing: 0, extra: 0, changed: 0};
    kinds.set(kind, known);
    return known;
  };
  for (const {label} of wanted.nodes) of(label).wanted++;
  for (const {type} of wanted.links) of(type).wanted++;
  for (const {label, id} of putNodes) of(label)[present.nodes.has(id) ? 'changed' : 'missing']++;
  for (const {type} of putLinks) of(type).missing++;
  of('nodes that are gone').extra += dropNodes.length;
  for (const {type} of dropLinks) of(type).extra++;
  // A relationship that differs is one to take out and one to make.
  for (const kind of kinds.values()) {
    const both = Math.min(kind.missing, kind.extra);
    kind.changed += both;
    kind.missing -= both;
    kind.extra -= both;
  }
  const list = [...kinds.values()].filter(({wanted, extra}) => wanted + extra > 0);
  const isWhole = list.every(({missing, extra, changed}) => missing + extra + changed === 0);
  const said = {state: marker.state, run: marker.run, through: marker.through};
  return {isInStep: isWhole && said.state === 'complete' && said.run === run, marker: said, kinds: list};
}
