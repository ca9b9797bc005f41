import {civilOf, dayOf} from '../../../src/base/day.ts';
import type {Dice} from '../dice.ts';
import {ageOn, END, homeOn, isAlive, START, type Person} from '../people/model.ts';
import type {Town} from '../people/town.ts';
import {WITH_UPRN, oneLine, writeAddress} from '../systems/address.ts';
import type {Offices} from '../systems/offices.ts';
import {slotOf, type Row, type Sheet, type SlotTruth} from './sheet.ts';
import {fullName, serialOf} from './wording.ts';

/** The schools' joint roll, each autumn: a workbook, every pupil with one parent or two as contacts. */
export function schoolRoll(
  town: Town,
  offices: Offices,
  dice: Dice,
  year: number,
  friends: ReadonlyMap<Person, Person>,
): Sheet {
  const day = dayOf(year, 10, 3);
  const rows: Row[] = [];
  for (const person of town.persons) {
    const age = ageOn(person, day);
    if (age < 4 || age > 16 || person.upn === '' || !isAlive(person, day) || homeOn(person, day) === null) continue;
    if (person.adoptedAs !== null && day > (person.homes.at(-1)?.to ?? 0)) continue;
    if (dice.chance(0.06)) continue;
    const card = offices.school.card(person, day);
    const address = card.home === null ? null : writeAddress(dice, card.home, WITH_UPRN);
    const slots: SlotTruth[] = [slotOf('pupil', card, address)];
    const parents = [person.mother, person.father].filter(
      (parent) => parent !== null && isAlive(parent, day) && dice.chance(parent.sex === 'F' ? 0.93 : 0.5),
    ) as Person[];
    // A friend of the family is named where no second parent is: of a few it is known who, of one in twenty it is anybody from nearby.
    const friend = friends.get(person);
    const contacts = friend === undefined ? parents : [...parents.slice(0, 1), friend];
    const cells: Row['cells'] = {
      School: `ES${String(100 + (town.places.schools.length > 0 ? (card.home?.building.id ?? person.id) % town.places.schools.length : 0))}`,
      'Adm No': card.number,
      UPN: card.upn,
      'Legal Surname': card.family,
      'Legal Forename': card.given,
      Middle: card.middle,
      'Chosen Forename': card.called,
      'Former Surname': card.former,
      Birth: card.birth.kind === 'exact' ? serialOf(card.birth.day) : '',
      Gender: card.sex === 'U' ? 'Not known' : card.sex === 'F' ? 'Girl' : 'Boy',
      Year: age < 5 ? 'R' : age - 5,
      Home: address === null ? '' : oneLine(address, '\n'),
      'Property Ref': address?.uprn ?? '',
    };
    contacts.forEach((parent, at) => {
      const contact = offices.school.card(parent, day);
      const n = String(at + 1);
      cells[`Contact ${n}`] =
        `${parent.sex === 'F' ? dice.pick(['Mrs', 'Ms', 'Miss']) : 'Mr'} ${dice.chance(0.6) ? fullName(contact) : `${contact.given.slice(0, 1)} ${contact.family}`}`;
      cells[`Relation ${n}`] = parent === friend ? 'Friend' : parent.sex === 'F' ? 'Mum' : 'Dad';
      cells[`Telephone ${n}`] = contact.phone;
      slots.push(slotOf(`contact${n}`, contact));
    });
    rows.push({cells, slots, received: day});
  }
  return {
    feed: 'school-roll',
    file: `Joint Roll NEW ${String(year)} Autumn.xlsx`,
    form: {kind: 'xlsx'},
    columns: [
      'School',
      'Adm No',
      'UPN',
      'Legal Surname',
      'Legal Forename',
      'Middle',
      'Chosen Forename',
      'Former Surname',
      'Birth',
      'Gender',
      'Year',
      'Home',
      'Property Ref',
      'Contact 1',
      'Relation 1',
      'Telephone 1',
      'Contact 2',
      'Relation 2',
      'Telephone 2',
    ],
    rows,
    events: false,
    eventColumn: '',
    birthColumn: 'Birth',
  };
}

export const ROLL_YEARS = Array.from(
  {length: civilOf(END).year - civilOf(START).year + 1},
  (_, at) => civilOf(START).year + at,
);
