import {dayToIso} from '../../src/base/day.ts';
import type {BirthSeen} from '../dirt/birth.ts';
import {moment} from '../output/dates.ts';
import {CSV, type Form, type Slot} from '../output/sheet.ts';
import {ageOn, type Incident, type IncidentKind, type Person} from '../world/model.ts';
import {between, chance, pick, weighted} from '../world/random.ts';
import type {Seen} from '../dirt/clerk.ts';
import {
  deskOf,
  localId,
  merlinRef,
  placeOf,
  recordsOf,
  slotOf,
  staffName,
  staffSlot,
  type Desk,
  type Office,
} from './office.ts';
import {natural} from './wording.ts';

export const SOCIAL_CARE_CONTACTS: Form = {
  ...CSV,
  feed: 'social-care-contacts',
  columns: [
    'ContactID',
    'ContactGroup',
    'PersonID',
    'NHSNumber',
    'UPN',
    'Forename',
    'Surname',
    'KnownAs',
    'DateOfBirth',
    'DOBStatus',
    'Gender',
    'Address',
    'Postcode',
    'Telephone',
    'ReceivedDateTime',
    'IncidentDate',
    'DecisionDateTime',
    'SourceCode',
    'Reasons',
    'ConcernType',
    'Factors',
    'InitialRAG',
    'FinalRAG',
    'Outcome',
    'AllegationStatus',
    'ReferrerRef',
    'ReferrerName',
    'MotherName',
    'MotherDOB',
    'MotherPersonID',
    'AdultName',
    'AdultDOB',
    'AdultRelationship',
    'AdultAddress',
    'AllocatedWorker',
  ],
  spoil: {date: 'ReceivedDateTime', birth: 'DateOfBirth', badDate: '2021-02-31 25:61', futureBirth: '2041-05-14'},
};

/** Letter and words of each source code, as case systems print them. */
const SOURCES: Record<string, string> = {
  '1A': 'a) 1A: Individual - family member',
  '1B': 'b) 1B: Individual - acquaintance',
  '1C': 'c) 1C: Individual - self',
  '1D': 'd) 1D: Individual - other',
  '2A': 'f) 2A: Schools',
  '2B': 'g) 2B: Education services',
  '3A': 'h) 3A: GP',
  '3B': 'i) 3B: Health visitor',
  '3D': 'j) 3D: Other primary health',
  '3E': 'k) 3E: A&E',
  '3F': 'l) 3F: Other health',
  '4': 'm) 4: Housing',
  '5A': 'n) 5A: LA - social care',
  '5B': 'o) 5B: LA - other internal',
  '5C': 'p) 5C: LA - external',
  '5D': 'p2) 5D: Early help',
  '6': 'q) 6: Police',
  '7': 'r) 7: Other legal agency',
  '8': 't) 8: Other',
  '9': 's) 9: Anonymous',
  '10': 'u) 10: Unknown',
};

const CONCERN: Record<IncidentKind, string> = {
  'child-concern': 'Child concern',
  neglect: 'Neglect',
  'physical-abuse': 'Physical abuse',
  'emotional-abuse': 'Emotional abuse',
  'sexual-abuse': 'Sexual abuse',
  'sexual-exploitation': 'CSE',
  'criminal-exploitation': 'CCE',
  'domestic-abuse': 'Domestic abuse',
  missing: 'Missing',
  'self-harm': 'Self harm',
  'substance-misuse': 'Substance misuse',
  'mental-health': 'Mental health',
  injury: 'Child concern',
  'violent-offence': 'Antisocial behaviour',
  'antisocial-behaviour': 'Antisocial behaviour',
};

const FACTORS: Partial<Record<IncidentKind, readonly string[]>> = {
  neglect: ['16A', '2B', '1B', '4B'],
  'physical-abuse': ['18C', '3A'],
  'emotional-abuse': ['17A', '4B'],
  'sexual-abuse': ['19C'],
  'sexual-exploitation': ['11A', '10A'],
  'criminal-exploitation': ['24A', '13A'],
  'domestic-abuse': ['3B', '3A', '1B', '4B'],
  missing: ['10A'],
  'self-harm': ['15A', '4A'],
  'substance-misuse': ['2B', '1B', '2A'],
  'mental-health': ['4A', '4B'],
  'violent-offence': ['14A', '13A'],
  'antisocial-behaviour': ['14A'],
};

const FIRST_REASON: Partial<Record<IncidentKind, string>> = {
  'domestic-abuse': 'Domestic violence',
  neglect: 'Abuse or neglect',
  'physical-abuse': 'Abuse or neglect',
  'emotional-abuse': 'Abuse or neglect',
  'sexual-abuse': 'Abuse or neglect',
  'sexual-exploitation': 'Abuse or neglect',
  'criminal-exploitation': 'Abuse or neglect',
  missing: 'Child needs',
  'self-harm': 'Child needs',
  'substance-misuse': 'Behaviour of carer',
};

/** Extra reasons beside the first, so that the shares come near those of the hub study. */
const MORE_REASONS = {'Family situation': 0.19, 'Child needs': 0.07, 'Behaviour of carer': 0.05, Other: 0.05} as const;

const OUTCOMES = [
  {Chronology: 0.2, NFA: 0.33, Universal: 0.2, Advice: 0.1, 'Early help': 0.17},
  {Chronology: 0.15, NFA: 0.22, Universal: 0.06, Advice: 0.08, 'Early help': 0.16, Assessment: 0.33},
  {Assessment: 0.64, Chronology: 0.1, NFA: 0.08, 'Early help': 0.08, 'Strategy discussion': 0.1},
  {Assessment: 0.4, 'Strategy discussion': 0.55, Chronology: 0.03, NFA: 0.02},
  {'Strategy discussion': 0.75, Assessment: 0.17, 'Care proceedings': 0.08},
] as const;

const CHILD_HABIT = {birth: 0.94, address: 0.85, phone: 0.05, nhs: 0.45, upn: 0.35, pnc: 0};
const ADULT_HABIT = {birth: 0.35, address: 0.3, phone: 0, nhs: 0, upn: 0, pnc: 0};
const POLICE_SHARE = 0.5;

/** One row a child: the siblings of one event share a group. */
export function writeSocialCareContacts(office: Office): void {
  const desk = deskOf(office, 'social-care-contacts');
  const viaPolice = new Set(
    [...recordsOf(desk, 'police-child'), ...recordsOf(desk, 'police-da')].map(({incident}) => incident.id),
  );
  let serial = 0;
  for (const {incident, received} of recordsOf(desk, 'contacts')) {
    const source = sourceOf(desk, incident, viaPolice.has(incident.id));
    incident.children.forEach((child, index) => {
      if (child.died > incident.day) contact(desk, incident, child, index, source, received, ++serial);
    });
  }
}

/** Police where police hold the event, as a rule; else whoever noticed. */
function sourceOf(desk: Desk, incident: Incident, viaPolice: boolean): string {
  return viaPolice && chance(desk.rng, POLICE_SHARE) ? '6' : incident.source;
}

function contact(
  desk: Desk,
  incident: Incident,
  child: Person,
  index: number,
  source: string,
  received: number,
  serial: number,
): void {
  const {rng, clerk} = desk;
  const seen = clerk.see(child, incident.day, CHILD_HABIT);
  const worker = pick(rng, desk.staff.worker);
  const slots: Slot[] = [slotOf('child', seen), staffSlot('worker', worker)];
  const {initial, final} = rags(desk, incident);
  const outcome = weighted(rng, OUTCOMES[incident.gravity] as Record<string, number>);
  const cells: Record<string, string> = {
    ContactID: `C${String(serial).padStart(7, '0')}`,
    ContactGroup: `G${String(incident.id)}`,
    PersonID: localId(child, incident.area),
    NHSNumber: seen.nhs,
    UPN: seen.upn,
    Forename: seen.unborn ? 'Unborn' : seen.name.given + (seen.name.middle === '' ? '' : ` ${seen.name.middle}`),
    Surname: seen.name.family,
    KnownAs: chance(rng, 0.6) ? seen.name.knownAs : '',
    ...birthCells(seen.birth),
    Gender: gender(desk, seen),
    Address: seen.address.line,
    Postcode: seen.address.postcode,
    Telephone: seen.phone,
    ReceivedDateTime: moment(received, dayToIso),
    IncidentDate: chance(rng, 0.8) ? dayToIso(incident.day) : '',
    DecisionDateTime: chance(rng, 0.9) ? moment(received + between(rng, 60, 6000), dayToIso) : '',
    SourceCode: SOURCES[source]!,
    Reasons: reasons(desk, incident),
    ConcernType: chance(rng, 0.04) ? 'Other' : CONCERN[incident.kind],
    Factors: factors(desk, incident),
    InitialRAG: initial,
    FinalRAG: final,
    Outcome:
      chance(rng, 0.3) && outcome !== 'NFA'
        ? `${outcome} | Chronology`.replace('Chronology | Chronology', 'Chronology')
        : outcome,
    AllegationStatus: incident.allegation,
    ReferrerRef: source === '6' ? pick(rng, [merlinRef(incident, index), incident.cad, '']) : '',
    AllocatedWorker: staffName(worker),
  };
  fillReferrer(desk, cells, slots, incident, source);
  fillAdults(desk, cells, slots, incident, child);
  desk.sink.add(SOCIAL_CARE_CONTACTS, incident.area, '', cells, {
    received,
    slots,
    places: placeOf('', null),
    incident: incident.id,
  });
}

function birthCells(birth: BirthSeen): {DateOfBirth: string; DOBStatus: string} {
  const status = {
    none: '',
    day: birth.estimated ? 'Estimated' : 'Actual',
    month: 'Part',
    year: 'Part-Y',
    expected: 'Expected',
    placeholder: '',
  }[birth.kind];
  return {DateOfBirth: birth.kind === 'none' ? '' : dayToIso(birth.day), DOBStatus: status};
}

function gender(desk: Desk, seen: Seen): string {
  const plainWords = chance(desk.rng, 0.15);
  if (seen.sex === 'U') return plainWords ? 'Unknown' : 'c) Not stated/recorded';
  if (seen.sex === 'F') return plainWords ? 'Female' : 'b) Female';
  return plainWords ? 'Male' : 'a) Male';
}

/** Rating at receipt, and at the decision: half stay, most others fall, some rise. */
function rags(desk: Desk, incident: Incident): {initial: string; final: string} {
  const scale = ['Blue', 'Green', 'Amber', 'Red'];
  const draw = desk.rng.next();
  const initial = Math.max(1, [1, 1, draw < 0.5 ? 1 : 2, draw < 0.3 ? 3 : 2, draw < 0.6 ? 3 : 2][incident.gravity]!);
  const move = desk.rng.next();
  const [down, up] = [
    [0, 0],
    [0.42, 0.13],
    [0.27, 0.06],
    [0.55, 0],
  ][initial]!;
  const final = move < down! ? initial - 1 : move > 1 - up! ? initial + 1 : initial;
  return {initial: chance(desk.rng, 0.04) ? '' : scale[initial]!, final: chance(desk.rng, 0.08) ? '' : scale[final]!};
}

function reasons(desk: Desk, incident: Incident): string {
  const first =
    FIRST_REASON[incident.kind] ?? pick(desk.rng, ['Child needs', 'Family situation', 'Other', 'Abuse or neglect']);
  const found = [first === 'Domestic violence' && chance(desk.rng, 0.4) ? 'Abuse or neglect' : first];
  for (const [reason, share] of Object.entries(MORE_REASONS))
    if (!found.includes(reason) && chance(desk.rng, share)) found.push(reason);
  return found.join('; ');
}

function factors(desk: Desk, incident: Incident): string {
  const likely = FACTORS[incident.kind] ?? ['20'];
  return likely.filter((_, at) => chance(desk.rng, at === 0 ? 0.85 : 0.3)).join(',');
}

function fillReferrer(
  desk: Desk,
  cells: Record<string, string>,
  slots: Slot[],
  incident: Incident,
  source: string,
): void {
  const {rng} = desk;
  if (source.startsWith('1')) {
    const relative = incident.children[0]!.mother;
    if (relative === null || !chance(rng, 0.4)) return;
    const seen = desk.clerk.see(relative, incident.day, ADULT_HABIT);
    cells.ReferrerName = natural(seen.name);
    slots.push({slot: 'referrer', person: relative.id, dwelling: -1});
    return;
  }
  if (source === '9' || source === '10' || !chance(rng, 0.7)) return;
  const staff = pick(
    rng,
    source === '6'
      ? desk.staff.officer
      : source.startsWith('2')
        ? desk.staff.teacher
        : source.startsWith('3')
          ? desk.staff.clinician
          : desk.staff.visitor,
  );
  cells.ReferrerName = staffName(staff);
  slots.push(staffSlot('referrer', staff));
}

function fillAdults(desk: Desk, cells: Record<string, string>, slots: Slot[], incident: Incident, child: Person): void {
  const {rng, clerk} = desk;
  if (child.mother !== null && chance(rng, ageOn(child, incident.day) < 2 ? 0.85 : 0.4)) {
    const seen = clerk.see(child.mother, incident.day, ADULT_HABIT);
    cells.MotherName = natural(seen.name);
    cells.MotherDOB = seen.birth.kind === 'day' ? dayToIso(seen.birth.day) : '';
    cells.MotherPersonID = chance(rng, 0.3) ? localId(child.mother, incident.area) : '';
    slots.push({slot: 'mother', person: child.mother.id, dwelling: -1});
  }
  const party = incident.parties.find((other) => other.as !== 'FOUND WITH' && other.person !== child.mother);
  if (party === undefined || !chance(rng, 0.7)) return;
  const seen = clerk.see(party.person, incident.day, ADULT_HABIT);
  cells.AdultName = natural(seen.name);
  cells.AdultDOB = seen.birth.kind === 'day' ? dayToIso(seen.birth.day) : '';
  cells.AdultRelationship = CARE_WORDS[party.relation] ?? '';
  cells.AdultAddress = seen.address.full;
  slots.push(slotOf('adult', seen));
}

/** Police words for what somebody is to a child, in social care's words. */
export const CARE_WORDS: Record<string, string> = {
  MOTHER: 'Mother',
  FATHER: 'Father',
  STEPFATHER: 'Step Father',
  'MOTHERS PARTNER': 'Step Father',
  'MOTHERS EX PARTNER': 'Associate',
  UNCLE: 'Uncle',
  'FAMILY FRIEND': 'Family Friend',
  LODGER: 'Lodger',
  NEIGHBOUR: 'Associate',
  ACQUAINTANCE: 'Associate',
  TUTOR: 'Associate',
  COACH: 'Associate',
  STRANGER: 'Associate',
};
