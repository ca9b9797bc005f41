import {dayToIso} from '../../src/base/day.ts';
import {birthCell} from '../output/dates.ts';
import {CSV, type Form, type Slot} from '../output/sheet.ts';
import {CENSUS_DAYS} from '../world/calendar.ts';
import {ageOn, type Household, type Person} from '../world/model.ts';
import {partnerOn} from '../world/life.ts';
import {between, chance, pick} from '../world/random.ts';
import {deskOf, slotOf, type Desk, type Office} from './office.ts';
import {titled} from './wording.ts';

const FIELDS_2020 = [
  'CensusDate',
  'EstabNo',
  'PupilNo',
  'UPN',
  'FormerUPN',
  'Surname',
  'Forename',
  'MiddleNames',
  'PreferredSurname',
  'FormerSurname',
  'Gender',
  'DOB',
  'SAON',
  'PAON',
  'Street',
  'Locality',
  'Town',
  'PostCode',
  'EntryDate',
  'Contact1',
  'Contact1Rel',
  'Contact1Tel',
  'Contact2',
  'Contact2Rel',
  'Contact2Tel',
];

/** What the header of 2020 became in 2023. */
const RENAMED: Record<string, string> = {
  UPN: 'UniquePupilNumber',
  FormerUPN: 'FormerUniquePupilNumber',
  Surname: 'LegalSurname',
  Forename: 'LegalForename',
  Gender: 'Sex',
  DOB: 'DateOfBirth',
  SAON: 'SubDwelling',
  PAON: 'Dwelling',
  PostCode: 'Postcode',
  EntryDate: 'DateOfEntry',
  Contact1: 'PriorityContact1Name',
  Contact1Rel: 'PriorityContact1Relationship',
  Contact1Tel: 'PriorityContact1Phone',
  Contact2: 'PriorityContact2Name',
  Contact2Rel: 'PriorityContact2Relationship',
  Contact2Tel: 'PriorityContact2Phone',
};

const CENSUS_2020: Form = {
  ...CSV,
  feed: 'school-census',
  columns: FIELDS_2020,
  spoil: {date: 'CensusDate', birth: 'DOB', badDate: '2020-02-31', futureBirth: '2041-05-14'},
};
const CENSUS_2023: Form = {
  ...CENSUS_2020,
  columns: [...FIELDS_2020.map((field) => RENAMED[field] ?? field), 'UniquePropertyReferenceNumber'],
  spoil: {date: 'CensusDate', birth: 'DateOfBirth', badDate: '2023-02-31', futureBirth: '2041-05-14'},
};

const PUPIL_HABIT = {birth: 1, address: 0.97, phone: 0, nhs: 0, upn: 0.985, pnc: 0};
const CONTACT_HABIT = {birth: 0, address: 0, phone: 0.7, nhs: 0, upn: 0, pnc: 0};

/** People whom parents name as emergency contacts beside themselves. */
export type Contacts = ReadonlyMap<Person, {person: Person; relation: string}[]>;

/** Two censuses with a header of their own; three in five pupils go to the borough's own schools. */
export function writeSchoolCensus(office: Office, contacts: Contacts): void {
  const desk = deskOf(office, 'school-census');
  let serial = 0;
  for (const household of desk.world.households) {
    if (household.area !== 'BRE' && desk.world.areas.length === 1) continue;
    for (const child of household.children) {
      const away = child.planted === '' && chance(desk.rng, 0.4);
      for (const [at, day] of CENSUS_DAYS.entries()) {
        if (ageOn(child, day) < 5 || ageOn(child, day) > 15 || child.died <= day || away) continue;
        pupil(desk, household, child, day, at === 0 ? CENSUS_2020 : CENSUS_2023, ++serial, contacts.get(child) ?? []);
      }
    }
  }
}

function pupil(
  desk: Desk,
  household: Household,
  child: Person,
  day: number,
  form: Form,
  serial: number,
  named: {person: Person; relation: string}[],
): void {
  const {rng, clerk} = desk;
  const seen = clerk.see(child, day, PUPIL_HABIT);
  const slots: Slot[] = [slotOf('pupil', seen)];
  const values: Record<string, string> = {
    CensusDate: dayToIso(day),
    EstabNo: String(2000 + (household.id % 60)),
    PupilNo: String(serial),
    UPN: seen.upn,
    FormerUPN: '',
    Surname: seen.name.family,
    Forename: seen.name.given,
    MiddleNames: seen.name.middle,
    PreferredSurname: chance(rng, 0.9) ? seen.name.family : '',
    FormerSurname: seen.name.former,
    Gender: seen.sex === 'U' ? child.sex : seen.sex,
    DOB: birthCell(seen.birth, {day: dayToIso}),
    SAON: seen.address.flat.replace(/\/$/, ''),
    PAON: seen.address.house,
    Street: seen.address.street,
    Town: seen.address.town,
    PostCode: seen.address.postcode,
    EntryDate: dayToIso(child.born + 365 * 5 - between(rng, 0, 200)),
    UniquePropertyReferenceNumber: seen.address.uprn,
  };
  contactsOf(desk, child, day, named).forEach((contact, at) => {
    const n = `Contact${String(at + 1)}`;
    const adult = clerk.see(contact.person, day, CONTACT_HABIT);
    values[n] = titled(adult.name);
    values[`${n}Rel`] = contact.relation;
    values[`${n}Tel`] = adult.phone;
    slots.push({slot: `contact${String(at + 1)}`, person: contact.person.id, dwelling: -1});
  });
  const cells = Object.fromEntries(
    Object.entries(values).map(([field, value]) => [form === CENSUS_2023 ? (RENAMED[field] ?? field) : field, value]),
  );
  desk.sink.add(form, child.area, dayToIso(day), cells, {received: day * 1440 + 540, slots, places: [], incident: -1});
}

function contactsOf(
  desk: Desk,
  child: Person,
  day: number,
  named: {person: Person; relation: string}[],
): {person: Person; relation: string}[] {
  const {rng} = desk;
  const found = named.slice(0, 1);
  const mother = child.mother;
  if (mother !== null && mother.died > day && chance(rng, 0.55)) found.unshift({person: mother, relation: 'Mother'});
  const other = mother === null ? child.father : partnerOn(mother, day);
  if (other !== null && found.length < 2 && chance(rng, 0.25))
    found.push({person: other, relation: other === child.father ? 'Father' : pick(rng, ['Step Parent', 'Carer'])});
  return found.slice(0, 2);
}
