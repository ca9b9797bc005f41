import {civilOf, dayOf} from '../../../src/base/day.ts';
import type {Dice} from '../dice.ts';
import type {Name} from '../names/custom.ts';
import {changeOneWord, respell, slip} from '../names/writing.ts';
import {ageOn, homeOn, nameOn, phoneOn, type Person} from '../people/model.ts';
import type {Dwelling} from '../people/places.ts';
import type {Habits} from './habits.ts';

/** What an office holds for a birth date. `expected`: the child is not born yet. */
export type BirthNote =
  | {kind: 'exact' | 'month' | 'year' | 'expected'; day: number}
  | {kind: 'age'; years: number}
  | {kind: 'none'};

/** In what way a description differs from the name and state that most records of the person show. */
export type Guise = 'unborn' | 'baby' | 'customary' | 'reversed' | 'mother-number';

/** One person as an office has them on paper on one day. */
export type Description = {
  person: Person;
  given: string;
  middle: string;
  family: string;
  /** What they are called, where the office notes it beside the name. */
  called: string;
  /** The family name before this one, where noted. */
  former: string;
  birth: BirthNote;
  sex: 'F' | 'M' | 'U';
  nhs: string;
  upn: string;
  pnc: string;
  ni: string;
  phone: string;
  email: string;
  home: Dwelling | null;
  /** The home is not to be shown. */
  hidden: boolean;
  guises: Guise[];
  /** Which of the person's names, by their order in time. */
  era: number;
};

export function describe(dice: Dice, person: Person, day: number, habits: Habits): Description {
  const guises: Guise[] = [];
  const known = day - Math.round(dice.wait(habits.nameLag));
  const {given, middle, family, era} = nameAsWritten(dice, person, day, known, habits, guises);
  const isBorn = day >= person.born;
  const moved = day - Math.round(dice.wait(habits.moveLag));
  const home = dice.chance(habits.homeKnown)
    ? (homeOn(person, Math.max(moved, person.born)) ?? homeOn(person, day))
    : null;
  const has = (number: string): string => (isBorn && dice.chance(habits.numberKnown) ? number : '');
  let nhs = has(person.nhs);
  if (isBorn && day < person.born + 60 && person.mother !== null && dice.chance(habits.motherNumber)) {
    nhs = person.mother.nhs;
    guises.push('mother-number');
  } else if (nhs !== '' && dice.chance(habits.numberSlip)) nhs = slippedDigits(dice, nhs);
  const mistaken = person.sex === 'F' ? 'M' : 'F';
  return {
    person,
    given,
    middle,
    family,
    called: person.called !== '' && day >= person.namedOn && dice.chance(habits.called * 4) ? person.called : '',
    former: formerName(dice, person, day),
    birth: birthNote(dice, person, day, habits),
    sex: !isBorn || dice.chance(habits.sexMissing) ? 'U' : dice.chance(habits.sexWrong) ? mistaken : person.sex,
    nhs,
    upn: has(person.upn),
    pnc: has(person.pnc),
    ni: has(person.ni),
    phone: dice.chance(habits.phoneKnown) ? contactNumber(dice, person, day) : '',
    email: dice.chance(habits.phoneKnown * 0.4) ? person.email : '',
    home: home ?? null,
    hidden: person.protectedFrom <= day,
    guises,
    era,
  };
}

function nameAsWritten(
  dice: Dice,
  person: Person,
  day: number,
  known: number,
  habits: Habits,
  guises: Guise[],
): Name & {era: number} {
  if (day < person.namedOn) return {...unnamed(dice, person, day, guises), era: 0};
  const name = nameOn(person, Math.max(known, person.born));
  const era = person.names.findIndex((entry) => entry.name === name);
  return {...written(dice, person, name, habits, guises), era};
}

function written(dice: Dice, person: Person, borne: Name, habits: Habits, guises: Guise[]): Name {
  let name = borne;
  if (dice.chance(habits.customary)) {
    const forms = person.custom.forms(name, person.sex);
    if (forms.length > 0) {
      const form = dice.pickEarly(forms);
      if (form.family !== name.family || form.given !== name.given) guises.push('customary');
      name = form;
    }
  }
  if (person.called !== '' && dice.chance(habits.called)) name = {...name, given: person.called, middle: ''};
  if (dice.chance(habits.respell)) name = changeOneWord(dice, name, (word) => respell(dice, word));
  if (dice.chance(habits.slip)) name = changeOneWord(dice, name, (word) => slip(dice, word));
  if (name.family !== '' && dice.chance(habits.givenOnly)) return {given: name.given, middle: '', family: ''};
  if (name.given !== '' && name.family !== '' && dice.chance(habits.familyOnly))
    return {given: '', middle: '', family: name.family};
  if (name.given !== '' && name.family !== '' && dice.chance(habits.reversed)) {
    guises.push('reversed');
    return {given: name.family, middle: name.middle, family: name.given};
  }
  return name;
}

/** A child without a name goes by its mother's, whatever it will be called. */
function unnamed(dice: Dice, person: Person, day: number, guises: Guise[]): Name {
  const mother = person.mother === null ? {given: '', middle: '', family: ''} : nameOn(person.mother, day);
  const family = mother.family || mother.given;
  if (day < person.born) {
    guises.push('unborn');
    const word = dice.weighted([
      ['Unborn', 70],
      ['Unborn Baby', 15],
      ['UBB', 5],
      ['Baby of', 10],
    ]);
    return word === 'Baby of'
      ? {given: `Baby of ${mother.given}`, middle: '', family}
      : {given: word, middle: '', family};
  }
  guises.push('baby');
  const word = person.sex === 'M' ? 'Boy' : 'Girl';
  const twin = person.twin === null ? '' : person.id < person.twin.id ? 'Twin 1' : 'Twin 2';
  return {
    given: twin === '' ? dice.pick(['Baby', `Baby ${word}`, `Infant ${word}`, 'Baby']) : twin,
    middle: '',
    family,
  };
}

function formerName(dice: Dice, person: Person, day: number): string {
  if (person.names.length < 2 || !dice.chance(0.35)) return '';
  const current = nameOn(person, day).family;
  const before = person.names[0]!.name.family;
  return current === before ? '' : before;
}

/** A child's contact is a parent's telephone; some couples have one between them. */
function contactNumber(dice: Dice, person: Person, day: number): string {
  const own = phoneOn(person, day);
  if (own !== '') return own;
  const parent = person.father === null || dice.chance(0.8) ? person.mother : person.father;
  return parent === null ? '' : phoneOn(parent, day);
}

function birthNote(dice: Dice, person: Person, day: number, habits: Habits): BirthNote {
  if (day < person.born) return {kind: 'expected', day: person.due ?? person.born};
  const years = ageOn(person, day);
  // Of adults less is asked, and less is known.
  const factor = years < 16 ? 0.7 : 1.2;
  if (dice.chance(Math.min(0.95, habits.birthMissing * factor))) return {kind: 'none'};
  if (dice.chance(habits.birthAge * factor))
    return {
      kind: 'age',
      years: Math.max(
        0,
        years +
          (years > 18
            ? dice.weighted([
                [0, 50],
                [1, 15],
                [-1, 15],
                [3, 10],
                [-3, 10],
              ])
            : 0),
      ),
    };
  if (dice.chance(habits.birthMonth)) return {kind: 'month', day: person.born};
  const {year, month, date} = civilOf(person.born);
  if (dice.chance(habits.birthYear))
    return {kind: 'exact', day: dayOf(year - (years > 18 && dice.chance(0.4) ? dice.whole(-2, 2) : 0), 1, 1)};
  if (date <= 12 && dice.chance(habits.birthSwapped) && dayOf(year, date, month) < day)
    return {kind: 'exact', day: dayOf(year, date, month)};
  if (dice.chance(habits.birthSlip)) return {kind: 'exact', day: slippedDay(dice, year, month, date, day)};
  return {kind: 'exact', day: person.born};
}

function slippedDay(dice: Dice, year: number, month: number, date: number, latest: number): number {
  const slipped = dice.weighted([
    [dayOf(year, month, Math.max(1, Math.min(28, date + dice.pick([-10, -1, 1, 10])))), 60],
    [dayOf(year + dice.pick([-1, 1]), month, Math.min(28, date)), 25],
    [dayOf(year - 10, month, Math.min(28, date)), 5],
    [dayOf(year, Math.max(1, Math.min(12, month + dice.pick([-1, 1]))), Math.min(28, date)), 10],
  ]);
  return Math.min(slipped, latest - 1);
}

function slippedDigits(dice: Dice, number: string): string {
  const at = dice.whole(3, number.length - 2);
  return number.slice(0, at) + number[at + 1]! + number[at]! + number.slice(at + 2);
}
