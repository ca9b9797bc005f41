import {birthCell, dMonY} from '../output/dates.ts';
import {CSV, type Form, type Slot} from '../output/sheet.ts';
import {ageOn, type Incident, type Person} from '../world/model.ts';
import {partnerOn} from '../world/life.ts';
import {between, chance, pick} from '../world/random.ts';
import type {Seen} from '../dirt/clerk.ts';
import {plain} from '../dirt/typing.ts';
import {deskOf, placeOf, recordsOf, slotOf, staffName, staffSlot, type Desk, type Office} from './office.ts';
import {natural} from './wording.ts';

const CHILD = ['Name', 'DOB', 'Rel to Victim', 'Rel to Perp', 'Present'];

export const POLICE_DA: Form = {
  ...CSV,
  feed: 'police-da',
  delimiter: ';',
  encoding: 'windows-1252',
  columns: [
    'PPN No',
    'CAD',
    'Crime Ref',
    'Date Submitted',
    'Incident Date',
    'Location',
    'Victim Surname',
    'Victim Forename',
    'Victim Maiden Name',
    'Victim DOB',
    'Victim Sex',
    'Victim Address',
    'Victim Postcode',
    'Victim Tel',
    'Victim Email',
    'Perp Surname',
    'Perp Forename',
    'Perp Alias',
    'Perp DOB',
    'Perp Sex',
    'Perp Address',
    'Perp Postcode',
    'Perp PNC',
    'Perp Tel',
    'Relationship',
    'DASH',
    'Grading',
    'Arrested',
    'Injury',
    'Allegation Status',
    ...[1, 2, 3].flatMap((n) => CHILD.map((part) => `Child ${String(n)} ${part}`)),
    'Officer',
    'Collar',
  ],
  spoil: {date: 'Incident Date', birth: 'Victim DOB', badDate: '31-Feb-2021', futureBirth: '14-May-2041'},
};

const VICTIM_HABIT = {birth: 0.8, address: 0.9, phone: 0.6, nhs: 0, upn: 0, pnc: 0};
const PERP_HABIT = {birth: 0.7, address: 0.75, phone: 0.35, nhs: 0, upn: 0, pnc: 0.7};
const CHILD_HABIT = {birth: 0.5, address: 0, phone: 0, nhs: 0, upn: 0, pnc: 0};
const SEX = {F: 'Female', M: 'Male', U: 'Not Stated'};
const BIRTH = {day: (day: number) => dMonY(day), month: (day: number) => dMonY(day).slice(3)};

/** One row an incident between two adults, with the children of the home. */
export function writePoliceDa(office: Office): void {
  const desk = deskOf(office, 'police-da');
  for (const {incident, received} of recordsOf(desk, 'police-da')) {
    const suspect = incident.parties.find((party) => party.as === 'SUSPECT');
    if (incident.victim !== null && suspect !== undefined)
      form(desk, incident, incident.victim, suspect.person, received);
  }
}

function form(desk: Desk, incident: Incident, victim: Person, perpetrator: Person, received: number): void {
  const {rng, clerk} = desk;
  const hurt = clerk.see(victim, incident.day, VICTIM_HABIT);
  const accused = clerk.see(perpetrator, incident.day, PERP_HABIT);
  const officer = pick(rng, desk.staff.officer);
  const place = incident.place === null ? null : clerk.place(incident.place);
  const dash = Math.min(24, incident.gravity * 5 + between(rng, 0, 5));
  const slots: Slot[] = [slotOf('victim', hurt), slotOf('perpetrator', accused), staffSlot('officer', officer)];
  const cells: Record<string, string> = {
    'PPN No': `PPN/${dMonY(incident.day).slice(-2)}/${String(incident.id).padStart(6, '0')}`,
    CAD: chance(rng, 0.75) ? incident.cad : '',
    'Crime Ref': chance(rng, 0.5) ? incident.crime : '',
    'Date Submitted': dMonY(Math.floor(received / 1440)),
    'Incident Date': dMonY(incident.day),
    Location: place?.full ?? '',
    ...victimCells(hurt),
    ...perpCells(desk, accused, incident),
    Relationship: relationship(victim, perpetrator, incident.day),
    DASH: chance(rng, 0.8) ? String(dash) : '',
    Grading: dash >= 14 ? 'High' : dash >= 10 ? 'Medium' : 'Standard',
    Arrested: chance(rng, 0.3) ? 'Y' : 'N',
    Injury: incident.gravity >= 3 && chance(rng, 0.6) ? 'Y' : 'N',
    'Allegation Status': allegation(incident),
    Officer: staffName(officer),
    Collar: `${String(officer.id % 1000)}QK`,
  };
  const children = incident.children.filter((child) => child.born <= incident.day && child.died > incident.day);
  children
    .slice(0, 3)
    .forEach((child, at) => fillChild(desk, cells, slots, incident, child, victim, perpetrator, at + 1));
  desk.sink.add(POLICE_DA, incident.area, '', cells, {
    received,
    slots,
    places: placeOf('place', place?.dwelling ?? null),
    incident: incident.id,
  });
}

function victimCells(seen: Seen): Record<string, string> {
  return {
    'Victim Surname': plain(seen.name.family),
    'Victim Forename': plain(seen.name.given),
    'Victim Maiden Name': plain(seen.name.former),
    'Victim DOB': birthCell(seen.birth, BIRTH),
    'Victim Sex': SEX[seen.sex],
    'Victim Address': plain(seen.address.line),
    'Victim Postcode': seen.address.postcode,
    'Victim Tel': seen.phone,
    'Victim Email': seen.email,
  };
}

function perpCells(desk: Desk, seen: Seen, incident: Incident): Record<string, string> {
  const guessed = seen.birth.kind === 'none' && chance(desk.rng, 0.3);
  const age = Math.round(ageOn(seen.person, incident.day) / 5) * 5;
  const alias = seen.person.otherFamily === '' ? '' : `${seen.person.given} ${seen.person.otherFamily}`;
  return {
    'Perp Surname': plain(seen.name.family),
    'Perp Forename': plain(seen.name.given),
    'Perp Alias': chance(desk.rng, 0.5) ? plain(alias) : '',
    'Perp DOB': guessed ? `about ${String(age)}` : birthCell(seen.birth, BIRTH),
    'Perp Sex': SEX[seen.sex],
    'Perp Address': plain(seen.address.line),
    'Perp Postcode': seen.address.postcode,
    'Perp PNC': seen.pnc,
    'Perp Tel': seen.phone,
  };
}

function fillChild(
  desk: Desk,
  cells: Record<string, string>,
  slots: Slot[],
  incident: Incident,
  child: Person,
  victim: Person,
  perpetrator: Person,
  at: number,
): void {
  const seen = desk.clerk.see(child, incident.day, CHILD_HABIT);
  const head = `Child ${String(at)}`;
  cells[`${head} Name`] = plain(natural(seen.name, true));
  cells[`${head} DOB`] = birthCell(seen.birth, BIRTH);
  cells[`${head} Rel to Victim`] = childRelation(child, victim);
  cells[`${head} Rel to Perp`] = childRelation(child, perpetrator);
  cells[`${head} Present`] = chance(desk.rng, 0.6) ? 'Y' : 'N';
  slots.push(slotOf(`child${String(at)}`, seen));
}

function childRelation(child: Person, adult: Person): string {
  if (child.mother === adult || child.father === adult) return child.sex === 'F' ? 'Daughter' : 'Son';
  return adult.partners.some((spell) => spell.person === child.mother) ? 'Step child' : 'Other';
}

export function relationship(victim: Person, perpetrator: Person, day: number): string {
  const spell = victim.partners.find((couple) => couple.person === perpetrator);
  if (spell === undefined) return 'Other';
  const male = perpetrator.sex === 'M';
  if (partnerOn(victim, day) !== perpetrator) return spell.married >= 0 && male ? 'Ex-husband' : 'Ex-partner';
  if (spell.married >= 0 && spell.married <= day) return male ? 'Husband' : 'Wife';
  return 'Partner';
}

function allegation(incident: Incident): string {
  return incident.allegation === 'Stated' ? 'Alleged' : incident.allegation;
}
