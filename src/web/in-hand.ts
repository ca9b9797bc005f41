import {z} from 'zod';
import type {Policy} from '../access/policy.ts';
import {IsoMoment} from '../model/schemas/source.ts';
import {LastLines} from './last-lines.ts';

/**
 * Who works on an alert, or on two identities, so that no two do the same unknowing. It closes nothing to anybody: two people are needed to
 * accept an alert, and to say that two identities are one.
 */
const Line = z.strictObject({
  /** A login; empty where it was put down. */
  who: z.string(),
  /** The id of an alert, or of two identities as their page has it. */
  of: z.string(),
  /** The moment by the clock of the hub, `YYYY-MM-DDTHH:MM`. */
  since: IsoMoment,
  /** The moment from which it is in nobody's hand again, if nobody puts it down before; empty for never. */
  until: z.union([z.literal(''), IsoMoment]).default(''),
  /** Who handed it over to them; empty where they took it themselves. */
  from: z.string().default(''),
});
export type InHand = z.infer<typeof Line>;

/** Lines of before name an alert alone. */
const InHand = z.preprocess((value) => {
  if (typeof value !== 'object' || value === null || !('alert' in value)) return value;
  const {alert, ...line} = value;
  return {...line, of: alert};
}, Line);

const keyOf = ({of}: InHand): string => of;

export function openInHand(path: string, policy: Policy): LastLines<InHand> {
  const hands = LastLines.open(path, InHand, keyOf);
  // Lines of before do not say how long they count: what was forgotten then would never be anybody else's.
  for (const line of hands.all())
    if (line.who !== '' && line.until === '')
      hands.keepIfRoom({...line, until: untilOf(line.of, Date.parse(line.since), policy)});
  return hands;
}

/** The same to look at alone, beside a server that goes on writing it. */
export const readInHand = (path: string): LastLines<InHand> => LastLines.read(path, InHand, keyOf);

/** Null where nobody has it, or had it for longer than it counts. `now` is a moment of the hub's clock. */
export function handOf(hands: LastLines<InHand>, of: string, now: string): InHand | null {
  const last = hands.last(of);
  return last === null || last.who === '' || isLapsed(last, now) ? null : last;
}

const isLapsed = ({until}: InHand, now: string): boolean => until !== '' && until <= now;

/** What somebody takes in hand at a moment, in milliseconds since 1970, by how long the policy has that count. */
export const takenBy = (who: string, of: string, nowMs: number, policy: Policy, from = ''): InHand => ({
  who,
  of,
  since: momentOf(nowMs),
  until: untilOf(of, nowMs, policy),
  from,
});

const untilOf = (of: string, sinceMs: number, {inHand}: Policy): string =>
  momentOf(sinceMs + (isOfTwo(of) ? inHand.identityHours : inHand.alertHours) * 3_600_000);

/** Whether the id is one of two identities; else it is one of an alert. */
export const isOfTwo = (of: string): boolean => of.includes('-');

export const putDown = (of: string, nowMs: number): InHand => ({
  who: '',
  of,
  since: momentOf(nowMs),
  until: '',
  from: '',
});

/** What somebody has settled is in nobody's hand; that another has is left alone. */
export function settle(hands: LastLines<InHand>, of: string, who: string, nowMs: number): void {
  if (hands.last(of)?.who === who) hands.keepIfRoom(putDown(of, nowMs));
}

/** "YYYY-MM-DDTHH:MM" by the clock of the machine, as its users read it. */
export function momentOf(ms: number): string {
  const at = new Date(ms);
  const two = (value: number): string => String(value).padStart(2, '0');
  return `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}T${two(at.getHours())}:${two(at.getMinutes())}`;
}

/** "rita, since 2026-11-30T09:12", of the reader "you". */
export const handWords = ({who, since, from}: InHand, by: string): string =>
  `${who === by ? 'you' : who}, since ${since}${from === '' ? '' : ` (handed over by ${from === by ? 'you' : from})`}`;

/** "rita, from 2026-11-30T09:12 to 2026-11-30T21:12", where that counts no more because of its time alone; empty otherwise. */
export function lapsedWords(hands: LastLines<InHand>, of: string, now: string, by: string): string {
  const last = hands.last(of);
  return last === null || last.who === '' || !isLapsed(last, now)
    ? ''
    : `${last.who === by ? 'you' : last.who}, from ${last.since} to ${last.until}`;
}

/** Whose hand it is, as a filter of a list has it. */
export type HandKind = 'nobody' | 'mine' | 'others';
export const HAND_KINDS = ['', 'nobody', 'mine', 'others'] as const;
export const handKind = (hand: InHand | null, by: string): HandKind =>
  hand === null ? 'nobody' : hand.who === by ? 'mine' : 'others';
