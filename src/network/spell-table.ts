import {DAY_MAX} from '../base/day.ts';
import {doorKind, doorsOf} from './columns/doors.ts';
import type {Network, Stays} from './network.ts';
import {firstDay, GAP_DAYS_MAX, IS_LIVING, isOpenStay, lastDay} from './spells.ts';

/**
 * The spells of all persons as columns, those of a person in order of time: `starts[person]` to `starts[person + 1]`. The stays of a
 * spell are `stays[stayStarts[spell]]` to `stays[stayStarts[spell + 1]]`. Row by row what `spellsOf` gives of all records.
 */
export type SpellTable = {
  length: number;
  starts: Uint32Array;
  person: Int32Array;
  dwelling: Int32Array;
  from: Int32Array;
  to: Int32Array;
  stays: Uint32Array;
  stayStarts: Uint32Array;
};

const PSEUDO = doorKind('pseudo');

/** Reads every stay once: O(stays), where the records of a person come mostly in order of time. */
export function spellTable({stays, staysOf, persons, resolved}: Network): SpellTable {
  const isPlace = doorsOf(resolved.dwellings).kind.map((kind) => (kind === PSEUDO ? 0 : 1));
  const rows = (): Int32Array => new Int32Array(stays.length);
  const table: SpellTable = {
    length: 0,
    starts: new Uint32Array(persons.length + 1),
    person: rows(),
    dwelling: rows(),
    from: rows(),
    to: rows(),
    stays: new Uint32Array(stays.length),
    stayStarts: new Uint32Array(stays.length + 1),
  };
  const {person: who, dwelling: where, from, to, stayStarts} = table;
  const {starts, items} = staysOf;
  const days = daysOf(stays);
  const {begin, finish, sort} = days;
  let stayCount = 0;
  for (let person = 0; person < persons.length; person++) {
    const first = stayCount;
    stayCount = listLiving(days, items, starts[person]!, starts[person + 1]!, table.stays, first);
    stayCount = foldStays(first, stayCount, person);
    table.starts[person + 1] = table.length;
  }
  stayStarts[table.length] = stayCount;
  return table;

  /** As `spellsOf` does; stays at no place end a spell and are then taken out. Gives where the stays that are left end. */
  function foldStays(first: number, end: number, person: number): number {
    let kept = first;
    let open = false;
    let last = -1;
    for (let i = first; i < end; i++) {
      const stay = table.stays[i]!;
      const begins = begin[stay]!;
      const dwelling = days.dwelling[stay]!;
      const ends = finish[stay]!;
      const isOpen = (sort[stay]! & OPEN) !== 0;
      if (last >= 0 && where[last] === dwelling && begins - to[last]! <= GAP_DAYS_MAX) {
        to[last] = Math.max(to[last]!, ends);
        open ||= isOpen;
      } else {
        if (last >= 0 && open) to[last] = Math.max(from[last]!, begins - 1);
        // A row of no place is written over by the next.
        last = last >= 0 && isPlace[where[last]!] === 0 ? last : table.length++;
        who[last] = person;
        where[last] = dwelling;
        from[last] = begins;
        to[last] = ends;
        stayStarts[last] = kept;
        open = isOpen;
      }
      if (open) to[last] = DAY_MAX;
      if (isPlace[dwelling] === 1) table.stays[kept++] = stay;
    }
    if (last >= 0 && isPlace[where[last]!] === 0) table.length--;
    return kept;
  }
}

/** Bits of `StayDays.sort`. */
const LIVING = 1;
const OPEN = 2;

/** What is asked of each stay while spells are put together. The stays of a person lie far apart: reading few columns is waiting for memory less often. */
type StayDays = {begin: Int32Array; finish: Int32Array; sort: Uint8Array; dwelling: Int32Array};

function daysOf(stays: Stays): StayDays {
  const {length} = stays;
  const days: StayDays = {
    begin: new Int32Array(length),
    finish: new Int32Array(length),
    sort: new Uint8Array(length),
    dwelling: stays.dwelling,
  };
  for (let stay = 0; stay < length; stay++) {
    days.begin[stay] = firstDay(stays, stay);
    days.finish[stay] = lastDay(stays, stay);
    days.sort[stay] = (IS_LIVING[stays.kind[stay]!] === 1 ? LIVING : 0) | (isOpenStay(stays, stay) ? OPEN : 0);
  }
  return days;
}

/** Puts those of `items` from `from` to `to` that say where somebody lives into `into` from `first` on, in order; gives where they end. */
function listLiving(
  days: StayDays,
  items: Uint32Array,
  from: number,
  to: number,
  into: Uint32Array,
  first: number,
): number {
  let end = first;
  for (let i = from; i < to; i++) {
    const stay = items[i]!;
    if ((days.sort[stay]! & LIVING) === 0) continue;
    let at = end++;
    for (; at > first && isAfter(days, into[at - 1]!, stay); at--) into[at] = into[at - 1]!;
    into[at] = stay;
  }
  return end;
}

/** True where the left stay comes later in the order in which `spellsOf` folds stays. */
function isAfter({begin, dwelling}: StayDays, left: number, right: number): boolean {
  const order = begin[left]! - begin[right]! || dwelling[left]! - dwelling[right]!;
  return order === 0 ? left > right : order > 0;
}
