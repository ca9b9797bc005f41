import {cro} from '../../../uk/numbers/cro.ts';
import {email} from '../../../uk/numbers/email.ts';
import {nhsNumber} from '../../../uk/numbers/nhs-number.ts';
import {niNumber} from '../../../uk/numbers/ni-number.ts';
import {pnc} from '../../../uk/numbers/pnc.ts';
import {postcode, postcodeInText} from '../../../uk/postcode.ts';
import {telephone} from '../../../uk/numbers/telephone.ts';
import {bornInSchoolYear} from '../../../uk/school-year.ts';
import {upn} from '../../../uk/numbers/upn.ts';
import {shareWhere, type Column} from '../sample.ts';
import {RELATION} from '../words/relation-words.ts';

/** Words in an address, or beside it, that say that it is not to be shown: a draft looks for them in every address. */
export const PROTECTED_WORDS = String.raw`confidential|do not (share|disclose)|not (to be|for) (shar|disclos|releas)|non.?disclos|not.?disclosed|not held|safe (address|house|accommodation)|do not (release|reveal|give)|protected|withheld|restricted|refuge|undisclosed|address (hidden|sensitive)`;

const PROTECTED = new RegExp(PROTECTED_WORDS, 'i');

const SIGNS = String.raw`[#*!~^†‡§¬]+`;
/** A sign around an address by which a list marks one that is not to be shown ("# = not to be disclosed" stands above it, if anywhere). */
const ADDRESS_SIGN = String.raw`^\s*${SIGNS}|${SIGNS}\s*$`;
/** What in the cell of an address closes it. */
export const ADDRESS_CLOSED = `${PROTECTED_WORDS}|${ADDRESS_SIGN}`;
/** The address without its sign. */
export const WITHOUT_SIGN = String.raw`^\s*[#*!~^†‡§¬\s]*(.*?)[#*!~^†‡§¬\s]*$`;
const SIGNED = new RegExp(ADDRESS_SIGN, 'u');
export const hasSign = (text: string): boolean => SIGNED.test(text);

/** What a cell may look like whatever stands above it, each with the test of one text. */
const TESTS = {
  nhs: (text: string) => nhsNumber(text) !== null,
  upn: (text: string) => upn(text) !== null,
  pnc: (text: string) => pnc(text) !== null,
  cro: (text: string) => cro(text) !== null,
  ni: (text: string) => niNumber(text) !== null,
  postcode: (text: string) => postcode(text) !== null,
  email: (text: string) => email(text) !== null,
  // "33835422/21" is the number of an occurrence, with its year.
  telephone: (text: string) =>
    !/\d\/\d\d$/.test(text) && /\d{5}/.test(text.replaceAll(/[\s()+-]/g, '')) && telephone(text) !== null,
  sex: (text: string) => /^(?:[ab]\)\s*)?(?:[fmuxi]|female|male|boy|girl|man|woman|unknown|[01239])$/i.test(text),
  yesNo: (text: string) => /^(?:y|n|yes|no|true|false|t|f|[01])$/i.test(text),
  /** Words that close an address: "CONFIDENTIAL". */
  protected: (text: string) => PROTECTED.test(text),
  time: (text: string) => /^\d{1,2}[:.]?\d{2}(?::\d{2})?(?:\s*[ap]\.?m\.?)?$/i.test(text),
  age: (text: string) =>
    /^(?:about |c\.? ?|circa |aged? |~)?\d{1,2}(?:\s*(?:\/\s*(?:12|52)|y|yrs?|years?|m|mths?|months?|w|wks?|weeks?))?$/i.test(
      text,
    ),
  schoolYear: (text: string) => bornInSchoolYear(text, 0) !== null,
  digits: (text: string) => /^\d+$/.test(text),
  // A reference: one word with a digit in it.
  reference: (text: string) => /\d/.test(text) && /^[\w./-]{2,24}$/.test(text),
  /** A reference that may have a word or a blank in it: "CAD 1234/11OCT22". */
  coded: (text: string) => /\d/.test(text) && text.length <= 30 && text.split(/\s+/).length <= 3,
  name: (text: string) => text.length <= 60 && /^[\p{L}\p{M}'’‘.,() -]+$/u.test(text) && text.split(/\s+/).length <= 7,
  address: isAddress,
  relation: (text: string) => RELATION.test(text),
} as const;

export type Shape = keyof typeof TESTS;
export type Shapes = Readonly<Record<Shape, number>>;

const STREET =
  /\b(?:road|rd|street|st|avenue|ave|lane|ln|close|court|ct|way|drive|dr|hill|gardens|gdns|grove|crescent|cres|place|pl|terrace|square|sq|house|hse|flat|flt|apartment|room|lodge|tower|park|mews|walk|row|rise|view|green|gr|cl|terr|tce|sq|pt|heights|hts|point|hostel|mansions|mans|estate|hmp|buildings|wharf|bungalow|farm|parade|vale|end|mount|broadway|quay|lines|barracks|cottages)\b/i;
/** Words of sentences: notes in which an address is told are none. */
const SENTENCE = /\b(?:was|were|is|has|had|and|with|who|he|she|they|said|at|by|to|from|his|her)\b/gi;
const SENTENCE_LEAST = 3;

function isAddress(text: string): boolean {
  const words = text.split(/\s+/).length;
  if (words < 2 || text.length > 160 || (text.match(SENTENCE)?.length ?? 0) >= SENTENCE_LEAST) return false;
  return /\d/.test(text) && (STREET.test(text) || (postcodeInText(text) !== null && words <= 14));
}

/** Share of the filled cells of a column that look like each shape, 0 to 1. */
export function shapesOf(column: Column): Shapes {
  return Object.fromEntries(Object.entries(TESTS).map(([shape, test]) => [shape, shareWhere(column, test)])) as Shapes;
}
