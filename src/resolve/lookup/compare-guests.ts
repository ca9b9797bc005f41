import type {Mention} from '../../model/mention.ts';
import type {Clusters} from '../link/decide/clusters.ts';
import {isWeakRow, keptApart} from '../link/decide/decide.ts';
import {APART, HOLD_REASONS, type HoldReason} from '../link/decide/hold-reasons.ts';
import type {Scorer} from '../link/weigh/scorer.ts';
import {weightTerms, type WeightTerm} from '../weight-terms.ts';
import type {GuestRow} from './guest-row.ts';
import type {DecideConfig} from '../link/decide/decide-config.ts';

/** How two mentions compare of which neither is known. */
export type GuestPair = {
  weight: number;
  /** Null where nothing keeps them from being one. */
  reason: HoldReason | null;
  /** Whether the reason is that they are two, and no doubt. */
  isApart: boolean;
  /** Whether they come near enough to be told of: by the hold threshold, or the join threshold where they are two. */
  isNear: boolean;
  /** They sum to `weight`. */
  terms: WeightTerm[];
};

/** Reads two mentions in as guests of the known, and compares them by what compares a guest with the known. */
export function compareGuests(
  left: Mention,
  right: Mention,
  {guest, scorer, clusters}: {guest: GuestRow; scorer: Scorer; clusters: Clusters},
  {joinBits, holdBits, overrideBits}: DecideConfig,
): GuestPair {
  const {row, second, columns} = guest;
  guest.read({...left, address: null}, -1, null);
  guest.readSecond({...right, address: null});
  for (const one of [row, second]) {
    scorer.comparer.reread(one);
    clusters.forget(one);
  }
  const weight = scorer.weigh(row, second);
  const isNumberShared = scorer.haveCommonNumber();
  const terms = weightTerms(scorer.weigher, scorer.comparer);
  let reason = keptApart(clusters, row, second, scorer, overrideBits);
  for (const one of [row, second]) clusters.forget(one);
  const isApart = reason !== APART.nothing;
  if (!isApart && weight < joinBits) reason = APART.belowJoin;
  else if (!isApart && !isNumberShared && (isWeakRow(columns, row) || isWeakRow(columns, second)))
    reason = APART.company;
  const isNear = weight >= (isApart ? joinBits : holdBits);
  return {weight, reason: reason === APART.nothing ? null : HOLD_REASONS[reason]!, isApart, isNear, terms};
}
