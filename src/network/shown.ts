import {buildNetwork} from './build.ts';
import type {Network} from './network.ts';

/**
 * The network as far as it may be shown: nobody is joined to anybody at a dwelling that is withheld (network/protection), because
 * who lives there together is not to be told either. Spells stay as they are: somebody who moved to a refuge does not live on at
 * the address before. Rules and clusters read the whole network, as what they find may be the danger to who lives there.
 */
export function shownNetwork(network: Network, withheld: ReadonlySet<string>): Network {
  const dwellings = network.resolved.dwellings.map((dwelling) =>
    withheld.has(dwelling.id) && dwelling.kind === 'dwelling' ? {...dwelling, kind: 'unknown' as const} : dwelling,
  );
  return buildNetwork(network.records, {...network.resolved, dwellings}, {asOf: network.asOf});
}
