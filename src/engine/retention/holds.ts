import {findById} from '../../base/find-by-id.ts';
import {RingfenceError} from '../../base/errors.ts';
import type {Records} from '../../model/records.ts';
import type {Alert} from '../../model/finding.ts';
import type {Resolved} from '../../model/resolved.ts';
import type {RetentionHold} from './policy.ts';

/** What holds are said of: who is who, and alerts under the ids by which they are known. */
export type HoldGround = {
  resolved: Resolved;
  alerts: readonly Alert[];
  successors(id: string): string[];
};

/** What may not go, whatever its rule says. */
export type Held = {persons: ReadonlySet<string>; records: ReadonlySet<string>};

/**
 * What the holds of a policy keep on a day. An id of former runs is followed to all that it became: a doubt holds more.
 * @throws RingfenceError NOT_FOUND where a hold names a person, record or alert that is not there: it would hold nothing, unseen.
 */
export function heldBy(holds: readonly RetentionHold[], on: string, records: Records, ground: HoldGround | null): Held {
  const persons = new Set<string>();
  const held = new Set<string>();
  for (const hold of holds) {
    if (hold.until !== undefined && hold.until < on) continue;
    if (hold.person !== undefined) for (const id of personsOf(hold.person, ground)) persons.add(id);
    if (hold.record !== undefined) held.add(recordOf(hold.record, records));
    if (hold.alert === undefined) continue;
    const alert = ground?.alerts.find(({id}) => id === hold.alert);
    if (alert === undefined) throw unknown('alert', hold.alert);
    for (const {person} of alert.persons) persons.add(person);
    for (const id of alert.evidence) held.add(id);
  }
  return {persons, records: held};
}

function personsOf(id: string, ground: HoldGround | null): string[] {
  if (ground !== null && findById(ground.resolved.persons, id) !== undefined) return [id];
  const heirs = ground?.successors(id) ?? [];
  if (heirs.length === 0) throw unknown('person', id);
  return heirs;
}

function recordOf(id: string, records: Records): string {
  if (Object.values(records).every((list) => findById<{id: string}>(list, id) === undefined))
    throw unknown('record', id);
  return id;
}

function unknown(kind: string, id: string): RingfenceError {
  return new RingfenceError(
    'NOT_FOUND',
    `The retention policy holds ${kind} ${id}, which is not in the workspace: nothing was erased. ` +
      `Mend the id, or take the hold out if what it held has gone.`,
  );
}
