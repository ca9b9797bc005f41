import type {IdentityStrength} from '../../engine/identity-strength.ts';
import {indexOfId} from '../../base/find-by-id.ts';
import {pairKey} from '../../engine/judgements/pair-states.ts';
import type {Alert} from '../../model/finding.ts';
import {agencyWords, listWords} from '../../model/words.ts';
import {heldAsShown} from '../../network/held.ts';
import {personId, type Network} from '../../network/network.ts';
import {PersonViews} from '../../packs/person-view.ts';
import {HOLD_TEXTS, isSealed, type HoldReason} from '../../resolve/link/decide/hold-reasons.ts';
import type {JoinBasis} from '../../resolve/how-joined.ts';
import type {Labels} from '../labels.ts';
import {shortNumber} from '../render.ts';

const BASES: Readonly<Record<JoinBasis, string>> = {
  records: 'by what the records say',
  persons: 'by all that is known of both',
  relatives: 'by relatives or a home in common',
  forenames: 'by two forenames, as their community has, with a home, relative or telephone in common',
  register: "by the register's own note",
  judgement: "by a person's word",
};

/** Who is in an alert and what for, and how sure it is that their records are about one person. `strengthOf` is null for who may not know. */
export function membersOf(
  alert: Alert,
  labels: Labels,
  network: Network,
  strengthOf: ((id: string) => IdentityStrength) | null,
): object[] {
  const views = new PersonViews(network);
  return alert.persons.map(({person, standing, because}) => {
    const at = indexOfId(network.resolved.persons, person);
    const {agencies, mentions} = views.row(at);
    return {
      id: person,
      name: labels.atLength(person),
      standing: standing === 'core' ? 'core' : 'also linked',
      because,
      records: mentions.length,
      agencies: listWords(agencies, agencyWords),
      strength: strengthOf === null ? '' : strengthWords(strengthOf(person)),
      doubts: doubtsOf(network, at).map(({other, reason}) => ({
        pair: pairKey(person, other),
        text: `${labels.of(other)}: ${reason}`,
      })),
    };
  });
}

/** People who may be the same as one and are held apart, with the reason in words; none that an adoption keeps sealed. */
export function doubtsOf(network: Network, person: number): {other: string; weight: number; reason: string}[] {
  return heldAsShown(network)
    .filter(({left, right, reason}) => (left === person || right === person) && !isSealed(reason))
    .map(({left, right, weight, reason}) => ({
      other: personId(network, left === person ? right : left),
      weight,
      reason: HOLD_TEXTS[reason as HoldReason] ?? reason,
    }));
}

function strengthWords(strength: IdentityStrength): string {
  if (strength === null) return 'one record: nothing was joined';
  return `weakest join ${shortNumber(strength.bits)} bits, ${BASES[strength.basis]}`;
}
