import type {Dice} from '../dice.ts';
import type {Harm} from '../people/harm.ts';
import {HASTY, oneLine, writeAddress, type WrittenAddress} from '../systems/address.ts';
import {describe} from '../systems/describe.ts';
import type {Offices} from '../systems/offices.ts';
import {slotOf, type Row, type Sheet} from './sheet.ts';
import {birthText, dateText, shortName} from './wording.ts';

/** Cases of the risk assessment conference: a minute-taker's table. The victim's address is never to be shown. */
export function conference(harm: Harm, offices: Offices, dice: Dice): Sheet {
  const rows: Row[] = [];
  for (const incident of harm.inOrder()) {
    const {victim} = incident;
    if (incident.kind !== 'domestic' || victim === null || incident.suspects.length === 0) continue;
    if (!(incident.told.has('marac') || (incident.told.size === 0 && incident.gravity >= 3 && dice.chance(0.35))))
      continue;
    const day = incident.day + dice.whole(1, 12);
    const her = offices.asked(victim, day);
    const him = describe(dice, incident.suspects[0]!.person, day, offices.habits.officer);
    const [hers, his] = [her, him].map(({home}) => (home === null ? null : writeAddress(dice, home, HASTY))) as [
      WrittenAddress | null,
      WrittenAddress | null,
    ];
    const slots = [slotOf('victim', her, hers), slotOf('perpetrator', him, his)];
    const children = incident.children.slice(0, 5).map((child, at) => {
      const described = dice.chance(0.6) ? offices.asked(child, day) : offices.spokenOf(child, day);
      slots.push(slotOf(`child${String(at + 1)}`, described));
      return `${shortName(described)}${described.birth.kind === 'expected' ? ` due ${dateText(described.birth.day, 'DD/MM/YYYY')}` : described.birth.kind === 'none' ? '' : ` (${birthText(described.birth, 'DD/MM/YYYY', 'MM/YYYY', (years) => `age ${String(years)}`)})`}`;
    });
    rows.push({
      cells: {
        Case: `M${String(rows.length + 1)}/${dateText(day, 'YY')}`,
        Referred: dateText(day, 'YYYY/MM/DD'),
        By: dice.pick(['Police', 'IDVA', 'CSC', 'Health', 'Housing']),
        'Repeat?': dice.pick(['Y', 'N', 'N']),
        Victim: shortName(her),
        'V DoB': birthText(her.birth, 'YYYY/MM/DD', 'YYYY-MM', (years) => String(years)),
        'V Address (DO NOT DISCLOSE)': hers === null ? '' : oneLine(hers),
        'V Tel': her.phone,
        Perp: `${shortName(him)}${him.called === '' ? '' : ` aka ${him.called}`}`,
        'P DoB': birthText(him.birth, 'YYYY/MM/DD', 'YYYY-MM', (years) => String(years)),
        'P Address': his === null ? '' : oneLine(his),
        "P is V's": dice.pick(['partner', 'ex partner', 'husband', 'ex partner']),
        Kids: children.join(', '),
        RIC: dice.whole(10, 22),
        Log: dice.chance(0.6) ? `${incident.cad}/${dateText(incident.day, 'DDMMMYY').toUpperCase()}` : '',
      },
      slots,
      incident: incident.id,
      received: day,
    });
  }
  return {
    feed: 'risk-conference',
    file: 'MARAC tracker.csv',
    form: {kind: 'csv', delimiter: '\t', encoding: 'utf-8-bom', newline: '\r\n'},
    columns: Object.keys(rows[0]?.cells ?? {Case: ''}),
    rows,
    events: true,
    eventColumn: 'Referred',
    birthColumn: '',
  };
}
