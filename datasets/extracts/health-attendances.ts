import {dayToIso} from '../../src/base/day.ts';
import {moment} from '../output/dates.ts';
import {CSV, type Form, type Slot} from '../output/sheet.ts';
import {FIRST_DAY, LAST_DAY} from '../world/calendar.ts';
import {ageOn, type Incident, type Person} from '../world/model.ts';
import {partnerOn} from '../world/life.ts';
import {between, chance, pick} from '../world/random.ts';
import type {Seen} from '../dirt/clerk.ts';
import {deskOf, recordsOf, slotOf, staffName, staffSlot, type Desk, type Office} from './office.ts';
import {natural} from './wording.ts';

/** One object a line; the row holds the finished text. */
export const HEALTH_ATTENDANCES: Form = {
  ...CSV,
  feed: 'health-attendances',
  kind: 'ndjson',
  extension: 'ndjson',
  columns: ['json'],
  spoil: {date: 'arrivedAt', birth: 'birthDate', badDate: '2021-02-31T25:61', futureBirth: '2041-05-14'},
};

const PATIENT_HABIT = {birth: 0.96, address: 0.9, phone: 0.3, nhs: 0.82, upn: 0, pnc: 0};
const WITH_HABIT = {birth: 0, address: 0, phone: 0.3, nhs: 0, upn: 0, pnc: 0};
const ILLNESS_SHARE = 0.09;

const CATEGORY: Partial<Record<Incident['kind'], string>> = {
  injury: 'injury',
  'self-harm': 'self-harm',
  'physical-abuse': 'injury',
  'domestic-abuse': 'assault',
  'violent-offence': 'assault',
  'sexual-abuse': 'sexual health',
  'sexual-exploitation': 'sexual health',
  'substance-misuse': 'overdose',
  'mental-health': 'self-harm',
};

type Visit = {
  person: Person;
  day: number;
  minute: number;
  received: number;
  category: string;
  concern: boolean;
  incident: number;
  area: string;
};

/** Attendances that follow incidents, and ordinary ones. */
export function writeHealthAttendances(office: Office): void {
  const desk = deskOf(office, 'health-attendances');
  let serial = 0;
  for (const {incident, received} of recordsOf(desk, 'health')) {
    const person =
      incident.kind === 'domestic-abuse' && incident.victim !== null
        ? incident.victim
        : pick(desk.rng, incident.children);
    if (person.born > incident.day || person.died <= incident.day) continue;
    const category = CATEGORY[incident.kind] ?? 'illness';
    const concern = chance(desk.rng, 0.7);
    visit(
      desk,
      {
        person,
        day: incident.day,
        minute: incident.minute,
        received,
        category,
        concern,
        incident: incident.id,
        area: incident.area,
      },
      ++serial,
    );
  }
  for (const person of desk.world.persons) {
    if (person.staff || !chance(desk.rng, ILLNESS_SHARE)) continue;
    const day = between(desk.rng, FIRST_DAY, LAST_DAY - 10);
    if (person.born > day || person.died <= day || person.spells.length === 0) continue;
    const minute = between(desk.rng, 0, 1439);
    const category = chance(desk.rng, 0.5) ? 'illness' : 'injury';
    visit(
      desk,
      {
        person,
        day,
        minute,
        received: (day + between(desk.rng, 0, 8)) * 1440 + 1439,
        category,
        concern: false,
        incident: -1,
        area: person.area,
      },
      ++serial,
    );
  }
}

function visit(desk: Desk, at: Visit, serial: number): void {
  const {rng, clerk} = desk;
  const seen = clerk.see(at.person, at.day, PATIENT_HABIT);
  const clinician = pick(rng, desk.staff.clinician);
  const slots: Slot[] = [slotOf('patient', seen), staffSlot('clinician', clinician)];
  const json = {
    attendanceId: `ED${String(serial).padStart(7, '0')}`,
    site: pick(rng, ['Northwick Park', 'Central Middlesex UTC', 'St Mary’s']),
    arrivedAt: moment(at.day * 1440 + at.minute, dayToIso, 'T'),
    sentAt: moment(Math.max(at.received, at.day * 1440 + at.minute + 60), dayToIso, 'T'),
    age: Math.max(0, ageOn(at.person, at.day)),
    patient: patient(desk, seen),
    accompanying: accompanying(desk, at, slots),
    complaint:
      at.category === 'illness'
        ? pick(rng, ['fever', 'vomiting', 'wheeze', 'rash'])
        : pick(rng, ['fall', 'head injury', 'laceration', 'unwell']),
    category: at.category,
    safeguarding: at.concern,
    clinician: `Dr ${staffName(clinician)}`,
  };
  desk.sink.add(
    HEALTH_ATTENDANCES,
    at.area,
    '',
    {json: JSON.stringify(json)},
    {received: at.received, slots, places: [], incident: at.incident},
  );
}

function patient(desk: Desk, seen: Seen): Record<string, unknown> {
  const {birth, nhs} = seen;
  const number = nhs !== '' && chance(desk.rng, 0.1) ? Number(nhs) : nhs;
  return {
    ...(nhs === '' ? (chance(desk.rng, 0.5) ? {nhsNumber: null} : {}) : {nhsNumber: number}),
    given: seen.name.given,
    family: seen.name.family,
    birthDate:
      birth.kind === 'none' ? null : birth.kind === 'month' ? dayToIso(birth.day).slice(0, 7) : dayToIso(birth.day),
    gender: {F: 'female', M: 'male', U: 'unknown'}[seen.sex],
    ...(seen.address.full === '' ? {} : {address: seen.address.full}),
    ...(seen.phone === '' ? {} : {phone: seen.phone}),
  };
}

function accompanying(desk: Desk, at: Visit, slots: Slot[]): Record<string, string> | null {
  const {rng} = desk;
  const mother = at.person.mother;
  if (mother === null || ageOn(at.person, at.day) > 15 || mother.died <= at.day || !chance(rng, 0.6)) return null;
  const partner = partnerOn(mother, at.day);
  const adult = partner !== null && chance(rng, 0.3) ? partner : mother;
  const seen = desk.clerk.see(adult, at.day, WITH_HABIT);
  slots.push({slot: 'accompanying', person: adult.id, dwelling: -1});
  const relationship = adult === mother ? 'mother' : adult === at.person.father ? 'father' : 'step-father';
  return {
    name: natural(seen.name),
    relationship: chance(rng, 0.9) ? relationship : 'unknown',
    ...(seen.phone === '' ? {} : {phone: seen.phone}),
  };
}
