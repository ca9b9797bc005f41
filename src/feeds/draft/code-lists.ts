import {basename} from 'node:path';
import type {Codes} from '../readers/decoded-cells.ts';
import {headerWords} from './place/read-header.ts';
import {shareOfNamed} from './place/person-shape.ts';
import {sampleColumns, type Column} from './sample.ts';

/**
 * Lists of codes that are sent beside the rows that have them: on another sheet of the workbook, or in a file of their own. One list a sheet, several
 * side by side, or all below each other with a column that says of which each is ("Code Set").
 */
export type CodeList = {
  /** The words by which a list says what it is of: of its sheet, its headers, or its set. */
  words: ReadonlySet<string>;
  /** Code as written in the list -> what it stands for. */
  codes: ReadonlyMap<string, string>;
};

const CODE_MAX = 12;
const WORD_MAX = 80;
const ROWS_MAX = 500;
/** A column of more texts is no column of codes. */
const TEXTS_MAX = 60;
const KNOWN_LEAST = 0.95;
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
    const label = `${title} ${code.name} ${words.name}`;
    const groups = Map.groupBy(
      code.cells.map((_, row) => row).filter((row) => code.cells[row] !== '' && words.cells[row] !== ''),
      (row) => sets?.cells[row] ?? '',
    );
    return [...groups].flatMap(([set, rows]): CodeList[] => {
      const codes = new Map(rows.map((row) => [code.cells[row]!, words.cells[row]!]));
      if (codes.size < rows.length || codes.size < 2) return [];
      return [{words: new Set(telling(sets === undefined ? label : set)), codes}];
    });
  });
}

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

/** Words that say of nothing what it is of. */
const IDLE = new Set(
  'code codes set list lists lookup lookups description descriptions desc value values key id name names text meaning label data reference type no number sheet xlsx csv txt of and the'.split(
    ' ',
  ),
);
const telling = (text: string): string[] => headerWords(text).filter((word) => !IDLE.has(word) && word.length > 1);

/**
 * For each column whose texts are codes of a list of the same name, what they stand for. A list of no such name is not taken: A, B and C are
 * codes of many things.
 */
export function codesFor(
  columns: readonly Pick<Column, 'name' | 'texts' | 'filled'>[],
  lists: readonly CodeList[],
): Codes {
  const found: Record<string, Record<string, string>> = {};
  for (const {name, texts, filled} of columns) {
    if (texts.size === 0 || texts.size > TEXTS_MAX || UNREAD.test(headerWords(name).join(' '))) continue;
    // The codes of the Department for Education are read as they are.
    if ([...texts.keys()].every((text) => /^\d{1,2}[A-Z]$/.test(text))) continue;
    const header = telling(name);
    const fits = lists.filter(({words}) => header.some((word) => words.has(word)));
    for (const {codes} of fits) {
      const byPlain = new Map([...codes].map(([code, word]) => [plain(code), word]));
      const known = [...texts].filter(([text]) => byPlain.has(plain(text)));
      const count = known.reduce((sum, [, rows]) => sum + rows, 0);
      if (count < KNOWN_LEAST * filled) continue;
      // A spreadsheet may have made 1 of 01.
      const own = known.map(([text]) => [text, byPlain.get(plain(text))!] as const);
      found[name] = Object.fromEntries(new Map([...codes, ...own]));
      break;
    }
  }
  return found;
}
/** What a draft reads nothing from. */
const UNREAD = /\b(?:ethnic\w*|religio\w*|language|nationality|faith)\b/;
const plain = (code: string): string =>
  code
    .trim()
    .toLowerCase()
    .replace(/^0+(?=\d)/, '');
