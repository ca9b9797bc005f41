import type {Dice} from '../dice.ts';
import type {Harm, HarmKind} from '../people/harm.ts';
import {ageOn, END, homeOn, isAlive, START, type Person} from '../people/model.ts';
import type {Town} from '../people/town.ts';
import {NEAT, writeAddress} from '../systems/address.ts';
import type {Offices} from '../systems/offices.ts';
import {slotOf, staffSlot, type Row, type Sheet} from './sheet.ts';
import {birthText, clockText, dateText} from './wording.ts';

const COMPLAINT: Partial<Record<HarmKind, [string, string]>> = {
  domestic: ['INJ', 'assault by known person'],
  physical: ['INJ', 'unexplained bruising'],
  sexual: ['SA', 'disclosure'],
  'self-harm': ['DSH', 'overdose'],
  substances: ['ETOH', 'intoxicated'],
  neglect: ['OTH', 'poor hygiene, late presentation'],
  'mental-health': ['MH', 'parent in crisis'],
  'county-lines': ['INJ', 'stab wound'],
};

/** Emergency department: whoever comes, for harm or for a broken wrist, and whoever brings them. */
export function emergency(town: Town, harm: Harm, offices: Offices, dice: Dice): Sheet {
  const rows: Row[] = [];
  const attend = (
    person: Person,
    day: number,
    minute: number,
    code: string,
    words: string,
    brought: {person: Person; word: string} | null,
    incident: number | null,
  ): void => {
    const patient = offices.atReception(person, day);
    const address = patient.home === null ? null : writeAddress(dice, patient.home, NEAT);
    const clinician = offices.employee('health', rows.length * 3);
    const slots = [slotOf('patient', patient, address), staffSlot('clinician', clinician)];
    const escort = brought === null ? null : offices.spokenOf(brought.person, day);
    if (escort !== null && (escort.given !== '' || escort.family !== '')) slots.push(slotOf('escort', escort));
    rows.push({
      cells: {
        ATT_NO: `ED${String(4_400_000 + rows.length * 7)}`,
        ARRIVAL: `${dateText(day, 'YYYY-MM-DD')} ${clockText(minute)}`,
        HOSP_NO: `H${String(500_000 + person.id)}`,
        NHS_NO: patient.nhs === '' ? '' : Number(patient.nhs),
        SURNAME: patient.family,
        FORENAME: patient.given,
        DOB: `${birthText(patient.birth, 'YYYY-MM-DD', 'YYYY-MM', () => '')}${patient.birth.kind === 'exact' ? 'T00:00:00' : ''}`,
        AGE: ageOn(person, day),
        SEX: {F: 'F', M: 'M', U: 'I'}[patient.sex],
        ADDR1: address === null ? '' : address.flat || `${address.house} ${address.street}`,
        ADDR2: address === null ? '' : address.flat === '' ? '' : `${address.house} ${address.street}`,
        ADDR3: address?.town ?? '',
        PCODE: address?.postcode ?? (homeOn(person, day) === null ? 'ZZ99 3VZ' : ''),
        MOBILE: patient.phone,
        ESCORT:
          escort === null
            ? ''
            : escort.family === '' || dice.chance(0.3)
              ? escort.given
              : `${escort.given} ${escort.family}`.trim(),
        ESCORT_REL: escort === null ? '' : brought!.word,
        COMPLAINT_CODE: code,
        COMPLAINT: words,
        SG_CONCERN: incident === null ? 'N' : 'Y',
        CLINICIAN: `Dr ${clinician.names[0]!.name.family}`,
      },
      slots,
      incident,
      received: day,
    });
    if (escort !== null && escort.given === '' && rows.at(-1)!.cells.ESCORT === '') rows.at(-1)!.slots.pop();
  };
  for (const incident of harm.inOrder()) {
    if (!offices.hears('hospital', incident)) continue;
    const complaint = COMPLAINT[incident.kind] ?? ['OTH', 'brought in, safeguarding question'];
    const person = incident.kind === 'domestic' ? incident.victim : incident.children[0];
    if (person === undefined || person === null || !isAlive(person, incident.day)) continue;
    const named = incident.others[0];
    const brought =
      named !== undefined ? {person: named.person, word: named.relation} : escortOf(person, incident.day, dice);
    attend(
      person,
      Math.min(END, incident.day + dice.whole(0, 1)),
      incident.minute,
      complaint[0],
      complaint[1],
      brought,
      incident.id,
    );
  }
  for (const person of town.persons) {
    if (person.staff || person.homes.length === 0 || !dice.chance(0.12)) continue;
    const day = dice.whole(START, END - 1);
    if (isAlive(person, day) && homeOn(person, day) !== null)
      attend(
        person,
        day,
        dice.whole(0, 1439),
        'OTH',
        dice.pick(['fever', 'fall', 'wrist', 'asthma', 'chest pain']),
        escortOf(person, day, dice),
        null,
      );
  }
  return {
    feed: 'emergency',
    file: 'ED_extract_NEW.csv',
    form: {kind: 'csv', delimiter: ',', encoding: 'utf-8', newline: '\n', quoteAll: true},
    columns: Object.keys(rows[0]?.cells ?? {}),
    rows,
    events: true,
    eventColumn: 'ARRIVAL',
    birthColumn: 'DOB',
  };
}

function escortOf(person: Person, day: number, dice: Dice): {person: Person; word: string} | null {
  if (ageOn(person, day) >= 18) return null;
  const parent = dice.chance(0.8) ? person.mother : person.father;
  return parent === null || !isAlive(parent, day)
    ? null
    : {person: parent, word: parent.sex === 'F' ? dice.pick(['mother', 'mum']) : dice.pick(['father', 'dad'])};
}
