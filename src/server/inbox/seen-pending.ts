import {indexOfId} from '../../base/find-by-id.ts';
import type {Policy} from '../../access/policy.ts';
import {recordFilter, type SightClass} from '../../access/sight.ts';
import type {View} from '../../engine/view/view.ts';
import type {Mention} from '../../model/mention.ts';
import type {Notification, Role} from '../../model/notification.ts';
import type {PersonIndex} from '../../resolve/lookup/person-index.ts';
import type {Pending} from './pending.ts';

/** Somebody whom a notification names that waits for a run, as far as who asks may see it. */
export type WaitingMention = {
  pending: Pending;
  notification: Notification;
  mention: Mention;
  role: Role;
};

/** Sight of everything: what a restricted person is known by may not be seen by who asks. */
export const EVERYTHING: SightClass = {
  agency: 'other',
  sight: {agencies: 'all', release: ['shareable', 'ask', 'withheld'], days: null, names: false},
  restricted: [],
};

/** People of these notifications that a class of users may see by agency, release and day; by `today`, `YYYY-MM-DD`. */
export function seenPending(
  pending: Iterable<Pending>,
  policy: Policy,
  seen: SightClass,
  today: string,
): WaitingMention[] {
  const isSeen = recordFilter(policy, seen, today);
  const list: WaitingMention[] = [];
  for (const one of pending) {
    const {notification} = one;
    if (!isSeen(notification)) continue;
    for (const {mention, part} of one.people)
      if (isSeen(mention) && isSeen(part)) list.push({pending: one, notification, mention, role: part.role});
  }
  return list;
}

/**
 * What is left where some people are closed to who asks: nobody who may be one of them, by all that is known of them. `everybody` is made
 * of all records; ids are those of persons, now or in former runs, or of mentions.
 */
export function withoutRestricted(
  list: readonly WaitingMention[],
  restricted: readonly string[],
  view: View,
  everybody: PersonIndex,
): WaitingMention[] {
  const ids = new Set(restricted.flatMap((id) => [id, ...view.successors(id), ...ownerOf(view, id)]));
  return list.filter(
    ({mention}) => !ids.has(mention.id) && !everybody.lookup(mention).candidates.some(({person}) => ids.has(person)),
  );
}

function ownerOf(view: View, mention: string): string[] {
  const {records, resolved} = view.few();
  const at = indexOfId(records.mentions, mention);
  const person = at < 0 ? undefined : resolved.persons[resolved.personOf[at]!];
  return person === undefined ? [] : [person.id];
}
