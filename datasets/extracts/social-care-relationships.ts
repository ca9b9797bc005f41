import {birthCell, dMonY} from '../output/dates.ts';
import {CSV, type Form, type Slot} from '../output/sheet.ts';
import {FIRST_DAY, LAST_DAY} from '../world/calendar.ts';
import {OPEN, type Area, type Household, type Person, type Tie} from '../world/model.ts';
import {between, chance, pick} from '../world/random.ts';
import type {Seen} from '../dirt/clerk.ts';
import {deskOf, localId, slotOf, staffSlot, type Desk, type Office} from './office.ts';
import {surnameFirst} from './wording.ts';

export const SOCIAL_CARE_RELATIONSHIPS: Form = {
  ...CSV,
  feed: 'social-care-relationships',
  delimiter: '\t',
  encoding: 'utf16le',
  newline: '\r\n',
  columns: [
    'RelationshipID',
    'Person A ID',
    'Person A Name',
    'Person A DOB',
    'Person A Gender',
    'Relationship',
    'Person B ID',
    'Person B Name',
    'Person B DOB',
    'Person B Gender',
    'Start',
    'End',
    'Recorded On',
  ],
  spoil: {date: 'Recorded On', birth: '', badDate: '31 Feb 2021', futureBirth: '14 May 2041'},
};

const HABIT = {birth: 0.66, address: 0, phone: 0, nhs: 0, upn: 0, pnc: 0};
const date = (day: number): string => dMonY(day, ' ');

/** The kin that a case system holds of families who came to notice, and the ties that plants and decoys need. */
export function writeSocialCareRelationships(office: Office): void {
  const desk = deskOf(office, 'social-care-relationships');
  const known = noticed(desk);
  let serial = 0;
  const write = (tie: Tie, recorded: number): void => {
    if (recorded <= LAST_DAY) row(desk, tie, recorded, ++serial);
  };
  for (const household of desk.world.households) {
    const first = firstNotice(household, known);
    if (first === undefined || !chance(desk.rng, 0.6)) continue;
    for (const tie of kinOf(desk, household)) write(tie, Math.max(first, tie.start) + between(desk.rng, 2, 40));
  }
  for (const tie of desk.world.ties) write(tie, Math.max(FIRST_DAY, tie.start) + between(desk.rng, 5, 60));
}

function noticed(desk: Desk): Map<Person, number> {
  const known = new Map<Person, number>();
  for (const {incident} of desk.journeys.get('contacts') ?? [])
    for (const child of incident.children)
      if ((known.get(child) ?? OPEN) > incident.day) known.set(child, incident.day);
  return known;
}

function firstNotice(household: Household, known: Map<Person, number>): number | undefined {
  const days = household.children.flatMap((child) => known.get(child) ?? []);
  return days.length === 0 ? undefined : Math.min(...days);
}

function kinOf(desk: Desk, household: Household): Tie[] {
  const {rng} = desk;
  const ties: Tie[] = [];
  const area = household.area;
  const add = (from: Person, to: Person, relation: string, start: number, end = OPEN): void => {
    ties.push({from, to, relation, start: Math.max(start, FIRST_DAY), end, area});
  };
  for (const child of household.children) {
    if (child.mother !== null && chance(rng, 0.75)) motherTie(desk, child, child.mother, add);
    if (child.father !== null && chance(rng, 0.5)) add(child.father, child, 'Father', child.born);
  }
  for (const child of household.children)
    if (child.twin !== null && child.id < child.twin.id && chance(rng, 0.8)) add(child.twin, child, 'Twin', child.born);
  const [first, ...others] = household.children;
  if (first !== undefined)
    for (const other of others) if (chance(rng, 0.55)) add(other, first, siblingWord(other, first), other.born);
  for (const adult of household.adults) {
    for (const spell of adult.partners) {
      if (adult.sex !== 'F') continue;
      const word = spell.to < LAST_DAY ? 'Ex Partner' : spell.married >= 0 ? 'Husband' : 'Partner';
      if (chance(rng, 0.4)) add(spell.person, adult, word, spell.from, spell.to);
      for (const child of household.children)
        if (child.mother === adult && child.father !== spell.person && child.born < spell.from && chance(rng, 0.35))
          add(spell.person, child, 'Step Father', spell.from, spell.to);
    }
  }
  return ties;
}

/** Some clerks read the relation from the child's side. */
function motherTie(
  desk: Desk,
  child: Person,
  mother: Person,
  add: (from: Person, to: Person, relation: string, start: number) => void,
): void {
  if (chance(desk.rng, 0.15)) add(child, mother, child.sex === 'F' ? 'Daughter' : 'Son', child.born);
  else add(mother, child, 'Mother', child.born);
  const grandmother = mother.mother;
  if (grandmother !== null && chance(desk.rng, 0.6)) add(grandmother, child, 'Grandmother', child.born);
}

function siblingWord(from: Person, to: Person): string {
  const word = from.sex === 'F' ? 'Sister' : 'Brother';
  if (from.twin === to) return 'Twin';
  if (from.mother === to.mother && from.father === to.father) return word;
  return from.mother === to.mother || from.father === to.father ? `Half ${word}` : `Step ${word}`;
}

function row(desk: Desk, tie: Tie, recorded: number, serial: number): void {
  const {rng, clerk} = desk;
  if (tie.from.born > recorded || tie.to.born - 150 > recorded) return;
  const a = clerk.see(tie.from, recorded, HABIT);
  const b = clerk.see(tie.to, recorded, HABIT);
  const worker = chance(rng, 0.03) ? pick(rng, desk.staff.worker) : null;
  const slots: Slot[] = [worker === null ? slotOf('a', a) : staffSlot('a', worker), slotOf('b', b)];
  const cells = {
    RelationshipID: `R${String(serial).padStart(6, '0')}`,
    ...(worker === null
      ? side('A', a, tie.area)
      : {'Person A ID': `W${String(worker.id)}`, 'Person A Name': `${worker.families[0]!.name}, ${worker.given}`}),
    Relationship: worker === null ? tie.relation : 'Social Worker',
    ...side('B', b, tie.area),
    Start: chance(rng, 0.6) ? date(tie.start) : '',
    End: tie.end < recorded ? date(tie.end) : '',
    'Recorded On': date(recorded),
  };
  desk.sink.add(SOCIAL_CARE_RELATIONSHIPS, tie.area, '', cells, {
    received: recorded * 1440 + 600,
    slots,
    places: [],
    incident: -1,
  });
}

function side(end: 'A' | 'B', seen: Seen, area: Area): Record<string, string> {
  return {
    [`Person ${end} ID`]: localId(seen.person, area),
    [`Person ${end} Name`]: surnameFirst(seen.name, false),
    [`Person ${end} DOB`]: birthCell(seen.birth, {day: date, expected: false}),
    [`Person ${end} Gender`]: seen.sex,
  };
}
