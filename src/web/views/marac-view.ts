import {dayToIso} from '../../base/day.ts';
import {otherWayWords} from '../../packs/marac/between.ts';
import {MARKING} from '../../packs/marac/pack.ts';
import {PERSON_ID, type Cell, type Part, type Sheet} from '../../packs/sheet.ts';
import {labelOf} from '../../questions/people.ts';
import type {AskedCase} from '../marac.ts';

/** What the page of a pack shows: the same parts as the file that the command line writes. `suffix` ends the ids of its headings. */
export const packView = (
  {inquiry, maracCase, id, suspect, victim}: AskedCase,
  parts: readonly Part[],
  pictures: ReadonlyMap<string, string>,
  suffix = '',
): object => ({
  id,
  suffix,
  marking: MARKING,
  care: otherWayWords(inquiry, maracCase),
  suspect,
  victim,
  facts: [
    ['Victim', labelOf(inquiry, maracCase.victim)],
    ['Perpetrator', labelOf(inquiry, maracCase.suspect)],
    ['Received by', dayToIso(inquiry.today)],
  ],
  parts: parts.map((part) => ({...part, sheets: part.sheets.map((sheet) => sheetView(sheet, pictures.get(sheet.id)))})),
});

/** The victim is called by id alone: this leaf is not to say whom it is about to who finds it. */
export const contactView = ({inquiry, id, victim}: AskedCase, sheet: Sheet): object => ({
  id,
  marking: MARKING,
  victim,
  today: dayToIso(inquiry.today),
  sheet: sheetView(sheet, undefined),
});

export const sheetView = (sheet: Sheet, picture: string | undefined): object => ({
  ...sheet,
  picture,
  rows: sheet.rows.map((row) => row.map(piecesOf)),
});

/** A text, or the id of a person, which leads to their page. */
type Piece = {text: string; isPerson: boolean};

function piecesOf(cell: Cell): Piece[] {
  const text = cell === null ? '' : String(cell);
  const pieces: Piece[] = [];
  let from = 0;
  for (const {0: id, index} of text.matchAll(PERSON_ID)) {
    pieces.push({text: text.slice(from, index), isPerson: false}, {text: id, isPerson: true});
    from = index + id.length;
  }
  return [...pieces, {text: text.slice(from), isPerson: false}];
}
