import type {NotificationKind} from '../../model/notification.ts';

/**
 * Weights of harm by kind of notification, imported from a published index (the ONS Crime Severity Score, the Cambridge
 * Crime Harm Index): none is built in, since both are revised and neither covers what is no crime. Kinds that a table
 * leaves out weigh nothing in it.
 */
export type HarmTable = {
  /** Who published it ("ONS Crime Severity Score tool"). */
  source: string;
  /** The day of the edition, as YYYY-MM-DD. */
  date: string;
  weights: Partial<Record<NotificationKind, number>>;
};
