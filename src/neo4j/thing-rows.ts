import {dayToIso} from '../base/day.ts';
import {personId, type Network} from '../network/network.ts';
import {holdersOf, isOfficeLine} from '../questions/links/shared-identifiers.ts';
import {linkRow, nodeRow, type GraphRows, type LinkRow, type NodeRow} from './graph-rows.ts';

/**
 * Telephones and vehicles that records of several people give, and who uses them. One that a record gives beside an address that
 * is withheld is left out: the line of a refuge would tell which it is, and its users who lives there.
 */
export function thingRows(network: Network, withheld: ReadonlySet<string>): GraphRows {
  const nodes: NodeRow[] = [];
  const links: LinkRow[] = [];
  for (const [key, mentions] of holdersOf(network, ['phone', 'vehicle'], withheld)) {
    const people = Map.groupBy(mentions, (at) => network.mentions.person[at]!);
    if (people.size < 2) continue;
    const [kind, value] = key.split('\u001f') as [string, string];
    const id = `${kind} ${value}`;
    nodes.push(nodeRow('Thing', id, {kind, value, isOfficeLine: isOfficeLine(network, mentions)}));
    for (const [person, uses] of people) links.push(useOf(network, person, uses, id));
  }
  return {nodes, links};
}

function useOf(network: Network, person: number, uses: readonly number[], thing: string): LinkRow {
  const days = uses.map((at) => network.mentions.asAt[at]!);
  const records = uses.map((at) => network.records.mentions[at]!);
  return linkRow('USES', personId(network, person), thing, thing, {
    from: dayToIso(Math.min(...days)),
    to: dayToIso(Math.max(...days)),
    knownFrom: dayToIso(Math.min(...uses.map((at) => network.mentions.received[at]!))),
    agencies: [...new Set(records.map(({agency}) => agency))].sort(),
    records: records.map(({id}) => id).sort(),
  });
}
