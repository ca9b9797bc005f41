import {findById} from '../../base/find-by-id.ts';
import type {Alert} from '../../model/finding.ts';
import type {Records} from '../../model/records.ts';

/** A day on which records came that an alert rests on: how many it then had, which links were new, and whether the group could be known. */
export type AlertStep = {
  day: string;
  /** The records that came. */
  records: string[];
  /** Of all that it rests on today, how many had come. */
  recordsSoFar: number;
  /** Links between an adult and a family that no record had told of before. */
  newLinks: {adult: string; family: string}[];
  /** True from the first day on which its records alone made the group: see `firstKnowable`. */
  isKnowable: boolean;
};

/**
 * How the records of an alert came in, by day of receipt. It says how the group of today grew, and not whether it was an alert on
 * each of the days: that is held against the chance links of the whole hub, which are others every day.
 */
export function alertHistory(alert: Alert, records: Records): AlertStep[] {
  const receivedOn = (id: string): string => {
    for (const list of Object.values(records) as (readonly {id: string; receivedAt: string}[])[]) {
      const found = findById(list, id);
      if (found !== undefined) return found.receivedAt.slice(0, 10);
    }
    return '';
  };
  const byDay = Map.groupBy(alert.evidence, receivedOn);
  let recordsSoFar = 0;
  return [...byDay.keys()].sort().map((day): AlertStep => {
    const came = byDay.get(day)!;
    recordsSoFar += came.length;
    return {
      day,
      records: came,
      recordsSoFar,
      newLinks: alert.links
        .filter(({firstReceived}) => firstReceived === day)
        .map(({adult, family}) => ({adult, family})),
      isKnowable: day >= alert.firstKnowable,
    };
  });
}
