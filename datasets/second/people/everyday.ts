import type {Dice} from '../dice.ts';
import {relationTo, type Harm, type HarmKind, type Incident, type Named} from './harm.ts';
import {ageOn, END, homeOn, isAlive, isChildOn, presentOn, START, type Household, type Person} from './model.ts';
import type {Town} from './town.ts';

/** What happens of itself in troubled homes, and who happens to stand by. */

const KINDS: readonly (readonly [HarmKind, number])[] = [
  ['domestic', 30],
  ['neglect', 15],
  ['physical', 9],
  ['emotional', 6],
  ['sexual', 2.5],
  ['exploitation', 1.5],
  ['county-lines', 2],
  ['missing', 12],
  ['self-harm', 4],
  ['substances', 4],
  ['mental-health', 6],
  ['worry', 18],
  ['offence', 6],
  ['nuisance', 4],
];

/** From whom company is drawn. Each household has the same few acquaintances over and over. */
type Around = {teens: Person[]; adults: Person[]; acquaintances: Map<Household, Named[]>};

/** What happens of itself, by how troubled a household is. */
export function everydayHarm(town: Town, harm: Harm, dice: Dice): void {
  const around: Around = {
    teens: town.persons.filter((person) => !person.staff && ageOn(person, END) >= 13 && ageOn(person, START) < 16),
    acquaintances: new Map(),
    adults: town.persons.filter((person) => !person.staff && ageOn(person, START) >= 18 && ageOn(person, START) < 60),
  };
  for (const household of town.households) {
    if (household.trouble === 0) continue;
    // Not even the worst home has somebody at the door more than thrice a year for six years.
    const wait = 365 / Math.min(3, household.trouble * 1.25);
    for (let day = START + dice.wait(wait); day < END - 5; day += dice.wait(wait)) {
      const on = Math.round(day);
      if (!isAlive(household.head, on)) break;
      happen(harm, household, on, around, dice);
      // Trouble comes in spells.
      if (dice.chance(0.3)) happen(harm, household, Math.min(END - 5, on + dice.whole(2, 40)), around, dice);
    }
  }
}

/** A neighbour, a friend, a lodger: on one record in seven there is one, and means nothing. */
function acquaintance(household: Household, {adults, acquaintances}: Around, day: number, dice: Dice): Named[] {
  if (!dice.chance(0.15)) return [];
  let known = acquaintances.get(household);
  if (known === undefined) {
    known = Array.from({length: dice.whole(1, 2)}, () => ({
      person: dice.pick(adults),
      relation: dice.pick(['neighbour', 'family friend', 'lodger']),
    }));
    acquaintances.set(household, known);
  }
  return [dice.pick(known)].filter(({person}) => isAlive(person, day) && !household.ever.has(person));
}

/** Friends of the same age with whom a child was out, and the home of one of them: what most reports of missing children come to. */
function outWithFriends(
  day: number,
  child: Person,
  teens: readonly Person[],
  dice: Dice,
): Pick<Incident, 'others' | 'place'> {
  const friends = Array.from({length: dice.whole(0, 2)}, () => dice.pick(teens)).filter(
    (other) => other !== child && isChildOn(other, day) && ageOn(other, day) > 10,
  );
  const place = friends.length > 0 && dice.chance(0.5) ? homeOn(friends[0]!, day) : null;
  return {others: [...new Set(friends)].map((person) => ({person, relation: 'friend'})), place};
}

function happen(harm: Harm, household: Household, day: number, around: Around, dice: Dice): void {
  const present = presentOn(household, day);
  const children = [...household.ever].filter(
    (person) =>
      isChildOn(person, day) &&
      person.adoptedAs === null &&
      person.born - day < 170 &&
      (person.born > day || present.includes(person)),
  );
  const adults = present.filter((person) => !isChildOn(person, day));
  const teens = children.filter((child) => ageOn(child, day) >= 12);
  const kind = dice.weighted(KINDS.filter(([kind]) => fits(kind, children, adults, teens)));
  if (children.length === 0 && kind !== 'domestic') return;
  const subject = teens.length > 0 && ABOUT_TEENS.has(kind) ? dice.pick(teens) : null;
  const apart = [...household.ever].filter(
    (person) =>
      person !== household.head &&
      !isChildOn(person, day) &&
      !present.includes(person) &&
      isAlive(person, day) &&
      person.mother !== household.head,
  );
  const victim = kind === 'domestic' ? household.head : null;
  const accused = accusedOf(kind, household, adults, apart, dice);
  if (kind === 'domestic' && accused.length === 0) return;
  harm.add({
    kind,
    day,
    household,
    children: subject === null ? (kind === 'worry' && dice.chance(0.4) ? [dice.pick(children)] : children) : [subject],
    victim,
    suspects: accused
      .filter((person) => person !== victim)
      .map((person) => ({person, relation: relationTo(person, children[0], household)})),
    carers: adults
      .filter((adult) => !accused.includes(adult) && adult !== victim && household.head !== undefined)
      .slice(0, 2),
    place: dice.chance(0.85) ? homeOn(household.head, day) : null,
    others: acquaintance(household, around, day, dice),
    ...(kind === 'missing' && subject !== null ? outWithFriends(day, subject, around.teens, dice) : {}),
  });
}

const ABOUT_TEENS = new Set<HarmKind>([
  'exploitation',
  'county-lines',
  'missing',
  'self-harm',
  'offence',
  'nuisance',
  'substances',
]);

function fits(kind: HarmKind, children: Person[], adults: Person[], teens: Person[]): boolean {
  if (children.length === 0) return kind === 'domestic';
  if (kind === 'domestic') return adults.length > 0;
  return !ABOUT_TEENS.has(kind) || teens.length > 0;
}

function accusedOf(kind: HarmKind, {head}: Household, adults: Person[], apart: Person[], dice: Dice): Person[] {
  const others = adults.filter((adult) => adult !== head);
  if (kind === 'domestic') {
    if (apart.length > 0 && (others.length === 0 || dice.chance(0.35))) return [dice.pick(apart)];
    return others.length === 0 ? [] : [dice.pick(others)];
  }
  if (kind === 'neglect') return dice.chance(0.6) ? [head] : [];
  if (kind === 'physical' || kind === 'emotional' || kind === 'sexual')
    return dice.chance(0.75)
      ? [
          dice.pick(
            apart.length > 0 && dice.chance(0.2) ? apart : others.length > 0 && dice.chance(0.6) ? others : [head],
          ),
        ]
      : [];
  return [];
}
