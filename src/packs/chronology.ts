import {addMonths, isoToDay} from '../base/day.ts';
import type {Network} from '../network/network.ts';
import type {Entry} from './entry.ts';
import {incidentEntries} from './incident-entries.ts';
import {birthEntries, moveEntries, relationEntries} from './life-entries.ts';

/** Months without an entry from which a gap is marked. */
const GAP_MONTHS = 3;

/**
 * Everything that the network tells of these persons (indices), merged across agencies, in order of time. `withheld` holds the
 * ids of dwellings that are protected or lead to one that is; a move to one is told without saying where, or left out as if it were not
 * recorded.
 */
export function chronology(
  network: Network,
  persons: readonly number[],
  withheld: ReadonlySet<string>,
  protectedMoves: 'told' | 'left-out' = 'told',
): Entry[] {
  const entries = [
    ...incidentEntries(network, persons),
    ...moveEntries(network, persons, withheld, protectedMoves),
    ...birthEntries(network, persons),
    ...relationEntries(network, persons),
  ];
  const keyOf = (entry: Entry): string =>
    `${entry.date} ${entry.time.padEnd(5)} ${entry.sort} ${entry.incident} ${entry.records[0]?.record ?? ''}`;
  entries.sort((left, right) => (keyOf(left) < keyOf(right) ? -1 : 1));
  return entries.map((entry, at) => ({...entry, gapDays: at === 0 ? null : gapBetween(entries[at - 1]!, entry)}));
}

function gapBetween(before: Entry, after: Entry): number | null {
  const [from, to] = [isoToDay(before.date), isoToDay(after.date)];
  return to > addMonths(from, GAP_MONTHS) ? to - from : null;
}
