import {birthCell, dmy} from '../output/dates.ts';
import {CSV, type Form, type Slot} from '../output/sheet.ts';
import {ageOn, type Incident, type Person} from '../world/model.ts';
import {chance, pick} from '../world/random.ts';
import {plain} from '../dirt/typing.ts';
import {deskOf, placeOf, recordsOf, slotOf, staffName, staffSlot, type Desk, type Office} from './office.ts';
import {natural} from './wording.ts';

export const YOUTH_OFFENDING: Form = {
  ...CSV,
  feed: 'youth-offending',
  delimiter: ';',
  encoding: 'windows-1252',
  columns: [
    'Offence ID',
    'YOT Ref',
    'PNC',
    'Surname',
    'First name',
    'DOB',
    'Sex',
    'Address',
    'Post code',
    'Offence',
    'Offence Type',
    'Offence Date',
    'Location',
    'Co-accused 1',
    'Co-accused 1 DOB',
    'Co-accused 2',
    'Co-accused 2 DOB',
    'Parent/Carer',
    'Carer Relationship',
    'Carer Tel',
    'Worker',
    'Date Entered',
  ],
  spoil: {date: 'Offence Date', birth: 'DOB', badDate: '31.02.2021', futureBirth: '14.05.2041'},
};

const YOUNG_HABIT = {birth: 0.97, address: 0.9, phone: 0, nhs: 0, upn: 0, pnc: 0.7};
const OTHER_HABIT = {birth: 0.4, address: 0, phone: 0.5, nhs: 0, upn: 0, pnc: 0};
const dots = (day: number): string => dmy(day, '.');

export function writeYouthOffending(office: Office): void {
  const desk = deskOf(office, 'youth-offending');
  for (const {incident, received} of recordsOf(desk, 'youth')) {
    const young = incident.children.find((child) => ageOn(child, incident.day) >= 10 && child.died > incident.day);
    if (young !== undefined) offence(desk, incident, young, received);
  }
}

function offence(desk: Desk, incident: Incident, young: Person, received: number): void {
  const {rng, clerk} = desk;
  const seen = clerk.see(young, incident.day, YOUNG_HABIT);
  const worker = pick(rng, desk.staff.worker);
  const place = incident.place === null ? null : clerk.place(incident.place);
  const slots: Slot[] = [slotOf('young', seen), staffSlot('worker', worker)];
  const violent = incident.kind === 'violent-offence';
  const cells: Record<string, string> = {
    'Offence ID': `O${String(incident.id).padStart(6, '0')}`,
    'YOT Ref': `YOT${String(10_000 + young.id)}`,
    PNC: seen.pnc,
    Surname: plain(seen.name.family),
    'First name': plain(seen.name.given),
    DOB: birthCell(seen.birth, {day: dots}),
    Sex: {M: '1', F: '2', U: '9'}[seen.sex],
    Address: plain(seen.address.line),
    'Post code': seen.address.postcode,
    Offence: violent
      ? pick(rng, ['Common assault', 'Robbery', 'Affray'])
      : pick(rng, ['Criminal damage', 'Possession of cannabis', 'Theft of cycle']),
    'Offence Type': violent ? 'Violence' : pick(rng, ['Criminal damage', 'Drugs', 'Theft']),
    'Offence Date': dots(incident.day),
    Location: place === null ? '' : plain(place.full),
    Worker: plain(staffName(worker)),
    'Date Entered': dots(Math.floor(received / 1440)),
  };
  const others = [
    ...incident.children.filter((child) => child !== young),
    ...incident.parties.map((party) => party.person),
  ];
  others.slice(0, 2).forEach((person, at) => {
    const other = clerk.see(person, incident.day, OTHER_HABIT);
    const head = `Co-accused ${String(at + 1)}`;
    cells[head] = plain(natural(other.name));
    cells[`${head} DOB`] = birthCell(other.birth, {day: dots});
    slots.push({...slotOf(`co${String(at + 1)}`, other), dwelling: -1});
  });
  if (young.mother !== null && young.mother.died > incident.day && chance(rng, 0.8)) {
    const carer = clerk.see(young.mother, incident.day, OTHER_HABIT);
    cells['Parent/Carer'] = plain(natural(carer.name));
    cells['Carer Relationship'] = chance(rng, 0.85) ? 'Mother' : 'Carer';
    cells['Carer Tel'] = carer.phone;
    slots.push({...slotOf('carer', carer), dwelling: -1});
  }
  desk.sink.add(YOUTH_OFFENDING, incident.area, '', cells, {
    received,
    slots,
    places: placeOf('place', place?.dwelling ?? null),
    incident: incident.id,
  });
}
