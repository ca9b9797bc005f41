import {dayToIso} from '../../src/base/day.ts';
import type {BirthSeen} from '../dirt/birth.ts';
import {moment} from '../output/dates.ts';
import {CSV, type Form, type Slot} from '../output/sheet.ts';
import type {Incident, Person} from '../world/model.ts';
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
import {fillAdults, fillReferrer} from './contact-people.ts';
import {CONCERN, OUTCOMES, SOURCES, factors, rags, reasons} from './contact-words.ts';

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

const CHILD_HABIT = {birth: 0.94, address: 0.85, phone: 0.05, nhs: 0.45, upn: 0.35, pnc: 0};
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
