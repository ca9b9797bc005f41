import {getOrInsert} from '../base/get-or-insert.ts';
import {indexOfId} from '../base/find-by-id.ts';
import type {Known} from '../engine/view/as-of.ts';
import type {Alert, Flag} from '../model/finding.ts';

/**
 * Rules that speak of what nobody has recorded. Where some records are not seen they are left out: that no other agency knows
 * a child is something that the other agencies' records tell.
 */
const OF_ABSENCE: readonly string[] = ['known-to-one-agency', 'gone-quiet'];

/**
 * Flags that name no person, record, incident or place but such as are seen. A flag is shown whole or not at all: without one of
 * its records it would be another flag.
 */
export function shownFlags(flags: readonly Flag[], seen: Known, seesEveryAgency: boolean): Flag[] {
  const isSeen = seenIds(seen);
  return flags.filter(
    (flag) =>
      (seesEveryAgency || !OF_ABSENCE.includes(flag.rule)) && idsIn(flag).every((id) => id === flag.id || isSeen(id)),
  );
}

/**
 * Alerts, without places that nothing may show; likewise for who does not see everything (`seen`), and then also without the
 * people nearby that they may not see.
 */
export function shownAlerts(alerts: readonly Alert[], seen: Known | null, withheld: ReadonlySet<string>): Alert[] {
  const placed = alerts.map((alert) => withoutPlaces(alert, withheld));
  if (seen === null) return placed;
  const isSeen = seenIds(seen);
  return placed.flatMap((alert) => {
    const nearest = alert.nearest.filter((one) => idsIn(one).every(isSeen));
    const own = new Set([
      ...idsIn(alert.id),
      ...alert.families.map(({id}) => id),
      ...alert.persons.map(({family}) => family),
    ]);
    const isWhole = idsIn({...alert, nearest}).every((id) => own.has(id) || isSeen(id));
    return isWhole ? [{...alert, nearest}] : [];
  });
}

const withoutPlaces = (alert: Alert, withheld: ReadonlySet<string>): Alert => ({
  ...alert,
  dwellings: alert.dwellings.filter((id) => !withheld.has(id)),
});

/** Every id of `shortId` in a value, wherever it stands, in texts too. */
export const idsIn = (value: unknown): string[] =>
  JSON.stringify(value).match(/\b[A-Za-z][0-9a-hjkmnp-tv-z]{12}\b/g) ?? [];

/** Whether an id is one of a person or record that is seen. Unknown ids are not: a new kind of id is hidden until it stands here. */
export function seenIds({records, resolved}: Known): (id: string) => boolean {
  const lists = [
    records.mentions,
    records.notifications,
    records.involvements,
    records.ties,
    records.stays,
    resolved.persons,
    resolved.incidents,
    resolved.dwellings,
  ];
  const known = new Map<string, boolean>();
  return (id) => {
    return getOrInsert(known, id, () => lists.some((list) => indexOfId(list, id) >= 0));
  };
}
