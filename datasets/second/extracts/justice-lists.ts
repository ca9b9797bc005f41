import type {Dice} from '../dice.ts';
import type {Offence} from '../people/justice.ts';
import {END, isAlive, isChildOn, START, type Person} from '../people/model.ts';
import {HASTY, NEAT, oneLine, writeAddress} from '../systems/address.ts';
import type {Offices} from '../systems/offices.ts';
import {slotOf, staffSlot, type Row, type Sheet} from './sheet.ts';
import {birthText, dateText, fullName, shortName} from './wording.ts';

/** Cases of the probation service, and who is said to live at the address. */
export function probationCases(
  offences: readonly Offence[],
  livesWith: (person: Person, day: number) => Person[],
  offices: Offices,
  dice: Dice,
): Sheet {
  const rows: Row[] = [];
  for (const offence of offences) {
    const {person} = offence;
    const sentenced = offence.day + dice.whole(40, 300);
    if (sentenced > END || sentenced < START || !isAlive(person, sentenced)) continue;
    const card = offices.custody.card(person, sentenced);
    const officer = offices.employee('justice', rows.length);
    const address = card.home === null ? null : writeAddress(dice, card.home, NEAT);
    const slots = [slotOf('case', card, address), staffSlot('officer', officer)];
    const others = dice.chance(0.7) ? livesWith(person, sentenced).slice(0, 5) : [];
    const named = others.map((other, at) => {
      const described = offices.spokenOf(other, sentenced);
      slots.push(slotOf(`resident${String(at + 1)}`, described));
      return `${shortName(described)}${described.birth.kind === 'exact' ? ` ${dateText(described.birth.day, 'DD/MM/YYYY')}` : ''} (${isChildOn(other, sentenced) ? 'child' : 'adult'})`;
    });
    const high =
      offence.class === 'other' ? 'Low' : offence.class === 'sexual' ? 'Very High' : dice.pick(['Medium', 'High']);
    rows.push({
      cells: {
        NOMIS_EVENT: `EV${String(rows.length + 20_001)}`,
        CRN: card.number,
        PNC_ID: dice.chance(0.5) ? card.pnc : card.pnc.replace(/^\d\d/, ''),
        NAME: `${card.family.toUpperCase()}, ${card.given}${card.middle === '' ? '' : ` ${card.middle}`}`,
        AKA: card.called === '' ? '' : `${card.called} ${card.family}`,
        BORN: birthText(card.birth, 'DD/MM/YYYY', 'MM/YYYY', () => ''),
        GENDER: card.sex === 'F' ? '2' : '1',
        LICENCE_ADDRESS: address === null ? 'NFA' : oneLine(address),
        CONTACT: card.phone,
        OFFENCE: offence.words,
        OFFENCE_GROUP: {violent: 'VAP', sexual: 'SEX', other: 'OTH'}[offence.class],
        OFFENCE_DATE: dateText(offence.day, 'DD/MM/YYYY'),
        SENTENCED: dateText(sentenced, 'DD/MM/YYYY'),
        ROSH_CHILD: high,
        CRIME_NO: dice.chance(0.6) ? offence.crime : '',
        RESIDENTS: named.join('; '),
        PP: fullName({given: officer.names[0]!.name.given, middle: '', family: officer.names[0]!.name.family}),
      },
      slots,
      incident: offence.incident,
      received: sentenced,
    });
  }
  return sheet(
    'probation-cases',
    'Delius_NEW_caselist.dat',
    {kind: 'csv', delimiter: '|', encoding: 'utf-8', newline: '\n'},
    rows,
    'OFFENCE_DATE',
    'BORN',
  );
}

/** Youth justice: the young person, the others of the charge in one cell, a parent. */
export function youthJustice(offences: readonly Offence[], offices: Offices, dice: Dice): Sheet {
  const rows: Row[] = [];
  for (const {person, day, words, crime, incident, together} of offences) {
    if (!dice.chance(0.75)) continue;
    const card = offices.youth.card(person, day + 20);
    const worker = offices.employee('justice', rows.length * 5 + 1);
    const parent = person.mother ?? person.father;
    const address = card.home === null ? null : writeAddress(dice, card.home, HASTY);
    const slots = [slotOf('young', card, address), staffSlot('worker', worker)];
    const others = together.map((other, at) => {
      const described = offices.asked(other, day + 20);
      slots.push(slotOf(`with${String(at + 1)}`, described));
      return `${fullName(described)}${described.birth.kind === 'exact' ? ` - ${dateText(described.birth.day, 'DD.MM.YY')}` : ''}`;
    });
    const carer =
      parent !== null && isAlive(parent, day) && dice.chance(0.8) ? offices.youth.card(parent, day + 20) : null;
    if (carer !== null) slots.push(slotOf('carer', carer));
    rows.push({
      cells: {
        'Offence Ref': `YO-${String(rows.length + 800)}`,
        'YP Ref': card.number,
        'Young Person': fullName(card),
        'D.O.B': birthText(card.birth, 'DD.MM.YY', 'MM/YYYY', () => ''),
        Gender: card.sex === 'F' ? 'Female' : 'Male',
        Address: address === null ? '' : oneLine(address),
        Offence: words,
        Committed: dateText(day, 'DD.MM.YY'),
        'Crime Reference': crime,
        'Others charged': others.join(' & '),
        'Appropriate Adult': carer === null ? '' : fullName(carer),
        'AA relationship': carer === null ? '' : carer.person.sex === 'F' ? 'Mother' : 'Father',
        'AA phone': carer === null ? '' : carer.phone,
        'Case Manager': fullName({
          given: worker.names[0]!.name.given,
          middle: '',
          family: worker.names[0]!.name.family,
        }),
        'Date added': dateText(Math.min(END, day + dice.whole(15, 60)), 'DD.MM.YY'),
      },
      slots,
      incident,
      received: day + 15,
    });
  }
  return sheet(
    'youth-justice',
    'YJS offences NEW.csv',
    {kind: 'csv', delimiter: ';', encoding: 'utf-8', newline: '\r\n'},
    rows,
    'Committed',
    'D.O.B',
  );
}

const sheet = (
  feed: string,
  file: string,
  form: Sheet['form'],
  rows: Row[],
  eventColumn: string,
  birthColumn: string,
): Sheet => ({
  feed,
  file,
  form,
  columns: Object.keys(rows[0]?.cells ?? {}),
  rows,
  events: true,
  eventColumn,
  birthColumn,
});
