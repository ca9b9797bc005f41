import {saysElsewhere} from '../../../uk/address/said-elsewhere.ts';
import {isTitle} from '../../../uk/full-name.ts';
import {shareWhere, type Column} from '../sample.ts';
import type {Field} from '../words/header-words.ts';
import {RELATION_WORDS} from '../words/relation-words.ts';
import type {DateForm} from './date-formats.ts';
import {NAMED} from './owners.ts';
import {shareOfNamed} from './person-shape.ts';
import {DATES} from './placed.ts';
import {PROTECTED_MIN} from './protection.ts';
import {headerWords} from '../words/cut-header.ts';
import type {Shape, Shapes} from './shapes.ts';

/** What the cells of a field must look like, in what share, to be believed. */
const MUST: Partial<Record<Field, readonly [Shape, number]>> = {
  given: ['name', 0.5],
  middle: ['name', 0.5],
  family: ['name', 0.5],
  former: ['name', 0.5],
  preferredFamily: ['name', 0.5],
  preferredGiven: ['name', 0.5],
  knownAs: ['name', 0.5],
  name: ['name', 0.5],
  sex: ['sex', 0.5],
  age: ['age', 0.5],
  schoolYear: ['schoolYear', 0.5],
  phone: ['telephone', 0.3],
  email: ['email', 0.5],
  address: ['address', 0.3],
  place: ['address', 0.1],
  placement: ['address', 0.3],
  postcode: ['postcode', 0.5],
  placePostcode: ['postcode', 0.5],
  time: ['time', 0.5],
  localId: ['reference', 0.5],
  ownId: ['reference', 0.5],
  mergedInto: ['reference', 0.5],
  protected: ['yesNo', 0.5],
  nfa: ['yesNo', 0.9],
  sameHome: ['yesNo', 0.9],
  occupation: ['name', 0.5],
  reasons: ['name', 0.3],
  merlin: ['coded', 0.5],
  cad: ['coded', 0.5],
  crime: ['coded', 0.5],
  upn: ['reference', 0.5],
  pnc: ['reference', 0.5],
  cro: ['reference', 0.5],
};

/** "Unborn?" above Y and N, "Accompanied By" above Mother, Police and Self: nobody is named so. */
const NOBODYS_NAME = new RegExp(
  String.raw`^(?:y|n|yes|no|true|false|t|f|self|alone|none|nobody|police|ambulance|school|staff|friends?|${RELATION_WORDS}(?:\s*(?:and|&|/|,|\+)\s*${RELATION_WORDS})*)$`,
  'i',
);

/** Whether the cells of a column are what a word of its header says. */
export function isBelieved(field: Field, column: Column, shapes: Shapes, dates: DateForm): boolean {
  if (NAMED.has(field) && shareWhere(column, (text) => NOBODYS_NAME.test(text)) >= 0.5) return false;
  // Why somebody left a school or a home is no concern that was told.
  if (field === 'reasons' && LEFT.test(headerWords(column.name).join(' '))) return false;
  // "Offence Title" above BURGLARY: what something is called, and nobody's title.
  if (field === 'title') return shareWhere(column, isTitle) >= 0.5;
  // "Reg No" above FH004541: the number of a registration, and of no car.
  if (field === 'vehicle' && REGISTRATION.test(headerWords(column.name).join(' ')))
    return shareWhere(column, (text) => PLATE.test(text)) >= PLATES_LEAST;
  // A postcode alone is no address.
  if (field === 'address' && shapes.postcode >= 0.9) return false;
  // "as victim" in most rows: where anybody of a column of addresses lives elsewhere, it says so.
  if (
    field === 'address' &&
    shapes.address >= ELSEWHERE_LEAST &&
    shapes.address + shareWhere(column, saysElsewhere) >= 0.5
  )
    return true;
  // "Incident No" above 70006: a number that could be the day of a spreadsheet.
  if ((field === 'birth' || DATES.has(field)) && dates.formats.includes('serial') && isNumbered(column)) return false;
  if (field === 'birth') return dates.share >= 0.4 || shapes.age >= 0.5;
  if (DATES.has(field)) return dates.share >= 0.5;
  // "Mother - KHAN, Amina": a person with what they are, and no word alone.
  if (field === 'relation' && column.texts.size > 40 && shareOfNamed(column) >= 0.5) return false;
  if (field === 'relation')
    return (
      shapes.relation >= 0.4 ||
      isCoded(column) ||
      (shapes.name >= 0.9 && shapes.yesNo < 0.5 && column.texts.size > 1 && column.texts.size <= 40)
    );
  // An officer's number or a date in a column of names is none.
  if (field === 'protected' && shapes.protected >= PROTECTED_MIN) return true;
  const must = MUST[field];
  return must === undefined || shapes[must[0]] >= must[1];
}

const ELSEWHERE_LEAST = 0.02;
/** Headers of which it takes the cells to say that they are of cars. */
const REGISTRATION = /^(?:reg no|index mark)$/;
/** A number plate, of today's form or the two before: "KM19 ABC", "A123 BCD", "ABC 123D". */
const PLATE = /\b(?:[A-Z]{2}\d{2} ?[A-Z]{3}|[A-Z]\d{1,3} ?[A-Z]{3}|[A-Z]{3} ?\d{1,3}[A-Z])\b/i;
const PLATES_LEAST = 0.3;
const LEFT =
  /\b(?:leaving|leaver|leave|left|removal|moving|vacat\w*|termination|dereg\w*|ceas\w*|clos(?:ed|ure|ing)|ended|ending)\b/;

/** "01", "02" of a system whose list was not sent along: they say what people are to each other, and what they mean is asked. */
export const isCoded = ({texts, filled}: Column): boolean =>
  texts.size > 1 &&
  texts.size <= 40 &&
  texts.size < 0.5 * filled &&
  [...texts.keys()].every((text) => /^[\dA-Z]\d{0,2}$/.test(text));

const isNumbered = ({name}: Column): boolean => NUMBER.test(headerWords(name).join(' '));
const NUMBER = /\b(?:id|ref|reference|no|num|number|code)$/;
