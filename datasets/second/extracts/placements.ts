import {ageOn, END, homeOn, isAlive, START} from '../people/model.ts';
import type {Dice} from '../dice.ts';
import type {Town} from '../people/town.ts';
import {oneLine, NEAT, writeAddress} from '../systems/address.ts';
import type {Offices} from '../systems/offices.ts';
import {slotOf, type Row, type Sheet, type SlotTruth} from './sheet.ts';
import {birthText, dateText, fullName} from './wording.ts';

/** Homelessness placements in hostels and refuges: the applicant, and the rest of the household in one cell. */
export function placements(town: Town, offices: Offices, dice: Dice): Sheet {
  const rows: Row[] = [];
  for (const household of town.households) {
    const {head} = household;
    for (const [at, home] of head.homes.entries()) {
      const {kind} = home.dwelling;
      if ((kind !== 'hostel' && kind !== 'refuge') || home.to < START || home.from > END) continue;
      const day = Math.max(START, home.from) + dice.whole(0, 4);
      if (day > END || !isAlive(head, day)) continue;
      const applicant = offices.housing.card(head, day);
      const address = writeAddress(dice, home.dwelling, NEAT);
      const slots: SlotTruth[] = [slotOf('applicant', applicant, address)];
      const members = [...household.ever].filter(
        (person) => person !== head && isAlive(person, day) && homeOn(person, day) === home.dwelling,
      );
      const texts = members.map((person, n) => {
        const card = offices.housing.card(person, day);
        slots.push(slotOf(`member${String(n + 1)}`, card, address));
        return `${fullName(card)}, ${birthText(card.birth, 'DD/MM/YYYY', 'MM/YYYY', (years) => String(years))}, ${ageOn(person, day) < 18 ? 'child' : 'partner'}`;
      });
      rows.push({
        cells: {
          'HCLIC Ref': `HL${String(rows.length + 3000)}`,
          'Decision Date': dateText(day, 'DD Month YYYY'.replace('Month', 'MMMM')),
          Applicant: fullName(applicant),
          'Applicant Person Ref': applicant.number,
          DOB: birthText(applicant.birth, 'DD/MM/YYYY', 'MM/YYYY', () => ''),
          Sex: {F: 'Female', M: 'Male', U: 'NK'}[applicant.sex],
          NI: applicant.ni,
          Tel: applicant.phone,
          Household: texts.join(' | '),
          Reason:
            kind === 'refuge'
              ? 'Domestic abuse'
              : dice.pick([
                  'Eviction s21',
                  'Family no longer willing',
                  'Leaving care',
                  'Rough sleeping',
                  'Asylum decision',
                ]),
          'Placed At': oneLine(address),
          'Placement Type': kind === 'refuge' ? 'Refuge' : 'Hostel',
          'Placed From': dateText(home.from, 'DD/MM/YYYY'),
          'Placed To': home.to > END ? '' : dateText(home.to, 'DD/MM/YYYY'),
          'Last Settled': at === 0 ? '' : oneLine(writeAddress(dice, head.homes[at - 1]!.dwelling, NEAT)),
        },
        slots,
        received: day,
      });
    }
  }
  return {
    feed: 'homeless-placements',
    file: 'homelessness placements.csv',
    form: {kind: 'csv', delimiter: ',', encoding: 'utf-16le', newline: '\r\n'},
    columns: Object.keys(rows[0]?.cells ?? {'HCLIC Ref': ''}),
    rows,
    events: false,
    eventColumn: 'Placed From',
    birthColumn: 'DOB',
  };
}
