import {eachRead} from '../../base/lazy-list.ts';
import {replacing} from '../../base/replacing.ts';
import type {Dwelling} from '../../model/resolved.ts';
import {adoptionSeal, underSeal, type AdoptionSeal} from './adoption.ts';
import {buildNetwork} from '../build.ts';
import {shareHeldPositions} from '../held.ts';
import type {Network} from '../network.ts';

/**
 * The network as far as it may be shown: nobody is joined to anybody at a dwelling that is withheld (network/guard/protection), because
 * who lives there together is not to be told either, and nobody across an adoption. Spells stay as they are: somebody who moved to a
 * refuge does not live on at the address before. Rules read the whole network, as what they find may be the danger to who lives
 * there. `seal` is that of all records, where the network has a part of them.
 */
export function shownNetwork(
  network: Network,
  withheld: ReadonlySet<string>,
  seal: AdoptionSeal = adoptionSeal(network),
): Network {
  const {resolved, parted} = underSeal(network, seal);
  const asShown = (dwelling: Dwelling): Dwelling =>
    withheld.has(dwelling.id) && dwelling.kind === 'dwelling' ? joiningNobody(dwelling) : dwelling;
  const shown = replacing(resolved, {dwellings: eachRead(resolved.dwellings, asShown)});
  shareHeldPositions(resolved, shown);
  return buildNetwork(network.records, shown, {asOf: network.asOf, parted});
}

/** Its words are left alone: of a part of the records they are put together when somebody asks for them. */
const joiningNobody = (dwelling: Dwelling): Dwelling => ({
  id: dwelling.id,
  kind: 'unknown',
  building: dwelling.building,
  protected: dwelling.protected,
  get label() {
    return dwelling.label;
  },
  get postcode() {
    return dwelling.postcode;
  },
});

/** The network with nobody joined across an adoption; the same where no record tells of one. */
export function sealedNetwork(network: Network): Network {
  const seal = adoptionSeal(network);
  if (seal.parted.size === 0) return network;
  const {resolved, parted} = underSeal(network, seal);
  return buildNetwork(network.records, resolved, {asOf: network.asOf, parted});
}
