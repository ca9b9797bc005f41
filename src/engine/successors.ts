import {findById} from '../base/find-by-id.ts';
import type {Person} from '../model/resolved.ts';
import type {LoggedEvent} from '../workspace/store.ts';

/**
 * The persons that an id of earlier derivations has become, sorted: followed through every merge, split and renaming since. Empty
 * where the id was never known, or nothing of it is left. `persons` are those of now, sorted by id.
 */
export function successorsOf(id: string, events: readonly LoggedEvent[], persons: readonly Person[]): string[] {
  let ids = new Set([id]);
  for (const together of Map.groupBy(events, ({derivation}) => derivation).values()) {
    // The events of one derivation all speak of the ids before it.
    const next = new Set<string>();
    for (const one of ids) {
      const heirs = together.filter(({before}) => before.includes(one));
      if (heirs.length === 0) next.add(one);
      for (const {after} of heirs) for (const heir of after) next.add(heir);
    }
    ids = next;
  }
  return [...ids].filter((one) => one !== id && findById(persons, one) !== undefined).sort();
}
