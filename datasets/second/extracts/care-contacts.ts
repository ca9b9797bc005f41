import type {Dice} from '../dice.ts';
import type {Harm, HarmKind, Incident} from '../people/harm.ts';
import {civilOf} from '../../../src/base/day.ts';
import {ageOn} from '../people/model.ts';
import {noticeRef, type Offices} from '../systems/offices.ts';
import type {Card} from '../systems/register.ts';
import {slotOf, staffSlot, type Row, type Sheet, type SlotTruth} from './sheet.ts';
import {birthText, clockText, dateText, forenames, shortName} from './wording.ts';

/** Contacts of children's social care as workflow steps: one row a family and event, all its children in one cell. */

const REASON: Record<HarmKind, string> = {
  domestic: 'DOM-AB',
  neglect: 'NEGL',
  physical: 'PHYS',
  emotional: 'EMOT',
  sexual: 'SEXAB',
  exploitation: 'CSE',
  'county-lines': 'CCE',
  missing: 'MISS',
  'self-harm': 'SELF-H',
  substances: 'SUBST',
  'mental-health': 'PAR-MH',
  worry: 'CONC',
  offence: 'OFFEND',
  nuisance: 'ASB',
};

const FACTORS: Partial<Record<HarmKind, string>> = {
  domestic: '3B',
  neglect: '16A',
  physical: '18C',
  emotional: '17A',
  sexual: '19C',
  exploitation: '11A',
  'county-lines': '24A',
  missing: '10A',
  'self-harm': '15A',
  substances: '1B 2B',
  'mental-health': '4B',
};

const SOURCES = [
  ['2A', 30],
  ['2B', 4],
  ['3A', 6],
  ['3B', 6],
  ['3E', 8],
  ['1A', 9],
  ['1B', 3],
  ['1C', 2],
  ['4', 4],
  ['5A', 12],
  ['5D', 5],
  ['7', 4],
  ['8', 6],
  ['9', 4],
  ['10', 2],
] as const;

/** `area`: of which authority. The neighbour's extract is a thin one, handed over, with numbers that collide with ours. */
export function careContacts(harm: Harm, offices: Offices, dice: Dice, area: string): Sheet {
  const rows: Row[] = [];
  let step = 0;
  for (const incident of harm.inOrder()) {
    // Children's social care takes no contacts about adults alone.
    if (incident.area !== area || incident.children.length === 0 || !offices.hears('social-care', incident)) continue;
    const row = contact(incident, offices, dice, ++step);
    rows.push(row);
    // The same event again, from someone else, days later.
    if (incident.told.size === 0 && dice.chance(0.09)) rows.push(contact(incident, offices, dice, ++step));
    if (dice.chance(0.015)) rows.push(corrected(row, dice));
  }
  return {
    feed: 'care-contacts',
    file: `MOS_ContactSteps_${area}.txt`,
    form: {kind: 'csv', delimiter: '|', encoding: 'windows-1252', newline: '\r\n'},
    columns: [
      'STEP_ID',
      'STEP_STATUS',
      'UPDATED',
      'RECEIVED',
      'EVENT_DT',
      'CONTACT_SOURCE',
      'SOURCE_DETAIL',
      'REASON',
      'FACTORS',
      'RAG_IN',
      'RAG_OUT',
      'DECISION',
      'DECIDED',
      'SUBJECTS',
      'MAIN_CARER',
      'MAIN_CARER_ID',
      'OTHER_ADULT',
      'OTHER_ADULT_REL',
      'REFERRER',
      'WORKER',
      'ALLEGATION',
      'NOTES',
    ],
    rows,
    events: true,
    eventColumn: 'EVENT_DT',
    birthColumn: '',
  };
}

function contact(incident: Incident, offices: Offices, dice: Dice, step: number): Row {
  const viaPolice = offices.hears('police', incident) && dice.chance(0.75);
  const received =
    incident.day + (viaPolice ? dice.whole(0, 5) : dice.chance(0.05) ? dice.whole(30, 300) : dice.whole(0, 9));
  const source = viaPolice ? '6' : dice.weighted(SOURCES);
  const slots: SlotTruth[] = [];
  const children = incident.children.slice(0, 6).map((child) => offices.careIndex(incident.area).card(child, received));
  children.forEach((card, at) => slots.push(slotOf(`child${String(at + 1)}`, card)));
  const mother = incident.victim ?? incident.carers[0] ?? incident.children[0]?.mother ?? null;
  const carer = mother !== null && dice.chance(0.8) ? offices.careIndex(incident.area).card(mother, received) : null;
  if (carer !== null) slots.push(slotOf('carer', carer));
  const other = [...incident.suspects, ...incident.others].find(({person}) => person !== mother);
  const adult =
    other !== undefined && dice.chance(incident.told.size > 0 ? 1 : 0.7)
      ? offices.named(other.person, received, incident, 0.1)
      : null;
  if (adult !== null) slots.push(slotOf('adult', adult));
  const professional = !/^[19]|^10/.test(source);
  const referrer = professional
    ? offices.employee(source === '6' ? 'police' : source.startsWith('2') ? 'school' : 'health', incident.id)
    : null;
  if (referrer !== null) slots.push(staffSlot('referrer', referrer));
  const worker = offices.employee('social-care', step * 5);
  slots.push(staffSlot('worker', worker));
  const {year} = civilOf(incident.day);
  const cancelled = dice.chance(0.003);
  return {
    cells: {
      STEP_ID: `WS${String(900_000 + step * 2)}`,
      STEP_STATUS: cancelled ? 'Cancelled' : dice.pick(['Completed', 'Completed', 'Incoming']),
      UPDATED: dateText(received + 1, 'DD-MMM-YYYY'),
      RECEIVED: `${dateText(received, 'DD-MMM-YYYY')} ${clockText(dice.whole(480, 1080))}`,
      EVENT_DT: received === incident.day ? '' : dateText(incident.day, 'DD-MMM-YYYY'),
      CONTACT_SOURCE: source,
      SOURCE_DETAIL: viaPolice
        ? dice.pick([
            `Police ${noticeRef(incident, year)}`,
            noticeRef(incident, year),
            `MERLIN/${noticeRef(incident, year)} rec'd`,
          ])
        : '',
      REASON: REASON[incident.kind],
      FACTORS: FACTORS[incident.kind] ?? '',
      RAG_IN: dice.chance(0.08) ? '' : ['G', 'G', 'A', 'A', 'R'][incident.gravity]!,
      RAG_OUT: dice.chance(0.2)
        ? ''
        : dice.chance(0.5)
          ? ['B', 'G', 'G', 'A', 'R'][incident.gravity]!
          : dice.pick(['B', 'G', 'A']),
      DECISION: decision(incident, dice),
      DECIDED: dice.chance(0.1) ? '' : dateText(received + dice.whole(0, 3), 'DD-MMM-YYYY'),
      SUBJECTS: children.map((card) => subject(card, received)).join('; '),
      MAIN_CARER:
        carer === null
          ? ''
          : `${shortName(carer)}${carer.former !== '' && dice.chance(0.4) ? ` (nee ${carer.former})` : ''}`,
      MAIN_CARER_ID: carer === null ? '' : carer.number,
      OTHER_ADULT:
        adult === null
          ? ''
          : `${shortName(adult)}${adult.birth.kind === 'none' ? '' : ` (${birthText(adult.birth, 'DD/MM/YYYY', 'MM/YYYY', (years) => `about ${String(years)}`)})`}`,
      OTHER_ADULT_REL: adult === null ? '' : other!.relation,
      REFERRER: referrer === null ? '' : `${referrer.names[0]!.name.given} ${referrer.names[0]!.name.family}`,
      WORKER: `${worker.names[0]!.name.given} ${worker.names[0]!.name.family}`,
      ALLEGATION: {'': '', alleged: 'A', substantiated: 'S', unsubstantiated: 'U', malicious: 'M'}[incident.allegation],
      NOTES: dice.chance(0.3)
        ? dice.pick([
            'tc to mother, no reply',
            'Known to service. See previous',
            'Mo states "all fine"',
            'HV to visit',
            'School to monitor',
            'Info shared w/ MASH',
          ])
        : '',
    },
    slots,
    incident: incident.id,
    received,
    withdrawn: cancelled,
  };
}

/** "7004003 Khan, Aisha (14/05/2020 F)", "Unborn Khan (EDD 03/02/2021)" */
function subject(card: Card, day: number): string {
  const {birth, family, person, sex, number} = card;
  const born =
    birth.kind === 'expected'
      ? `EDD ${dateText(birth.day, 'DD/MM/YYYY')}`
      : birth.kind === 'none' && person.born < day
        ? `age ${String(ageOn(person, day))}`
        : birthText(birth, 'DD/MM/YYYY', 'MM/YYYY', (years) => `age ${String(years)}`);
  const letter = sex === 'U' ? '' : ` ${sex}`;
  const name = family === '' ? forenames(card) : forenames(card) === '' ? family : `${family}, ${forenames(card)}`;
  return `${number} ${name} (${born}${letter})`;
}

function decision(incident: Incident, dice: Dice): string {
  const [grave, mild] = ['SD,CHRON|ASSESS|ASSESS,CHRON|CP', 'NFA|NFA,IAG|EH|UNIV|IAG|NFA|CHRON|ASSESS'];
  return dice.pick((incident.gravity >= 3 ? grave : mild).split('|'));
}

/** A later version of the row, under the same number: another decision. The earlier one no longer holds. */
function corrected(row: Row, dice: Dice): Row {
  row.replaced = true;
  return {
    ...row,
    replaced: false,
    cells: {...row.cells, UPDATED: dateText(row.received + 15, 'DD-MMM-YYYY'), DECISION: dice.pick(['ASSESS', 'NFA'])},
  };
}
