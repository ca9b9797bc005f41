import type {Dice} from '../dice.ts';
import {ageOn, END, homeOn, isAlive, START} from '../people/model.ts';
import type {Town} from '../people/town.ts';
import {NEAT, oneLine, writeAddress} from '../systems/address.ts';
import type {Offices} from '../systems/offices.ts';
import {slotOf, type Row, type Sheet, type SlotTruth} from './sheet.ts';
import {birthText, dateText, forenames, fullName} from './wording.ts';

/** Child health index and general practice list in one: one row a registration, from birth, with the mother's name and number. */
export function childHealth(town: Town, offices: Offices, dice: Dice): Sheet {
  const rows: Row[] = [];
  for (const person of town.persons) {
    if (person.staff || person.homes.length === 0) continue;
    for (const day of registrationDays(
      person.born,
      person.homes.map((home) => home.from),
      dice,
    )) {
      if (day > END || !isAlive(person, day) || homeOn(person, day) === null) continue;
      const child = ageOn(person, day) < 18;
      if (!child && !dice.chance(0.5)) continue;
      const card = offices.health.card(person, day);
      const address = card.home === null ? null : writeAddress(dice, card.home, NEAT);
      const slots: SlotTruth[] = [slotOf('patient', card, address)];
      const mother =
        child && person.mother !== null && dice.chance(0.8) ? offices.health.card(person.mother, day) : null;
      if (mother !== null) slots.push(slotOf('mother', mother));
      rows.push({
        cells: {
          reg_id: `R${String(rows.length + 50_001)}`,
          date_registered: dateText(day, 'YYYYMMDD'),
          nhs_number: card.nhs,
          surname: card.family.toUpperCase(),
          forename: forenames(card).toUpperCase(),
          previous_surname: card.former.toUpperCase(),
          dob: birthText(card.birth, 'YYYYMMDD', 'YYYYMM', () => ''),
          sex: {F: 2, M: 1, U: 9}[card.sex],
          address_1: address === null ? '' : oneLine({...address, town: '', postcode: ''}).toUpperCase(),
          address_2: address?.town.toUpperCase() ?? '',
          postcode: address?.postcode ?? '',
          contact_number: card.phone,
          mother_name: mother === null ? '' : fullName(mother).toUpperCase(),
          mother_nhs: mother === null ? '' : mother.nhs,
          practice: `F84${String(100 + ((card.home?.building.id ?? 0) % 47))}`,
          date_left: '',
        },
        slots,
        received: day,
      });
    }
  }
  return {
    feed: 'child-health',
    file: 'CHIS_registrations_NEW.csv.gz',
    form: {kind: 'csv', delimiter: ',', encoding: 'utf-8', newline: '\n', quoteAll: true, gzip: true},
    columns: Object.keys(rows[0]?.cells ?? {}),
    rows,
    events: false,
    eventColumn: 'date_registered',
    birthColumn: 'dob',
  };
}

/** At birth, and after some of the moves. Those who were here before have one day of the first weeks. */
function registrationDays(born: number, moves: readonly number[], dice: Dice): number[] {
  const first = born >= START ? born + dice.whole(1, 25) : dice.chance(0.7) ? START + dice.whole(0, 20) : 0;
  const later = moves
    .slice(1)
    .filter((day) => day > START && dice.chance(0.55))
    .map((day) => day + dice.whole(10, 90));
  return [...(first === 0 ? [] : [first]), ...later];
}
