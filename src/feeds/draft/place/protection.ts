import {noted, type Block, type Tree} from '../noted.ts';
import {commonTexts} from '../words/value-words.ts';
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
  /\b(?:ok to|may|can|safe to|happy to|consent\w*|share address|shareable|disclosable|sharing (?:ok|allowed|agreed))\b|\baddress\b.*\b(?:shar(?:e|ed|ing)|given out|passed on|released?|known to)\b|\b(?:know|knows|aware of)\b.*\baddress\b/i;
/** "Address not to be shared": "yes" below it closes. */
const NEGATED = /\b(?:not|no|never|don ?t|do not|withh?\w*)\b/i;

/** "OK to share": what leaves an address open below such a header; with a "not" or a "but" in it nothing does. */
const OPEN_WORDS = String.raw`^(?:y|yes|t|true|1|ok|okay|agreed|allowed|happy|consent(?:ed)?|can|may)\b(?!.*\b(?:not|no|but|never|except|only|unless)\b)`;

const NO =
  /^(?:n|no|f|false|0|none|nil|normal|open|public|unrestricted|not (?:confidential|protected|restricted|sensitive)|standard|official|ok)$/i;
const YES = /^(?:y|yes|t|true|1)$/i;
/** What means that an address is open whether or not the draft has seen it in the first rows. */
const NO_TEXTS = [
  'N',
  'No',
  'F',
  'False',
  '0',
  'None',
  'Normal',
  'Open',
  'Public',
  'Standard',
  'Not confidential',
  'Not restricted',
];

/** Whether the header of a column speaks of protection, and its cells are marks: few texts, and short ones. */
export const isMark = ({column, shapes, dates}: Pick<Placed, 'column' | 'shapes' | 'dates'>, words: string): boolean =>
  PROTECTED_HEADER.test(words) &&
  column.texts.size <= 40 &&
  dates.share < 0.5 &&
  shapes.address < 0.3 &&
  [...column.texts.keys()].every((text) => text.length <= 60);

/** When a mark closes an address: `header` is the name of its column in the mapping. */
export function markCondition({column, shapes, note}: Placed, header: string, words: string): Block {
  const texts = commonTexts(column) ?? [...column.texts.keys()];
  const named: Tree = noted(header, note);
  if (OPEN_HEADER.test(words) && !NEGATED.test(words)) {
    // "OK to disclose": closed unless it says yes.
    return {not: {column: named, matches: OPEN_WORDS}};
  }
  if (shapes.protected >= PROTECTED_MIN) return {column: named, matches: PROTECTED_WORDS};
  if (texts.every((text) => YES.test(text) || NO.test(text)))
    return {column: named, is: ['Y', 'Yes', 'T', 'True', '1']};
  return {all: [{column: named, filled: true}, {not: {column: header, is: NO_TEXTS}}]};
}

/** Columns of few texts, whatever they are of, some of which say that an address is not to be shown: a placement of the type "Refuge". */
export const cuesOf = (placed: readonly Placed[]): Placed[] =>
  placed.filter(
    ({field, column}) =>
      field !== 'protected' &&
      column.texts.size <= CUE_TEXTS_MAX &&
      column.texts.size < 0.5 * column.filled &&
      [...column.texts.keys()].some((text) => text.length <= 60 && CUE.test(text)),
  );
const CUE_TEXTS_MAX = 60;
const CUE = new RegExp(PROTECTED_WORDS, 'i');

/** Share of the filled cells of a column with words that close an address, from which the column says so of the addresses of its row. */
export const PROTECTED_MIN = 0.5;

/** Whether the texts of a mark are none that the draft understands: what closes then is asked. */
export const isUnclear = ({column, shapes}: Placed): boolean =>
  shapes.protected < PROTECTED_MIN && ![...column.texts.keys()].every((text) => YES.test(text) || NO.test(text));
