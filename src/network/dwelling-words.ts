import {getOrInsert} from '../base/get-or-insert.ts';
import {once, onceFor} from '../base/once.ts';
import type {Address} from '../model/address.ts';
import type {Dwelling} from '../model/resolved.ts';
import {resolveDwellings} from '../resolve/dwellings/dwellings.ts';
import {rowItems} from './incidence.ts';
import type {Network} from './network.ts';

/** How a front door is written. */
export type DwellingWords = Pick<Dwelling, 'label' | 'postcode'>;

const wordsKnown = onceFor<Network, Map<number, DwellingWords>>(() => new Map());

/** A dwelling in the words of what the network knows: as of a day, a fuller wording that came later is not used. Found once for a network. */
export function dwellingWords(network: Network, dwelling: number): DwellingWords {
  const whole = network.resolved.dwellings[dwelling]!;
  if (network.asOf === null || whole.protected) return whole;
  return getOrInsert(wordsKnown(network), dwelling, () => wordsAsOf(network, dwelling));
}

function wordsAsOf({stays, records, staysAt}: Network, dwelling: number): DwellingWords {
  const addresses = [...rowItems(staysAt, dwelling)].map((stay) => {
    const at = stays.record[stay]!;
    return stays.isMention[stay] === 1 ? records.mentions[at]!.address : records.stays[at]!.address;
  });
  return wordsOf(addresses.filter((address) => address !== null));
}

/** The fullest wording of addresses of one front door. */
export function wordsOf(addresses: readonly Address[]): DwellingWords {
  const [fullest] = resolveDwellings(addresses).dwellings.toSorted(
    (left, right) => right.label.length - left.label.length || (left.id < right.id ? -1 : 1),
  );
  return {label: fullest?.label ?? '', postcode: fullest?.postcode ?? null};
}

/**
 * The dwelling in other words, put together when somebody asks for them; one that is protected stays without. `postcode` is for whoever can tell
 * it sooner than the whole.
 */
export function inWords(dwelling: Dwelling, words: () => DwellingWords, postcode?: () => string | null): Dwelling {
  if (dwelling.protected) return dwelling;
  const {id, kind, building} = dwelling;
  const whole = once(words);
  const code = once(postcode ?? ((): string | null => whole().postcode));
  return {
    id,
    kind,
    building,
    protected: false,
    get label() {
      return whole().label;
    },
    get postcode() {
      return code();
    },
  };
}
