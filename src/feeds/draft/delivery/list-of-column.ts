import type {Codes} from '../../readers/decoded-cells.ts';
import {headerWords} from '../words/cut-header.ts';
import type {Column} from '../sample.ts';

/**
 * Lists of codes that are sent beside the rows that have them: on another sheet of the workbook, or in a file of their own. One list a sheet, several
 * side by side, or all below each other with a column that says of which each is ("Code Set").
 */
export type CodeList = {
  /** The words by which a list says what it is of: of its set, or of its headers with and without those of its sheet. */
  names: readonly ReadonlySet<string>[];
  /** Code as written in the list -> what it stands for. */
  codes: ReadonlyMap<string, string>;
};

/** A column of more texts is no column of codes. */
const TEXTS_MAX = 60;
const KNOWN_LEAST = 0.95;

/**
 * For each column whose texts are codes of a list of the same name, what they stand for. A list of no such name is not taken: A, B and C are
 * codes of many things, and a wrong list makes of neglect a contact that came to nothing. Nor is any where two of a name that fits as well tell
 * different things of a code.
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
    const fits = lists.flatMap((list): Fit[] => {
      const fit = Math.max(...list.names.map((words) => likeness(name, words)));
      const own = fit > 0 ? wordsOf(texts, filled, list.codes) : null;
      return own === null ? [] : [{fit, codes: list.codes, own}];
    });
    const most = Math.max(...fits.map(({fit}) => fit));
    const [first, ...others] = fits.filter(({fit}) => fit === most);
    if (first === undefined || others.some(({own}) => [...own].some(([text, word]) => first.own.get(text) !== word)))
      continue;
    found[name] = Object.fromEntries(new Map([...first.codes, ...first.own]));
  }
  return found;
}
/** What a draft reads nothing from. */
const UNREAD = /\b(?:ethnic\w*|religio\w*|language|nationality|faith)\b/;

type Fit = {fit: number; codes: CodeList['codes']; own: ReadonlyMap<string, string>};

/** What the texts of a column stand for; null where a list does not know nearly all of them. */
function wordsOf(texts: Column['texts'], filled: number, codes: CodeList['codes']): Map<string, string> | null {
  const byPlain = new Map([...codes].map(([code, word]) => [plainCode(code), word]));
  const known = [...texts].filter(([text]) => byPlain.has(plainCode(text)));
  if (known.reduce((sum, [, rows]) => sum + rows, 0) < KNOWN_LEAST * filled) return null;
  return new Map(known.map(([text]) => [text, byPlain.get(plainCode(text))!]));
}

/** A code as it is looked for: a spreadsheet may have made 1 of 01. */
export const plainCode = (code: string): string =>
  code
    .trim()
    .toLowerCase()
    .replace(/^0+(?=\d)/, '');

/**
 * How well a list is named like a column, 0 to 1; 0 where each has a word that the other lacks ("Contact Type" beside a list of contact outcomes), or
 * the list none for what the header ends in ("Outcome Reason" beside a list of outcomes).
 */
function likeness(header: string, words: ReadonlySet<string>): number {
  const own = new Set(
    tellingWords(
      header,
      [...IDLE].filter((word) => !word.startsWith('type')),
    ),
  );
  const shared = [...own].filter((word) => words.has(word)).length;
  const isWithin = shared === own.size || shared === words.size;
  // "Reason for contact" is a reason.
  const [head = ''] = headerWords(header)
    .join(' ')
    .split(/ (?:for|of) /);
  const last = tellingWords(head).at(-1);
  if (shared === 0 || !isWithin || last === undefined || !words.has(last)) return 0;
  return shared / (own.size + words.size - shared);
}

/** Words that say of nothing what it is of. */
const IDLE =
  'code codes set list lists lookup lookups description descriptions desc value values key id name names text meaning label data reference type types no number sheet xlsx csv txt of for and the'.split(
    ' ',
  );

/** The words of a header, sheet or file that say what it is of, of one and of many alike. */
export const tellingWords = (text: string, idle: readonly string[] = IDLE): string[] =>
  headerWords(text)
    .filter((word) => !idle.includes(word) && word.length > 1 && /\p{L}/u.test(word))
    .map((word) => word.replace(/(?<=\p{L}{2}[^s])s$/u, ''));
