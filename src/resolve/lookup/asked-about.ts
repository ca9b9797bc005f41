import {addMonths, dayToIso, isoToDay} from '../../base/day.ts';
import {untoldMention, type Birth, type Mention} from '../../model/mention.ts';

/** What somebody can be asked for by. */
export type AskedFields = Pick<Mention, 'names' | 'birth' | 'sex' | 'identifiers' | 'phones' | 'emails' | 'address'>;

/** Somebody asked about, as a mention of this day (`YYYY-MM-DD`) that belongs to no record. */
export const askedAbout = (fields: Partial<AskedFields>, day: string): Mention => ({
  // Sorts behind every mention, and is the id and group of none.
  ...untoldMention({
    id: '~asked',
    source: {feed: 'asked', file: '', row: 1, slot: ''},
    agency: 'other',
    area: '',
    receivedAt: day,
  }),
  ...fields,
});

/** A birth date as `YYYY-MM-DD`, `YYYY-MM` or `YYYY`; null where it is no date of the calendar. */
export function birthOf(text: string): Birth | null {
  const [, year, month, date] = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/.exec(text) ?? [];
  const from = `${year ?? ''}-${month ?? '01'}-${date ?? '01'}`;
  if (year === undefined || !/^(?:0[1-9]|1[0-2])$/.test(month ?? '01') || dayToIso(isoToDay(from)) !== from)
    return null;
  if (date !== undefined) return {from, to: from, kind: 'exact'};
  const last = addMonths(isoToDay(from), month === undefined ? 12 : 1) - 1;
  return {from, to: dayToIso(last), kind: 'partial'};
}
