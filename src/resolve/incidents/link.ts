import type {EventDays} from './days.ts';

/** A reason to take two notifications (positions, left < right) for one event; a lower rank is stronger. */
export type IncidentLink = {left: number; right: number; rank: number; gapDays: number; reason: string};

/** `copy`: an agency's record sent again, perhaps under another number, still has its moment, person and kind. */
export const RANKS = {reference: 0, copy: 1, person: 2, place: 3, referral: 4, undated: 5} as const;

export function linkOf(one: number, other: number, rank: number, {day}: EventDays, reason: string): IncidentLink {
  const gapDays = Math.abs(day[one]! - day[other]!);
  return {left: Math.min(one, other), right: Math.max(one, other), rank, gapDays, reason};
}

/** A reference without what agencies write between its parts. */
export const referenceKey = (value: string): string => value.toUpperCase().replace(/[^A-Z0-9]/g, '');
