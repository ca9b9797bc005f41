import {indexOfId} from '../../src/base/find-by-id.ts';
import type {Records} from '../../src/model/records.ts';
import {buildNetwork} from '../../src/network/build.ts';
import type {Network} from '../../src/network/network.ts';
import {withheldDwellings} from '../../src/network/guard/protection.ts';
import {shownNetwork} from '../../src/network/guard/shown.ts';
import {resolve} from './records.ts';

/** Somebody of hand-made records, and the network that a pack about them is made of. */
export type ShownPerson = {
  network: Network;
  withheld: ReadonlySet<string>;
  person: number;
  idOf: (person: number) => string;
};

export function shownPerson(given: Records, id: string, asOf: string | null = null): ShownPerson {
  const resolved = resolve(given);
  const withheld = withheldDwellings(given, resolved);
  const network = shownNetwork(buildNetwork(given, resolved, {asOf}), withheld);
  return {network, withheld, person: indexOfId(resolved.persons, id), idOf: (person) => resolved.persons[person]!.id};
}
