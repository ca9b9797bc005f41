import {dayToIso} from '../../src/base/day.ts';
import type {Plan} from '../plants/plan.ts';
import type {World} from '../world/model.ts';
import type {Evidence} from './evidence.ts';
import type {Sheet} from './sheet.ts';
import type {Faults} from './spoil.ts';
import {writeTable, type Value} from './table.ts';
import {date, idOf, personId} from './truth-cells.ts';
import {writePlants} from './truth-plants.ts';

/** Extracts whose rows tell of an event. */
const EVENT_FEEDS = new Set([
  'police-child',
  'police-da',
  'social-care-contacts',
  'health-attendances',
  'missing-episodes',
  'youth-offending',
  'marac',
  'probation',
  'care-plans',
]);

/** Writes who and what every row of the extracts really is. Rows are counted from 1 after the header. */
export function writeTruth(
  folder: string,
  world: World,
  sheets: readonly Sheet[],
  faults: Faults,
  plan: Plan,
  evidence: Evidence,
): void {
  writeTable(folder, 'mentions.csv', ['feed', 'file', 'row', 'slot', 'person_id'], mentions(sheets, faults));
  writeTable(
    folder,
    'addresses.csv',
    ['feed', 'file', 'row', 'slot', 'dwelling_id', 'building_id', 'kind'],
    addresses(world, sheets, faults),
  );
  writeTable(folder, 'incidents.csv', ['feed', 'file', 'row', 'incident_id'], incidents(sheets, faults));
  writeTable(folder, 'quarantine.csv', ['file', 'row', 'reason'], quarantine(faults));
  writeTable(folder, 'withdrawn.csv', ['file', 'row'], withdrawn(sheets));
  writeTable(folder, 'persons.csv', PERSON_HEADER, persons(world, sheets));
  writePlants(folder, plan, evidence);
}

function* good(sheets: readonly Sheet[], faults: Faults): Generator<{sheet: Sheet; index: number}> {
  for (const sheet of sheets) {
    const spoiled = faults.get(sheet.file);
    for (let index = 0; index < sheet.rows.length; index++) {
      if (spoiled?.has(index) !== true && sheet.rows[index]!.withdrawn !== true) yield {sheet, index};
    }
  }
}

function* mentions(sheets: readonly Sheet[], faults: Faults): Generator<Value[]> {
  for (const {sheet, index} of good(sheets, faults))
    for (const {slot, person} of sheet.rows[index]!.slots)
      yield [sheet.form.feed, sheet.file, index + 1, slot, idOf(person)];
}

function* addresses(world: World, sheets: readonly Sheet[], faults: Faults): Generator<Value[]> {
  for (const {sheet, index} of good(sheets, faults)) {
    const row = sheet.rows[index]!;
    const of = (slot: string, dwelling: number, kind: string): Value[] => [
      sheet.form.feed,
      sheet.file,
      index + 1,
      slot,
      `D${String(dwelling)}`,
      `B${String(world.dwellings[dwelling]!.building.id)}`,
      kind,
    ];
    for (const {slot, dwelling} of row.slots)
      if (dwelling >= 0) yield of(slot, dwelling, world.dwellings[dwelling]!.kind);
    for (const {slot, dwelling, kind} of row.places) yield of(slot, dwelling, kind);
  }
}

/** A row that tells of nothing else's event is an incident of its own. */
function* incidents(sheets: readonly Sheet[], faults: Faults): Generator<Value[]> {
  let own = 0;
  for (const {sheet, index} of good(sheets, faults)) {
    if (!EVENT_FEEDS.has(sheet.form.feed)) continue;
    const {incident} = sheet.rows[index]!;
    yield [
      sheet.form.feed,
      sheet.file,
      index + 1,
      incident >= 0 ? `I${String(incident).padStart(6, '0')}` : `O${String(++own).padStart(6, '0')}`,
    ];
  }
}

function* quarantine(faults: Faults): Generator<Value[]> {
  for (const [file, rows] of faults) for (const [index, fault] of rows) yield [file, index + 1, fault];
}

function* withdrawn(sheets: readonly Sheet[]): Generator<Value[]> {
  for (const {file, rows} of sheets)
    for (const [index, row] of rows.entries()) if (row.withdrawn === true) yield [file, index + 1];
}

const PERSON_HEADER = [
  'person_id',
  'custom',
  'sex',
  'given',
  'middle',
  'family_at_birth',
  'family_now',
  'known_as',
  'birth_date',
  'january',
  'named_on',
  'death_date',
  'mother_id',
  'father_id',
  'twin_of',
  'nhs_number',
  'upn',
  'pnc',
  'staff',
  'area',
];

/** Everybody whom some row mentions. */
function* persons(world: World, sheets: readonly Sheet[]): Generator<Value[]> {
  const mentioned = new Uint8Array(world.persons.length);
  for (const sheet of sheets) for (const row of sheet.rows) for (const {person} of row.slots) mentioned[person] = 1;
  for (const person of world.persons) {
    if (mentioned[person.id] === 0) continue;
    const {families} = person;
    yield [
      personId(person),
      person.custom.name,
      person.sex,
      person.given,
      person.middle,
      families[0]!.name,
      families[families.length - 1]!.name,
      person.knownAs,
      dayToIso(person.born),
      person.january ? 1 : 0,
      dayToIso(person.named),
      person.dead ? date(person.died) : '',
      personId(person.mother),
      personId(person.father),
      personId(person.twin),
      person.nhs,
      person.upn,
      person.pnc,
      person.staff ? 1 : 0,
      person.area,
    ];
  }
}
