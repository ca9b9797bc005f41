import {civilOf} from '../../src/base/day.ts';
import {birthCell, longDate} from '../output/dates.ts';
import {CSV, type Form, type Slot} from '../output/sheet.ts';
import type {Incident, Person} from '../world/model.ts';
import {between, chance, pick} from '../world/random.ts';
import type {Seen} from '../dirt/clerk.ts';
import {deskOf, recordsOf, slotOf, staffName, staffSlot, type Desk, type Office} from './office.ts';
import {relationship} from './police-da.ts';
import {natural} from './wording.ts';
import {dmy} from '../output/dates.ts';

export const MARAC: Form = {
  ...CSV,
  feed: 'marac',
  columns: [
    'Case No',
    'Meeting Date',
    'Referral Date',
    'Referring Agency',
    'Referrer',
    'Repeat',
    'Victim Name',
    'Victim DOB',
    'Victim Address',
    'Victim Tel',
    'Perpetrator Name',
    'Perpetrator DOB',
    'Perpetrator Address',
    'Relationship to Victim',
    'Children',
    'DASH Score',
    'Criteria',
  ],
  spoil: {date: 'Referral Date', birth: 'Victim DOB', badDate: '31 February 2021', futureBirth: '14 May 2041'},
};

const VICTIM_HABIT = {birth: 0.9, address: 0.9, phone: 0.5, nhs: 0, upn: 0, pnc: 0};
const PERP_HABIT = {birth: 0.7, address: 0.6, phone: 0, nhs: 0, upn: 0, pnc: 0};
const CHILD_HABIT = {birth: 0.6, address: 0, phone: 0, nhs: 0, upn: 0, pnc: 0};

export function writeMarac(office: Office): void {
  const desk = deskOf(office, 'marac');
  const last = new Map<string, number>();
  const records = recordsOf(desk, 'marac').toSorted((a, b) => a.received - b.received);
  for (const {incident, received} of records) {
    const suspect = incident.parties.find((party) => party.as === 'SUSPECT');
    if (incident.victim === null || suspect === undefined) continue;
    const pair = `${String(incident.victim.id)} ${String(suspect.person.id)}`;
    const before = last.get(pair);
    last.set(pair, received);
    row(
      desk,
      incident,
      incident.victim,
      suspect.person,
      received,
      before !== undefined && received - before <= 365 * 1440,
    );
  }
}

function row(
  desk: Desk,
  incident: Incident,
  victim: Person,
  perpetrator: Person,
  received: number,
  repeat: boolean,
): void {
  const {rng, clerk} = desk;
  const day = Math.floor(received / 1440);
  const hurt = clerk.see(victim, day, VICTIM_HABIT);
  const accused = clerk.see(perpetrator, day, PERP_HABIT);
  const referrer = pick(rng, desk.staff.visitor);
  const slots: Slot[] = [slotOf('victim', hurt), slotOf('perpetrator', accused), staffSlot('referrer', referrer)];
  const address = victimAddress(desk, hurt);
  if (address === 'CONFIDENTIAL ADDRESS') slots[0]!.dwelling = -1;
  const score = Math.min(24, between(rng, 9, 20));
  const children = incident.children.filter((child) => child.born <= day && child.died > day).slice(0, 4);
  const cells = {
    'Case No': `M${String(civilOf(day).year)}/${String(incident.id).padStart(5, '0')}`,
    'Meeting Date': longDate(day + between(rng, 8, 28)),
    'Referral Date': longDate(day),
    'Referring Agency': pick(rng, ['Police', 'Police', 'IDVA', 'Health', "Children's Services", 'Housing']),
    Referrer: staffName(referrer),
    Repeat: repeat ? 'Yes' : 'No',
    'Victim Name': natural(hurt.name),
    'Victim DOB': birthCell(hurt.birth, {day: longDate}),
    'Victim Address': address,
    'Victim Tel': hurt.phone,
    'Perpetrator Name': natural(accused.name),
    'Perpetrator DOB': birthCell(accused.birth, {day: longDate}),
    'Perpetrator Address': accused.address.full,
    'Relationship to Victim': relationship(victim, perpetrator, day),
    Children: children.map((child, at) => childText(desk, child, day, at + 1, slots)).join('; '),
    'DASH Score': String(score),
    Criteria: repeat
      ? 'Repeat'
      : score >= 14
        ? 'Visible high risk'
        : pick(rng, ['Professional judgement', 'Escalation']),
  };
  desk.sink.add(MARAC, incident.area, '', cells, {received, slots, places: [], incident: incident.id});
}

function victimAddress(desk: Desk, seen: Seen): string {
  const refuge = seen.address.dwelling?.kind === 'refuge';
  if (refuge && chance(desk.rng, 0.7)) return 'CONFIDENTIAL ADDRESS';
  return refuge || chance(desk.rng, 0.04) ? `(CONFIDENTIAL) ${seen.address.full}`.trim() : seen.address.full;
}

function childText(desk: Desk, child: Person, day: number, at: number, slots: Slot[]): string {
  const seen = desk.clerk.see(child, day, CHILD_HABIT);
  slots.push({...slotOf(`child${String(at)}`, seen), dwelling: -1});
  const {birth} = seen;
  if (birth.kind !== 'day') return natural(seen.name);
  return `${natural(seen.name)} dob ${chance(desk.rng, 0.15) ? String(civilOf(birth.day).year) : dmy(birth.day)}`;
}
