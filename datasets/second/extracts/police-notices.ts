import {civilOf} from '../../../src/base/day.ts';
import type {Dice} from '../dice.ts';
import {relationTo, type Harm, type HarmKind, type Incident} from '../people/harm.ts';
import {ageOn, homeOn, isChildOn} from '../people/model.ts';
import {HASTY, oneLine, writeAddress, type WrittenAddress} from '../systems/address.ts';
import type {Description} from '../systems/describe.ts';
import {noticeRef, type Offices} from '../systems/offices.ts';
import {slotOf, staffSlot, type Row, type Sheet, type SlotTruth} from './sheet.ts';
import {birthText, clockText, dateText, shortName} from './wording.ts';

/** Police protection notices as a case system hands them out: one object an occurrence, everybody concerned in one list. */

const CATEGORY: Record<HarmKind, string> = {
  domestic: 'Domestic Abuse - Non Crime',
  neglect: 'Child Protection - Neglect',
  physical: 'Child Protection - Assault',
  emotional: 'Child Protection - Emotional',
  sexual: 'Sexual Offence - Child',
  exploitation: 'Child Sexual Exploitation',
  'county-lines': 'Drugs - County Lines',
  missing: 'Missing Person - Child',
  'self-harm': 'Concern for Safety - Self Harm',
  substances: 'Drugs/Alcohol - Household',
  'mental-health': 'Mental Health - S136/Concern',
  worry: 'Concern for Child',
  offence: 'Violence - Youth Suspect',
  nuisance: 'ASB - Youth',
};

const RELATION: Record<string, string> = {
  mother: 'Mother',
  father: 'Father',
  stepfather: 'Step Father',
  stepmother: 'Step Mother',
  grandmother: 'Grandmother',
  grandfather: 'Grandfather',
  brother: 'Brother',
  sister: 'Sister',
  'former partner of mother': 'Mothers Ex Partner',
  'family friend': 'Family Friend',
  neighbour: 'Neighbour',
  tutor: 'Tutor',
  lodger: 'Lodger',
  uncle: 'Uncle',
  unknown: '',
};

export function policeNotices(harm: Harm, offices: Offices, dice: Dice): Sheet {
  const rows: Row[] = [];
  for (const incident of harm.inOrder()) {
    if (!offices.hears('police', incident)) continue;
    const row = notice(incident, offices, dice);
    rows.push(row);
    // Sent again weeks later under another number.
    if (dice.chance(0.012)) rows.push(resent(row, incident, dice));
  }
  return {
    feed: 'police-notices',
    file: 'PPN_export_NEW_2019-2024.jsonl',
    form: {kind: 'ndjson', encoding: 'utf-8'},
    columns: ['json'],
    rows,
    events: true,
    eventColumn: 'json',
    birthColumn: 'json',
  };
}

function notice(incident: Incident, offices: Offices, dice: Dice): Row {
  const {year} = civilOf(incident.day);
  const received = incident.day + (dice.chance(0.06) ? dice.whole(20, 160) : dice.whole(0, 3));
  const officer = offices.employee('police', incident.id * 7 + 3);
  const slots: SlotTruth[] = [];
  const nominals: Record<string, unknown>[] = [];
  const put = (description: Description, role: string, link: string): void => {
    if (nominals.length === 8) return;
    const {json, address} = nominal(description, role, link, incident.day, dice);
    slots.push(slotOf(nominals.length === 0 ? 'first' : `nominal${String(nominals.length)}`, description, address));
    nominals.push(json);
  };
  for (const child of incident.children.slice(0, 5))
    put(
      offices.asked(child, incident.day),
      incident.kind === 'offence' || incident.kind === 'nuisance' ? 'Youth suspect' : 'Child at risk',
      nominals.length === 0 ? '' : 'Sibling',
    );
  if (incident.victim !== null)
    put(
      offices.asked(incident.victim, incident.day),
      'Victim',
      linkOf(relationTo(incident.victim, incident.children[0], incident.household), nominals),
    );
  for (const {person, relation} of incident.suspects) {
    const described = offices.named(person, incident.day, incident, 0.55);
    if (dice.chance(0.35)) described.pnc = person.pnc;
    put(described, 'Suspect', linkOf(relation, nominals));
  }
  for (const carer of incident.carers)
    put(
      offices.asked(carer, incident.day),
      'Parent/Carer',
      linkOf(relationTo(carer, incident.children[0], incident.household), nominals),
    );
  for (const {person, relation} of incident.others)
    put(
      offices.named(person, incident.day, incident, 0.5),
      incident.kind === 'missing' ? 'Found with' : 'Associate',
      linkOf(relation, nominals),
    );
  const place = incident.place === null ? null : writeAddress(dice, incident.place, HASTY);
  const json = {
    notice: {
      ref: noticeRef(incident, year),
      status: dice.chance(0.004) ? 'CANCELLED' : 'OPEN',
      grade: ['STD', 'STD', 'MED', 'HIGH', 'HIGH'][incident.gravity]!,
      createdOn: `${dateText(received, 'YYYY-MM-DD')}T${clockText(dice.whole(0, 1439))}:00`,
      route: dice.chance(0.35) ? 'Referral' : 'Information only',
    },
    occurrence: {
      cad: `${incident.cad}/${dateText(incident.day, 'DDMMMYY').toUpperCase()}`,
      crimeNo: incident.crime,
      category: CATEGORY[incident.kind],
      from: `${dateText(incident.day, 'DD/MM/YYYY')} ${clockText(incident.minute)}`,
      location: place === null ? '' : oneLine(place).toUpperCase(),
      outcome: {
        '': '',
        alleged: 'Under investigation',
        substantiated: 'Substantiated',
        unsubstantiated: 'Not substantiated',
        malicious: 'Believed malicious',
      }[incident.allegation],
    },
    nominals,
    author: {name: `PC ${officer.names[0]!.name.family}`, collar: String(2000 + officer.id)},
  };
  slots.push(staffSlot('author', officer));
  return {
    cells: {json: JSON.stringify(json)},
    slots,
    place: place === null ? undefined : {door: place.door, kind: 'place'},
    incident: incident.id,
    received,
    withdrawn: json.notice.status === 'CANCELLED',
  };
}

const linkOf = (relation: string, before: readonly unknown[]): string =>
  before.length === 0 ? '' : (RELATION[relation] ?? relation);

function nominal(
  described: Description,
  role: string,
  link: string,
  day: number,
  dice: Dice,
): {json: Record<string, unknown>; address: WrittenAddress | null} {
  const {person, given, middle, family, birth, sex, home, hidden, phone, pnc} = described;
  const lacking = home === null && homeOn(person, day) === null && !isChildOn(person, day) && dice.chance(0.5);
  const withheld = hidden && dice.chance(0.5);
  const address = home === null || withheld || lacking ? null : writeAddress(dice, home, HASTY);
  const json = {
    role,
    surname: family.toUpperCase(),
    forename1: given,
    forename2: middle,
    dob: birth.kind === 'age' || birth.kind === 'expected' ? '' : birthText(birth, 'DD/MM/YYYY', 'MM/YYYY', () => ''),
    edd: birth.kind === 'expected' ? dateText(birth.day, 'DD/MM/YYYY') : '',
    ageApprox:
      birth.kind === 'age'
        ? String(birth.years)
        : birth.kind === 'none' && dice.chance(0.3)
          ? String(ageOn(person, day))
          : '',
    gender: sex === 'M' ? 'MALE' : sex === 'F' ? 'FEMALE' : 'UNSPECIFIED',
    address: lacking ? 'NFA' : withheld ? 'WITHHELD' : address === null ? '' : oneLine(address),
    addressRestricted: hidden,
    telephone: phone === '' ? [] : [phone],
    pncid: pnc,
    alias: described.called === '' ? '' : shortName({given: described.called, middle: '', family}),
    linkToFirst: link,
  };
  return {json, address};
}

/** The same report with another reference and a later day of receipt. */
function resent(row: Row, incident: Incident, dice: Dice): Row {
  const json = JSON.parse(String(row.cells.json)) as {notice: {ref: string; createdOn: string}};
  const received = row.received + dice.whole(4, 60);
  json.notice.ref = `PPN-R${String(incident.id).padStart(8, '0')}`;
  json.notice.createdOn = `${dateText(received, 'YYYY-MM-DD')}T09:00:00`;
  return {...row, cells: {json: JSON.stringify(json)}, received};
}
