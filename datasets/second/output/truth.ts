import {DAY_MAX, dayToIso} from '../../../src/base/day.ts';
import {writeTable, type Value} from '../../output/table.ts';
import type {Sheet} from '../extracts/sheet.ts';
import {personId, type Person} from '../people/model.ts';
import type {Door} from '../systems/address.ts';
import {AREA} from '../people/town.ts';
import {guises, hardCases} from './hard-cases.ts';
import {goodRows, type GoodRow} from './good-rows.ts';
import type {Faults} from './spoil.ts';

/** The columns of the truth files are those that datasets/README.md gives. */
export function writeTruth(folder: string, persons: readonly Person[], sheets: readonly Sheet[], faults: Faults): void {
  const rows = goodRows(sheets, faults);
  const write = (file: string, header: string, table: Iterable<readonly Value[]>): void =>
    writeTable(folder, file, header.split(','), table);
  write('mentions.csv', 'feed,file,row,slot,person_id', mentions(rows));
  write('addresses.csv', 'feed,file,row,slot,dwelling_id,building_id,kind', addresses(rows));
  write('incidents.csv', 'feed,file,row,incident_id', incidents(rows));
  write('quarantine.csv', 'file,row,reason', quarantine(faults, sheets));
  write('withdrawn.csv', 'file,row', withdrawn(sheets));
  write(
    'persons.csv',
    'person_id,custom,sex,given,middle,family_at_birth,family_now,known_as,birth_date,january,named_on,death_date,mother_id,father_id,twin_of,nhs_number,upn,pnc,staff,area',
    mentioned(persons, sheets),
  );
  write('hard_cases.csv', 'kind,person_a,person_b,verdict', hardCases(persons, rows));
  write('guises.csv', 'kind,person_id,feed,file,row,slot,side', guises(rows));
}

function* mentions(rows: readonly GoodRow[]): Generator<Value[]> {
  for (const {sheet, row, number} of rows)
    for (const {slot, person} of row.slots) yield [sheet.feed, sheet.file, number, slot, personId(person)];
}

/** An address that leaves the flat out means the building, and is one "door" with all others that do. */
function* addresses(rows: readonly GoodRow[]): Generator<Value[]> {
  for (const {sheet, row, number} of rows) {
    const of = (slot: string, {dwelling: {id, building}, said}: Door, kind: string): Value[] => {
      const door = said ? `D${String(id)}` : `D0-${String(building.id)}`;
      return [sheet.feed, sheet.file, number, slot, door, `B${String(building.id)}`, kind];
    };
    for (const {slot, door} of row.slots) if (door !== null) yield of(slot, door, door.dwelling.kind);
    if (row.place !== undefined) yield of('place', row.place.door, row.place.kind);
  }
}

/** A row that tells of nothing else's event is an incident of its own. */
function* incidents(rows: readonly GoodRow[]): Generator<Value[]> {
  let own = 0;
  for (const {sheet, row, number} of rows) {
    if (!sheet.events) continue;
    const {incident} = row;
    yield [
      sheet.feed,
      sheet.file,
      number,
      typeof incident === 'number' ? `I${String(incident).padStart(6, '0')}` : `O${String(++own).padStart(6, '0')}`,
    ];
  }
}

/** Rows that are refused: broken ones, and earlier versions of a row that comes again in the same file. */
function* quarantine(faults: Faults, sheets: readonly Sheet[]): Generator<Value[]> {
  for (const [file, rows] of faults) for (const [index, fault] of rows) yield [file, index + 1, fault];
  for (const {file, rows} of sheets)
    for (const [index, row] of rows.entries()) if (row.replaced === true) yield [file, index + 1, 'replaced'];
}

function* withdrawn(sheets: readonly Sheet[]): Generator<Value[]> {
  for (const {file, rows} of sheets)
    for (const [index, row] of rows.entries())
      if (row.withdrawn === true && row.replaced !== true) yield [file, index + 1];
}

/** Everybody whom some row mentions. */
function* mentioned(persons: readonly Person[], sheets: readonly Sheet[]): Generator<Value[]> {
  const seen = new Set<Person>();
  for (const {rows} of sheets) for (const {slots} of rows) for (const {person} of slots) seen.add(person);
  for (const person of persons) {
    if (!seen.has(person)) continue;
    const first = person.names[0]!.name;
    yield [
      personId(person),
      person.custom.name,
      person.sex,
      first.given,
      first.middle,
      first.family,
      person.names.at(-1)!.name.family,
      person.called,
      dayToIso(person.born),
      person.dayUnknown ? 1 : 0,
      dayToIso(person.namedOn),
      person.died === DAY_MAX ? '' : dayToIso(person.died),
      person.mother === null ? '' : personId(person.mother),
      person.father === null ? '' : personId(person.father),
      person.twin === null ? '' : personId(person.twin),
      person.nhs,
      person.upn,
      person.pnc,
      person.staff ? 1 : 0,
      AREA,
    ];
  }
}
