import {birthCell, dmy, serial} from '../output/dates.ts';
import {CSV, type Cell, type Form, type Slot} from '../output/sheet.ts';
import {FIRST_DAY, LAST_DAY} from '../world/calendar.ts';
import {OPEN, ageOn, type Household, type Person, type Spell} from '../world/model.ts';
import {partnerOn} from '../world/life.ts';
import {between, chance, pick} from '../world/random.ts';
import type {Seen} from '../dirt/clerk.ts';
import type {BirthSeen} from '../dirt/birth.ts';
import {deskOf, slotOf, staffName, staffSlot, type Desk, type Office} from './office.ts';
import {natural, titled} from './wording.ts';

export const HOUSING_TENANCIES: Form = {
  ...CSV,
  feed: 'housing-tenancies',
  kind: 'xlsx',
  extension: 'xlsx',
  columns: [
    'Tenancy Ref',
    'UPRN',
    'Property Address',
    'Postcode',
    'Tenure',
    'Main Tenant',
    'Tenant DOB',
    'Tenant NI No',
    'Tenant Phone',
    'Joint Tenant',
    'Joint DOB',
    'Joint Relationship',
    'Household Members',
    'Start',
    'End',
    'Landlord',
    'Housing Officer',
    'Extract Date',
  ],
  spoil: {date: 'Extract Date', birth: 'Tenant DOB', badDate: '31/02/2021', futureBirth: '14/05/2041'},
};

const TENANT_HABIT = {birth: 0.85, address: 0, phone: 0.5, nhs: 0, upn: 0, pnc: 0};
const MEMBER_HABIT = {birth: 0.5, address: 0, phone: 0, nhs: 0, upn: 0, pnc: 0};
const SHARE = 0.22;

/** Tenancies beyond the drawn ones that a plant needs, with people who are no kin of the tenant. */
export type Lodging = {tenant: Person; members: Person[]; landlord: Person | null; spell: Spell};

export function writeHousingTenancies(office: Office, lodgings: readonly Lodging[]): void {
  const desk = deskOf(office, 'housing-tenancies');
  let ref = 0;
  for (const household of desk.world.households) {
    const tenant = household.adults[0];
    if (tenant === undefined || (household.area !== 'BRE' && desk.world.areas.length === 1) || !chance(desk.rng, SHARE))
      continue;
    const spell = tenant.spells[tenant.spells.length - 1];
    if (spell !== undefined && spell.dwelling.kind !== 'no-fixed-abode')
      row(desk, tenant, livingWith(household, tenant, spell), null, spell, ++ref);
  }
  for (const {tenant, members, landlord, spell} of lodgings) row(desk, tenant, members, landlord, spell, ++ref);
}

function livingWith(household: Household, tenant: Person, spell: Spell): Person[] {
  return [...household.adults, ...household.children].filter(
    (person) =>
      person !== tenant && person.spells.some((other) => other.dwelling === spell.dwelling && other.to > spell.from),
  );
}

function row(desk: Desk, tenant: Person, members: Person[], landlord: Person | null, spell: Spell, ref: number): void {
  const {rng, clerk} = desk;
  const start = Math.max(spell.from, FIRST_DAY - 3000);
  const extracted = Math.min(LAST_DAY, Math.max(FIRST_DAY, start) + between(rng, 20, 400));
  if (start > extracted || tenant.died <= extracted) return;
  const seen = clerk.see(tenant, extracted, TENANT_HABIT);
  const place = clerk.place(spell.dwelling);
  const officer = pick(rng, desk.staff.housing);
  const slots: Slot[] = [
    {slot: 'tenant', person: tenant.id, dwelling: spell.dwelling.id},
    staffSlot('officer', officer),
  ];
  const present = members.filter((person) => person.born <= extracted && person.died > extracted);
  const partner = partnerOn(tenant, extracted);
  const joint = partner !== null && present.includes(partner) && chance(rng, 0.6) ? partner : null;
  const others = present.filter((person) => person !== joint).slice(0, 6);
  const tenancy: Record<string, Cell> = {
    'Tenancy Ref': `T${String(100_000 + ref)}`,
    UPRN: place.uprn,
    'Property Address': place.line,
    Postcode: place.postcode,
    Tenure: tenure(desk, spell, landlord),
    'Main Tenant':
      titled(seen.name, true) +
      (seen.name.former !== '' && chance(rng, 0.5) ? ` (nee ${seen.name.former.toUpperCase()})` : ''),
    'Tenant DOB': birthSerial(desk, seen.birth),
    'Tenant NI No': seen.ni,
    'Tenant Phone': seen.phone,
    'Household Members': others.map((person, at) => member(desk, person, extracted, at + 1, slots)).join('; '),
    Start: serial(start),
    End: spell.to !== OPEN && spell.to <= extracted ? serial(spell.to) : '',
    Landlord: landlord === null ? '' : titled(clerk.see(landlord, extracted, MEMBER_HABIT).name),
    'Housing Officer': staffName(officer),
    'Extract Date': serial(extracted),
  };
  if (joint !== null) addJoint(desk, tenancy, joint, extracted, slots);
  if (landlord !== null) slots.push({slot: 'landlord', person: landlord.id, dwelling: -1});
  desk.sink.add(HOUSING_TENANCIES, spell.dwelling.building.area, '', tenancy, {
    received: extracted * 1440 + 720,
    slots,
    places: [],
    incident: -1,
  });
}

function tenure(desk: Desk, spell: Spell, landlord: Person | null): string {
  if (landlord !== null) return 'Private - HB claim';
  if (spell.dwelling.kind === 'hostel' || spell.dwelling.kind === 'refuge') return 'Hostel licence';
  return spell.kind === 'temporary'
    ? 'Temporary'
    : pick(desk.rng, ['Secure', 'Secure', 'Assured', 'Temporary', 'Private - HB claim']);
}

/** Mostly a serial; some clerks type the date as text. */
function birthSerial(desk: Desk, birth: BirthSeen): Cell {
  if (birth.kind !== 'day' && birth.kind !== 'placeholder') return '';
  return chance(desk.rng, 0.12) || birth.day < -25_000 ? dmy(birth.day) : serial(birth.day);
}

function member(desk: Desk, person: Person, day: number, at: number, slots: Slot[]): string {
  const seen = desk.clerk.see(person, day, MEMBER_HABIT);
  slots.push({...slotOf(`member${String(at)}`, seen), dwelling: -1});
  return memberText(seen, ageOn(person, day) < 18 || chance(desk.rng, 0.5));
}

function memberText(seen: Seen, dated: boolean): string {
  const birth = dated ? birthCell(seen.birth, {day: dmy}) : '';
  return birth === '' ? natural(seen.name) : `${natural(seen.name)} (${birth})`;
}

function addJoint(desk: Desk, cells: Record<string, Cell>, joint: Person, day: number, slots: Slot[]): void {
  const seen = desk.clerk.see(joint, day, TENANT_HABIT);
  cells['Joint Tenant'] = titled(seen.name, true);
  cells['Joint DOB'] = birthSerial(desk, seen.birth);
  const married = joint.partners.some((spell) => spell.married >= 0 && spell.married <= day && spell.to > day);
  cells['Joint Relationship'] = married ? (joint.sex === 'F' ? 'Wife' : 'Husband') : 'Partner';
  slots.push({...slotOf('joint', seen), dwelling: -1});
}
