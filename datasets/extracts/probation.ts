import {listAt} from '../../src/base/get-or-insert.ts';
import {birthCell, dmy, serial} from '../output/dates.ts';
import {CSV, type Form, type Slot} from '../output/sheet.ts';
import {FIRST_DAY, LAST_DAY} from '../world/calendar.ts';
import {ageOn, type Person} from '../world/model.ts';
import {partnerOn} from '../world/life.ts';
import {between, chance, pick, weighted} from '../world/random.ts';
import {deskOf, slotOf, staffName, staffSlot, type Desk, type Office} from './office.ts';
import {natural} from './wording.ts';

export const PROBATION: Form = {
  ...CSV,
  feed: 'probation',
  columns: [
    'Event No',
    'CRN',
    'PNC ID',
    'CRO',
    'Family Name',
    'Forenames',
    'Alias',
    'DOB',
    'Gender',
    'Address',
    'Postcode',
    'Mobile',
    'Offence',
    'Offence Class',
    'Offence Date',
    'Sentence Date',
    'RoSH Children',
    'Living With',
    'Offender Manager',
    'Extracted',
  ],
  spoil: {date: 'Offence Date', birth: 'DOB', badDate: '44259/13', futureBirth: '51635'},
};

const HABIT = {birth: 0.98, address: 0.85, phone: 0.6, nhs: 0, upn: 0, pnc: 0.95};
const OTHER_HABIT = {birth: 0.5, address: 0, phone: 0, nhs: 0, upn: 0, pnc: 0};
const OFFENCES = {
  Violence: ['Common assault', 'ABH', 'Harassment', 'Breach of non-molestation order'],
  Sexual: ['Sexual assault', 'Sexual activity with a child', 'Indecent images of children'],
  Drugs: ['Possession with intent to supply', 'Possession of class B'],
  Theft: ['Shoplifting', 'Burglary dwelling', 'Handling stolen goods'],
  Other: ['Drive disqualified', 'Public order', 'Fail to surrender'],
} as const;

/** Whom a sentence concerns: offenders of the borough, and those whom a plant puts under supervision on a day. */
export type Sentence = {person: Person; day: number; offence: keyof typeof OFFENCES; risk: string};

export function writeProbation(office: Office, planted: readonly Sentence[]): void {
  const desk = deskOf(office, 'probation');
  let event = 0;
  for (const person of desk.world.persons) {
    if (person.pnc === '' || person.staff || person.spells.length === 0) continue;
    for (let chances = 0.3; chance(desk.rng, chances); chances = 0.35) {
      const day = between(desk.rng, FIRST_DAY, LAST_DAY - 300);
      if (ageOn(person, day) < 18) break;
      const offence = weighted(desk.rng, {Violence: 0.33, Sexual: 0.04, Drugs: 0.2, Theft: 0.25, Other: 0.18});
      row(desk, {person, day, offence, risk: weighted(desk.rng, {Low: 0.6, Medium: 0.3, High: 0.1})}, ++event);
    }
  }
  for (const sentence of planted) row(desk, sentence, ++event);
}

function row(desk: Desk, {person, day, offence, risk}: Sentence, event: number): void {
  const {rng, clerk} = desk;
  const extracted = day + between(rng, 30, 200);
  if (extracted > LAST_DAY || person.died <= extracted) return;
  const seen = clerk.see(person, extracted, HABIT);
  const manager = pick(rng, desk.staff.probation);
  const slots: Slot[] = [slotOf('offender', seen), staffSlot('manager', manager)];
  const cells = {
    'Event No': `E${String(event).padStart(6, '0')}`,
    CRN: `X${String(100_000 + ((person.id * 13) % 900_000))}`,
    'PNC ID': seen.pnc,
    CRO: seen.cro,
    'Family Name': seen.name.family.toUpperCase(),
    Forenames: [seen.name.given, seen.name.middle].filter((part) => part !== '').join(' '),
    Alias:
      person.knownAs !== '' && chance(rng, 0.5)
        ? `${person.knownAs} ${seen.name.family}`
        : person.otherFamily !== ''
          ? `${person.given} ${person.otherFamily}`
          : '',
    DOB: birthCell(seen.birth, {day: (at) => String(serial(at))}),
    Gender: seen.sex === 'U' ? person.sex : seen.sex,
    Address: seen.address.line,
    Postcode: seen.address.postcode,
    Mobile: seen.phone,
    Offence: pick(rng, OFFENCES[offence]),
    'Offence Class': offence,
    'Offence Date': String(serial(day)),
    'Sentence Date': String(serial(day + between(rng, 5, 25))),
    'RoSH Children': risk,
    'Living With': livingWith(desk, person, extracted, slots),
    'Offender Manager': staffName(manager),
    Extracted: String(serial(extracted)),
  };
  desk.sink.add(PROBATION, person.area, '', cells, {received: extracted * 1440 + 800, slots, places: [], incident: -1});
}

function livingWith(desk: Desk, person: Person, day: number, slots: Slot[]): string {
  const partner = partnerOn(person, day);
  if (partner === null || partner.died <= day || !chance(desk.rng, 0.6)) return '';
  const seen = desk.clerk.see(partner, day, OTHER_HABIT);
  slots.push({...slotOf('partner', seen), dwelling: -1});
  const children = childrenOf(desk, partner, day).slice(0, 2);
  const texts = children.map((child, at) => {
    const other = desk.clerk.see(child, day, OTHER_HABIT);
    slots.push({...slotOf(`child${String(at + 1)}`, other), dwelling: -1});
    const birth = birthCell(other.birth, {day: dmy});
    return `Child: ${natural(other.name)}${birth === '' ? '' : ` (${birth})`}`;
  });
  return [`Partner: ${natural(seen.name)}`, ...texts].join('; ');
}

const childrenByMother = new WeakMap<object, Map<Person, Person[]>>();

function childrenOf(desk: Desk, mother: Person, day: number): Person[] {
  let index = childrenByMother.get(desk.world);
  if (index === undefined) {
    index = new Map();
    for (const child of desk.world.persons) {
      if (child.mother === null) continue;
      listAt(index, child.mother).push(child);
    }
    childrenByMother.set(desk.world, index);
  }
  return (index.get(mother) ?? []).filter((child) => child.born <= day && ageOn(child, day) < 18 && child.died > day);
}
