import {setImmediate} from 'node:timers/promises';
import {researchSheet} from '../../packs/marac/handling.ts';
import {meetingSheet} from '../../packs/marac/meeting.ts';
import {MARKING, maracPack} from '../../packs/marac/pack.ts';
import {maracPictures} from '../../packs/marac/pictures.ts';
import {personsIn} from '../../packs/sheet.ts';
import {personIds} from '../../questions/people.ts';
import {askedList, casesOn, listUrl, missingWords, ofWhom, partiesOf, reasonsFor, reasonWords} from '../asked-list.ts';
import {inquiryOf, type AskedCase} from '../marac.ts';
import type {Answered, Asked, Handed, Page} from '../page.ts';
import {meetingWords, type MeetingList} from '../meeting-list.ts';
import {packView, sheetView} from '../views/marac-view.ts';
import {listPage} from './marac-list.ts';

/** A list whose cases are all opened, and why each was. */
type OpenedList = {list: MeetingList; cases: AskedCase[]; reasons: ReadonlyMap<string, string>};

/** What is made of all cases on the list, once the reader has said why they open them; until then they are asked. */
const paper = (url: string, made: (asked: Asked, opened: OpenedList) => Promise<Answered>): Page => ({
  method: 'GET',
  url,
  action: 'marac:prepare',
  needsNames: true,
  handle: async (asked) => {
    const list = askedList(asked);
    if (list === null) return null;
    const {cases} = casesOn(asked, list);
    const reasons = reasonsFor(asked, cases);
    return reasons === undefined ? listPage(asked, list, []) : made(asked, {list, cases, reasons});
  },
});

/** The list and every pack behind it, in one print; the log has an entry for each pack as if it had been opened alone. */
export const PACKS_PAGE = paper('/marac/list/packs', async (asked, {list, cases, reasons}) => {
  const inquiry = inquiryOf(asked);
  const packs: object[] = [];
  const also: {objects: string[]; outcome: string}[] = [];
  for (const [at, found] of cases.entries()) {
    const {maracCase, suspect, victim, id} = found;
    const suffix = `-${at + 1}`;
    const parts = maracPack(inquiry, maracCase);
    const {pictures, drawn} = maracPictures(inquiry, maracCase, suffix);
    const objects = [...new Set([suspect, victim, ...personsIn(parts), ...personIds(inquiry, drawn)])];
    also.push({objects, outcome: `given: pack, with names, ${reasons.get(id)}`});
    packs.push({...packView(found, parts, pictures, suffix), place: at + 1});
    // Others are answered between two packs.
    await setImmediate();
  }
  const sheet = meetingSheet(
    inquiry,
    cases.map(({maracCase}) => maracCase),
  );
  return {
    objects: partiesOf(cases),
    outcome: `given: list, with names, ${reasonWords(reasons)}${ofWhom(asked, list)}`,
    also,
    answer: {
      template: 'marac-packs',
      title: 'Packs of the meeting',
      view: {
        marking: MARKING,
        packs,
        meeting: meetingWords(list),
        back: listUrl(list),
        missing: missingWords(asked, list, casesOn(asked, list).ids.length - cases.length),
        sheet: sheetView(sheet, undefined),
        by: asked.session.user.name,
        on: asked.desk.options.today(),
      },
    },
  };
});

/** The list as a workbook, for who keeps the minutes. */
export const WORKBOOK_PAGE = paper('/marac/list/cases.xlsx', async (asked, {list, cases, reasons}) => {
  const {workbook} = await import('../../packs/workbook.ts');
  const sheet = meetingSheet(
    inquiryOf(asked),
    cases.map(({maracCase}) => maracCase),
  );
  const meeting = meetingWords(list);
  const missing = missingWords(asked, list, casesOn(asked, list).ids.length - cases.length);
  const marked = {
    ...sheet,
    head: [...sheet.head, 'meeting', 'handling'],
    // What is not on it is said in it: the workbook goes further than the page does.
    rows: [...sheet.rows.map((row) => [...row, meeting, MARKING]), ...(missing === '' ? [] : [[missing]])],
  };
  return {
    objects: partiesOf(cases),
    outcome: `given: workbook of the list, ${reasonWords(reasons)}${ofWhom(asked, list)}`,
    answer: file(await workbook(marked), `marac-cases-${asked.desk.options.today()}.xlsx`),
  };
});

/** Whom each agency is asked to look for: names and birth dates only, so that nothing of what others hold goes out with it. */
export const RESEARCH_PAGE = paper('/marac/list/research.xlsx', async (asked, {list, cases, reasons}) => {
  const {workbook} = await import('../../packs/workbook.ts');
  const inquiry = inquiryOf(asked);
  const sheets = cases.map(({maracCase}) => researchSheet(inquiry, maracCase));
  const rows = sheets.flatMap((sheet, at) => sheet.rows.map((row) => [at + 1, ...row]));
  const children = cases.flatMap(({maracCase}) => personIds(inquiry, maracCase.children));
  return {
    objects: [...new Set([...partiesOf(cases), ...children])],
    outcome: `given: research form, ${reasonWords(reasons)}${ofWhom(asked, list)}`,
    answer: file(
      await workbook({title: 'Research form', head: ['case', ...(sheets[0]?.head ?? [])], rows}),
      `marac-research-${asked.desk.options.today()}.xlsx`,
    ),
  };
});

const file = (bytes: Buffer, name: string): Handed => ({
  file: bytes,
  name,
  type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
});
