import {civilOf} from '../../../src/base/day.ts';
import type {Dice} from '../dice.ts';
import {relationTo, type Harm, type Incident} from '../people/harm.ts';
import {HASTY, oneLine, writeAddress, type WrittenAddress} from '../systems/address.ts';
import type {Description} from '../systems/describe.ts';
import {noticeRef, type Offices} from '../systems/offices.ts';
import {slotOf, staffSlot, type Row, type Sheet, type SlotTruth} from './sheet.ts';
import {birthText, clockText, dateText, policeName} from './wording.ts';

const BLOCKS = ['Victim', 'Alleged Perpetrator'] as const;
const CHILDREN = 4;
const OCCUPATIONS = ['Unemployed', 'NK', 'Driver', 'Carer', 'Chef', 'Retail', 'Security', 'Cleaner', 'Builder'];

/** Domestic abuse forms of the police: blocks for victim, alleged perpetrator and children, under two lines of heading. */
export function domesticForms(harm: Harm, offices: Offices, dice: Dice): Sheet {
  const rows: Row[] = [];
  for (const incident of harm.inOrder()) {
    if (incident.kind !== 'domestic' || incident.victim === null || !offices.hears('police', incident)) continue;
    if (incident.told.size === 0 && dice.chance(0.15)) continue;
    rows.push(form(incident, offices, dice));
  }
  return {
    feed: 'domestic-forms',
    file: 'DA411 returns NEW.csv',
    form: {
      kind: 'csv',
      delimiter: ',',
      encoding: 'windows-1252',
      newline: '\r\n',
      preamble: ['DA411 RETURNS - RESTRICTED', 'Produced by Performance Unit'],
    },
    columns: [
      'Form No',
      'PPN',
      'Log',
      'Crime',
      'Submitted',
      'Date/Time of Incident',
      'Scene',
      ...BLOCKS.flatMap((block) =>
        ['Name', 'DOB or Age', 'Sex', 'Occupation', 'Address', 'Tel', 'Email'].map((field) => `${block} ${field}`),
      ),
      'Perp PNC',
      'Relationship of Perp to Victim',
      'DASH Score',
      'Risk',
      'Arrested Y/N',
      'Injuries Y/N',
      ...Array.from({length: CHILDREN}, (_, at) =>
        ['Name', 'DOB', 'M/F', 'Present', 'Relationship to Victim'].map((field) => `Child ${String(at + 1)} ${field}`),
      ).flat(),
      'OIC',
      'OIC No',
    ],
    rows,
    events: true,
    eventColumn: 'Date/Time of Incident',
    birthColumn: '',
  };
}

function form(incident: Incident, offices: Offices, dice: Dice): Row {
  const {day} = incident;
  const victim = offices.asked(incident.victim!, day);
  const accused = incident.suspects[0];
  const perpetrator =
    accused === undefined
      ? null
      : dice.chance(0.5)
        ? offices.asked(accused.person, day)
        : offices.spokenOf(accused.person, day);
  const officer = offices.employee('police', incident.id * 11);
  const scene = incident.place === null ? null : writeAddress(dice, incident.place, HASTY);
  const cells: Row['cells'] = {
    'Form No': `411/${String(incident.id + 9000)}`,
    PPN: noticeRef(incident, civilOf(day).year),
    Log: dice.chance(0.8) ? `${incident.cad}/${dateText(day, 'DDMMMYY').toUpperCase()}` : '',
    Crime: incident.crime,
    Submitted: dateText(day + dice.whole(0, 4), 'DD/MM/YYYY'),
    'Date/Time of Incident': `${dateText(day, 'DD/MM/YYYY')} ${clockText(incident.minute)}`,
    Scene: scene === null ? '' : oneLine(scene),
    'Relationship of Perp to Victim': accused === undefined ? '' : partnerWord(incident, dice),
    'DASH Score': dice.chance(0.15) ? '' : dice.whole(incident.gravity * 3, incident.gravity * 5 + 3),
    Risk: ['S', 'S', 'M', 'H', 'H'][incident.gravity]!,
    'Arrested Y/N': dice.chance(0.4) ? 'Y' : 'N',
    'Injuries Y/N': incident.gravity > 2 ? 'Y' : 'N',
    'Perp PNC': perpetrator !== null && dice.chance(0.5) ? perpetrator.person.pnc : '',
    OIC: `PC ${officer.names[0]!.name.family}`,
    'OIC No': String(2000 + officer.id),
  };
  const slots: SlotTruth[] = [
    slotOf('victim', victim, block(cells, 'Victim', victim, dice)),
    staffSlot('officer', officer),
  ];
  if (perpetrator !== null) {
    slots.push(slotOf('perpetrator', perpetrator, block(cells, 'Alleged Perpetrator', perpetrator, dice)));
  }
  for (const [at, child] of incident.children.slice(0, CHILDREN).entries()) {
    const described = dice.chance(0.7) ? offices.asked(child, day) : offices.spokenOf(child, day);
    const n = `Child ${String(at + 1)}`;
    cells[`${n} Name`] = policeName(described);
    cells[`${n} DOB`] = birthText(described.birth, 'DD/MM/YYYY', 'MM/YYYY', String);
    cells[`${n} M/F`] = described.sex === 'U' ? '' : described.sex;
    cells[`${n} Present`] = dice.chance(0.6) ? 'Y' : 'N';
    cells[`${n} Relationship to Victim`] = ['mother', 'father'].includes(
      relationTo(incident.victim!, child, incident.household),
    )
      ? described.sex === 'F'
        ? 'Daughter'
        : 'Son'
      : 'Step child';
    slots.push(slotOf(`child${String(at + 1)}`, described));
  }
  return {
    cells,
    slots,
    place: scene === null ? undefined : {door: scene.door, kind: 'place'},
    incident: incident.id,
    received: day + 4,
  };
}

/** Fills a block; the address as written. */
function block(cells: Row['cells'], name: string, described: Description, dice: Dice): WrittenAddress | null {
  const {birth, sex, home, hidden, phone, email} = described;
  const address = home === null ? null : writeAddress(dice, home, HASTY);
  cells[`${name} Name`] = policeName(described);
  cells[`${name} DOB or Age`] = birthText(birth, 'DD/MM/YYYY', 'MM/YYYY', (years) =>
    dice.chance(0.5) ? `approx ${String(years)}` : String(years),
  );
  cells[`${name} Sex`] = {F: 'Female', M: 'Male', U: ''}[sex];
  cells[`${name} Occupation`] = dice.pick(OCCUPATIONS);
  cells[`${name} Address`] = address === null ? '' : `${hidden ? 'CONFIDENTIAL - ' : ''}${oneLine(address)}`;
  cells[`${name} Tel`] = phone;
  cells[`${name} Email`] = email;
  return address;
}

function partnerWord(incident: Incident, dice: Dice): string {
  const {person, relation} = incident.suspects[0]!;
  if (incident.household?.partner === person)
    return person.sex === 'M' ? dice.pick(['Partner', 'Husband', 'Boyfriend']) : 'Wife';
  if (relation === 'brother' || relation === 'sister') return person.sex === 'M' ? 'Son' : 'Daughter';
  return relation.startsWith('grand') ? 'Parent' : dice.pick(['Ex-partner', 'Ex-husband', 'Ex partner']);
}
