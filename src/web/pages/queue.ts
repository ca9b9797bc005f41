import {z} from 'zod';
import type {Records} from '../../model/records.ts';
import type {QueuedAlert} from '../../clusters/alerts/continuity.ts';
import {recordLine} from '../../packs/record-line.ts';
import {countWords} from '../../base/count-words.ts';
import {heldNow} from '../held-now.ts';
import {HAND_KINDS} from '../in-hand.ts';
import type {Asked, Page} from '../page.ts';
import {seenKey} from '../seen.ts';
import {alertLabels} from '../views/alert-labels.ts';
import {queueView, type QueueItem} from '../views/queue-view.ts';
import {CalendarDay} from '../views/referred-days.ts';
import {changesSince} from '../views/standing.ts';

/** A word that no filter knows counts for all. */
const Filter = z.object({
  rule: z.string().max(40).catch(''),
  state: z.string().max(40).catch(''),
  changed: z.literal('yes').optional().catch(undefined),
  since: CalendarDay.catch(''),
  hand: z.enum(HAND_KINDS).catch(''),
  order: z.enum(['queue', 'oldest', 'latest']).catch('queue'),
});

/** Adults of an alert whom its row names: more would push the next alerts off the screen. */
const ADULTS_MAX = 5;

export const QUEUE_PAGE: Page = {
  method: 'GET',
  url: '/',
  action: 'alerts:read',
  handle: (asked) => {
    const {world, query, workspace} = asked;
    const {changed, ...filter} = Filter.parse(query);
    const {decisions} = workspace;
    const items = world.alerts().map((queued) => itemOf(queued, decisions, asked));
    return {
      objects: items.flatMap(({queued: {alert}}) => [alert.id, ...alert.persons.map(({person}) => person)]),
      answer: {
        template: 'queue',
        title: 'Alerts to review',
        view: {
          ...queueView(items, {...filter, changed: changed === 'yes', by: asked.session.user.name}, workspace.through),
          leads: world.leads().length,
        },
      },
    };
  },
};

function itemOf(queued: QueuedAlert, decisions: readonly {alert: string}[], asked: Asked): QueueItem {
  const {alert} = queued;
  const {session, desk, world, grant} = asked;
  const labels = alertLabels(world.network(), alert, grant.sees.names ? 'initials' : 'numbers');
  const members = (role: 'adult' | 'child'): string[] =>
    alert.persons.filter((member) => member.role === role).map(({person}) => person);
  const [adults, children] = [members('adult'), members('child')];
  const own = decisions.filter((decision) => decision.alert === alert.id).length;
  return {
    queued,
    people: [
      ...adults.slice(0, adults.length > ADULTS_MAX ? ADULTS_MAX - 1 : ADULTS_MAX).map((id) => labels.of(id)),
      ...(adults.length > ADULTS_MAX ? [`and ${adults.length - ADULTS_MAX + 1} more adults`] : []),
      `${countWords(children.length, 'child', 'children')} of ${countWords(alert.families.length, 'family', 'families')}`,
    ],
    hand: heldNow(desk, alert.id),
    changes: changesSince(queued, own, desk.seen.last(seenKey(session.user.name, alert.id))),
    received: receivedOf(world.network().records, alert.evidence),
  };
}

/** Days of receipt, rising. */
const receivedOf = (records: Records, evidence: readonly string[]): string[] =>
  evidence.map((id) => recordLine(records, id)?.receivedAt.slice(0, 10) ?? '').sort();
