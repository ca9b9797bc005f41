/** Cells of a sheet that were merged downwards: the sheet holds their text in the first row alone, and shows it beside all of them. */

export type Merge = {column: number; from: number; to: number};

const MERGE = /<(?:\w+:)?mergeCell [^>]*?ref="([A-Z]{1,3})(\d+):[A-Z]{1,3}(\d+)"/g;
/** No element of a sheet that says where cells are merged is longer. */
const ELEMENT_MAX = 200;

/** The cells merged over several rows in the text of a sheet, in which they are told of behind all rows; `column` counts from 0, rows as the sheet shows them. */
export async function mergesIn(text: AsyncIterable<string>): Promise<Merge[]> {
  const merges: Merge[] = [];
  let left = '';
  for await (const piece of text) {
    const whole = left + piece;
    let end = 0;
    for (const found of whole.matchAll(MERGE)) {
      const [, letters, from, to] = found as unknown as [string, string, string, string];
      end = found.index + found[0].length;
      if (from !== to) merges.push({column: columnOf(letters), from: Number(from), to: Number(to)});
    }
    left = whole.slice(Math.max(end, whole.length - ELEMENT_MAX));
  }
  return merges;
}

/** Writes what merged cells hold into the rows below, which come in the order of the sheet. A row that says something else there keeps it. */
export function fillDown(merges: readonly Merge[]): (sheetRow: number, cells: string[]) => void {
  const starts = Map.groupBy(merges, ({from}) => from);
  const open = new Map<number, {to: number; text: string}>();
  return (sheetRow, cells) => {
    for (const [column, {to, text}] of open) {
      if (to < sheetRow) {
        open.delete(column);
        continue;
      }
      while (cells.length <= column) cells.push('');
      if (cells[column] === '') cells[column] = text;
    }
    for (const {column, to} of starts.get(sheetRow) ?? []) open.set(column, {to, text: cells[column] ?? ''});
  };
}

/** "C" or "C12" -> 2. */
export function columnOf(place: string): number {
  let column = 0;
  for (let i = 0; i < place.length; i++) {
    const letter = place.charCodeAt(i) - 64;
    if (letter < 1 || letter > 26) break;
    column = column * 26 + letter;
  }
  return column - 1;
}
