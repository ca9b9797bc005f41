import {birthCell, dmy} from '../output/dates.ts';
import {CSV, type Form, type Slot} from '../output/sheet.ts';
import {LAST_DAY} from '../world/calendar.ts';
import {spellOn, type Plan} from '../world/model.ts';
import {between, chance, pick} from '../world/random.ts';
import {deskOf, localId, slotOf, staffName, staffSlot, type Desk, type Office} from './office.ts';
import {natural, surnameFirst, unbornName} from './wording.ts';

export const CARE_PLANS: Form = {
  ...CSV,
  feed: 'care-plans',
  columns: [
    'Plan ID',
    'Child ID',
    'Child Name',
    'DOB',
    'Sex',
    'Plan',
    'Category',
    'Legal Status',
    'Start',
    'End',
    'Home Address',
    'Placement Type',
    'Placement Address',
    'Carer Name',
    'Adult of Concern',
    'Adult DOB',
    'Social Worker',
    'Input Date',
  ],
  spoil: {date: 'Start', birth: 'DOB', badDate: '31/02/2021', futureBirth: '14/05/2041'},
};

const CHILD_HABIT = {birth: 0.97, address: 0.7, phone: 0, nhs: 0, upn: 0, pnc: 0};
const ADULT_HABIT = {birth: 0.45, address: 0, phone: 0, nhs: 0, upn: 0, pnc: 0};

export function writeCarePlans(office: Office): void {
  const desk = deskOf(office, 'care-plans');
  desk.world.plans.forEach((plan, at) => {
    const input = plan.start + between(desk.rng, 0, 20);
    if (input <= LAST_DAY && plan.child.died > plan.start) row(desk, plan, input, at + 1);
  });
}

function row(desk: Desk, plan: Plan, input: number, serial: number): void {
  const {rng, clerk} = desk;
  const seen = clerk.see(plan.child, plan.start - 1, CHILD_HABIT);
  const worker = pick(rng, desk.staff.worker);
  const area = spellOn(plan.child, plan.start - 1)?.dwelling.building.area ?? plan.child.area;
  const slots: Slot[] = [slotOf('child', seen), staffSlot('worker', worker)];
  const cells: Record<string, string> = {
    'Plan ID': `P${String(serial).padStart(5, '0')}`,
    'Child ID': localId(plan.child, area),
    'Child Name': seen.unborn ? unbornName(rng, seen, false) : surnameFirst(seen.name, false),
    DOB: birthCell(seen.birth, {day: dmy, expected: true}),
    Sex: seen.sex,
    Plan: plan.plan,
    Category: plan.category,
    'Legal Status': plan.plan === 'CLA' ? pick(rng, ['V2', 'C1', 'C2']) : '',
    Start: dmy(plan.start),
    End: plan.end <= LAST_DAY && plan.end < input + 400 ? dmy(plan.end) : '',
    'Home Address': seen.address.full,
    'Placement Type': plan.placement,
    'Placement Address': plan.place === null ? '' : clerk.place(plan.place).full,
    'Social Worker': staffName(worker),
    'Input Date': dmy(input),
  };
  if (plan.carer !== null) {
    const carer = clerk.see(plan.carer, plan.start, ADULT_HABIT);
    cells['Carer Name'] = natural(carer.name);
    slots.push({...slotOf('carer', carer), dwelling: -1});
  }
  if (plan.adult !== null && chance(rng, 0.85)) {
    const adult = clerk.see(plan.adult, plan.start, ADULT_HABIT);
    cells['Adult of Concern'] = natural(adult.name);
    cells['Adult DOB'] = birthCell(adult.birth, {day: dmy});
    slots.push({...slotOf('adult', adult), dwelling: -1});
  }
  const places = plan.place === null ? [] : [{slot: 'place', dwelling: plan.place.id, kind: 'placement'}];
  desk.sink.add(CARE_PLANS, area, '', cells, {received: input * 1440 + 900, slots, places, incident: -1});
}
