import {birthCell, dmy, moment} from '../output/dates.ts';
import {CSV, type Form, type Slot} from '../output/sheet.ts';
import {ageOn, type Incident, type Person} from '../world/model.ts';
import {between, chance, pick} from '../world/random.ts';
import type {Seen} from '../dirt/clerk.ts';
import {deskOf, placeOf, recordsOf, slotOf, type Desk, type Office} from './office.ts';
import {natural} from './wording.ts';

export const MISSING_EPISODES: Form = {
  ...CSV,
  feed: 'missing-episodes',
  columns: [
    'Episode Ref',
    'Name',
    'Also Known As',
    'D.O.B.',
    'Age',
    'Gender',
    'Home Address',
    'Missing From',
    'Type',
    'Missing Since',
    'Reported',
    'Found',
    'Found At',
    'Found With',
    'Vehicle Seen',
    'RHI Offered',
    'RHI Accepted',
    'Reported By',
    'CAD',
  ],
  spoil: {date: 'Missing Since', birth: 'D.O.B.', badDate: '31/02/2021 25:61', futureBirth: '14/05/2041'},
};

const CHILD_HABIT = {birth: 0.85, address: 0.8, phone: 0, nhs: 0, upn: 0, pnc: 0};
const WITH_HABIT = {birth: 0.3, address: 0, phone: 0, nhs: 0, upn: 0, pnc: 0};

/** One row a child and episode; whoever was found with the child stands in one cell. */
export function writeMissingEpisodes(office: Office): void {
  const desk = deskOf(office, 'missing-episodes');
  for (const {incident, received} of recordsOf(desk, 'missing')) {
    incident.children.forEach((child, index) => {
      if (child.born < incident.day && child.died > incident.day) episode(desk, incident, child, index, received);
    });
  }
}

function episode(desk: Desk, incident: Incident, child: Person, index: number, received: number): void {
  const {rng, clerk} = desk;
  const seen = clerk.see(child, incident.day, CHILD_HABIT);
  const others: Person[] = [
    ...incident.parties.map((party) => party.person),
    ...incident.children.filter((other) => other !== child && chance(rng, 0.45)),
  ].slice(0, 3);
  const together = others.map((person) => clerk.see(person, incident.day, WITH_HABIT));
  const home = incident.place !== null && child.spells.some((spell) => spell.dwelling === incident.place);
  const found =
    incident.place === null || home
      ? chance(rng, 0.5)
        ? pick(rng, desk.world.institutions[incident.area].streets)
        : null
      : incident.place;
  const foundText = found === null ? '' : found.kind === 'street' ? found.building.name : clerk.place(found).full;
  const slots: Slot[] = [
    slotOf('child', seen),
    ...together.map((other, at) => ({...slotOf(`with${String(at + 1)}`, other), dwelling: -1})),
  ];
  const reporter = child.mother !== null && chance(rng, 0.6) ? child.mother : null;
  const reporterSeen = reporter === null ? null : clerk.see(reporter, incident.day, WITH_HABIT);
  if (reporterSeen !== null) slots.push({...slotOf('reporter', reporterSeen), dwelling: -1});
  const cells = {
    'Episode Ref': `MP-${dmy(incident.day).slice(-4)}-${String(incident.id * 16 + index).padStart(5, '0')}`,
    Name: natural(seen.name),
    'Also Known As': chance(rng, 0.7) ? seen.name.knownAs : '',
    'D.O.B.': birthCell(seen.birth, {day: dmy}),
    Age: String(ageOn(child, incident.day)),
    Gender: {F: 'Girl', M: 'Boy', U: 'NK'}[seen.sex],
    'Home Address': seen.address.full,
    'Missing From': chance(rng, 0.6) ? 'Home address' : chance(rng, 0.5) ? 'School' : clerk.nothing(),
    Type: chance(rng, 0.8) ? 'M' : 'A',
    'Missing Since': moment(incident.day * 1440 + incident.minute, dmy),
    Reported: moment(Math.max(received, incident.day * 1440 + incident.minute), dmy),
    Found: moment(incident.day * 1440 + incident.minute + between(rng, 120, 2800), dmy),
    'Found At': foundText,
    'Found With': together.map((other) => withText(other)).join('; '),
    'Vehicle Seen': together[0]?.vrm ?? '',
    'RHI Offered': chance(rng, 0.8) ? 'Y' : 'N',
    'RHI Accepted': chance(rng, 0.4) ? 'Y' : 'N',
    'Reported By': reporterSeen === null ? clerk.nothing() : `${natural(reporterSeen.name)} (mother)`,
    CAD: chance(rng, 0.7) ? incident.cad : '',
  };
  const places = foundText === '' || found!.kind === 'street' ? [] : placeOf('found-at', found);
  desk.sink.add(MISSING_EPISODES, incident.area, '', cells, {received, slots, places, incident: incident.id});
}

function withText(seen: Seen): string {
  const birth = birthCell(seen.birth, {day: dmy});
  return birth === '' ? natural(seen.name) : `${natural(seen.name)} (${birth})`;
}
