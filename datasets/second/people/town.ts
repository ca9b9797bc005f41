import {DAY_MAX, civilOf, dayOf} from '../../../src/base/day.ts';
import type {Dice} from '../dice.ts';
import type {Custom, Name, Sex} from '../names/custom.ts';
import {CUSTOM_SHARES} from '../names/customs.ts';
import {ofSex} from '../names/western.ts';
import {petName, respell, unaccented} from '../names/writing.ts';
import {nameOn, START, type Household, type Person} from './model.ts';
import {Numbers} from './numbers.ts';
import {Places} from './places.ts';

/** Authority whose borough this is, by the codes of London's authorities and of the Department for Education. */
export const AREA = 'NEW';
export const NEIGHBOUR = 'BAD';
const AUTHORITY = '316';

/** The people of a borough and the doors they live behind; `life.ts` makes years pass over them. */
export class Town {
  readonly persons: Person[] = [];
  readonly households: Household[] = [];
  readonly places: Places;
  readonly numbers: Numbers;
  readonly dice: Dice;
  /** Twins whose forenames sound alike. */
  readonly alike = new Set<Person>();

  constructor(seed: Dice, persons: number) {
    this.dice = seed.stream('town');
    this.places = new Places(seed.stream('places'), Math.round(persons * 0.62));
    this.numbers = new Numbers(seed.stream('numbers'));
  }

  adult(custom: Custom, sex: Sex, age: number): Person {
    const dice = this.dice;
    const born = START - Math.round((age + dice.unit()) * 365.25);
    const dayUnknown = dice.chance(custom.dayUnknown);
    const day = dayUnknown ? dayOf(civilOf(born).year, 1, 1) : born;
    const person = this.#person(custom, sex, day, custom.named(dice, sex, null));
    person.dayUnknown = dayUnknown;
    this.growUp(person, START - 400);
    return person;
  }

  /** A child of a mother; `day` may lie in years to come. `taken` are the forenames of brothers and sisters. */
  child(mother: Person, father: Person | null, day: number, taken: ReadonlySet<string>): Person {
    const dice = this.dice;
    const custom = father !== null && dice.chance(0.5) ? father.custom : mother.custom;
    const sex: Sex = dice.chance(0.512) ? 'M' : 'F';
    const parents = {mother: nameOn(mother, day), father: father === null ? null : nameOn(father, day)};
    let name = custom.named(dice, sex, parents);
    for (let tries = 0; tries < 4 && taken.has(name.given); tries++) name = custom.named(dice, sex, parents);
    // A first son may bear all of his father's name.
    if (sex === 'M' && father !== null && father.custom === custom && taken.size === 0 && dice.chance(0.03))
      name = parents.father!;
    const person = this.#person(custom, sex, day, {...name, family: ofSex(name.family, sex)});
    person.mother = mother;
    person.father = father;
    const abroad = day < START - 900 && dice.chance(custom.dayUnknown * 0.35);
    if (abroad) {
      person.born = person.names[0]!.from = person.namedOn = dayOf(civilOf(day).year, 1, 1);
      person.dayUnknown = true;
    } else if (day > START - 200) {
      person.due = day + Math.round(dice.around(3, 10));
      person.namedOn = day + (dice.chance(0.35) ? 0 : dice.whole(2, 38));
    }
    if (day > START - 17 * 365) person.upn = this.numbers.upn(AUTHORITY);
    return person;
  }

  /** The second child of one pregnancy; parents like names that sound alike. */
  twinOf(first: Person): Person {
    const dice = this.dice;
    const sex: Sex = dice.chance(0.68) ? first.sex : first.sex === 'F' ? 'M' : 'F';
    const own = first.names[0]!.name;
    const other = first.custom.named(dice, sex, {mother: nameOn(first.mother!, first.born), father: own});
    const isAlike = sex === first.sex && dice.chance(0.3);
    const given = isAlike ? alike(dice, own.given) : other.given;
    const twin = this.#person(first.custom, sex, first.born, {...own, given, family: ofSex(own.family, sex)});
    Object.assign(twin, {
      mother: first.mother,
      father: first.father,
      due: first.due,
      namedOn: first.namedOn,
      dayUnknown: first.dayUnknown,
      upn: first.upn === '' ? '' : this.numbers.upn(AUTHORITY),
    });
    if (given === own.given) twin.names[0]!.name.given = `${given.slice(0, -1)}ie`;
    if (isAlike) this.alike.add(twin);
    twin.twin = first;
    first.twin = twin;
    return twin;
  }

  /** What comes with age: a telephone, a National Insurance number, for some an e-mail address. */
  growUp(person: Person, day: number): void {
    const dice = this.dice;
    if (person.phones.length === 0) person.phones.push({from: day, number: this.numbers.phone()});
    person.ni ||= this.numbers.ni();
    const {given, family} = nameOn(person, day);
    const bare = (text: string): string =>
      unaccented(text)
        .toLowerCase()
        .replaceAll(/[^a-z]/g, '');
    if (person.email === '' && dice.chance(0.5))
      person.email = `${bare(given)}${dice.pick(['.', '_', ''])}${bare(family)}${String(dice.whole(1, 999))}@example.${dice.pick(['com', 'org', 'net'])}`;
  }

  /** Somebody who works here: named in records, and never what they are about. */
  employee(): Person {
    const person = this.adult(
      this.dice.weighted(CUSTOM_SHARES),
      this.dice.chance(0.65) ? 'F' : 'M',
      this.dice.whole(23, 62),
    );
    person.staff = true;
    return person;
  }

  household(head: Person, partner: Person | null, children: Person[], tenure: Household['tenure']): Household {
    const household: Household = {
      id: this.households.length,
      head,
      partner,
      children,
      others: [],
      ever: new Set([head]),
      tenure,
      trouble: 0,
    };
    this.households.push(household);
    return household;
  }

  /** A second legal identity of a child: name, numbers and parents are new, the day of birth stays. */
  adopt(child: Person, mother: Person, father: Person | null, day: number): Person {
    const dice = this.dice;
    const {given, middle} = nameOn(child, day);
    const keeps = dice.chance(0.7);
    const fresh = mother.custom.named(dice, child.sex, null);
    const name = {given: keeps ? given : fresh.given, middle: keeps ? middle : '', family: nameOn(mother, day).family};
    const adopted = this.#person(child.custom, child.sex, child.born, name);
    Object.assign(adopted, {mother, father, namedOn: day, upn: this.numbers.upn(AUTHORITY), protectedFrom: day});
    child.adoptedAs = adopted;
    return adopted;
  }

  #person(custom: Custom, sex: Sex, born: number, name: Name): Person {
    const dice = this.dice;
    const person: Person = {
      id: this.persons.length,
      custom,
      sex,
      born,
      dayUnknown: false,
      due: null,
      namedOn: born,
      died: DAY_MAX,
      names: [{from: born, name}],
      called: '',
      mother: null,
      father: null,
      twin: null,
      homes: [],
      phones: [],
      email: '',
      nhs: this.numbers.nhs(),
      upn: '',
      pnc: '',
      ni: '',
      staff: false,
      adoptedAs: null,
      protectedFrom: DAY_MAX,
    };
    const called = custom.called?.(dice, sex) ?? petName(dice, name.given);
    if (called !== '' && dice.chance(0.4)) person.called = called;
    this.persons.push(person);
    return person;
  }
}

/** Jayden and Hayden, Aisha and Aishah. */
function alike(dice: Dice, given: string): string {
  const spelt = respell(dice, given);
  if (spelt !== given && dice.chance(0.5)) return spelt;
  if (/^[bcdfghjklmnprstz][aeiou]/i.test(given))
    return dice.pick(['H', 'J', 'K', 'M', 'R', 'T', 'Z'].filter((letter) => letter !== given[0])) + given.slice(1);
  return given.endsWith('a') ? `${given}h` : `${given.replace(/[aeiou]$/, '')}a`;
}
