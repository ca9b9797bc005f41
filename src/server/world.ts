import {once} from '../base/once.ts';
import {findById, indexOfId} from '../base/find-by-id.ts';
import {recordFilter, seesAll, seesEverything, type SightClass} from '../access/sight.ts';
import type {Policy} from '../access/policy.ts';
import type {QueuedAlert} from '../clusters/continuity.ts';
import {knownWhere, type Known} from '../engine/as-of.ts';
import {fewOfAll} from '../engine/few-as-of.ts';
import {personIndexOf} from '../engine/find-person.ts';
import type {View} from '../engine/view.ts';
import type {Alert, Flag} from '../model/finding.ts';
import {adoptionSeal} from '../network/adoption.ts';
import {buildNetwork} from '../network/build.ts';
import {rowItems} from '../network/incidence.ts';
import type {Network} from '../network/network.ts';
import {shownNetwork} from '../network/shown.ts';
import type {PersonIndex} from '../resolve/lookup/person-index.ts';
import {shownAlerts, shownFlags} from './shown-findings.ts';

/**
 * A workspace as one class of users sees it: what they may not see is not in it, so nothing that is made of it can tell of it,
 * not by a count and not by a path. Each part is made when first asked for.
 */
export type World = {
  /** As far as it may be shown (network/shown). */
  network: () => Network;
  /** Who a mention may be, by the records that are seen. */
  people: () => PersonIndex;
  /** Position of a person in the network; -1 where there is none to be seen, for whatever reason. */
  person(ref: string): number;
  /** The id under which a person goes now: that of a former run is followed. Null where there is nobody to be seen. */
  current(ref: string): string | null;
  /** Ids of dwellings that nothing may show. */
  withheld(): ReadonlySet<string>;
  /** Flags whose every person and record is seen, in order of the queue. */
  flags: () => readonly Flag[];
  flagsOf(ref: string): readonly Flag[];
  /** The same for alerts, by id. */
  shown: () => ReadonlyMap<string, Alert>;
  /** Those of a queue, as they are shown. */
  alertsOf: (queue: readonly QueuedAlert[]) => QueuedAlert[];
  /** Alerts in order of the queue, dismissed ones among them. */
  alerts: () => readonly QueuedAlert[];
};

/** `today` is a day, `YYYY-MM-DD`, by which ages of records are told. */
export function worldOf(view: View, policy: Policy, seen: SightClass, today: string): World {
  const isWhole = seesAll(seen);
  const known = once(() => (isWhole ? view.few() : fewOfAll(seenPart(view, policy, seen, today))));
  const network = once(() =>
    isWhole
      ? view.shown()
      : shownNetwork(
          buildNetwork(known().records, known().resolved, {asOf: null}),
          view.withheld(),
          adoptionSeal(view.network()),
        ),
  );
  const people = once(() =>
    isWhole ? view.people() : personIndexOf(known(), view.withheld(), view.model(), view.config.persons, null),
  );
  const flags = once(() => (isWhole ? view.flags() : shownFlags(view.flags(), known(), seesEverything(seen.sight))));
  const flagsOf = once(() => byPerson(flags()));
  const shown = once(
    () =>
      new Map(shownAlerts(view.alerts(), isWhole ? null : known(), view.withheld()).map((alert) => [alert.id, alert])),
  );
  const alertsOf = (queue: readonly QueuedAlert[]): QueuedAlert[] =>
    queue.flatMap((queued) => {
      const alert = shown().get(queued.alert.id);
      return alert === undefined ? [] : [{...queued, alert}];
    });
  const person = (ref: string): number => {
    const {mentionsOf, resolved} = network();
    const at = indexOfId(resolved.persons, ref);
    return at >= 0 && rowItems(mentionsOf, at).length > 0 ? at : -1;
  };
  return {
    network,
    people,
    person,
    current: (ref) => {
      if (person(ref) >= 0) return ref;
      const [heir, ...others] = view.successors(ref);
      return heir !== undefined && others.length === 0 && person(heir) >= 0 ? heir : null;
    },
    withheld: () => view.withheld(),
    flags,
    flagsOf: (ref) => flagsOf().get(ref) ?? [],
    shown,
    alertsOf,
    alerts: once(() => alertsOf(view.queue())),
  };
}

function seenPart(view: View, policy: Policy, seen: SightClass, today: string): Known {
  return knownWhere(view.known(), recordFilter(policy, seen, today), mentionsOfRestricted(view, seen.restricted));
}

/**
 * Mentions of restricted people, named by the id of a person, of what a former run called one, or of a mention. A restricted
 * mention closes the whole person that it belongs to now.
 */
function mentionsOfRestricted(view: View, ids: readonly string[]): Set<string> {
  const {records, resolved} = view.known();
  return new Set(
    ids.flatMap((id) => {
      const mention = indexOfId(records.mentions, id);
      const owner = mention < 0 ? undefined : resolved.persons[resolved.personOf[mention]!];
      const persons = mention < 0 ? [id, ...view.successors(id)] : [owner?.id ?? ''];
      const mentions = persons.flatMap((person) => findById(resolved.persons, person)?.mentions ?? []);
      return mention < 0 ? mentions : [id, ...mentions];
    }),
  );
}

function byPerson(flags: readonly Flag[]): Map<string, Flag[]> {
  const lists = new Map<string, Flag[]>();
  for (const flag of flags) {
    for (const person of new Set(flag.persons)) {
      const list = lists.get(person);
      if (list === undefined) lists.set(person, [flag]);
      else list.push(flag);
    }
  }
  return lists;
}
