import {noted, type Block, type Tree} from '../noted.ts';
import {shareOfNamed} from './person-shape.ts';
import type {Placed} from './placed.ts';
import {PROTECTED_WORDS} from './shapes.ts';

/**
 * How an extract marks addresses that nobody may see. What is shown of one cannot be taken back, so whatever may be such a mark closes the
 * address, and only what is known to say that it may be seen leaves it open.
 */

/** Words of a header that make what stands below it a mark of protection. */
export const PROTECTED_HEADER =
  /\b(?:conf|confidential\w*|hide|hid|private|secur\w* (?:flag|address|marker)|address (?:flag|warning|marker|risk)|protect\w*|withh?eld|withhold|restrict\w*|sensitiv\w*|disclos\w*|non\s?disclos\w*|do not share|not share|hidden|shield\w*|safe address|secure address|refuge|silent|suppress\w*|anonym\w*|s flag|lao|limited access|stop noted|at risk address|share address|ok to share|can share)\b|\baddress\b.*\b(?:shar(?:e|ed|ing)|given out|passed on|released?|known to)\b|\b(?:shar(?:e|ed|ing)|releas(?:e|ed)|know|knows|aware of)\b.*\baddress\b/i;
/** Headers below which "yes" means that the address may be seen. */
const OPEN_HEADER =
  /\b(?:ok to|may|can|safe to|happy to|consent\w*|disclose|disclosure (?:ok|allowed|agreed|permitted)|share address|shareable|disclosable|sharing (?:ok|allowed|agreed))\b|\baddress\b.*\b(?:shar(?:e|ed|ing)|given out|passed on|released?|known to)\b|\b(?:know|knows|aware of)\b.*\baddress\b/i;
/** "Address not to be shared": "yes" below it closes. */
const NEGATED = /\b(?:not|no|non|never|don ?t|do not|withh?\w*)\b/i;
/** "Disclosure" above Y and N may mean either: whatever is said below it closes. */
const EITHER_HEADER = /^(?:address )?disclosure(?: (?:of )?address)?(?: flag| y n)*$/i;

/** "OK to share": what leaves an address open below such a header; with a "not" or a "but" in it nothing does. */
const OPEN_WORDS = String.raw`^(?:y|yes|t|true|1|ok|okay|agreed|allowed|happy|consent(?:ed)?|can|may)\b(?!.*\b(?:not|no|but|never|except|only|unless)\b)`;

/** What means that an address is open whether or not the draft has seen it in the first rows. */
const NO_TEXTS = [
  'N',
  'No',
  'F',
  'False',
  '0',
  'None',
  'Nil',
  'Normal',
  'Open',
  'Public',
  'Standard',
  'Official',
  'OK',
  'Unrestricted',
  'Not confidential',
  'Not protected',
  'Not restricted',
  'Not sensitive',
];
const NO: ReadonlySet<string> = new Set(NO_TEXTS.map((text) => text.toLowerCase()));
const YES = /^(?:y|yes|t|true|1)$/i;
const isPlainMark = (text: string): boolean => YES.test(text) || NO.has(text.toLowerCase());

/** Whether the header of a column speaks of protection, and its cells are marks: few texts, and short ones. */
export const isMark = ({column, shapes, dates}: Pick<Placed, 'column' | 'shapes' | 'dates'>, words: string): boolean =>
  PROTECTED_HEADER.test(words) &&
  column.texts.size <= 40 &&
  dates.share < 0.5 &&
  shapes.address < 0.3 &&
  !isOfPeople(column) &&
  [...column.texts.keys()].every((text) => text.length <= 60);

/** "Private Foster Carer" above names, nearly each another: no mark. */
const isOfPeople = (column: Placed['column']): boolean =>
  column.texts.size > PEOPLE_LEAST &&
  shareOfNamed(column) >= 0.8 &&
  ![...column.texts.keys()].some((text) => CUE.test(text));
const PEOPLE_LEAST = 5;

/**
 * When a mark closes an address: `header` is the name of its column in the mapping. All that is no plain no closes, whatever the texts of the first
 * rows are: "s.115" in one row of a thousand is the one that counts. "Not disclosed" says elsewhere that nothing is known.
 */
export function markCondition({column, note}: Placed, header: string, words: string): Block {
  const named: Tree = noted(header, note);
  if (OPEN_HEADER.test(words) && !NEGATED.test(words)) {
    // "OK to disclose": closed unless it says yes.
    return {not: {column: named, matches: OPEN_WORDS}};
  }
  if (isOfEither(words, column)) return {column: named, filled: true};
  // "Warning" above VIOLENT and ADDRESS CONFIDENTIAL: its words close, and no others.
  if (!PROTECTED_HEADER.test(words)) return {column: named, matches: PROTECTED_WORDS};
  const isFilled: Block = {all: [{column: named, filled: true}, {not: {column: header, is: NO_TEXTS}}]};
  return {any: [isFilled, {column: header, is: 'Not disclosed'}]};
}

const isOfEither = (words: string, {texts}: Placed['column']): boolean =>
  EITHER_HEADER.test(words) && [...texts.keys()].every(isPlainMark);

/** A column by whose words a row says that no address in it is to be shown, as the test of a mapping. */
export type Cue = {column: string; matches: string};

/**
 * Columns of few texts, whatever they are of, some of which say that an address is not to be shown: a placement of the type "Refuge"; and notes
 * that say so outright.
 */
export const cuesOf = (placed: readonly Placed[]): Cue[] =>
  placed
    .filter(({field}) => field !== 'protected')
    .flatMap(({column, field, several}): Cue[] => {
      const texts = [...column.texts.keys()];
      const isOfFew = column.texts.size <= CUE_TEXTS_MAX && column.texts.size < 0.5 * column.filled;
      if (isOfFew && texts.some((text) => text.length <= 60 && CUE.test(text)))
        return [{column: column.name, matches: PROTECTED_WORDS}];
      // An address, or people in a cell, say it of their own.
      const isNote = several === null && !ADDRESS.test(field ?? '');
      return isNote && texts.some((text) => OUTRIGHT.test(text))
        ? [{column: column.name, matches: OUTRIGHT_WORDS}]
        : [];
    });
const CUE_TEXTS_MAX = 60;
const ADDRESS = /^(?:address|place|houseNumber|postcode|uprn)/;
const CUE = new RegExp(PROTECTED_WORDS, 'i');
/** Words of sentences that speak of an address: "refuge" and "confidential" alone are said of much else. */
const OUTRIGHT_WORDS = String.raw`\baddress(?:es)?\b[^.;]{0,20} (?:restricted|confidential|withheld|hidden|protected|secret|undisclosed|not (?:to |for |be )*(?:shar|disclos|releas|giv|reveal|known|told|pass))|\b(?:do not|don.?t|must not|never|not to) (?:share|disclose|release|reveal|give|pass|tell)\b[^.;]{0,30}\baddress|\b(?:confidential|restricted|protected|withheld|secret|undisclosed|safe) address\b|\bnon.?disclosure of\b[^.;]{0,10} address`;
const OUTRIGHT = new RegExp(OUTRIGHT_WORDS, 'iu');

/** Share of the filled cells of a column with words that close an address, from which the column says so of the addresses of its row. */
export const PROTECTED_MIN = 0.5;

/** Whether some texts of a mark are none that the draft understands: what closes then is asked. */
export const isUnclear = ({column, shapes}: Placed, words: string): boolean =>
  isOfEither(words, column) ||
  (PROTECTED_HEADER.test(words) && shapes.protected < PROTECTED_MIN && ![...column.texts.keys()].every(isPlainMark));
