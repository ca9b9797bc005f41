import {isWeakRow} from '../link/decide.ts';
import {HOLD_REASONS, type HoldReason} from '../link/hold-reasons.ts';
import type {LinkModel} from '../link/link-model.ts';
import {registersBeside} from '../link/pinned-terms.ts';
import {knownPeople, type ResolvedMentions} from './index-records.ts';
import {clustersOf} from './resolved-clusters.ts';

/** What in the records of two persons says that they are two, whatever their weight; JOINABLE where nothing does. Rows are mentions. */
export function whyApart(records: ResolvedMentions, model: LinkModel, left: number, right: number): HoldReason {
  const {columns, personOf} = knownPeople(records);
  return HOLD_REASONS[clustersOf(columns, personOf, registersBeside(model, columns)).reasonApart(left, right)]!;
}

/** Mention index -> 1 where it could be anybody of its name: it has no birth date and no number. */
export function namesAlone(records: ResolvedMentions): Uint8Array {
  const {columns} = knownPeople(records);
  return Uint8Array.from(records.mentions, (_, row) => (isWeakRow(columns, row) ? 1 : 0));
}
