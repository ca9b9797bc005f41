import {addMonths, dayToIso, isoToDay} from '../../base/day.ts';
import {RingfenceError} from '../../base/errors.ts';
import type {StoredVersion} from '../../workspace/erasure.ts';
import type {Person} from '../../model/resolved.ts';
import type {Store} from '../../workspace/store.ts';
import {dueOf, type Due} from './due.ts';
import {heldBy, type HoldGround} from './holds.ts';
import {peopleKnown} from './people-known.ts';
import {PlanDraft, type Plan} from './plan.ts';
import type {RetentionPolicy} from './policy.ts';
import {idsOf, rowsOf} from './row-versions.ts';

/**
 * What is to go on a day by a policy. `ground` is what the last run worked out, null where there is none. A row goes with all its versions once
 * the one that counts is due; a former version goes alone once it is.
 * @throws RingfenceError NOT_FOUND where a hold names what is not there.
 */
export function planRetention(store: Store, policy: RetentionPolicy, on: string, ground: HoldGround | null): Plan {
  const people = peopleKnown(store.records(), personsOf(store, ground));
  const isHeld = heldRows(store, policy, on, ground);
  const receipts = new Map(store.loads().map(({sequence, receivedAt}) => [sequence, receivedAt]));
  const due = (version: StoredVersion): Due => dueOf(version, policy, people, receipts.get(version.seen) ?? '');
  const draft = new PlanDraft(store, on);
  for (const row of rowsOf(store.versions())) draft.judge(row, due, row.some(isHeld));
  return draft.finish(refusedDue(store, policy, on));
}

/**
 * What is to go because somebody named mentions: the rows that tell of them, whole, which are kept out from then on.
 * @throws RingfenceError RECORD_HELD where the policy holds any of it.
 */
export function planErasure(
  store: Store,
  policy: RetentionPolicy,
  on: string,
  ground: HoldGround,
  ids: ReadonlySet<string>,
): Plan {
  const isHeld = heldRows(store, policy, on, ground);
  const draft = new PlanDraft(store, on);
  for (const row of rowsOf(store.versions())) {
    if (!row.some((version) => idsOf(version).some((id) => ids.has(id)))) draft.keep(row);
    else if (row.some(isHeld)) throw heldError(row[0]!);
    else draft.eraseNamed(row);
  }
  return draft.finish([]);
}

/** Tells of a version whether a hold is on it. */
function heldRows(
  store: Store,
  policy: RetentionPolicy,
  on: string,
  ground: HoldGround | null,
): (version: StoredVersion) => boolean {
  const records = store.records();
  const people = peopleKnown(records, personsOf(store, ground));
  const held = heldBy(policy.holds, on, records, ground);
  return (version) => idsOf(version).some((id) => held.records.has(id) || held.persons.has(people.personOf(id)));
}

/** Who is who by the last run, of which a process that was killed after it erased leaves no more than that. */
const personsOf = (store: Store, ground: HoldGround | null): readonly Person[] =>
  ground?.resolved.persons ?? store.formerPersons() ?? [];

const heldError = ({feed, row}: StoredVersion): RingfenceError =>
  new RingfenceError(
    'RECORD_HELD',
    `Row ${row} of feed ${feed} is held by the retention policy: nothing was erased. Take the hold out of the policy first, or leave the row out.`,
  );

/** Loads whose refused rows are due. A refused row was not understood, so that the receipt of its file is all that is known of its day. */
function refusedDue(store: Store, {quarantine}: RetentionPolicy, on: string): number[] {
  if (quarantine === undefined) return [];
  const held = new Set(store.quarantine().map(({feed, file}) => `${feed}\u001f${file}`));
  return store
    .loads()
    .filter(({feed, file, receivedAt, counts}) => {
      if (counts.quarantined === 0 || receivedAt === '' || !held.has(`${feed}\u001f${file}`)) return false;
      return dayToIso(addMonths(isoToDay(receivedAt), quarantine.months)) <= on;
    })
    .map(({sequence}) => sequence);
}
