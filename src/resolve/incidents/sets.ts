import {setAt} from '../../base/get-or-insert.ts';
import {UnionFind} from '../../columns/union-find.ts';
import type {Notification} from '../../model/notification.ts';
import type {IncidentConfig} from './config.ts';
import type {EventDays} from './days.ts';
import {areOnOtherDays, mergedDays, type RegisterDays} from './register-days.ts';
import {RANKS, referenceKey, type IncidentLink} from './link.ts';

/** Notifications put together as incidents, with what each incident as a whole must keep to. */
export class IncidentSets {
  readonly sets: UnionFind;
  readonly #config: IncidentConfig;
  readonly #first: Int32Array;
  readonly #last: Int32Array;
  /** 2 where the event's day is named, 1 where the day of receipt stands for it, 0 for a step of a process with a day of its own. */
  readonly #firmness: Uint8Array;
  /** By root: event numbers by kind of reference. */
  readonly #numbers: (Map<string, Set<string>> | null)[];

  /** By root: the days that registers give to persons. */
  readonly #registerDays: (RegisterDays | null)[];

  constructor(
    list: readonly Notification[],
    {day, isUndated}: EventDays,
    registerDays: readonly (RegisterDays | null)[],
    config: IncidentConfig,
  ) {
    this.sets = new UnionFind(list.length);
    this.#config = config;
    this.#first = day.slice();
    this.#last = day.slice();
    this.#firmness = Uint8Array.from(list, ({kind}, index) =>
      config.processKinds.includes(kind) ? 0 : 2 - isUndated[index]!,
    );
    this.#numbers = list.map((item) => eventNumbers(item, config));
    this.#registerDays = registerDays.slice();
  }

  /** Joins the incidents of both ends unless the whole would be too long, hold two event numbers, or have one register's records of one person on two days; whether it did. */
  join({left, right, rank}: IncidentLink): boolean {
    const one = this.sets.find(left);
    const other = this.sets.find(right);
    if (one === other) return false;
    const isStrong = rank === RANKS.reference || rank === RANKS.copy;
    if (!isStrong && this.#isNumberedApart(one, other)) return false;
    if (!isStrong && areOnOtherDays(this.#registerDays[one]!, this.#registerDays[other]!)) return false;
    // Only the firmest days say how long an event was.
    const isEven = this.#firmness[one] === this.#firmness[other];
    const firmer = this.#firmness[one]! > this.#firmness[other]! ? one : other;
    const first = isEven ? Math.min(this.#first[one]!, this.#first[other]!) : this.#first[firmer]!;
    const last = isEven ? Math.max(this.#last[one]!, this.#last[other]!) : this.#last[firmer]!;
    if (last - first > (isStrong ? this.#config.referenceGapDaysMax : this.#config.spanDaysMax)) return false;
    this.sets.union(one, other);
    const root = this.sets.find(one);
    this.#first[root] = first;
    this.#last[root] = last;
    this.#firmness[root] = this.#firmness[firmer]!;
    this.#numbers[root] = merged(this.#numbers[one]!, this.#numbers[other]!);
    this.#registerDays[root] = mergedDays(this.#registerDays[one]!, this.#registerDays[other]!);
    return true;
  }

  /** Whether both name an event number of one kind and none in common. */
  #isNumberedApart(one: number, other: number): boolean {
    const left = this.#numbers[one]!;
    const right = this.#numbers[other]!;
    if (left === null || right === null) return false;
    let isApart = false;
    for (const [kind, numbers] of left) {
      const others = right.get(kind);
      if (others === undefined) continue;
      for (const number of numbers) if (others.has(number)) return false;
      isApart = true;
    }
    return isApart;
  }
}

function eventNumbers({references}: Notification, config: IncidentConfig): Map<string, Set<string>> | null {
  let numbers: Map<string, Set<string>> | null = null;
  for (const {kind, value} of references) {
    if (!config.eventReferences.includes(kind)) continue;
    numbers ??= new Map();
    setAt(numbers, kind).add(referenceKey(value));
  }
  return numbers;
}

function merged(
  left: Map<string, Set<string>> | null,
  right: Map<string, Set<string>> | null,
): Map<string, Set<string>> | null {
  if (left === null || right === null) return left ?? right;
  for (const [kind, numbers] of right) left.set(kind, new Set([...(left.get(kind) ?? []), ...numbers]));
  return left;
}
