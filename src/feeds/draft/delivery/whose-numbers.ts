import {setAt} from '../../../base/get-or-insert.ts';
import type {AGENCIES} from '../../../model/source.ts';
import type {Analysed} from '../analyse.ts';
import {ownNumberOf} from '../place/own-number.ts';
import {peopleIn} from '../place/several-people.ts';
import type {Placed} from '../place/placed.ts';
import type {Slot} from '../compose/slots.ts';

type Agency = (typeof AGENCIES)[number];

/** Fewer people with a number in common show nothing. */
const SHARED_LEAST = 20;
/** Of those with a number in common, the share that must have a name in common too: two registers may count through the same numbers. */
const NAMED_LEAST = 0.8;

/**
 * Whose extract a file is that does not show it, by its numbers of people: those of the files whose agency is known, where the same numbers stand
 * beside the same names. Null where none does, or those of two agencies do.
 */
export function agencyByNumbers(analysed: Analysed, others: readonly Analysed[]): Agency | null {
  const own = numberedPeople(analysed);
  const agencies = new Set(
    others
      .filter((other) => other.agency !== null && areOfOneRegister(own, numberedPeople(other)))
      .map(({agency}) => agency!),
  );
  const [agency] = agencies;
  return agencies.size === 1 ? agency! : null;
}

function areOfOneRegister(own: NumberedPeople, others: NumberedPeople): boolean {
  const shared = [...own].filter(([number]) => others.has(number));
  const named = shared.filter(([number, names]) => [...names].some((name) => others.get(number)!.has(name)));
  return shared.length >= SHARED_LEAST && named.length >= NAMED_LEAST * shared.length;
}

/** The words of the names under which each number stands. */
type NumberedPeople = ReadonlyMap<string, ReadonlySet<string>>;

function numberedPeople({slots}: Analysed): NumberedPeople {
  const people = new Map<string, Set<string>>();
  for (const slot of slots) {
    if (slot.part.staff === true) continue;
    for (const {number, name} of inCells(slot) ?? inColumns(slot)) {
      if (number === '' || name === '') continue;
      const names = setAt(people, number);
      for (const word of name.toLowerCase().split(/[^\p{L}\p{M}]+/u)) if (word.length > 1) names.add(word);
    }
  }
  return people;
}

type Numbered = {number: string; name: string};

/** Of cells that name several with their numbers; null where no cell does. */
function inCells({columns}: Slot): Numbered[] | null {
  const list = columns.find(({several}) => several?.groups.has('id') === true);
  if (list === undefined) return null;
  return peopleIn(list.column, list.several!).map(({id = '', name = ''}) => ({number: id, name}));
}

function inColumns({columns, numbers}: Slot): Numbered[] {
  const number = numbers.length > 0 ? undefined : ownNumberOf(columns);
  if (number === undefined) return [];
  const names = columns.filter(({field}) => NAMED.has(field ?? ''));
  const cellOf = (one: Placed, row: number): string => one.column.cells[row]!;
  return number.column.cells.map((text, row) => ({number: text, name: names.map((one) => cellOf(one, row)).join(' ')}));
}
const NAMED: ReadonlySet<string> = new Set(['name', 'given', 'middle', 'family']);
