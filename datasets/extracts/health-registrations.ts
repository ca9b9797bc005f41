import {birthCell, compact} from '../output/dates.ts';
import {CSV, type Form, type Slot} from '../output/sheet.ts';
import {FIRST_DAY, LAST_DAY} from '../world/calendar.ts';
import {OPEN, ageOn, type Person, type Spell} from '../world/model.ts';
import {dramaPhone} from '../world/identifiers.ts';
import {between, chance, pick} from '../world/random.ts';
import {deskOf, slotOf, type Desk, type Office} from './office.ts';

export const HEALTH_REGISTRATIONS: Form = {
  ...CSV,
  feed: 'health-registrations',
  extension: 'csv.gz',
  delimiter: '|',
  gzip: true,
  columns: [
    'REG_ID',
    'NHS_NO',
    'TITLE',
    'SURNAME',
    'FORENAMES',
    'PREV_SURNAME',
    'DOB',
    'SEX',
    'ADDR1',
    'ADDR2',
    'ADDR3',
    'POSTCODE',
    'TEL',
    'EMAIL',
    'REG_DATE',
    'DEREG_DATE',
    'DEATH_DATE',
    'PRACTICE',
    'MOTHER_NHS_NO',
    'MOTHER_NAME',
    'EXTRACTED',
  ],
  spoil: {date: 'EXTRACTED', birth: 'DOB', badDate: '20210231', futureBirth: '20410514'},
};

const HABIT = {birth: 0.99, address: 0.97, phone: 0.4, nhs: 0.95, upn: 0, pnc: 0};
const MOTHER_HABIT = {birth: 0, address: 0, phone: 0, nhs: 0.8, upn: 0, pnc: 0};

/** Registrations with a practice: a third of the borough, one after each move into a new home. */
export function writeHealthRegistrations(office: Office): void {
  const desk = deskOf(office, 'health-registrations');
  let serial = 0;
  for (const person of desk.world.persons) {
    if (person.staff || (person.area !== 'BRE' && desk.world.areas.length === 1)) continue;
    if (!chance(desk.rng, 0.5)) continue;
    for (const spell of person.spells) {
      if (spell.dwelling.kind === 'no-fixed-abode' || !chance(desk.rng, 0.8)) continue;
      row(desk, person, spell, ++serial);
    }
  }
}

function row(desk: Desk, person: Person, spell: Spell, serial: number): void {
  const {rng, clerk} = desk;
  const day = Math.max(spell.from, person.born, FIRST_DAY) + between(rng, 5, 90);
  if (day > LAST_DAY || day >= person.died) return;
  const seen = clerk.see(person, day, HABIT);
  const slots: Slot[] = [slotOf('patient', seen)];
  const [first = '', second = '', ...rest] = seen.address.line.split(', ');
  const cells: Record<string, string> = {
    REG_ID: `G${String(serial).padStart(7, '0')}`,
    NHS_NO: seen.nhs === '' ? '' : `${seen.nhs.slice(0, 3)} ${seen.nhs.slice(3, 6)} ${seen.nhs.slice(6)}`,
    TITLE: seen.name.title,
    SURNAME: seen.name.family.toUpperCase(),
    FORENAMES: [seen.name.given, seen.name.middle].filter((part) => part !== '').join(' '),
    PREV_SURNAME: chance(rng, 0.5) ? seen.name.former.toUpperCase() : '',
    DOB: birthCell(seen.birth, {day: compact, month: (at) => `${compact(at).slice(0, 6)}00`}),
    SEX: {M: '1', F: '2', U: pick(rng, ['0', '9'])}[seen.sex],
    ADDR1: first,
    ADDR2: second,
    ADDR3: rest.join(', '),
    POSTCODE: seen.address.postcode,
    TEL: spell.dwelling.kind === 'hostel' ? officePhone(spell.dwelling.building.id) : seen.phone,
    EMAIL: seen.email,
    REG_DATE: compact(day),
    DEREG_DATE: spell.to !== OPEN && spell.to <= LAST_DAY && chance(rng, 0.3) ? compact(spell.to) : '',
    DEATH_DATE: person.dead && person.died <= LAST_DAY && person.died - day < 300 ? compact(person.died) : '',
    PRACTICE: `E84${String(10 + (spell.dwelling.building.id % 40)).padStart(3, '0')}`,
    EXTRACTED: compact(day + between(rng, 1, 20)),
  };
  if (person.mother !== null && ageOn(person, day) < 5 && chance(rng, 0.7)) {
    const mother = clerk.see(person.mother, day, MOTHER_HABIT);
    cells.MOTHER_NHS_NO = mother.nhs;
    cells.MOTHER_NAME = `${mother.name.family.toUpperCase()} ${mother.name.given}`.trim();
    slots.push({slot: 'mother', person: person.mother.id, dwelling: -1});
  }
  desk.sink.add(HEALTH_REGISTRATIONS, person.area, '', cells, {
    received: (day + 20) * 1440,
    slots,
    places: [],
    incident: -1,
  });
}

/** A hostel's office takes the calls of all who live there. */
function officePhone(building: number): string {
  return dramaPhone(16_000 + (building % 900));
}
