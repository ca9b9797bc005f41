import type {Dice} from '../dice.ts';
import {ageOn, END, homeOn, isAlive, isChildOn, START, type Household, type Person} from '../people/model.ts';
import type {Dwelling} from '../people/places.ts';
import type {Town} from '../people/town.ts';
import {NEAT, oneLine, writeAddress} from '../systems/address.ts';
import type {Offices} from '../systems/offices.ts';
import {slotOf, staffSlot, type Row, type Sheet} from './sheet.ts';
import {birthText, dateText, indexName, shortName} from './wording.ts';

/** A child protection plan or a child taken into care, with the adults the order names. */
export type Order = {
  child: Person;
  day: number;
  kind: 'plan' | 'care';
  category: string;
  adults: Person[];
  carer: Person | null;
};

/** What the most troubled homes come to. */
export function everydayOrders(town: Town, dice: Dice): Order[] {
  const orders: Order[] = [];
  for (const household of town.households) {
    if (household.trouble < 0.45 || !dice.chance(household.trouble < 1 ? 0.3 : 0.6)) continue;
    const day = dice.whole(START, END - 30);
    const category = dice.weighted([
      ['NEG', 50],
      ['EMO', 33],
      ['PHY', 10],
      ['SAB', 4],
      ['MUL', 3],
    ]);
    const adults = accused(household, day);
    for (const child of household.ever) {
      if (!isChildOn(child, day) || !isAlive(child, day)) continue;
      orders.push({child, day, kind: 'plan', category, adults, carer: null});
    }
  }
  for (const child of town.persons) {
    const placed = child.homes.find(
      ({from}, at) =>
        at > 0 &&
        from > START &&
        ageOn(child, from) < 17 &&
        homeOn(child, from) !== homeOn(child.mother ?? child, from),
    );
    if (placed === undefined || child.mother === null || child.adoptedAs === child || placed.from > END - 5) continue;
    const carer = carerAt(town, placed.dwelling, placed.from, child);
    if (carer !== null) orders.push({child, day: placed.from, kind: 'care', category: 'NEG', adults: [], carer});
  }
  return orders;
}

const accused = ({ever}: Household, day: number): Person[] =>
  [...ever]
    .filter((person) => person.sex === 'M' && !isChildOn(person, day) && isAlive(person, day) && person.mother === null)
    .slice(0, 1);

function carerAt(town: Town, dwelling: Dwelling, day: number, child: Person): Person | null {
  return town.households.find(({head}) => head !== child.mother && homeOn(head, day) === dwelling)?.head ?? null;
}

export function careOrders(orders: readonly Order[], offices: Offices, dice: Dice): Sheet {
  const rows = [...orders]
    .sort((left, right) => left.day - right.day || left.child.id - right.child.id)
    .map((order, at): Row => {
      const {child, day, carer} = order;
      const card = offices.socialCare.card(child, day);
      const worker = offices.employee('social-care', at * 3);
      const slots = [slotOf('child', card), staffSlot('worker', worker)];
      const adults = order.adults.map((adult, n) => {
        const described = dice.chance(0.6) ? offices.asked(adult, day) : offices.spokenOf(adult, day);
        slots.push(slotOf(`adult${String(n + 1)}`, described));
        return `${shortName(described)}${described.birth.kind === 'exact' ? ` b. ${dateText(described.birth.day, 'DD/MM/YYYY')}` : ''}`;
      });
      const carerName = carer === null ? null : offices.asked(carer, day);
      if (carerName !== null) slots.push(slotOf('carer', carerName));
      const home = carer === null ? null : homeOn(carer, day);
      const placement = home === null ? null : writeAddress(dice, home, NEAT);
      return {
        cells: {
          Episode: `${order.kind === 'plan' ? 'CP' : 'LAC'}${String(6000 + at)}`,
          'Child No': card.number,
          Child: indexName(card),
          'Child DoB': birthText(card.birth, 'D MMM YYYY', 'MMM YYYY', () => ''),
          Type: order.kind === 'plan' ? 'Child Protection' : 'Looked After',
          'Abuse Category': order.category,
          Began: dateText(day, 'D MMM YYYY'),
          Legal: order.kind === 'plan' ? '' : dice.pick(['C1', 'C2', 'V2', 'E1']),
          'Placed with': carerName === null ? '' : shortName(carerName),
          Placement: placement === null ? '' : oneLine(placement),
          'Adults of concern': adults.join('; '),
          SW: shortName({given: worker.names[0]!.name.given, middle: '', family: worker.names[0]!.name.family}),
          Keyed: dateText(Math.min(END, day + dice.whole(1, 20)), 'D MMM YYYY'),
        },
        slots,
        place: placement === null ? undefined : {door: placement.door, kind: 'placement'},
        incident: null,
        received: day,
      };
    });
  return {
    feed: 'care-orders',
    file: 'CP_LAC_episodes_NEW.csv',
    form: {kind: 'csv', delimiter: ',', encoding: 'windows-1252', newline: '\r\n', quoteAll: true},
    columns: Object.keys(rows[0]?.cells ?? {}),
    rows,
    events: true,
    eventColumn: 'Began',
    birthColumn: 'Child DoB',
  };
}
