import {listAt} from '../../base/get-or-insert.ts';
import type {Notification} from '../../model/notification.ts';
import type {Records} from '../../model/records.ts';
import type {Dwelling} from '../../model/resolved.ts';
import {kindsFit, type IncidentConfig} from './config.ts';
import type {EventDays} from './days.ts';
import {linkOf, RANKS, referenceKey, type IncidentLink} from './link.ts';
import {partsOfPersons, type Parts} from './persons.ts';
import {referralLinks} from './referrals.ts';

/** All links that the records give, strongest first; the order hangs on their content alone. */
export function findIncidentLinks(
  records: Records,
  personOf: Int32Array,
  dwellings: readonly Dwelling[],
  dwellingOf: Int32Array,
  days: EventDays,
  config: IncidentConfig,
): IncidentLink[] {
  const {notifications} = records;
  const parts = partsOfPersons(records, personOf, config);
  const byPerson = notificationsOfPersons(parts);
  const links = [
    ...referenceLinks(notifications, days, config),
    ...nearLinks(byPerson, 'PERSON', notifications, days, config),
    ...nearLinks(placesOfNotifications(dwellings, dwellingOf), 'PLACE', notifications, days, config),
    ...referralLinks(notifications, parts, days, config),
    ...undatedLinks(byPerson, notifications, days, config),
  ];
  return links.sort(
    (left, right) =>
      left.rank - right.rank || left.gapDays - right.gapDays || left.left - right.left || left.right - right.right,
  );
}

function referenceLinks(list: readonly Notification[], days: EventDays, config: IncidentConfig): IncidentLink[] {
  const users = new Map<string, number[]>();
  const kindOf = new Map<string, string>();
  list.forEach((item, index) => {
    for (const {kind, value} of item.references) {
      const key = referenceKey(value);
      if (key === '') continue;
      // Agencies quote one another's references under names of their own; a short number means something within its kind only.
      const name = key.length >= 6 ? key : `${kind} ${key}`;
      listAt(users, name).push(index);
      const known = kindOf.get(name);
      if (known === undefined || kind < known) kindOf.set(name, kind);
    }
  });
  const links: IncidentLink[] = [];
  for (const [name, members] of users) {
    const sorted = byDay([...new Set(members)], days);
    if (sorted.length > config.referenceUsesMax) continue;
    for (let i = 1; i < sorted.length; i++) {
      const [one, other] = [sorted[i - 1]!, sorted[i]!];
      const isLate = days.isUndated[other] === 1 && days.isUndated[one] === 0;
      const link = linkOf(one, other, RANKS.reference, days, `REFERENCE ${kindOf.get(name)!}`);
      if (link.gapDays <= (isLate ? config.referenceLateDaysMax : config.referenceGapDaysMax)) links.push(link);
    }
  }
  return links;
}

/** Notifications that share a person or a place, lie within the gap, and are of kinds that fit. */
function nearLinks(
  shared: Map<number, number[]>,
  what: 'PERSON' | 'PLACE',
  list: readonly Notification[],
  days: EventDays,
  config: IncidentConfig,
): IncidentLink[] {
  const links: IncidentLink[] = [];
  const rank = what === 'PERSON' ? RANKS.person : RANKS.place;
  for (const members of shared.values()) {
    const sorted = byDay([...new Set(members)], days);
    for (let i = 0; i < sorted.length; i++) {
      for (let j = i + 1; j < sorted.length; j++) {
        const [one, other] = [sorted[i]!, sorted[j]!];
        const gapDays = days.day[other]! - days.day[one]!;
        if (gapDays > config.gapDaysMax) break;
        // What was received the day before another event cannot tell of it.
        if (gapDays > 0 && days.isUndated[one] === 1 && days.isUndated[other] === 0) continue;
        if (!kindsFit(list[one]!.kind, list[other]!.kind, config)) continue;
        if (gapDays > 0 && !mayBeOneNight(list[one]!, list[other]!, config)) continue;
        if (what === 'PERSON' && isCopy(list[one]!, list[other]!)) {
          links.push(linkOf(one, other, RANKS.copy, days, 'SAME_MOMENT_PERSON_KIND'));
        } else links.push(linkOf(one, other, rank, days, `${gapDays === 0 ? 'SAME' : 'NEXT'}_DAY_${what}_KIND`));
      }
    }
  }
  return links;
}

/** Records of two days tell of one night where the kind is one or general, and hours, where they are told, are the night's. */
function mayBeOneNight(before: Notification, after: Notification, config: IncidentConfig): boolean {
  const isGeneral = config.generalKinds.includes(before.kind) || config.generalKinds.includes(after.kind);
  if (!isGeneral && before.kind !== after.kind) return false;
  const [from, to] = [hourOf(before.eventAt), hourOf(after.eventAt)];
  return (from === null || from >= config.nightFromHour) && (to === null || to < config.nightToHour);
}

const hourOf = (moment: string): number | null => (moment.includes('T') ? Number(moment.slice(11, 13)) : null);

function isCopy(left: Notification, right: Notification): boolean {
  const isMoment = left.eventAt.includes('T') && left.eventAt === right.eventAt;
  return isMoment && left.kind === right.kind && left.agency === right.agency;
}

/** A record that names no day tells of the last event that another agency recorded of its person, of a kind that fits. */
function undatedLinks(
  byPerson: Map<number, number[]>,
  list: readonly Notification[],
  {day, isUndated}: EventDays,
  config: IncidentConfig,
): IncidentLink[] {
  const best = new Map<number, IncidentLink>();
  for (const members of byPerson.values()) {
    const sorted = byDay([...new Set(members)], {day, isUndated});
    for (let j = 1; j < sorted.length; j++) {
      const late = sorted[j]!;
      if (isUndated[late] === 0) continue;
      for (let i = j - 1; i >= 0; i--) {
        const one = sorted[i]!;
        const gapDays = day[late]! - day[one]!;
        if (gapDays > config.undatedDaysMax) break;
        const isOther = list[one]!.agency !== list[late]!.agency && isUndated[one] === 0;
        if (!isOther || !kindsFit(list[one]!.kind, list[late]!.kind, config)) continue;
        const known = best.get(late);
        const link = linkOf(one, late, RANKS.undated, {day, isUndated}, 'REPORTED_AFTER_PERSON_KIND');
        if (known === undefined || gapDays < known.gapDays || (gapDays === known.gapDays && comesBefore(link, known)))
          best.set(late, link);
        break;
      }
    }
  }
  return [...best.values()];
}

const comesBefore = (link: IncidentLink, other: IncidentLink): boolean =>
  link.left < other.left || (link.left === other.left && link.right < other.right);

function notificationsOfPersons({length, notification, person}: Parts): Map<number, number[]> {
  const members = new Map<number, number[]>();
  for (let at = 0; at < length; at++) listAt(members, person[at]!).push(notification[at]!);
  return members;
}

/** Only an ordinary front door ties events: on one day many things happen at a hospital or a hostel. */
function placesOfNotifications(dwellings: readonly Dwelling[], dwellingOf: Int32Array): Map<number, number[]> {
  const members = new Map<number, number[]>();
  dwellingOf.forEach((dwelling, index) => {
    if (dwelling >= 0 && dwellings[dwelling]!.kind === 'dwelling') listAt(members, dwelling).push(index);
  });
  return members;
}

function byDay(members: number[], {day}: EventDays): number[] {
  return members.sort((left, right) => day[left]! - day[right]! || left - right);
}
