import type {LoggedEvent} from '../workspace/results.ts';
import type {Store} from '../workspace/store.ts';

/** An identity event with the latest day that its derivation knew of. */
export type EventRow = LoggedEvent & {through: string};

/**
 * Identity events, the latest first. Of one person id: those of every id it came from or went into as well. Persons that are new
 * or gone, of which every load brings many, only with `isAll`.
 */
export function eventsOf(store: Store, person: string | null, isAll: boolean): EventRow[] {
  const throughOf = new Map(store.derivations().map(({sequence, through}) => [sequence, through]));
  const events = store.identityEvents();
  const line = person === null ? null : lineOf(person, events);
  return events
    .filter(({kind, before, after}) => {
      if (line !== null) return [...before, ...after].some((id) => line.has(id));
      return isAll || (kind !== 'new' && kind !== 'retired');
    })
    .map((event) => ({...event, through: throughOf.get(event.derivation) ?? ''}))
    .reverse();
}

/** The ids that one came from and those it went into, itself included; not those that these met on other ways. */
function lineOf(person: string, events: readonly LoggedEvent[]): Set<string> {
  const heirs = new Set([person]);
  for (const {before, after} of events) if (before.some((id) => heirs.has(id))) for (const id of after) heirs.add(id);
  const origins = new Set([person]);
  for (const {before, after} of events.toReversed())
    if (after.some((id) => origins.has(id))) for (const id of before) origins.add(id);
  return new Set([...heirs, ...origins]);
}
