import {nameColumns, treeOf, type NamedColumns} from '../../columns/named-columns.ts';
import type {Standing} from '../../signals/facts/spans.ts';

/** Before the names of the columns that tell since when each flag stood, and of what rules answered. */
export const STANDING = 'standing.';

export const keepStanding = (standing: Standing): NamedColumns => nameColumns(standing, STANDING);

/** What a run kept; null where it is that of an engine that kept none, and each day is worked out by itself. */
export function openStanding(columns: Readonly<NamedColumns>): Standing | null {
  const tree = treeOf(columns, STANDING);
  return 'spans' in tree ? (tree as Standing) : null;
}
