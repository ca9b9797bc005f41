import type {Dice} from '../dice.ts';
import {ageOn, END, isAlive, type Household, type Person} from '../people/model.ts';
import type {Offices} from '../systems/offices.ts';
import type {Town} from '../people/town.ts';
import {slotOf, type Row, type Sheet} from './sheet.ts';
import {dateText, shortName} from './wording.ts';

/** A relation that somebody wrote into the case system: what `of` is to `to`. */
export type Link = {of: Person; to: Person; code: string; from: number};

/** Relations in children's social care: numbers, the codes of the system, the name of one side. Half of what is true is never entered. */
export function careLinks(town: Town, offices: Offices, dice: Dice, planted: readonly Link[]): Sheet {
  const rows: Row[] = [];
  const put = ({of, to, code, from}: Link): void => {
    const day = Math.min(END, from + dice.whole(5, 200));
    const left = offices.socialCare.card(of, day);
    const right = offices.socialCare.card(to, day);
    rows.push({
      cells: {
        LINK_ID: String(300_000 + rows.length),
        PERSON_ID: left.number,
        PERSON_NAME: shortName(left),
        REL_CODE: code,
        RELATED_ID: right.number,
        RELATED_NAME: shortName(right),
        START_DATE: dice.chance(0.4) ? '' : dateText(from, 'YYYY-MM-DD'),
        END_DATE: '',
        ENTERED: dateText(day, 'YYYY-MM-DD'),
      },
      slots: [slotOf('person', left), slotOf('related', right)],
      received: day,
    });
  };
  for (const household of town.households) for (const link of linksOf(household, offices, dice)) put(link);
  for (const link of planted) put(link);
  return {
    feed: 'care-links',
    file: 'rel_extract_NEW.csv',
    form: {kind: 'csv', delimiter: ';', encoding: 'utf-8-bom', newline: '\n'},
    columns: Object.keys(rows[0]?.cells ?? {LINK_ID: ''}),
    rows,
    events: false,
    eventColumn: '',
    birthColumn: '',
  };
}

/** Only of families that social care has an entry for. */
function linksOf(household: Household, offices: Offices, dice: Dice): Link[] {
  const links: Link[] = [];
  const {ever, head} = household;
  const known = [...ever].filter((person) => offices.socialCare.has(person));
  // Adopters stand in the register as such; that the child had another name is written nowhere.
  for (const child of ever)
    if (isAdopted(child) && child.mother !== null && dice.chance(0.7))
      links.push({of: child.mother, to: child, code: 'ADP', from: child.namedOn});
  for (const child of known) {
    if (isAdopted(child) || ageOn(child, END) > 21 || (child.mother === null && child.father === null)) continue;
    const from = child.born;
    if (child.mother !== null && dice.chance(0.7)) links.push({of: child.mother, to: child, code: 'MTH', from});
    if (child.father !== null && dice.chance(0.45)) links.push({of: child.father, to: child, code: 'FTH', from});
    const others = known.filter(
      (other) => other.id > child.id && other.mother !== null && other.mother === child.mother,
    );
    for (const sibling of others)
      if (dice.chance(0.5))
        links.push({of: sibling, to: child, code: sibling.father === child.father ? 'SIB' : 'HSB', from: sibling.born});
    for (const man of ever) {
      const lived = man.homes.find((home) => head.homes.some((other) => other.dwelling === home.dwelling));
      const isStep =
        man !== head &&
        man.sex === 'M' &&
        man !== child.father &&
        ageOn(man, END) > 24 &&
        man.mother !== head &&
        lived !== undefined &&
        head.mother !== man;
      if (isStep && dice.chance(0.3))
        links.push({of: man, to: child, code: 'STP', from: Math.max(lived.from, child.born)});
    }
  }
  return links
    .map((link) => ({...link, from: Math.min(END - 10, Math.max(link.from, END - 2100))}))
    .filter(({of, to, from}) => isAlive(of, from) && isAlive(to, from));
}

/** An adopted child is named when the order is made, the others within weeks of birth. */
const isAdopted = ({born, namedOn}: Person): boolean => namedOn > born + 90;
