import {DAY_MIN, isoToDay} from '../base/day.ts';
import type {Agency} from '../model/source.ts';
import type {Action, Policy, Release, Sight} from './policy.ts';
import type {User} from './users.ts';

/** What of a record decides who sees it. */
export type Owned = {id: string; agency: Agency; receivedAt: string};

/**
 * Who looks, as far as it bears on what is seen: two requests of one class get the same bytes. `restricted` are the ids that are
 * closed to them, sorted.
 */
export type SightClass = {agency: Agency; sight: Sight; restricted: readonly string[]};

export function sightClassOf(policy: Policy, user: User, sight: Sight): SightClass {
  const isAllowed = (name: string): boolean => name === user.role || name === user.name;
  const closed = policy.restricted.flatMap(({ids, allow}) => (allow.some(isAllowed) ? [] : ids));
  return {agency: user.agency, sight, restricted: [...new Set(closed)].sort()};
}

/** A class, and everything that its users may do. */
export type ClassNeeds = {seen: SightClass; may: readonly Action[]};

/** The classes of those of these users who may see anything of the records. */
export function classesOf(policy: Policy, users: readonly User[]): ClassNeeds[] {
  const classes = new Map<string, {seen: SightClass; may: Action[]}>();
  for (const user of users) {
    const purposes = Object.hasOwn(policy.roles, user.role) ? policy.roles[user.role]!.purposes : {};
    for (const {may, sees} of Object.values(purposes)) {
      const seen = sightClassOf(policy, user, sees);
      const known = classes.get(sightKey(seen)) ?? {seen, may: []};
      known.may.push(...may.filter((action) => action !== 'audit:read'));
      classes.set(sightKey(seen), known);
    }
  }
  return [...classes.values()].filter(({may}) => may.length > 0);
}

/** Equal for classes that see the same. */
export function sightKey({agency, sight, restricted}: SightClass): string {
  const {agencies, release, days} = sight;
  const ownOnly = agencies !== 'all' && agencies.length === 0;
  return JSON.stringify([
    seesEverything(sight) ? '' : agency,
    agencies === 'all' ? agencies : [...new Set(agencies)].sort(),
    ownOnly ? [] : [...new Set(release)].sort(),
    days,
    restricted,
  ]);
}

/** True where no record at all is hidden. */
export const seesAll = ({sight, restricted}: SightClass): boolean => seesEverything(sight) && restricted.length === 0;

/** True where no record is hidden but those of restricted people. */
export const seesEverything = ({agencies, release, days}: Sight): boolean =>
  agencies === 'all' &&
  days === null &&
  (['shareable', 'ask', 'withheld'] as const).every((state) => release.includes(state));

/** How far the owner of a record let it go. */
export function releaseOf({release}: Policy, {id, agency}: Pick<Owned, 'id' | 'agency'>): Release {
  return (Object.hasOwn(release.items, id) ? release.items[id] : undefined) ?? release.unmarked[agency] ?? 'ask';
}

/** What decides whether a record is seen; days as in base/day.ts. */
export type SightRule = {
  /** The first day of receipt that is seen; DAY_MIN for all. */
  since: number;
  /** Whether records of an agency are seen, as far as their owner let them go. */
  isOpen: (agency: Agency, release: Release) => boolean;
};

/** `today` is a day, `YYYY-MM-DD`. */
export const sightRule = ({agency: own, sight}: SightClass, today: string): SightRule => ({
  since: sight.days === null ? DAY_MIN : isoToDay(today) - sight.days,
  isOpen: (agency, release) =>
    agency === own ||
    ((sight.agencies === 'all' || sight.agencies.includes(agency)) && sight.release.includes(release)),
});

/** Whether a record may be seen; `today` is a day, `YYYY-MM-DD`. */
export function recordFilter(policy: Policy, seen: SightClass, today: string): (record: Owned) => boolean {
  const {since, isOpen} = sightRule(seen, today);
  return (record) => isoToDay(record.receivedAt) >= since && isOpen(record.agency, releaseOf(policy, record));
}
