import {findById} from '../../base/find-by-id.ts';
import type {Alert, Flag} from '../../model/finding.ts';
import type {Records} from '../../model/records.ts';
import type {PastFlag} from './past-flags.ts';

/** A flag or alert with the first day on which it could have been known, and the records that made it so. */
export type Knowable = {
  day: string;
  /** The day on which a flag went that does not stand any more; null where it stands. */
  until: string | null;
  sort: 'flag' | 'alert';
  id: string;
  rule: string;
  version: string;
  text: string;
  persons: string[];
  records: {record: string; agency: string; feed: string}[];
};

/**
 * Flags, those that stood once included, and alerts by the day on which they could first have been known, from `from` to `to` (null:
 * without bound).
 */
export function replay(
  flags: readonly (Flag | PastFlag)[],
  alerts: readonly Alert[],
  records: Records,
  from: string | null,
  to: string | null,
): Knowable[] {
  const isAsked = ({firstKnowable: day}: Flag | PastFlag | Alert): boolean =>
    (from === null || day >= from) && (to === null || day <= to);
  const all = [
    ...flags.filter(isAsked).map((flag): Knowable => ({
      day: flag.firstKnowable,
      until: 'until' in flag ? flag.until : null,
      sort: 'flag',
      id: flag.id,
      rule: flag.rule,
      version: flag.version,
      text: flag.text,
      persons: flag.persons,
      records: flag.firstRecords.map((id) => sourceOf(records, id)),
    })),
    ...alerts.filter(isAsked).map((alert): Knowable => ({
      day: alert.firstKnowable,
      until: null,
      sort: 'alert',
      id: alert.id,
      rule: alert.motif,
      version: alert.version,
      text: alert.title,
      persons: alert.persons.map(({person}) => person),
      records: receivedOn(records, alert.evidence, alert.firstKnowable),
    })),
  ];
  const keyOf = ({day, sort, id}: Knowable): string => `${day} ${sort} ${id}`;
  return all.sort((left, right) => (keyOf(left) < keyOf(right) ? -1 : 1));
}

/** Of these records, those that came in on the day: the last that were needed. */
function receivedOn(records: Records, ids: readonly string[], day: string): Knowable['records'] {
  return ids.filter((id) => find(records, id)?.receivedAt.startsWith(day)).map((id) => sourceOf(records, id));
}

function sourceOf(records: Records, id: string): Knowable['records'][number] {
  const record = find(records, id);
  return {record: id, agency: record?.agency ?? '', feed: record?.source.feed ?? ''};
}

type Sourced = {id: string; receivedAt: string; agency: string; source: {feed: string}};

function find(records: Records, id: string): Sourced | undefined {
  const lists: (readonly Sourced[])[] = Object.values(records);
  for (const list of lists) {
    const found = findById(list, id);
    if (found !== undefined) return found;
  }
  return undefined;
}
