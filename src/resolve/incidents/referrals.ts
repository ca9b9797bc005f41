import {getOrInsert, listAt} from '../../base/get-or-insert.ts';
import type {Notification} from '../../model/notification.ts';
import type {IncidentConfig} from './config.ts';
import type {EventDays} from './days.ts';
import type {Parts} from './persons.ts';
import {linkOf, RANKS, type IncidentLink} from './link.ts';

/** Persons of one notification: who is accused, and everybody else in a role of the family. */
type Cast = {suspects: Set<number>; others: Set<number>};

/**
 * A referral about a pair (to MARAC) tells of the last event between them: the notification before it that names the same
 * suspect and the same victim, of the kinds and within the days that the configuration gives.
 */
export function referralLinks(
  notifications: readonly Notification[],
  parts: Parts,
  days: EventDays,
  config: IncidentConfig,
): IncidentLink[] {
  const kinds = new Set(config.referrals.flatMap(({kind, kinds}) => [kind, ...kinds]));
  const casts = castsOf(parts, (index) => kinds.has(notifications[index]!.kind));
  const bySuspect = new Map<number, number[]>();
  for (const [index, {suspects}] of casts) {
    for (const suspect of suspects) {
      listAt(bySuspect, suspect).push(index);
    }
  }
  const links: IncidentLink[] = [];
  for (const [referral, cast] of casts) {
    const rule = config.referrals.find(({kind}) => kind === notifications[referral]!.kind);
    if (rule === undefined) continue;
    let best = -1;
    for (const suspect of cast.suspects) {
      for (const event of bySuspect.get(suspect)!) {
        const gap = days.day[referral]! - days.day[event]!;
        if (gap < 0 || gap > rule.daysMax || !rule.kinds.includes(notifications[event]!.kind)) continue;
        if (!meet(cast.others, casts.get(event)!.others)) continue;
        if (best < 0 || days.day[event]! > days.day[best]! || (days.day[event] === days.day[best] && event < best))
          best = event;
      }
    }
    if (best >= 0) links.push(linkOf(best, referral, RANKS.referral, days, 'REFERRAL_OF_PAIR'));
  }
  return links;
}

function castsOf(
  {length, notification, person, isSuspect}: Parts,
  isIn: (index: number) => boolean,
): Map<number, Cast> {
  const casts = new Map<number, Cast>();
  for (let at = 0; at < length; at++) {
    const index = notification[at]!;
    if (!isIn(index)) continue;
    const cast = getOrInsert(casts, index, () => ({suspects: new Set(), others: new Set()}));
    (isSuspect[at] === 1 ? cast.suspects : cast.others).add(person[at]!);
  }
  return casts;
}

function meet(left: ReadonlySet<number>, right: ReadonlySet<number>): boolean {
  for (const member of left) if (right.has(member)) return true;
  return false;
}
