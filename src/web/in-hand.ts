import {z} from 'zod';
import {IsoMoment} from '../model/schemas/source.ts';
import {LastLines} from './last-lines.ts';

/** Who works on an alert, so that no two do the same unknowing. It closes the alert to nobody: two people are needed to accept one. */
const InHand = z.strictObject({
  /** A login; empty where it was put down. */
  who: z.string(),
  alert: z.string(),
  /** The moment by the clock of the hub, `YYYY-MM-DDTHH:MM`. */
  since: IsoMoment,
});
export type InHand = z.infer<typeof InHand>;

export const openInHand = (path: string): LastLines<InHand> => LastLines.open(path, InHand, ({alert}) => alert);

/** Null where nobody has it. */
export function handOf(hands: LastLines<InHand>, alert: string): InHand | null {
  const last = hands.last(alert);
  return last === null || last.who === '' ? null : last;
}

/** "YYYY-MM-DDTHH:MM" by the clock of the machine, as its users read it. */
export function momentOf(ms: number): string {
  const at = new Date(ms);
  const two = (value: number): string => String(value).padStart(2, '0');
  return `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}T${two(at.getHours())}:${two(at.getMinutes())}`;
}

/** "rita, since 2026-11-30T09:12", of the reader "you". */
export const handWords = ({who, since}: InHand, by: string): string => `${who === by ? 'you' : who}, since ${since}`;
