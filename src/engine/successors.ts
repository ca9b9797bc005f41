import {listAt} from '../base/get-or-insert.ts';
import {findById} from '../base/find-by-id.ts';
import type {Person} from '../model/resolved.ts';
import type {LoggedEvent} from '../workspace/results.ts';

/**
 * Tells the persons that an id of earlier derivations has become, sorted: followed through every merge, split and renaming since.
 * None where the id was never known, or nothing of it is left. `persons` are those of now, sorted by id.
 */
export function successorTable(events: readonly LoggedEvent[], persons: readonly Person[]): (id: string) => string[] {
  // The events of one derivation all speak of the ids before it.
  const steps = [...Map.groupBy(events, ({derivation}) => derivation).values()].map(heirsIn);
  return (id) => {
    let ids = new Set([id]);
    for (const heirs of steps) ids = new Set([...ids].flatMap((one) => heirs.get(one) ?? [one]));
    return [...ids].filter((one) => one !== id && findById(persons, one) !== undefined).sort();
  };
}

function heirsIn(events: readonly LoggedEvent[]): Map<string, string[]> {
  const heirs = new Map<string, string[]>();
  for (const {before, after} of events) for (const id of before) listAt(heirs, id).push(...after);
  return heirs;
}
