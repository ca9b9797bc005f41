import {idAt} from '../base/find-by-id.ts';
import {addMonths, DAY_MAX, DAY_MIN, dayToIso} from '../base/day.ts';
import {TIE_KINDS, type TieKind} from '../model/notification.ts';
import {tieWords} from '../model/words.ts';
import {dwellingWords} from '../network/dwelling-words.ts';
import {rowItems} from '../network/incidence.ts';
import {otherEnd, stayId, tieId, type Network} from '../network/network.ts';
import {birthAmong} from '../network/persons.ts';
import {spellsOf} from '../network/spells.ts';
import {distinct, emptyEntry, plainRow, rowOfId, type Entry} from './entry.ts';
import {BIRTH_KINDS} from '../network/columns/columns.ts';

/** Relations whose beginning and end belong in a chronology. */
const RELATIONS: readonly TieKind[] = ['partner', 'ex-partner', 'step-parent', 'household', 'carer', 'foster-carer'];

/** A family that moves on one day to one front door is one entry. */
export function moveEntries(
  network: Network,
  persons: readonly number[],
  withheld: ReadonlySet<string>,
  protectedMoves: 'told' | 'left-out',
): Entry[] {
  const {resolved} = network;
  const moves = new Map<string, Entry>();
  for (const person of persons) {
    const born = bornOn(network, person);
    for (const spell of spellsOf(network, person, DAY_MAX)) {
      const dwelling = resolved.dwellings[spell.dwelling]!;
      const isProtected = dwelling.protected || withheld.has(dwelling.id);
      if (isProtected && protectedMoves === 'left-out') continue;
      const day = Math.max(spell.from, born);
      const entry = moves.get(`${day} ${dwelling.id}`) ?? {
        ...emptyEntry(dayToIso(day), 'move'),
        what: `recorded at ${isProtected ? 'a protected address' : dwellingWords(network, spell.dwelling).label}`,
      };
      moves.set(`${day} ${dwelling.id}`, entry);
      entry.persons.push({person: idAt(resolved.persons, person), roles: []});
      for (const id of new Set(spell.stays.map((stay) => stayId(network, stay))))
        entry.records.push(rowOfId(network.records, id));
      entry.agencies = distinct(entry.records.map(({agency}) => agency));
    }
  }
  return [...moves.values()];
}

/** Births of which an exact day, or an expected one, is recorded. */
export function birthEntries(network: Network, persons: readonly number[]): Entry[] {
  const {mentionsOf, records, resolved} = network;
  const [first] = earliest(network, persons);
  return persons.flatMap((person): Entry[] => {
    const {from: born, to, kind: code} = birthAmong(network.mentions, rowItems(mentionsOf, person));
    const kind = BIRTH_KINDS[code]!;
    if (born !== to || (kind !== 'exact' && kind !== 'expected')) return [];
    // The births of adults long before anything was recorded tell nothing of the family.
    if (first === undefined || born < addMonths(first, -12 * 18)) return [];
    const iso = dayToIso(born);
    const stated = [...rowItems(mentionsOf, person)]
      .map((mention) => records.mentions[mention]!)
      .filter(({birth}) => birth?.from === iso && birth.to === iso);
    return [
      {
        ...emptyEntry(iso, 'birth'),
        persons: [{person: idAt(resolved.persons, person), roles: []}],
        what: kind === 'expected' ? 'expected date of birth' : 'born',
        agencies: distinct(stated.map(({agency}) => agency)),
        records: stated.map((mention) => plainRow(mention, mention.asAt, 'birth')),
      },
    ];
  });
}

/** Relations that began or ended on a recorded day. */
export function relationEntries(network: Network, persons: readonly number[]): Entry[] {
  const {ties, resolved} = network;
  const found = new Map<string, Entry>();
  const add = (tie: number, day: number, began: boolean): void => {
    const kind = TIE_KINDS[ties.kind[tie]!]!;
    const [from, to] = [idAt(resolved.persons, ties.from[tie]!), idAt(resolved.persons, ties.to[tie]!)];
    const what = `${from} ${began ? 'became' : 'ceased to be'} ${tieWords(kind)} of ${to}`;
    const key = `${day} ${what}`;
    const entry = found.get(key) ?? {
      ...emptyEntry(dayToIso(day), 'relation'),
      what,
      persons: [from, to].map((person) => ({person, roles: [kind]})),
    };
    found.set(key, entry);
    const id = tieId(network, tie);
    if (!entry.records.some(({record}) => record === id)) entry.records.push(rowOfId(network.records, id));
    entry.agencies = distinct(entry.records.map(({agency}) => agency));
  };
  for (const person of persons) {
    for (const tie of rowItems(network.tiesOf, person)) {
      if (!RELATIONS.includes(TIE_KINDS[ties.kind[tie]!]!)) continue;
      // A tie within the family stands under both ends and is told once.
      if (ties.from[tie] !== person && persons.includes(otherEnd(network, tie, person))) continue;
      const born = Math.max(bornOn(network, ties.from[tie]!), bornOn(network, ties.to[tie]!));
      if (ties.start[tie] !== DAY_MIN) add(tie, Math.max(ties.start[tie]!, born), true);
      if (ties.end[tie] !== DAY_MAX) add(tie, ties.end[tie]!, false);
    }
  }
  return [...found.values()];
}

/**
 * The day on which somebody was born, where one is recorded, DAY_MIN otherwise. A tenancy lists all of a household from its first
 * day on, those who were born into it too: nothing of theirs began before them.
 */
function bornOn({mentionsOf, mentions}: Network, person: number): number {
  const {from, to, kind} = birthAmong(mentions, rowItems(mentionsOf, person));
  return from === to && BIRTH_KINDS[kind] === 'exact' ? from : DAY_MIN;
}

/** The first day of any notification about the persons; empty where there is none. */
function earliest({involvements, involvementsOf}: Network, persons: readonly number[]): number[] {
  const days = persons.flatMap((person) =>
    [...rowItems(involvementsOf, person)].map((part) => involvements.event[part]!),
  );
  return days.length === 0 ? [] : [days.reduce((least, day) => Math.min(least, day))];
}
