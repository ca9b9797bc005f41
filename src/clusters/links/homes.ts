import {onceEach} from '../../base/once.ts';
import {doorKind, doorsOf} from '../../network/columns/doors.ts';
import {listByRow, rowItems, type Incidence} from '../../network/incidence.ts';
import type {Network} from '../../network/network.ts';
import type {Spell} from '../../network/spells.ts';
import {spellTable, type SpellTable} from '../../network/spell-table.ts';

/** Who lived where. */
export type Homes = {
  /** All spells, by person; and the rows of those at each dwelling, whatever kind of place it is. */
  spells: SpellTable;
  spellsAt: Incidence;
  /** Who lived at a dwelling, in order of person and time; nobody where it is no home of few people. */
  at(dwelling: number): readonly Spell[];
  /** Homes of few people that have more than one spell, rising: at the others nobody meets anybody. */
  shared: readonly number[];
  /** Those of them of which at least `least` spells are wanted, without making a spell of any. */
  sharedWith(isWanted: (person: number, from: number) => boolean, least: number): number[];
  /** Where a person lived, in order of time, whatever kind of place it was. */
  of(person: number): readonly Spell[];
  /** True where a person's home was recorded there at any time. */
  hasLived(person: number, dwelling: number): boolean;
  /** True where the two had a home recorded at one dwelling, at whatever time and of whatever kind. */
  haveLivedAtOne(left: number, right: number): boolean;
  /** True where two spells share at least one day in one front door that a household can live in; by their rows: `shareRows`. */
  share(left: Spell, right: Spell): boolean;
  shareRows(left: number, right: number): boolean;
  /** True where the two lived in such a front door on one day. */
  livedTogether(left: number, right: number): boolean;
  /** True where the dwelling is neither communal, an institution, no place at all, nor too full to be a household. */
  isHome(dwelling: number): boolean;
};

/** Reads every stay once; spells become objects when somebody asks for them, for of most persons nobody does. */
export function homesOf(network: Network, personsMax: number): Homes {
  const table = spellTable(network);
  const spellsAt = listByRow(network.resolved.dwellings.length, table.dwelling, table.length);
  const {kind} = doorsOf(network.resolved.dwellings);
  const isHome = homesAmong(kind, table, spellsAt, personsMax);
  const made: Spell[] = [];
  const spell = (at: number): Spell => (made[at] ??= new RowSpell(table, at));
  const shared = sharedAmong(isHome, spellsAt);
  const hasLived = (person: number, dwelling: number): boolean => {
    for (let at = table.starts[person]!; at < table.starts[person + 1]!; at++)
      if (table.dwelling[at] === dwelling) return true;
    return false;
  };
  const {starts, dwelling: where, from, to} = table;
  const shareRows = (left: number, right: number): boolean =>
    where[left] === where[right] &&
    from[left]! <= to[right]! &&
    from[right]! <= to[left]! &&
    kind[where[left]!] === DWELLING;
  return {
    spells: table,
    spellsAt,
    at: onceEach((dwelling) => (isHome[dwelling] === 1 ? Array.from(rowItems(spellsAt, dwelling), spell) : [])),
    shared,
    sharedWith: (isWanted, least) =>
      shared.filter((dwelling) => {
        let found = 0;
        for (let i = spellsAt.starts[dwelling]!; i < spellsAt.starts[dwelling + 1]!; i++) {
          const at = spellsAt.items[i]!;
          if (isWanted(table.person[at]!, table.from[at]!) && ++found === least) return true;
        }
        return false;
      }),
    of: onceEach((person) =>
      Array.from({length: starts[person + 1]! - starts[person]!}, (_, at) => spell(starts[person]! + at)),
    ),
    hasLived,
    haveLivedAtOne: (left, right) => {
      for (let at = table.starts[left]!; at < table.starts[left + 1]!; at++)
        if (hasLived(right, table.dwelling[at]!)) return true;
      return false;
    },
    share: (left, right) =>
      left.dwelling === right.dwelling &&
      kind[left.dwelling] === DWELLING &&
      left.from <= right.to &&
      right.from <= left.to,
    shareRows,
    livedTogether: (left, right) => {
      for (let one = starts[left]!; one < starts[left + 1]!; one++)
        for (let other = starts[right]!; other < starts[right + 1]!; other++) if (shareRows(one, other)) return true;
      return false;
    },
    isHome: (dwelling) => isHome[dwelling] === 1,
  };
}

/** Homes that have more than one spell. */
function sharedAmong(isHome: Uint8Array, spellsAt: Incidence): number[] {
  const shared: number[] = [];
  for (let dwelling = 0; dwelling < isHome.length; dwelling++)
    if (isHome[dwelling] === 1 && countAt(spellsAt, dwelling) > 1) shared.push(dwelling);
  return shared;
}

/** A row of a table; its stays are listed when somebody asks for them. */
class RowSpell implements Spell {
  readonly person: number;
  readonly dwelling: number;
  readonly from: number;
  readonly to: number;
  readonly #table: SpellTable;
  readonly #row: number;
  #stays: number[] | undefined;

  constructor(table: SpellTable, row: number) {
    this.person = table.person[row]!;
    this.dwelling = table.dwelling[row]!;
    this.from = table.from[row]!;
    this.to = table.to[row]!;
    this.#table = table;
    this.#row = row;
  }

  get stays(): number[] {
    const {stays, stayStarts} = this.#table;
    return (this.#stays ??= Array.from(stays.subarray(stayStarts[this.#row], stayStarts[this.#row + 1])));
  }
}

const DWELLING = doorKind('dwelling');
const UNKNOWN = doorKind('unknown');

/** 1 where `Homes.isHome`. */
function homesAmong(kind: Uint8Array, table: SpellTable, spellsAt: Incidence, personsMax: number): Uint8Array {
  const isHome = kind.map((one) => (one === DWELLING || one === UNKNOWN ? 1 : 0));
  const few = Math.min(personsMax, SPELLS_MAX);
  for (let dwelling = 0; dwelling < isHome.length; dwelling++) {
    if (isHome[dwelling] === 0 || countAt(spellsAt, dwelling) <= few) continue;
    if (isCrowded(table, rowItems(spellsAt, dwelling), personsMax)) isHome[dwelling] = 0;
  }
  return isHome;
}

/** How many items a row has, without a look at them. */
const countAt = ({starts}: Incidence, row: number): number => starts[row + 1]! - starts[row]!;

/** No household is recorded so often; a bound on the quadratic count below. */
const SPELLS_MAX = 400;

/** True where more persons than that lived there on one day. */
function isCrowded({person, from, to}: SpellTable, spells: Uint32Array, personsMax: number): boolean {
  if (spells.length > SPELLS_MAX) return true;
  if (spells.length <= personsMax) return false;
  return spells.some((first) => {
    const there = spells.filter((spell) => from[spell]! <= from[first]! && to[spell]! >= from[first]!);
    return new Set(there.map((spell) => person[spell]!)).size > personsMax;
  });
}
