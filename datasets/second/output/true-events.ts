import {dayOf, dayToIso} from '../../../src/base/day.ts';
import {trueMeetings} from '../../truth/coresidence.ts';
import type {Conviction, Deed, Life} from '../../truth/life.ts';
import {kinOfAll, trueSerials} from '../../truth/serial.ts';
import {shownOf} from '../../truth/shown.ts';
import {writeTrueEvents} from '../../truth/write.ts';
import type {Harm, HarmKind} from '../people/harm.ts';
import {ageOn, END, START, type Household, type Person} from '../people/model.ts';
import type {Town} from '../people/town.ts';
import type {Sheet} from '../extracts/sheet.ts';
import {goodRows, type GoodRow} from './good-rows.ts';
import type {Faults} from './spoil.ts';

const GRAVE: readonly HarmKind[] = ['physical', 'sexual', 'exploitation', 'county-lines'];

/** Writes who truly harmed families one after another, and who truly moved in with a child after harm: planted or not. */
export function writeEvents(folder: string, town: Town, harm: Harm, sheets: readonly Sheet[], faults: Faults): void {
  const lives = livesOf(town);
  const life = (person: Person): Life => lives.get(person)!;
  const deeds = harm.incidents.flatMap(({id, day, kind, allegation, suspects, children, victim}): Deed[] => {
    if (allegation === 'malicious') return [];
    const victims = [...children, ...(victim === null ? [] : [victim])].map(life);
    const deed = kind === 'domestic' ? 'domestic' : GRAVE.includes(kind) ? 'grave' : 'other';
    return suspects.map(({person}) => ({incident: id, day, suspect: life(person), victims, kind: deed}));
  });
  const rows = goodRows(sheets, faults);
  const shown = shownOf(
    rows.map(({row: {received, incident, slots}}) => ({
      received,
      incident: incident ?? null,
      // An address that leaves the flat out is the building's.
      slots: slots.map(({slot, person, door}) => {
        // Probation names the residents of the one address that it gives.
        const own = slot.startsWith('resident') ? (slots.find((other) => other.slot === 'case')?.door ?? null) : door;
        return {person: person.id, door: own?.said === true ? own.dwelling.id : null};
      }),
    })),
  );
  const all = [...lives.values()];
  const kin = kinOfAll(all);
  writeTrueEvents(
    folder,
    trueSerials(deeds, kin, shown),
    trueMeetings(all, deeds, convictionsOf(rows, life), kin, shown, END),
    (id) => `P${String(id).padStart(6, '0')}`,
    dayToIso,
  );
}

function livesOf({persons, households}: Town): Map<Person, Life> {
  type Draft = Life & {adopters: Life[]; couples: Life['couples'][number][]};
  const lives = new Map(
    persons.map((person): [Person, Draft] => [
      person,
      {
        id: person.id,
        born: person.born,
        mother: null,
        father: null,
        adopters: [],
        homes: person.homes.flatMap(({dwelling, from, to}) =>
          // A room of a shared house is given to one household, and has a door of its own.
          dwelling.kind === 'home' || dwelling.kind === 'flat-share'
            ? [{door: dwelling.id, from, to: Math.min(to, person.died)}]
            : [],
        ),
        couples: [],
      },
    ]),
  );
  for (const [{mother, father}, life] of lives) {
    life.mother = mother === null ? null : lives.get(mother)!;
    life.father = father === null ? null : lives.get(father)!;
  }
  for (const household of households) {
    const head = lives.get(household.head)!;
    for (const partner of partnersOf(household)) {
      const other = lives.get(partner)!;
      head.couples.push({other, from: -Infinity, to: Infinity});
      other.couples.push({other: head, from: -Infinity, to: Infinity});
    }
  }
  return lives;
}

/** Adults who ever kept house with the head and are no kin: a household does not keep its former partners apart. */
function partnersOf({head, ever}: Household): Person[] {
  return [...ever].filter(
    (person) =>
      person.sex !== head.sex &&
      ageOn(person, START) >= 17 &&
      ![person.mother, person.father, head.mother, head.father].some(
        (parent) => parent !== null && (parent === head || parent === person),
      ) &&
      (person.mother === null || person.mother !== head.mother),
  );
}

/** What probation wrote of violence and sexual offences. */
function convictionsOf(rows: readonly GoodRow[], life: (person: Person) => Life): Conviction[] {
  return rows.flatMap(({sheet, row}): Conviction[] => {
    const offender = row.slots.find(({slot}) => slot === 'case');
    if (sheet.feed !== 'probation-cases' || offender === undefined || row.cells['OFFENCE_GROUP'] === 'OTH') return [];
    const [date, month, year] = String(row.cells['OFFENCE_DATE']).split('/').map(Number) as [number, number, number];
    return [{person: life(offender.person), day: dayOf(year, month, date), reported: row.received}];
  });
}
