import {join} from 'node:path';
import {dayToIso} from '../../base/day.ts';
import type {RawRow} from '../../feeds/readers/table.ts';
import type {MaracCase} from '../../packs/marac/case.ts';
import type {AskedCase} from '../../packs/marac/list/asked-case.ts';
import type {Sheet} from '../../packs/sheet.ts';
import type {Inquiry} from '../../questions/inquiry.ts';
import {labelOf} from '../../questions/people.ts';
import {csvLine} from '../output.ts';
import {meetingSheet} from '../../packs/marac/meeting.ts';
import type {PackConfig} from '../../packs/marac/between.ts';
import {MARKING} from '../../packs/marac/pack.ts';
import {writePage, writeWorkbook} from '../pack-page.ts';

export const INDEX = 'index.html';
export const WORKBOOK = 'cases.xlsx';
export const UNMADE = 'no-pack.csv';

/** A row with its pack: `file` within the folder of packs; rows about the same two people share it. */
export type Made = {asked: AskedCase; maracCase: MaracCase; file: string; care: string};
/** A row without one. */
export type Unmade = {asked: AskedCase; raw: RawRow; why: string};

/** Writes the page by which who prepares the meeting compares the list with whom its people were taken for. */
export async function writeIndex(
  folder: string,
  inquiry: Inquiry,
  made: readonly Made[],
  unmade: readonly Unmade[],
): Promise<void> {
  await writePage(join(folder, INDEX), {
    title: 'Cases of the meeting',
    lead: `${MARKING} Compare how the list names each person with whom they were taken for.`,
    facts: [
      ['rows', String(made.length + unmade.length)],
      ['with a pack', String(made.length)],
      ['without', String(unmade.length)],
      ['received by', dayToIso(inquiry.today)],
    ],
    parts: [
      {id: 'packs', title: 'Packs', intro: 'In the order of the list.', sheets: [madeSheet(inquiry, made)]},
      {
        id: 'no-pack',
        title: 'Rows without a pack',
        intro: `Nobody is taken for somebody on a doubt. ${UNMADE} beside this page has these rows: write the ids there, and give it as the next list.`,
        sheets: [unmadeSheet(unmade)],
      },
    ],
  });
}

/** Writes the same cases as a workbook, as the desk gives them for a meeting; two rows about the same two people are one case. */
export function writeCases(folder: string, inquiry: Inquiry, made: readonly Made[], config: PackConfig): Promise<void> {
  const cases = new Map(made.map(({file, maracCase}) => [file, maracCase]));
  return writeWorkbook(join(folder, WORKBOOK), meetingSheet(inquiry, [...cases.values()], config));
}

const madeSheet = (inquiry: Inquiry, made: readonly Made[]): Sheet => ({
  id: 'cases',
  title: 'Cases',
  intro: 'Each with its file. Rows about the same two people have one file.',
  head: [
    'row',
    'case',
    'pack',
    'victim as listed',
    'taken for',
    'perpetrator as listed',
    'taken for',
    'children',
    'incidents',
    'last incident',
    'last referral',
    'before it is sent',
  ],
  rows: made.map(({asked, maracCase, file, care}) => [
    asked.row,
    asked.reference,
    file,
    asked.listed.victim || 'not listed',
    labelOf(inquiry, maracCase.victim),
    asked.listed.perpetrator || 'not listed',
    labelOf(inquiry, maracCase.suspect),
    maracCase.children.length,
    maracCase.events.length,
    dayToIso(maracCase.events.at(-1)!.day),
    maracCase.referrals.length === 0 ? 'none' : dayToIso(maracCase.referrals.at(-1)!.day),
    care,
  ]),
});

const unmadeSheet = (unmade: readonly Unmade[]): Sheet => ({
  id: 'unmade',
  title: 'Rows',
  intro: 'What each says, why it has no pack, and what to do.',
  head: ['row', 'case', 'victim as listed', 'perpetrator as listed', 'why'],
  rows: unmade.map(({asked, why}) => [
    asked.row,
    asked.reference,
    asked.listed.victim || 'not listed',
    asked.listed.perpetrator || 'not listed',
    why,
  ]),
});

/** The rows as they were given, so that the file can be the next list; what it says of an earlier one is written anew. */
export function unmadeCsv(headings: readonly string[], unmade: readonly Unmade[]): string {
  const kept = headings.flatMap((heading, at) => (heading === ROW || heading === WHY ? [] : [at]));
  const rows = unmade.map(({asked, raw, why}) => [asked.row, ...kept.map((at) => raw.cells[at] ?? ''), why]);
  return [[ROW, ...kept.map((at) => headings[at]!), WHY], ...rows].map(csvLine).join('');
}

const ROW = 'row of the list';
const WHY = 'why no pack';
