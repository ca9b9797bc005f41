import {birthCell, shortDmy} from '../output/dates.ts';
import {CSV, type Form} from '../output/sheet.ts';
import {FIRST_DAY, LAST_DAY} from '../world/calendar.ts';
import {OPEN, type Area, type Person, type Spell} from '../world/model.ts';
import {between, chance} from '../world/random.ts';
import {deskOf, localId, type Desk, type Office} from './office.ts';

export const SOCIAL_CARE_ADDRESSES: Form = {
  ...CSV,
  feed: 'social-care-addresses',
  quoteAll: true,
  columns: [
    'AddressRowID',
    'PersonID',
    'Surname',
    'Forename',
    'DOB',
    'AddressType',
    'Flat',
    'HouseNameNumber',
    'Street',
    'District',
    'Town',
    'Postcode',
    'UPRN',
    'From',
    'To',
    'Confidential',
    'Recorded',
  ],
  spoil: {date: 'Recorded', birth: 'DOB', badDate: '31/02/21', futureBirth: '14/05/25'},
};

const HABIT = {birth: 0.85, address: 0, phone: 0, nhs: 0, upn: 0, pnc: 0};

/** The dated addresses of children with a case, and of the adults they live with. */
export function writeSocialCareAddresses(office: Office): void {
  const desk = deskOf(office, 'social-care-addresses');
  const done = new Set<Person>();
  let serial = 0;
  for (const {incident} of desk.journeys.get('contacts') ?? []) {
    const adults = [
      ...incident.children.map((child) => child.mother),
      ...incident.parties.map((party) => party.person),
    ];
    for (const person of [...incident.children, ...adults]) {
      if (person === null || done.has(person)) continue;
      done.add(person);
      if (!chance(desk.rng, incident.children.includes(person) ? 0.55 : 0.25)) continue;
      for (const spell of person.spells) if (chance(desk.rng, 0.85)) row(desk, person, spell, incident.area, ++serial);
    }
  }
}

function row(desk: Desk, person: Person, spell: Spell, area: Area, serial: number): void {
  const {rng, clerk} = desk;
  const from = Math.max(spell.from, person.born);
  const recorded = Math.max(from, FIRST_DAY) + between(rng, 1, 60);
  if (recorded > LAST_DAY || recorded <= person.born) return;
  const seen = clerk.see(person, recorded, HABIT);
  const place = clerk.place(spell.dwelling);
  const ended = spell.to !== OPEN && spell.to <= LAST_DAY && spell.to <= recorded + 400;
  const cells = {
    AddressRowID: `A${String(serial).padStart(6, '0')}`,
    PersonID: localId(person, area),
    Surname: seen.name.family,
    Forename: seen.name.given,
    DOB: birthCell(seen.birth, {day: shortDmy}),
    AddressType: addressType(spell),
    Flat: place.flat.replace(/\/$/, ''),
    HouseNameNumber: place.house,
    Street: place.street,
    District: '',
    Town: place.town,
    Postcode: place.postcode,
    UPRN: place.uprn,
    From: chance(rng, 0.9) ? shortDmy(from) : '',
    To: ended ? shortDmy(spell.to) : '',
    Confidential: spell.dwelling.kind === 'refuge' || chance(rng, 0.005) ? 'Y' : 'N',
    Recorded: shortDmy(recorded),
  };
  const slots = [{slot: 'person', person: person.id, dwelling: spell.dwelling.id}];
  desk.sink.add(SOCIAL_CARE_ADDRESSES, area, '', cells, {
    received: recorded * 1440 + 660,
    slots,
    places: [],
    incident: -1,
  });
}

function addressType(spell: Spell): string {
  if (spell.kind === 'placement') return 'Placement';
  if (spell.dwelling.kind === 'refuge') return 'Refuge';
  if (spell.dwelling.kind === 'hostel') return 'Hostel';
  return spell.kind === 'temporary' ? 'Temporary' : 'Home';
}
