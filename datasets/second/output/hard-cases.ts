import type {Value} from '../../output/table.ts';
import type {SlotTruth} from '../extracts/sheet.ts';
import {END, nameOn, personId, START, type Person} from '../people/model.ts';
import type {GoodRow} from './good-rows.ts';

/**
 * Pairs that are hard to tell apart, and people who are hard to see as one, found among those whom rows mention. What is listed
 * is what came about in the population; only hostel strangers are put in by hand.
 */
export function* hardCases(persons: readonly Person[], rows: readonly GoodRow[]): Generator<Value[]> {
  const seen = new Set(rows.flatMap(({row}) => row.slots.map(({person}) => person)));
  const all = persons.filter((person) => seen.has(person) && !person.staff);
  const both = (kind: string, left: Person, right: Person | null): Value[][] =>
    right !== null && seen.has(right) ? [[kind, personId(left), personId(right), 'different']] : [];
  for (const person of all) {
    if (person.twin !== null && person.twin.id < person.id)
      yield* both(soundsAlike(person, person.twin) ? 'twins-alike' : 'twins', person.twin, person);
    if (person.father !== null && sameName(person, person.father)) yield* both('father-son', person.father, person);
    if (person.adoptedAs !== null) yield* both('adoption-break', person, person.adoptedAs);
  }
  yield* siblings(all);
  yield* strangers(all);
  yield* babiesOnMothersNumber(rows);
  const cases = new Set([...guises(rows)].map(([kind, person]) => `${String(kind)},${String(person)}`));
  for (const text of [...cases].sort()) {
    const [kind = '', person = ''] = text.split(',');
    yield [kind, person, person, 'same'];
  }
}

const nameKey = (person: Person): string => {
  const {given, family} = nameOn(person, END);
  return `${given} ${family}`.toLowerCase();
};

const sameName = (left: Person, right: Person): boolean => nameKey(left) === nameKey(right);

function soundsAlike(left: Person, right: Person): boolean {
  const [one, two] = [left.names[0]!.name.given, right.names[0]!.name.given];
  if (left.sex !== right.sex) return false;
  const shorter = Math.min(one.length, two.length);
  let same = 0;
  for (let i = 0; i < shorter; i++)
    if (one[one.length - 1 - i] === two[two.length - 1 - i] || one[i] === two[i]) same++;
  return same >= shorter - 1 && Math.abs(one.length - two.length) <= 1;
}

function* siblings(all: readonly Person[]): Generator<Value[]> {
  const byMother = Map.groupBy(
    all.filter((person) => person.mother !== null),
    (person) => person.mother!,
  );
  for (const children of byMother.values()) {
    for (const [at, left] of children.entries()) {
      for (const right of children.slice(at + 1)) {
        if (left.twin === right || left.adoptedAs !== null || right.adoptedAs !== null) continue;
        const {middle} = left.names[0]!.name;
        if (
          left.sex === 'M' &&
          right.sex === 'M' &&
          /^(M[ou]ha?m|Md|Syed|Abdul)/.test(middle) &&
          middle === right.names[0]!.name.middle
        )
          yield ['brothers-one-forename', personId(left), personId(right), 'different'];
        else if (Math.abs(left.born - right.born) < 430)
          yield ['close-siblings', personId(left), personId(right), 'different'];
      }
    }
  }
}

/** People of one name born within a year who are no kin, and those of a hostel whose papers give the same 1 January. */
function* strangers(all: readonly Person[]): Generator<Value[]> {
  for (const group of Map.groupBy(all, nameKey).values()) {
    for (const [at, left] of group.entries())
      for (const right of group.slice(at + 1).slice(0, 8))
        if (
          Math.abs(left.born - right.born) < 366 &&
          left.mother !== right.mother &&
          left.adoptedAs !== right &&
          right.adoptedAs !== left
        )
          yield ['namesakes', personId(left), personId(right), 'different'];
  }
  const hostelled = all.filter(
    (person) => person.dayUnknown && person.homes.some(({dwelling, to}) => dwelling.kind === 'hostel' && to > START),
  );
  for (const group of Map.groupBy(hostelled, (person) => person.born).values()) {
    for (const [at, left] of group.entries()) {
      for (const right of group.slice(at + 1)) {
        const [one, two] = [nameOn(left, END), nameOn(right, END)];
        const house = left.homes.some((mine) =>
          right.homes.some(
            (other) => other.dwelling.building === mine.dwelling.building && mine.dwelling.kind === 'hostel',
          ),
        );
        if (house && left.sex === right.sex && (one.given === two.given || one.family === two.family))
          yield ['january-strangers', personId(left), personId(right), 'different'];
      }
    }
  }
}

function* babiesOnMothersNumber(rows: readonly GoodRow[]): Generator<Value[]> {
  const babies = new Set<Person>();
  for (const {row} of rows)
    for (const {person, guises} of row.slots)
      if (guises.includes('mother-number') && person.mother !== null) babies.add(person);
  const seen = new Set(rows.flatMap(({row}) => row.slots.map(({person}) => person)));
  for (const baby of babies)
    if (seen.has(baby.mother!)) yield ['mother-number-on-baby', personId(baby), personId(baby.mother!), 'different'];
}

/**
 * Mentions of one person under two guises: side `plain`, and side `guise`. A person is in the table where both sides are
 * there, so that "linked at least once" can be told from "all in one".
 */
export function* guises(rows: readonly GoodRow[]): Generator<Value[]> {
  const found = new Map<string, {person: Person; places: Value[][]; sides: Set<string>}>();
  for (const {sheet, row, number} of rows) {
    for (const slot of row.slots) {
      if (slot.person.staff) continue;
      for (const [kind, side] of sidesOf(slot)) {
        const key = `${kind} ${personId(slot.person)}`;
        const entry = found.get(key) ?? {person: slot.person, places: [], sides: new Set<string>()};
        entry.places.push([kind, personId(slot.person), sheet.feed, sheet.file, number, slot.slot, side]);
        entry.sides.add(side);
        found.set(key, entry);
      }
    }
  }
  for (const key of [...found.keys()].sort()) {
    const {places, sides} = found.get(key)!;
    if (sides.size === 2) yield* places;
  }
}

const GUISES = {
  'unborn-to-named': 'unborn',
  'baby-to-named': 'baby',
  'reversed-name': 'reversed',
  'customary-name': 'customary',
} as const;

function sidesOf({person, guises, era}: SlotTruth): [string, string][] {
  const sides = Object.entries(GUISES).flatMap(([kind, guise]): [string, string][] =>
    guises.includes(guise)
      ? [[kind, 'guise']]
      : guises.some((other) => other !== 'mother-number')
        ? []
        : [[kind, 'plain']],
  );
  const moved = person.homes.filter(({to}) => to > START).length > 1;
  if (person.sex === 'F' && moved && renamed(person) && guises.length === 0)
    sides.push(['married-and-moved', era === 0 ? 'guise' : 'plain']);
  return sides;
}

const renamed = ({names}: Person): boolean =>
  names.length > 1 && names[1]!.from > START - 200 && names[0]!.name.family !== names[1]!.name.family;
