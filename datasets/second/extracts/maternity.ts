import type {Dice} from '../dice.ts';
import {END, homeOn, nameOn, START} from '../people/model.ts';
import type {Town} from '../people/town.ts';
import {HASTY, oneLine, writeAddress} from '../systems/address.ts';
import {describe} from '../systems/describe.ts';
import type {Offices} from '../systems/offices.ts';
import {slotOf, staffSlot, type Row, type Sheet, type SlotTruth} from './sheet.ts';
import {birthText, dateText, fullName, shortName} from './wording.ts';

/** Midwives' cause-for-concern forms: the woman, the child she expects, the man she names. Not every pregnancy has one. */
export function maternity(town: Town, offices: Offices, dice: Dice): Sheet {
  const rows: Row[] = [];
  for (const child of town.persons) {
    const {mother} = child;
    if (
      child.due === null ||
      mother === null ||
      child.adoptedAs?.id === child.id ||
      (child.twin !== null && child.twin.id < child.id)
    )
      continue;
    const day = child.born - dice.whole(60, 210);
    if (day < START || day > END || !dice.chance(0.4)) continue;
    const woman = offices.atReception(mother, day);
    const unborn = describe(dice, child, day, offices.habits.reception);
    const address = woman.home === null || homeOn(mother, day) === null ? null : writeAddress(dice, woman.home, HASTY);
    const slots: SlotTruth[] = [slotOf('woman', woman, address), slotOf('unborn', unborn)];
    const man = child.father !== null && dice.chance(0.55) ? offices.spokenOf(child.father, day) : null;
    if (man !== null) slots.push(slotOf('partner', man));
    const midwife = offices.employee('health', child.id);
    slots.push(staffSlot('midwife', midwife));
    rows.push({
      cells: {
        Form: `MCC/${String(rows.length + 301)}`,
        'Date of form': dateText(day, 'D MMMM YYYY'),
        Woman: fullName(woman),
        Formerly: woman.former,
        'Woman DOB': birthText(woman.birth, 'D MMMM YYYY', 'MMMM YYYY', (years) => String(years)),
        'NHS No.': woman.nhs,
        'Lives at': address === null ? 'NFA' : oneLine(address),
        Tel: woman.phone,
        EDD: dateText(child.due, 'D MMMM YYYY'),
        'Baby known as': unborn.given === '' ? '' : fullName(unborn),
        Partner: man === null ? '' : shortName(man),
        'Partner DOB/age':
          man === null ? '' : birthText(man.birth, 'D MMMM YYYY', 'MMMM YYYY', (years) => String(years)),
        Concerns: dice.pick([
          'DV disclosed',
          'Previous child removed',
          'Late booker',
          'Substance use',
          'Mental health',
          'Housing',
        ]),
        Midwife: nameOn(midwife, day).given + ' ' + nameOn(midwife, day).family,
      },
      slots,
      incident: null,
      received: day,
    });
  }
  return {
    feed: 'midwife-concerns',
    file: 'Maternity CfC forms.csv',
    form: {kind: 'csv', delimiter: ';', encoding: 'windows-1252', newline: '\r\n'},
    columns: Object.keys(rows[0]?.cells ?? {}),
    rows,
    events: true,
    eventColumn: 'Date of form',
    birthColumn: 'Woman DOB',
  };
}
