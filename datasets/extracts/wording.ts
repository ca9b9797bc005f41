import type {Rng} from '../../src/base/rng.ts';
import type {NameSeen} from '../dirt/name.ts';
import type {Seen} from '../dirt/clerk.ts';
import {chance} from '../world/random.ts';

/** `SURNAME, Forename Middle`; one word where only one part is known. */
export function surnameFirst(name: NameSeen, upper: boolean): string {
  const family = upper ? name.family.toUpperCase() : name.family;
  const given = [name.given, name.middle].filter((part) => part !== '').join(' ');
  if (family === '' || given === '') return family + given;
  return `${family}, ${given}`;
}

/** `Forename Surname`, the family name in capitals where `upper`. */
export function natural(name: NameSeen, upper = false): string {
  return [name.given, upper ? name.family.toUpperCase() : name.family].filter((part) => part !== '').join(' ');
}

/** `Mrs Forename Surname` */
export function titled(name: NameSeen, upper = false): string {
  return `${name.title} ${natural(name, upper)}`.trim();
}

/** One in twelve names stands in the cell the way another system writes it. */
export function loose(rng: Rng, name: NameSeen): string {
  return chance(rng, 0.92) ? surnameFirst(name, true) : natural(name, true);
}

/** `Unborn SMITH`, `UNBORN`, `Baby of Jane SMITH` for a child not yet born. */
export function unbornName(rng: Rng, seen: Seen, upper: boolean): string {
  const mother = seen.person.mother;
  if (mother !== null && chance(rng, 0.2)) return `Baby of ${mother.given} ${seen.name.family.toUpperCase()}`;
  if (chance(rng, 0.15)) return 'UNBORN';
  return `Unborn ${upper ? seen.name.family.toUpperCase() : seen.name.family}`;
}
