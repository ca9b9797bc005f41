import {birthCell, clock, dmy, moment} from '../output/dates.ts';
import {CSV, type Form, type Slot} from '../output/sheet.ts';
import {ageOn, type Incident, type Party, type Person} from '../world/model.ts';
import {partnerOn} from '../world/life.ts';
import {relationTo} from '../world/incidents.ts';
import {chance, pick} from '../world/random.ts';
import type {Seen} from '../dirt/clerk.ts';
import {deskOf, merlinRef, placeOf, recordsOf, slotOf, staffSlot, type Desk, type Office} from './office.ts';
import {loose, unbornName} from './wording.ts';

const PARENT = ['NAME', 'DOB', 'REL', 'ADDRESS', 'PHONE'];
const SUSPECT = ['NAME', 'DOB', 'SEX', 'PNC', 'ADDRESS', 'PHONE', 'VRM', 'REL', 'TYPE'];

export const POLICE_CHILD: Form = {
  ...CSV,
  feed: 'police-child',
  encoding: 'utf8-bom',
  newline: '\r\n',
  columns: [
    'MERLIN_REF',
    'CAD_NO',
    'CRIME_REF',
    'DATE_CREATED',
    'INCIDENT_DATE',
    'INCIDENT_TIME',
    'VENUE',
    'NOTIFICATION_TYPE',
    'RAG',
    'SHARE_TYPE',
    'STATUS',
    'CIRCUMSTANCES',
    'CHILD_NAME',
    'CHILD_DOB',
    'CHILD_SEX',
    'CHILD_ADDRESS',
    'CHILD_SCHOOL',
    ...PARENT.map((part) => `PARENT1_${part}`),
    ...PARENT.map((part) => `PARENT2_${part}`),
    ...SUSPECT.map((part) => `SUSPECT1_${part}`),
    ...SUSPECT.map((part) => `SUSPECT2_${part}`),
    'OFFICER',
    'OFFICER_WARRANT',
  ],
  spoil: {date: 'INCIDENT_DATE', birth: 'CHILD_DOB', badDate: '31/02/2021', futureBirth: '14/05/2041'},
};

export const POLICE_TYPES: Record<Incident['kind'], string> = {
  'child-concern': 'CHILD CONCERN',
  neglect: 'NEGLECT',
  'physical-abuse': 'PHYSICAL ABUSE',
  'emotional-abuse': 'EMOTIONAL ABUSE',
  'sexual-abuse': 'SEXUAL ABUSE',
  'sexual-exploitation': 'CSE',
  'criminal-exploitation': 'CCE',
  'domestic-abuse': 'DOMESTIC INCIDENT',
  missing: 'MISSING PERSON',
  'self-harm': 'SELF HARM',
  'substance-misuse': 'SUBSTANCE MISUSE',
  'mental-health': 'MENTAL HEALTH',
  injury: 'CHILD CONCERN',
  'violent-offence': 'VIOLENT OFFENCE',
  'antisocial-behaviour': 'ASB',
};

const CHILD_HABIT = {birth: 0.9, address: 0.85, phone: 0, nhs: 0, upn: 0, pnc: 0};
const PARENT_HABIT = {birth: 0.45, address: 0.35, phone: 0.35, nhs: 0, upn: 0, pnc: 0};
const SUSPECT_HABIT = {birth: 0.55, address: 0.5, phone: 0.25, nhs: 0, upn: 0, pnc: 0.6};
const BIRTH = {day: (day: number) => dmy(day), month: (day: number) => `00${dmy(day).slice(2)}`};

/** One row a child and report; a report is sent again under another reference now and then. */
export function writePoliceChild(office: Office): void {
  const desk = deskOf(office, 'police-child');
  for (const {incident, received} of recordsOf(desk, 'police-child')) {
    incident.children.forEach((child, index) => {
      if (child.died <= incident.day) return;
      report(desk, incident, child, merlinRef(incident, index), received, index);
      if (chance(desk.rng, 0.012))
        report(desk, incident, child, `${merlinRef(incident, index)}R`, received + 4320, index);
    });
  }
}

function report(
  desk: Desk,
  incident: Incident,
  child: Person,
  reference: string,
  received: number,
  index: number,
): void {
  const {rng, clerk, staff} = desk;
  const subject = clerk.see(child, incident.day, CHILD_HABIT);
  const officer = pick(rng, staff.officer);
  const slots: Slot[] = [slotOf('child', subject)];
  const venue = incident.place === null ? null : clerk.place(incident.place);
  const cells: Record<string, string> = {
    MERLIN_REF: reference,
    CAD_NO: chance(rng, 0.8) ? incident.cad : '',
    CRIME_REF: incident.parties.length > 0 && chance(rng, 0.6) ? incident.crime : '',
    DATE_CREATED: moment(received, dmy),
    INCIDENT_DATE: dmy(incident.day),
    INCIDENT_TIME: chance(rng, 0.85) ? clock(incident.minute) : '',
    VENUE: venue?.full ?? clerk.nothing(),
    NOTIFICATION_TYPE: chance(rng, 0.05) ? 'OTHER' : POLICE_TYPES[incident.kind],
    RAG: chance(rng, 0.06)
      ? ''
      : ['G', 'G', chance(rng, 0.4) ? 'A' : 'G', chance(rng, 0.25) ? 'R' : 'A', 'R'][incident.gravity]!,
    SHARE_TYPE: chance(rng, 0.6) ? 'FORMAL REFERRAL' : 'INFO EXCHANGE ONLY',
    STATUS: chance(rng, 0.004) ? 'WITHDRAWN' : 'LIVE',
    CIRCUMSTANCES: circumstances(rng.int(1000), incident),
    CHILD_NAME: subject.unborn ? unbornName(rng, subject, true) : loose(rng, subject.name),
    CHILD_DOB: birthCell(subject.birth, BIRTH),
    CHILD_SEX: subject.sex,
    CHILD_ADDRESS: subject.address.full === '' ? clerk.nothing() : subject.address.full,
    CHILD_SCHOOL:
      ageOn(child, incident.day) >= 5 && chance(rng, 0.5)
        ? pick(rng, ['Harlesden Primary', 'Roundwood School', 'Alperton Academy', 'NK'])
        : '',
    OFFICER: `PC ${officer.families[0]!.name}`,
    OFFICER_WARRANT: `${String(100 + (officer.id % 900))}QK`,
  };
  slots.push(staffSlot('officer', officer));
  parentsOf(child, incident.day, rng.next()).forEach((parent, at) =>
    fillParent(desk, cells, slots, incident, child, parent, at + 1),
  );
  const parties =
    incident.parties.length <= 2
      ? incident.parties
      : [
          incident.parties[(index * 2) % incident.parties.length]!,
          incident.parties[(index * 2 + 1) % incident.parties.length]!,
        ];
  parties.forEach((party, at) => fillSuspect(desk, cells, slots, incident, party, at + 1));
  desk.sink.add(POLICE_CHILD, incident.area, '', cells, {
    received,
    slots,
    places: placeOf('place', venue?.dwelling ?? null),
    incident: incident.id,
    withdrawn: cells.STATUS === 'WITHDRAWN',
  });
}

/** The parents whom an officer names: the mother mostly, and whoever lives with her or the father now and then. */
function parentsOf(child: Person, day: number, draw: number): Person[] {
  const parents: Person[] = [];
  if (child.mother !== null && child.mother.died > day && draw < 0.82) parents.push(child.mother);
  const other = child.mother === null ? child.father : (partnerOn(child.mother, day) ?? child.father);
  if (other !== null && other.died > day && draw > 0.5) parents.push(other);
  return parents;
}

function fillParent(
  desk: Desk,
  cells: Record<string, string>,
  slots: Slot[],
  incident: Incident,
  child: Person,
  parent: Person,
  at: number,
): void {
  if (incident.parties.some((party) => party.person === parent)) return;
  const seen = desk.clerk.see(parent, incident.day, PARENT_HABIT);
  const relation = relationTo(parent, child, incident.day);
  cells[`PARENT${String(at)}_NAME`] = loose(desk.rng, seen.name);
  cells[`PARENT${String(at)}_DOB`] = birthCell(seen.birth, BIRTH);
  cells[`PARENT${String(at)}_REL`] =
    relation === 'MOTHERS PARTNER' || relation === 'MOTHERS EX PARTNER'
      ? 'STEPFATHER'
      : relation === 'FAMILY FRIEND'
        ? 'CARER'
        : relation;
  cells[`PARENT${String(at)}_ADDRESS`] = seen.address.full;
  cells[`PARENT${String(at)}_PHONE`] = seen.phone;
  slots.push(slotOf(`parent${String(at)}`, seen));
}

function fillSuspect(
  desk: Desk,
  cells: Record<string, string>,
  slots: Slot[],
  incident: Incident,
  party: Party,
  at: number,
): void {
  const seen = desk.clerk.see(party.person, incident.day, SUSPECT_HABIT);
  const set = (part: string, value: string): void => {
    cells[`SUSPECT${String(at)}_${part}`] = value;
  };
  set('NAME', suspectName(desk, seen));
  set('DOB', birthCell(seen.birth, BIRTH));
  set('SEX', seen.sex);
  set('PNC', seen.pnc);
  set('ADDRESS', seen.address.full);
  set('PHONE', seen.phone);
  set('VRM', seen.vrm);
  set('REL', chance(desk.rng, 0.1) ? 'NK' : party.relation);
  set('TYPE', party.as);
  slots.push(slotOf(`suspect${String(at)}`, seen));
}

function suspectName(desk: Desk, seen: Seen): string {
  const known = seen.name.knownAs !== '' && chance(desk.rng, 0.2);
  return known ? `${loose(desk.rng, seen.name)} (aka ${seen.name.knownAs})` : loose(desk.rng, seen.name);
}

function circumstances(draw: number, incident: Incident): string {
  const place =
    incident.kind === 'domestic-abuse' ? 'Police called to a disturbance.' : 'Officers attended after a report.';
  const texts = [
    `${place} Child seen and spoken to.`,
    `${place}\r\nHome conditions noted. "Not the first time" said a neighbour.`,
    `${place} See crime report; CSC informed by telephone`,
    'Information received, no officer attended',
    `${place} Child present, no injuries seen; mother said "all fine, thank you"`,
  ];
  return texts[draw % texts.length]!;
}
