import type {Notification} from '../model/notification.ts';

/** A notification as of a day (`YYYY-MM-DD`; null for all there is): a decision made later is not known yet, nor what it came to. */
export function asDecided(item: Notification, asOf: string | null): Notification {
  if (asOf === null || item.decidedAt === null || item.decidedAt.slice(0, 10) <= asOf) return item;
  return {...item, decidedAt: null, ragFinal: null, outcomes: []};
}
