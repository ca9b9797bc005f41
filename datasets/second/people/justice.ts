import type {Dice} from '../dice.ts';
import type {Harm} from './harm.ts';
import {ageOn, END, homeOn, isAlive, isChildOn, START, type Person} from './model.ts';
import type {Town} from './town.ts';

export type Offence = {
  person: Person;
  day: number;
  class: 'violent' | 'sexual' | 'other';
  words: string;
  crime: string;
  incident: number | null;
  together: Person[];
};

const ADULT: readonly (readonly [Offence['class'], string, number])[] = [
  ['violent', 'Assault occasioning ABH', 20],
  ['violent', 'Common assault (domestic)', 22],
  ['violent', 'Threats to kill', 5],
  ['sexual', 'Sexual assault', 4],
  ['sexual', 'Indecent images of children', 3],
  ['other', 'Possession with intent to supply', 18],
  ['other', 'Theft', 16],
  ['other', 'Driving while disqualified', 12],
];
const YOUNG = [
  'Possession of bladed article',
  'Robbery',
  'Criminal damage',
  'Theft from shop',
  'Possession of cannabis',
  'Common assault',
];

/** Convictions of adults: out of what happened at home, out of what is none of this borough's business. */
export function adultOffences(town: Town, harm: Harm, dice: Dice, planted: readonly Offence[]): Offence[] {
  const offences: Offence[] = [...planted];
  for (const incident of harm.inOrder()) {
    for (const {person} of incident.suspects) {
      if (isChildOn(person, incident.day) || incident.crime === '' || incident.gravity < 2 || !dice.chance(0.16))
        continue;
      const sexual = incident.kind === 'sexual' || incident.kind === 'exploitation';
      const words = sexual
        ? 'Sexual activity with a child'
        : incident.kind === 'domestic'
          ? 'Common assault (domestic)'
          : 'Cruelty to person under 16';
      offences.push({
        person,
        day: incident.day,
        class: sexual ? 'sexual' : 'violent',
        words,
        crime: incident.crime,
        incident: incident.id,
        together: [],
      });
    }
  }
  for (const person of town.persons) {
    if (person.staff || person.sex !== 'M' || ageOn(person, START) < 18 || !dice.chance(0.025)) continue;
    const day = dice.whole(START - 700, END - 60);
    if (!isAlive(person, day)) continue;
    const [kind, words] = dice.weighted(ADULT.map((entry) => [entry, entry[2]] as const));
    offences.push({person, day, class: kind, words, crime: '', incident: null, together: []});
  }
  for (const {person} of offences) if (person.pnc === '') person.pnc = town.numbers.pnc(2019);
  return offences.sort((left, right) => left.day - right.day || left.person.id - right.person.id);
}

/** Young people offend together with others of their street and their age. */
export function youthOffences(town: Town, harm: Harm, dice: Dice): Offence[] {
  const offences: Offence[] = [];
  const teens = town.persons.filter(
    (person) => !person.staff && ageOn(person, END) >= 14 && ageOn(person, START) < 17 && person.homes.length > 0,
  );
  for (const incident of harm.inOrder()) {
    if (incident.kind !== 'offence' && incident.kind !== 'county-lines') continue;
    const [person] = incident.children;
    if (person === undefined || ageOn(person, incident.day) < 10) continue;
    const home = homeOn(person, incident.day);
    const near = teens.filter(
      (other) =>
        other !== person &&
        ageOn(other, incident.day) >= 11 &&
        isChildOn(other, incident.day) &&
        homeOn(other, incident.day)?.building.street === home?.building.street,
    );
    const together = dice.chance(0.45) ? dice.shuffled(near).slice(0, dice.whole(1, 3)) : [];
    offences.push({
      person,
      day: incident.day,
      class: dice.chance(0.5) ? 'violent' : 'other',
      words: dice.pick(YOUNG),
      crime: incident.crime,
      incident: incident.id,
      together,
    });
  }
  return offences;
}
