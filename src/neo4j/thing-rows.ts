import {dayToIso} from '../base/day.ts';
import {contentHash} from '../base/hash.ts';
import {idAt} from '../base/find-by-id.ts';
import {mentionId, personId, type Network} from '../network/network.ts';
import {holdersOf, isOfficeLine} from '../questions/links/shared-identifiers.ts';
import {linkRow, nodeRow, type GraphRows, type LinkRow, type NodeRow} from './graph-rows.ts';

/**
 * Telephones and vehicles that records of several people give, and who uses them. The value itself is left out where one of
 * those records gives it beside an address that is withheld: the line of a refuge would tell which it is.
 */
export function thingRows(network: Network, withheld: ReadonlySet<string>): GraphRows {
  const nodes: NodeRow[] = [];
  const links: LinkRow[] = [];
  for (const [key, mentions] of holdersOf(network, ['phone', 'vehicle'])) {
    const people = Map.groupBy(mentions, (at) => network.mentions.person[at]!);
    if (people.size < 2) continue;
    const [kind, value] = key.split('\u001f') as [string, string];
    const isWithheld = mentions.some((at) => isAtWithheld(network, at, withheld));
    const id = isWithheld
      ? `${kind} ${contentHash(mentions.map((at) => mentionId(network, at)).join()).slice(0, 16)}`
      : `${kind} ${value}`;
    const isOffice = isOfficeLine(network, mentions);
    nodes.push(nodeRow('Thing', id, {kind, value: isWithheld ? null : value, isOfficeLine: isOffice}));
    for (const [person, uses] of people) links.push(useOf(network, person, uses, id));
  }
  return {nodes, links};
}

function isAtWithheld({resolved}: Network, mention: number, withheld: ReadonlySet<string>): boolean {
  const dwelling = resolved.dwellingOfMention[mention]!;
  return dwelling >= 0 && withheld.has(idAt(resolved.dwellings, dwelling));
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
