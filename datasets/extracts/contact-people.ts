import {dayToIso} from '../../src/base/day.ts';
import type {Slot} from '../output/sheet.ts';
import {ageOn, type Incident, type Person} from '../world/model.ts';
import {chance, pick} from '../world/random.ts';
import {localId, slotOf, staffName, staffSlot, type Desk} from './office.ts';
import {natural} from './wording.ts';

const ADULT_HABIT = {birth: 0.35, address: 0.3, phone: 0, nhs: 0, upn: 0, pnc: 0};

/** Who told of it, in the cells and in the truth. */
export function fillReferrer(
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

/** The mother and one adult more whom the contact names, in the cells and in the truth. */
export function fillAdults(
  desk: Desk,
  cells: Record<string, string>,
  slots: Slot[],
  incident: Incident,
  child: Person,
): void {
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
const CARE_WORDS: Record<string, string> = {
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
