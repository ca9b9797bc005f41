import {mkdirSync, rmSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {writeCarePlans} from './extracts/care-plans.ts';
import {writeHealthAttendances} from './extracts/health-attendances.ts';
import {writeHealthRegistrations} from './extracts/health-registrations.ts';
import {writeHousingTenancies} from './extracts/housing-tenancies.ts';
import {journeysOf} from './extracts/journeys.ts';
import {writeMarac} from './extracts/marac.ts';
import {writeMissingEpisodes} from './extracts/missing-episodes.ts';
import {hireStaff, type Office} from './extracts/office.ts';
import {writePoliceChild} from './extracts/police-child.ts';
import {writePoliceDa} from './extracts/police-da.ts';
import {writeProbation} from './extracts/probation.ts';
import {writeSchoolCensus} from './extracts/school-census.ts';
import {writeSocialCareAddresses} from './extracts/social-care-addresses.ts';
import {SOCIAL_CARE_CONTACTS, writeSocialCareContacts} from './extracts/social-care-contacts.ts';
import {SOCIAL_CARE_RELATIONSHIPS, writeSocialCareRelationships} from './extracts/social-care-relationships.ts';
import {writeYouthOffending} from './extracts/youth-offending.ts';
import {SCALE, type Options} from './options.ts';
import {encode} from './output/encode.ts';
import {evidenceOf} from './output/evidence.ts';
import {createSink, type Sheet} from './output/sheet.ts';
import {spoil} from './output/spoil.ts';
import {writeEvents} from './output/true-events.ts';
import {writeTruth} from './output/truth.ts';
import {professionals} from './plants/decoys.ts';
import {plantAll} from './plants/plants.ts';
import type {Plan} from './plants/plan.ts';
import {streamOf} from './world/random.ts';
import {buildWorld} from './world/world.ts';

/** What was written, for the message at the end. */
export type Written = {persons: number; files: {file: string; rows: number; bytes: number}[]; mentions: number};

/** Builds a borough and writes `feeds` and `truth` into `options.out`; what stood in these two folders goes. */
export function writeBorough(options: Options): Written {
  const {seed, persons, out} = options;
  const scale = SCALE[options.difficulty];
  const build = buildWorld({
    persons,
    seed,
    difficulty: scale,
    areas: options.boroughs === 1 ? ['BRE'] : ['BRE', 'EAL', 'CAM'],
  });
  const plan = plantAll(build, persons);
  const {world} = build;
  const staff = hireStaff(streamOf(seed, 'staff'), world, build.people);
  professionals(plan, staff);
  const office: Office = {world, sink: createSink(), journeys: journeysOf(streamOf(seed, 'journeys'), world), staff};
  writeExtracts(office, plan);
  const sheets = handedOver(office).sort((a, b) => (a.file < b.file ? -1 : 1));
  for (const sheet of sheets) sheet.rows.sort((a, b) => a.received - b.received);
  const faults = new Map(sheets.map((sheet) => [sheet.file, spoil(sheet, seed, scale)]));
  rmSync(join(out, 'feeds'), {recursive: true, force: true});
  rmSync(join(out, 'truth'), {recursive: true, force: true});
  mkdirSync(join(out, 'feeds'), {recursive: true});
  const files = sheets.map((sheet) => {
    const bytes = encode(sheet, faults.get(sheet.file)!);
    writeFileSync(join(out, 'feeds', sheet.file), bytes);
    return {file: sheet.file, rows: sheet.rows.length, bytes: bytes.length};
  });
  writeTruth(join(out, 'truth'), world, sheets, faults, plan, evidenceOf(plan.clusters, sheets, faults));
  writeEvents(join(out, 'truth'), world, plan, sheets, faults);
  return {persons: world.persons.length, files, mentions: mentionCount(sheets)};
}

/** One borough gets its own extracts, and of its neighbour only what social care hands over. */
function handedOver({world, sink}: Office): Sheet[] {
  const sheets = [...sink.sheets.values()];
  if (world.areas.length > 1) return sheets;
  return sheets.filter(
    ({area, form}) => area === 'BRE' || form === SOCIAL_CARE_CONTACTS || form === SOCIAL_CARE_RELATIONSHIPS,
  );
}

function writeExtracts(office: Office, plan: Plan): void {
  writePoliceChild(office);
  writePoliceDa(office);
  writeSocialCareContacts(office);
  writeSocialCareRelationships(office);
  writeSocialCareAddresses(office);
  writeHealthAttendances(office);
  writeHealthRegistrations(office);
  writeSchoolCensus(office, plan.contacts);
  writeMissingEpisodes(office);
  writeHousingTenancies(office, plan.lodgings);
  writeProbation(office, plan.sentences);
  writeYouthOffending(office);
  writeMarac(office);
  writeCarePlans(office);
}

function mentionCount(sheets: readonly Sheet[]): number {
  return sheets.reduce((sum, sheet) => sum + sheet.rows.reduce((count, row) => count + row.slots.length, 0), 0);
}
