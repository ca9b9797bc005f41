import {basename} from 'node:path';
import {postcodeInText} from '../../../uk/postcode.ts';
import {plainCode, tellingWords, type CodeList} from './list-of-column.ts';
import {shareOfNamed} from '../place/person-shape.ts';
import {headerWords} from '../words/cut-header.ts';
import {sampleColumns, type Column} from '../sample.ts';

const CODE_MAX = 12;
const WORD_MAX = 80;
const ROWS_MAX = 500;
/** Lists that hold people, such as workers by their code, are none of words of the trade. */
const NAMED_MOST = 0.3;

/** The lists of codes in tables of which nothing could be drafted, as they are about nobody. */
export async function codeListsOf(parts: readonly {path: string; sheet?: string | undefined}[]): Promise<CodeList[]> {
  const lists: CodeList[] = [];
  for (const {path, sheet} of parts) {
    const columns = await sampleColumns(path, {sheet}).then(
      (sample) => sample.columns,
      () => [],
    );
    if (columns.length <= LIST_COLUMNS_MAX) lists.push(...codeListsIn(columns, sheet ?? basename(path)));
  }
  return lists;
}
/** Lists may stand side by side on one sheet. */
const LIST_COLUMNS_MAX = 12;

/** The lists in a table that has no people; `title` is what its sheet or file is called. */
function codeListsIn(columns: readonly Column[], title: string): CodeList[] {
  if ((columns[0]?.rows ?? 0) > ROWS_MAX) return [];
  return columns.flatMap((words, at): CodeList[] => {
    const code = columns[at - 1];
    if (code === undefined || !areWords(words, code)) return [];
    const sets = columns.slice(0, at - 1).find((one) => one.filled === one.rows && one.texts.size < one.rows / 2);
    const headers = `${code.name} ${words.name}`;
    const groups = Map.groupBy(
      code.cells.map((_, row) => row).filter((row) => code.cells[row] !== '' && words.cells[row] !== ''),
      (row) => sets?.cells[row] ?? '',
    );
    return [...groups].flatMap(([set, rows]): CodeList[] => {
      const codes = new Map(rows.map((row) => [code.cells[row]!, words.cells[row]!]));
      // A code that has two meanings has none, "M" beside "m" and 1 beside 01 included: they are read alike.
      const isPlain = new Set([...codes.keys()].map(plainCode)).size === rows.length;
      const names = sets === undefined ? [headers, `${title} ${headers}`] : [set];
      if (!isPlain || codes.size < 2 || tellsOfPeople([...names, title], [...codes.values()])) return [];
      return [{names: names.map((name) => new Set(tellingWords(name))), codes}];
    });
  });
}

/**
 * Whether a list tells who works with somebody, or where somebody lives or is reached (a refuge, a placement): a mapping is handed round and must not
 * hold it.
 */
const tellsOfPeople = (names: readonly string[], words: readonly string[]): boolean =>
  names.some((name) => STAFF.test(headerWords(name).join(' '))) ||
  words.some((text) => REACHED.test(text) || postcodeInText(text) !== null);

const STAFF =
  /\b(?:workers?|officers?|staff|practitioners?|teachers?|nurses?|e ?mail|telephone|phone|surname|forename)\b/;
/** An address of mail, a telephone, or a house in a street. */
const REACHED =
  /@|\d[\d ]{7}|\b\d+[a-z]?,?\s+(?:\p{L}+\s+){1,3}(?:road|rd|street|st|avenue|ave|lane|ln|close|crescent|drive|way|terrace|gardens|court|place|mews|walk|row|hill|grove|square)\b/iu;

/** Whether a column says in words what the one before it says in codes. */
function areWords(words: Column, code: Column): boolean {
  const [short, long] = [[...code.texts.keys()], [...words.texts.keys()]];
  // Dates and long numbers are facts of somebody, and no codes.
  if (short.some((text) => /\d{5}|\d[./-]\d/.test(text))) return false;
  if (short.length < 2 || short.some((text) => text.length > CODE_MAX)) return false;
  if (long.some((text) => text.length > WORD_MAX) || !long.every((text) => /\p{L}{2}/u.test(text))) return false;
  return meanLength(long) > meanLength(short) && shareOfNamed(words) < NAMED_MOST;
}
const meanLength = (texts: readonly string[]): number =>
  texts.reduce((sum, {length}) => sum + length, 0) / Math.max(1, texts.length);
