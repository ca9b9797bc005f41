import {onceFor} from '../base/once.ts';
import {listAt} from '../base/get-or-insert.ts';
import {heldApart, heldAsShown, type HeldApart} from './held.ts';
import type {Network} from './network.ts';

/** Persons who are held apart for want of evidence, with the weight in bits; who conflict with one another are in none of it. */
export type Identities = {
  /** Persons who may be this one, rising. */
  mayBe(person: number): readonly number[];
  /** True where two persons may be one. */
  mayBeOne(left: number, right: number): boolean;
};

/**
 * Reasons for which two are held apart that more evidence would undo; all others say that they are two. That a name alone stands beside
 * other people tells little of linked adults, who by definition stand beside more families than one.
 */
const WANT: ReadonlySet<string> = new Set(['BELOW_JOIN', 'AMBIGUOUS', 'NAME_ONLY']);

export const isForWant = ({reason}: Pick<HeldApart, 'reason'>): boolean => WANT.has(reason);

export const identitiesOf = (network: Network): Identities => identitiesAmong(network, heldApart(network));

/** The same for who shows them (see `heldAsShown`); found once for a network. */
export const identitiesAsShown = onceFor((network: Network): Identities =>
  identitiesAmong(network, heldAsShown(network)),
);

const NOBODY: readonly number[] = [];

function identitiesAmong({resolved}: Network, pairs: readonly HeldApart[]): Identities {
  const partners = new Map<number, number[]>();
  for (const {left, right} of pairs.filter(isForWant)) {
    for (const [one, other] of [
      [left, right],
      [right, left],
    ] as const) {
      listAt(partners, one).push(other);
    }
  }
  for (const list of partners.values()) list.sort((left, right) => left - right);
  // Everybody is asked about, and hardly anybody may be somebody else.
  const hasPartner = new Uint8Array(resolved.persons.length);
  for (const person of partners.keys()) hasPartner[person] = 1;
  const mayBe = (person: number): readonly number[] => (hasPartner[person] === 1 ? partners.get(person)! : NOBODY);
  return {mayBe, mayBeOne: (left, right) => mayBe(left).includes(right)};
}
