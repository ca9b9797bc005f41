import {dayToIso} from '../../src/base/day.ts';
import {trueMeetings} from '../truth/coresidence.ts';
import type {Conviction, Deed, Life} from '../truth/life.ts';
import {kinOfAll, trueSerials} from '../truth/serial.ts';
import {shownOf, type ShownRow} from '../truth/shown.ts';
import {writeTrueEvents} from '../truth/write.ts';
import {LAST_DAY} from '../world/calendar.ts';
import type {Plan} from '../plants/plan.ts';
import type {IncidentKind, Person, World} from '../world/model.ts';
import type {Sheet} from './sheet.ts';
import type {Faults} from './spoil.ts';

const GRAVE: readonly IncidentKind[] = [
  'physical-abuse',
  'sexual-abuse',
  'sexual-exploitation',
  'criminal-exploitation',
];
/** Day 0 as a spreadsheet counts it. */
const SERIAL_EPOCH = 25_569;

/** Writes who truly harmed families one after another, and who truly moved in with a child after harm: planted or not. */
export function writeEvents(folder: string, world: World, plan: Plan, sheets: readonly Sheet[], faults: Faults): void {
  const lives = livesOf(world, plan);
  const life = (person: Person): Life => lives[person.id]!;
  const deeds = world.incidents.flatMap(({id, day, kind, allegation, parties, children, victim}): Deed[] => {
    if (allegation === 'Malicious') return [];
    const victims = [...children, ...(victim === null ? [] : [victim])];
    const deed = kind === 'domestic-abuse' ? 'domestic' : GRAVE.includes(kind) ? 'grave' : 'other';
    return parties
      .filter(({as}) => as === 'SUSPECT')
      .map(({person}) => ({incident: id, day, suspect: life(person), victims: victims.map(life), kind: deed}));
  });
  const rows = [...shownRows(sheets, faults)];
  const kin = kinOfAll(lives);
  const shown = shownOf(rows);
  writeTrueEvents(
    folder,
    trueSerials(deeds, kin, shown),
    trueMeetings(lives, deeds, convictionsOf(sheets, faults, lives), kin, shown, LAST_DAY),
    (id) => `P${String(id).padStart(6, '0')}`,
    dayToIso,
  );
}

type Draft = Life & {homes: Life['homes'][number][]; adopters: Life[]; couples: Life['couples'][number][]};

/** Persons as truth sees them, by id. */
function livesOf({persons}: World, {lodgings}: Plan): Life[] {
  const lives = persons.map((person): Draft => ({
    id: person.id,
    born: person.born,
    mother: null,
    father: null,
    adopters: [],
    homes: person.spells.flatMap(({dwelling, from, to}) =>
      dwelling.kind === 'home' ? [{door: dwelling.id, from, to: Math.min(to, person.died)}] : [],
    ),
    couples: [],
  }));
  for (const {id, mother, father, adopters, partners} of persons) {
    const life = lives[id]!;
    life.mother = mother === null ? null : lives[mother.id]!;
    life.father = father === null ? null : lives[father.id]!;
    life.adopters.push(...adopters.map((adopter) => lives[adopter.id]!));
    life.couples.push(...partners.map(({person: other, from, to}) => ({other: lives[other.id]!, from, to})));
  }
  // Whom a plant lets lodge with a family lives there for that time, and keeps the own home.
  for (const {members, spell} of lodgings)
    for (const {id} of members)
      if (spell.dwelling.kind === 'home')
        lives[id]!.homes.push({door: spell.dwelling.id, from: spell.from, to: spell.to});
  return lives;
}

/** A tenancy is the home of all it names, and its row gives the address once. */
const isOfTenancy = (slot: string): boolean => slot.startsWith('member') || slot === 'joint';

function* shownRows(sheets: readonly Sheet[], faults: Faults): Generator<ShownRow> {
  for (const sheet of sheets) {
    const spoiled = faults.get(sheet.file);
    for (const [index, row] of sheet.rows.entries()) {
      if (spoiled?.has(index) === true || row.withdrawn === true) continue;
      yield {
        received: Math.floor(row.received / 1440),
        incident: row.incident < 0 ? null : row.incident,
        slots: row.slots.map(({slot, person, dwelling}) => {
          const own = isOfTenancy(slot)
            ? (row.slots.find((other) => other.slot === 'tenant')?.dwelling ?? -1)
            : dwelling;
          return {person, door: own < 0 ? null : own};
        }),
      };
    }
  }
}

/** What probation wrote of violence and sexual offences. */
function convictionsOf(sheets: readonly Sheet[], faults: Faults, lives: readonly Life[]): Conviction[] {
  return sheets.flatMap((sheet) => {
    if (sheet.form.feed !== 'probation') return [];
    const [group, day] = ['Offence Class', 'Offence Date'].map((column) => sheet.form.columns.indexOf(column));
    return sheet.rows.flatMap((row, index): Conviction[] => {
      const offender = row.slots.find(({slot}) => slot === 'offender');
      const isGrave = row.cells[group!] === 'Violence' || row.cells[group!] === 'Sexual';
      if (offender === undefined || !isGrave || faults.get(sheet.file)?.has(index) === true) return [];
      return [
        {
          person: lives[offender.person]!,
          day: Number(row.cells[day!]) - SERIAL_EPOCH,
          reported: Math.floor(row.received / 1440),
        },
      ];
    });
  });
}
