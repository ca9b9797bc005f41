import type {Rng} from '../../src/base/rng.ts';
import {variantsOf} from '../names/variants.ts';
import {familyOn, type Person} from '../world/model.ts';
import {chance, pick} from '../world/random.ts';
import {slip} from './typing.ts';

/** A name as a clerk has it, before the layout puts it into cells. */
export type NameSeen = {
  given: string;
  middle: string;
  family: string;
  former: string;
  knownAs: string;
  title: string;
};

/** What one record holds of a name; `scale` moves the error rates with the difficulty. */
export function nameSeen(rng: Rng, person: Person, day: number, scale: number): NameSeen {
  const title = person.staff ? '' : titleOf(rng, person, day);
  const motherFamily = person.mother === null ? '' : familyOn(person.mother, day);
  if (person.born > day) return bare('Unborn', motherFamily);
  if (day < person.named && chance(rng, 0.8))
    return bare(babyWord(rng, person), chance(rng, 0.75) ? motherFamily : familyOn(person, day));
  const family = familySeen(rng, person, day, scale);
  const former = person.families.length > 1 ? person.families[person.families.length - 2]!.name : '';
  const name: NameSeen = {
    given: givenSeen(rng, person, scale),
    middle: person.middle !== '' && chance(rng, 0.35) ? person.middle : '',
    family,
    former: former !== family ? former : '',
    knownAs: person.knownAs,
    title,
  };
  return spoiled(rng, name, scale);
}

function bare(given: string, family: string): NameSeen {
  return {given, middle: '', family, former: '', knownAs: '', title: ''};
}

function babyWord(rng: Rng, person: Person): string {
  if (person.twin !== null) return person.id < person.twin.id ? 'Twin 1' : 'Twin 2';
  return pick(rng, ['Baby', 'Baby', person.sex === 'F' ? 'Baby girl' : 'Baby boy', 'BABY']);
}

function titleOf(rng: Rng, person: Person, day: number): string {
  if (day - person.born < 18 * 365) return chance(rng, 0.3) ? (person.sex === 'F' ? 'Miss' : 'Master') : '';
  if (person.sex === 'M') return chance(rng, 0.7) ? 'Mr' : '';
  return chance(rng, 0.7) ? pick(rng, ['Ms', 'Miss', 'Mrs']) : '';
}

function givenSeen(rng: Rng, person: Person, scale: number): string {
  if (person.otherGiven !== '' && chance(rng, 0.4)) return person.otherGiven;
  if (person.knownAs !== '' && chance(rng, 0.16 * scale)) return person.knownAs;
  return spelled(rng, person, person.given, scale);
}

/** Agencies learn a new name late; some hold another one, or one part of a name of several. */
function familySeen(rng: Rng, person: Person, day: number, scale: number): string {
  if (person.otherFamily !== '' && chance(rng, 0.35)) return person.otherFamily;
  const last = person.families[person.families.length - 1]!;
  const late = person.families.length > 1 && day - last.from < 900 && chance(rng, 0.4);
  const name = late ? familyOn(person, last.from - 1) : familyOn(person, day);
  return parts(rng, person, name, scale)
    .split(' ')
    .map((word) => spelled(rng, person, word, scale))
    .join(' ');
}

function parts(rng: Rng, person: Person, name: string, scale: number): string {
  const words = name.split(' ');
  if (words.length < 2) return name.includes('-') && chance(rng, 0.3) ? hyphenated(rng, name) : name;
  const draw = rng.next();
  switch (person.custom.style) {
    case 'kaur-singh':
      return draw < 0.5 ? name : draw < 0.75 ? words[0]! : words[1]!;
    case 'patronymic-chain':
      return draw < 0.6 ? name : draw < 0.85 ? words[1]! : draw < 0.85 + 0.08 * scale ? words[0]! : name;
    case 'double-family':
      return draw < 0.55 ? name : draw < 0.75 ? words[1]! : draw < 0.88 ? words[0]! : words.join('-');
    default:
      return name;
  }
}

function hyphenated(rng: Rng, name: string): string {
  return chance(rng, 0.6) ? name.replace('-', ' ') : name.slice(name.indexOf('-') + 1);
}

/** Each person has one or two usual spellings; clerks settle on the common one now and then. */
function spelled(rng: Rng, person: Person, name: string, scale: number): string {
  const variants = variantsOf(name);
  if (variants.length === 0 || !chance(rng, 0.14 * scale)) return name;
  return chance(rng, 0.7) ? variants[person.id % variants.length]! : pick(rng, variants);
}

function spoiled(rng: Rng, name: NameSeen, scale: number): NameSeen {
  if (chance(rng, 0.016 * scale)) name.given = slip(rng, name.given);
  if (chance(rng, 0.018 * scale)) name.family = slip(rng, name.family);
  if (chance(rng, 0.006 * scale) && name.given.length > 2) name.given = name.given.slice(0, 1);
  if (chance(rng, 0.004 * scale)) name.family = '';
  if (chance(rng, 0.008 * scale)) return {...name, given: name.family, family: name.given};
  return name;
}
