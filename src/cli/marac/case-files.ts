import {dayToIso} from '../../base/day.ts';
import type {PackConfig} from '../../packs/marac/between.ts';
import type {MaracCase} from '../../packs/marac/case.ts';
import {contactSheet, researchSheet} from '../../packs/marac/handling.ts';
import {MARKING, maracPack} from '../../packs/marac/pack.ts';
import {maracPictures} from '../../packs/marac/pictures.ts';
import type {Part} from '../../packs/sheet.ts';
import type {Inquiry} from '../../questions/inquiry.ts';
import {labelOf, personId} from '../../questions/people.ts';
import {writePage, writeWorkbook} from '../pack-page.ts';

/** Where the files of a case go; what is left out is not written. */
export type CaseFiles = {out?: string | undefined; contact?: string | undefined; research?: string | undefined};

export const idsOf = (inquiry: Inquiry, {suspect, victim}: MaracCase) => ({
  perpetrator: personId(inquiry, suspect),
  victim: personId(inquiry, victim),
  knownBy: dayToIso(inquiry.today),
});

/** Writes the files of one case, and says what each is. */
export async function writeCase(
  files: CaseFiles,
  inquiry: Inquiry,
  maracCase: MaracCase,
  config: PackConfig,
): Promise<string[]> {
  const said: string[] = [];
  if (files.contact !== undefined) said.push(await writeContact(files.contact, inquiry, maracCase));
  if (files.research !== undefined) said.push(await writeResearch(files.research, inquiry, maracCase));
  if (files.out !== undefined)
    said.push(await writePack(files.out, inquiry, maracCase, maracPack(inquiry, maracCase, config)));
  return said;
}

async function writePack(
  path: string,
  inquiry: Inquiry,
  maracCase: MaracCase,
  parts: readonly Part[],
): Promise<string> {
  const {perpetrator, victim, knownBy} = idsOf(inquiry, maracCase);
  await writePage(path, {
    title: 'MARAC case pack',
    lead: `${MARKING} What agencies recorded, joined; people decide.`,
    facts: [
      ['victim', labelOf(inquiry, maracCase.victim)],
      ['perpetrator', labelOf(inquiry, maracCase.suspect)],
      ['received by', knownBy],
    ],
    parts,
    pictures: maracPictures(inquiry, maracCase).pictures,
  });
  return `${path}: the pack of ${victim} and ${perpetrator}, as received by ${knownBy}.`;
}

async function writeContact(path: string, inquiry: Inquiry, maracCase: MaracCase): Promise<string> {
  const sheet = contactSheet(inquiry, maracCase);
  const {victim, knownBy} = idsOf(inquiry, maracCase);
  const part = {
    id: 'contact-part',
    title: 'Safe contact',
    intro: 'For those who must reach the victim, and nobody else.',
    sheets: [sheet],
  };
  await writePage(path, {
    title: 'Safe contact',
    lead: `${MARKING} Not to be filed or sent with the pack.`,
    facts: [
      ['victim', victim],
      ['received by', knownBy],
    ],
    parts: [part],
  });
  return `${path}: keep it apart from the pack.`;
}

async function writeResearch(path: string, inquiry: Inquiry, maracCase: MaracCase): Promise<string> {
  const sheet = researchSheet(inquiry, maracCase);
  await writeWorkbook(path, sheet);
  return `${path}: names and birth dates of ${sheet.rows.length} people, nothing else.`;
}
