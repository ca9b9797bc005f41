import {addMonths, dayToIso, isoToDay} from '../../base/day.ts';
import {RingfenceError} from '../../base/errors.ts';
import type {Erased, StoredVersion} from '../../workspace/erasure.ts';
import type {Person} from '../../model/resolved.ts';
import type {Store} from '../../workspace/store.ts';
import {dueOf, type Due} from './due.ts';
import {heldBy, type HoldGround} from './holds.ts';
import {peopleKnown} from './people-known.ts';
import type {RetentionPolicy} from './policy.ts';
import {SaidOf} from './said-of.ts';

/** What becomes of the rows of one feed that go by one rule. */
export type PlanLine = {
  /** Name of the rule; empty for rows that no rule is for. */
  rule: string;
  feed: string;
  /** Rows that go, with all their versions. */
  due: number;
  /** Former versions that go while the row stays. */
  former: number;
  /** Rows that would go but for a hold. */
  held: number;
  /** Rows that stay. */
  staying: number;
  /** Rows that stay since the rule cannot tell their day: no birth date, or no receipt, is recorded. */
  unknown: number;
  /** The next day on which one that stays falls due; empty where none does. */
  next: string;
};

export type Plan = {
  /** Sorted by feed, then in the order of rules. */
  lines: PlanLine[];
  erased: Erased;
  counts: Record<
    'rows' | 'versions' | keyof StoredVersion['records'] | 'refusedRows' | 'judgements' | 'decisions',
    number
  >;
};

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
  const draft = new Draft(store, on);
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
  const draft = new Draft(store, on);
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

/** A plan in the making. */
class Draft {
  readonly #on: string;
  readonly #store: Store;
  readonly #said: SaidOf;
  readonly #lines = new Map<string, PlanLine>();
  readonly #versions: Erased['versions'][number][] = [];
  readonly #counts = {rows: 0, mentions: 0, notifications: 0, involvements: 0, ties: 0, stays: 0};

  constructor(store: Store, on: string) {
    this.#store = store;
    this.#on = on;
    this.#said = new SaidOf(store);
  }

  judge(row: readonly StoredVersion[], dueOf: (version: StoredVersion) => Due, isHeld: boolean): void {
    const counting = countingOf(row);
    // Of a withdrawal of what was never there nothing is stored but its key.
    if (counting === undefined) return;
    const due = dueOf(counting);
    const line = this.#line(due.type === 'no-rule' ? '' : due.rule.name, counting.feed);
    if (this.#isOver(due) && !isHeld) {
      line.due++;
      return this.eraseRow(row, ({records}) => records.notifications.length > 0);
    }
    this.keep(row);
    if (this.#isOver(due)) line.held++;
    else if (due.type === 'due') {
      line.staying++;
      if (line.next === '' || due.day < line.next) line.next = due.day;
    } else if (due.type === 'unknown') line.unknown++;
    else line.staying++;
    if (isHeld) return;
    for (const version of row) {
      if (version === counting || version.isCurrent || version.withdrawn || !this.#isOver(dueOf(version))) continue;
      line.former++;
      this.#erase(version, version.records.notifications.length > 0);
    }
  }

  eraseNamed(row: readonly StoredVersion[]): void {
    this.#line('', row[0]!.feed).due++;
    this.eraseRow(row, () => true);
  }

  eraseRow(row: readonly StoredVersion[], keepOut: (version: StoredVersion) => boolean): void {
    this.#counts.rows++;
    for (const version of row) this.#erase(version, keepOut(version));
    for (const kind of KINDS) this.#counts[kind] += countingOf(row)?.records[kind].length ?? 0;
    for (const version of row) this.#said.goes(idsOf(version));
  }

  keep(row: readonly StoredVersion[]): void {
    const current = row.find(({isCurrent}) => isCurrent);
    if (current !== undefined) this.#said.stays(idsOf(current));
  }

  finish(loads: readonly number[]): Plan {
    const {judgements, decisions} = this.#said.gone();
    const refused = new Map(this.#store.loads().map(({sequence, counts}) => [sequence, counts.quarantined]));
    return {
      lines: [...this.#lines.values()].sort((left, right) =>
        left.feed < right.feed ? -1 : left.feed > right.feed ? 1 : 0,
      ),
      erased: {versions: this.#versions, quarantine: loads, judgements, decisions},
      counts: {
        ...this.#counts,
        versions: this.#versions.length,
        refusedRows: loads.reduce((sum, load) => sum + (refused.get(load) ?? 0), 0),
        judgements: judgements.length,
        decisions: decisions.length,
      },
    };
  }

  #erase({feed, id, key, contentHash}: StoredVersion, keepOut: boolean): void {
    this.#versions.push({feed, id, key, contentHash, keepOut});
  }

  readonly #isOver = (due: Due): boolean => due.type === 'due' && due.day <= this.#on;

  #line(rule: string, feed: string): PlanLine {
    const name = `${feed}\u001f${rule}`;
    const line = this.#lines.get(name) ?? {rule, feed, due: 0, former: 0, held: 0, staying: 0, unknown: 0, next: ''};
    this.#lines.set(name, line);
    return line;
  }
}

const KINDS = ['mentions', 'notifications', 'involvements', 'ties', 'stays'] as const;

const idsOf = ({records}: StoredVersion): string[] => KINDS.flatMap((kind) => records[kind].map(({id}) => id));

/** The version that a row goes by: the one in force, or where it was withdrawn the last that said something. */
function countingOf(row: readonly StoredVersion[]): StoredVersion | undefined {
  return row.find(({isCurrent, withdrawn}) => isCurrent && !withdrawn) ?? row.findLast(({withdrawn}) => !withdrawn);
}

/** The versions of each row together; the store gives them one after the other. */
function* rowsOf(versions: Iterable<StoredVersion>): Generator<StoredVersion[]> {
  let row: StoredVersion[] = [];
  for (const version of versions) {
    if (row.length > 0 && (row[0]!.key !== version.key || row[0]!.feed !== version.feed)) {
      yield row;
      row = [];
    }
    row.push(version);
  }
  if (row.length > 0) yield row;
}

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
