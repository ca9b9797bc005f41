import type {Dice} from '../dice.ts';
import type {Harm} from '../people/harm.ts';
import {homeOn} from '../people/model.ts';
import {HASTY, oneLine, writeAddress} from '../systems/address.ts';
import type {Offices} from '../systems/offices.ts';
import {slotOf, type Row, type Sheet, type SlotTruth} from './sheet.ts';
import {birthText, clockText, dateText, fullName, shortName} from './wording.ts';

/** Missing children: the report, where the child was found and with whom, all in free cells. */
export function missingReports(harm: Harm, offices: Offices, dice: Dice): Sheet {
  const rows: Row[] = [];
  for (const incident of harm.inOrder()) {
    const [child] = incident.children;
    if (incident.kind !== 'missing' || child === undefined || !offices.hears('missing', incident)) continue;
    const described = offices.asked(child, incident.day);
    const home = homeOn(child, incident.day);
    const found = incident.place !== null && incident.place !== home ? incident.place : null;
    const address = described.home === null ? null : writeAddress(dice, described.home, HASTY);
    const located = found === null ? null : writeAddress(dice, found, HASTY);
    const slots: SlotTruth[] = [slotOf('child', described, address)];
    const withWhom = incident.others.map(({person, relation}, at) => {
      const other = offices.named(person, incident.day, incident, 0.5);
      slots.push(slotOf(`with${String(at + 1)}`, other));
      return `${shortName(other)}${other.birth.kind === 'none' ? '' : ` [${birthText(other.birth, 'DD/MM/YYYY', 'MM/YYYY', (years) => `approx ${String(years)}`)}]`}${dice.chance(0.5) ? ` - ${relation}` : ''}`;
    });
    const reporter = child.mother !== null && dice.chance(0.8) ? offices.asked(child.mother, incident.day) : null;
    if (reporter !== null) slots.push(slotOf('reporter', reporter));
    const received = incident.day + dice.whole(0, 1);
    rows.push({
      cells: {
        'Misper ID': `MP${String(70_000 + incident.id)}`,
        'Forename(s)': described.given,
        Surname: described.family,
        Nickname: described.called,
        'Date of birth': birthText(described.birth, 'DD/MM/YY', 'MM/YYYY', (years) => `about ${String(years)}`),
        Sex: described.sex,
        Home: address === null ? '' : oneLine(address),
        Category: dice.chance(0.2) ? 'No apparent risk (absent)' : 'Missing',
        'Last seen': `${dateText(incident.day, 'DD/MM/YY')} ${clockText(incident.minute)}`,
        Reported: `${dateText(received, 'DD/MM/YY')} ${clockText(dice.whole(0, 1439))}`,
        Located: dateText(received + dice.whole(0, 3), 'DD/MM/YY'),
        'Located at': located === null ? (dice.chance(0.5) ? 'Returned home' : '') : oneLine(located),
        'In company of': withWhom.join(' / '),
        Vehicle: incident.vehicle,
        Informant: reporter === null ? '' : fullName(reporter),
        'Informant relation': reporter === null ? '' : 'Mother',
        Log: `${incident.cad}/${dateText(incident.day, 'DDMMMYY').toUpperCase()}`,
        RHI: dice.pick(['Offered', 'Declined', 'Done', '']),
      },
      slots,
      place: located === null ? undefined : {door: located.door, kind: 'found-at'},
      incident: incident.id,
      received,
    });
  }
  return {
    feed: 'missing-reports',
    file: 'misper_2019_24_NEW.txt',
    form: {kind: 'csv', delimiter: '\t', encoding: 'utf-8', newline: '\n'},
    columns: Object.keys(rows[0]?.cells ?? {'Misper ID': ''}),
    rows,
    events: true,
    eventColumn: 'Last seen',
    birthColumn: 'Date of birth',
  };
}
