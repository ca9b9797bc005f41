import {addAt} from '../base/get-or-insert.ts';
import {DAY_MAX, dayToIso} from '../base/day.ts';
import {rowItems} from '../network/incidence.ts';
import {ageOn, birthOf, isAdultOn, isChildOn, type Birth} from '../network/life-stage.ts';
import type {Mention, PersonName} from '../model/mention.ts';
import type {Inquiry} from './inquiry.ts';
import {BIRTH_KINDS} from '../network/columns/columns.ts';

export const personId = ({resolved}: Inquiry, person: number): string => resolved.persons[person]!.id;

export const personIds = (inquiry: Inquiry, persons: Iterable<number>): string[] =>
  [...persons].map((person) => personId(inquiry, person));

/** The name most of a person's records give (of several, the first in order of text); empty where none gives one. */
export function nameOf(inquiry: Inquiry, person: number): string {
  const counts = new Map<string, number>();
  for (const name of mentionsOf(inquiry, person).flatMap(({names}) => names)) {
    const written = fullName(name);
    if (name.use === 'recorded' && written !== '') addAt(counts, written);
  }
  let best = '';
  for (const [name, count] of counts) {
    const most = counts.get(best) ?? 0;
    if (count > most || (count === most && name < best)) best = name;
  }
  return best;
}

/** "Ada Test (P0123)": for lists of people in one cell. */
export const labelOf = (inquiry: Inquiry, person: number): string =>
  `${nameOf(inquiry, person) || 'no name'} (${personId(inquiry, person)})`;

export const labelsOf = (inquiry: Inquiry, persons: Iterable<number>): string[] =>
  [...persons].map((person) => labelOf(inquiry, person));

export const fullName = ({given, family}: PersonName): string =>
  [given, family].filter((part) => part !== '').join(' ');

/** Mentions of a person that had been received. */
export function mentionsOf({network}: Inquiry, person: number): Mention[] {
  return Array.from(rowItems(network.mentionsOf, person), (at) => network.records.mentions[at]!);
}

export const birthOn = ({network}: Inquiry, person: number): Birth => birthOf(network, person, DAY_MAX);

/** Surely under 18, or unborn, on the day, and not known to have died before it. */
export const isChild = (inquiry: Inquiry, person: number, day: number): boolean =>
  isChildOn(birthOn(inquiry, person), day) && inquiry.network.persons.died[person]! > day;

/** Surely 18 or older on the day. */
export const isAdult = (inquiry: Inquiry, person: number, day: number): boolean =>
  isAdultOn(birthOn(inquiry, person), day);

/** Age in whole years on a day, "4" or "4-5" where the day of birth is not known to the day; empty where nothing is. */
export function ageText(inquiry: Inquiry, person: number, day: number): string {
  const age = ageOn(birthOn(inquiry, person), day);
  if (age === null || inquiry.network.persons.birthKind[person] === BIRTH_KINDS.indexOf('stage')) return '';
  if (age.most < 0) return 'unborn';
  return age.least === age.most ? String(age.most) : `${Math.max(0, age.least)}-${age.most}`;
}

/** A day as text; null for the days that stand for "not known" and "not over". */
export const dayText = (day: number): string | null => (day > -1_000_000 && day < 4_000_000 ? dayToIso(day) : null);

/** The first columns of most answers. */
export const PERSON_COLUMNS = {
  person: 'Person',
  name: 'Name most records give',
  age: 'Age in years on the last day of the answer',
};

export const personCells = (inquiry: Inquiry, person: number) => ({
  person: personId(inquiry, person),
  name: nameOf(inquiry, person),
  age: ageText(inquiry, person, inquiry.today),
});
