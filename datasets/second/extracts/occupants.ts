import type {Dice} from '../dice.ts';
import {ageOn, END, homeOn, isAlive, START, type Household} from '../people/model.ts';
import type {Town} from '../people/town.ts';
import {WITH_UPRN, oneLine, writeAddress} from '../systems/address.ts';
import type {Offices} from '../systems/offices.ts';
import {slotOf, type Row, type Sheet} from './sheet.ts';
import {dateText, policeName} from './wording.ts';

/** Housing: one row an occupant of a council or association letting, or of a temporary one. */
export function occupants(town: Town, offices: Offices, dice: Dice): Sheet {
  const rows: Row[] = [];
  let letting = 0;
  for (const household of town.households) {
    if (household.tenure === 'owned' || (household.tenure === 'private' && !dice.chance(0.3))) continue;
    for (const home of household.head.homes) {
      if (home.to < START || home.from > END) continue;
      const day = Math.max(START, home.from + dice.whole(3, 30));
      if (day >= home.to || day > END || home.dwelling.kind === 'refuge') continue;
      letting++;
      const ref = `LET/${String(letting + 4000).padStart(6, '0')}`;
      const address = writeAddress(dice, home.dwelling, {...WITH_UPRN, codeLost: 0.02, uprnKnown: 0.9});
      occupantsOf(household, day).forEach((person, at) => {
        const card = offices.housing.card(person, day);
        rows.push({
          cells: {
            LettingRef: ref,
            PersonRef: card.number,
            Occupant: dice.chance(0.5) ? policeName(card) : `${card.given} ${card.family.toUpperCase()}`.trim(),
            'Relation to tenant':
              at === 0
                ? 'Tenant'
                : ageOn(person, day) < 18
                  ? dice.pick(['Child', card.sex === 'F' ? 'Daughter' : 'Son'])
                  : person === household.partner
                    ? dice.pick(['Partner', 'Joint Tenant'])
                    : 'Other Adult',
            'Birth Date':
              card.birth.kind === 'exact'
                ? dateText(card.birth.day, 'DD/MM/YY')
                : card.birth.kind === 'month'
                  ? dateText(card.birth.day, 'MM/YYYY')
                  : '',
            'M/F': card.sex === 'U' ? '' : card.sex,
            NINO: at === 0 ? card.ni : '',
            'Phone No': at === 0 || dice.chance(0.2) ? card.phone : '',
            'Letting Address': oneLine(address),
            UPRN: address.uprn,
            Type: household.tenure === 'temporary' ? 'TA' : household.tenure === 'private' ? 'HB' : 'GN',
            From: dateText(home.from, 'DD/MM/YY'),
            To: home.to > END ? '' : dateText(home.to, 'DD/MM/YY'),
            Entered: dateText(day, 'DD/MM/YY'),
          },
          slots: [slotOf('occupant', card, address)],
          received: day,
        });
      });
    }
  }
  return {
    feed: 'letting-occupants',
    file: 'lettings_occupants_NEW.csv',
    form: {kind: 'csv', delimiter: ',', encoding: 'utf-8-bom', newline: '\r\n'},
    columns: Object.keys(rows[0]?.cells ?? {}),
    rows,
    events: false,
    eventColumn: 'From',
    birthColumn: 'Birth Date',
  };
}

const occupantsOf = (household: Household, day: number) => {
  const home = homeOn(household.head, day);
  return [
    household.head,
    ...[...household.ever].filter(
      (person) => person !== household.head && isAlive(person, day) && homeOn(person, day) === home,
    ),
  ];
};
