import {DAY_MAX} from '../base/day.ts';
import {doorKind, doorsOf} from './columns/doors.ts';
import type {Network} from './network.ts';
import {firstDay, GAP_DAYS_MAX, IS_LIVING, isAfter, isOpenStay, lastDay} from './spells.ts';

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
  let stayCount = 0;
  for (let person = 0; person < persons.length; person++) {
    const first = stayCount;
    for (let i = starts[person]!; i < starts[person + 1]!; i++) {
      const stay = items[i]!;
      if (IS_LIVING[stays.kind[stay]!] === 0) continue;
      let at = stayCount++;
      for (; at > first && isAfter(stays, table.stays[at - 1]!, stay); at--) table.stays[at] = table.stays[at - 1]!;
      table.stays[at] = stay;
    }
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
      const begins = firstDay(stays, stay);
      const dwelling = stays.dwelling[stay]!;
      const ends = lastDay(stays, stay);
      const isOpen = isOpenStay(stays, stay);
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
