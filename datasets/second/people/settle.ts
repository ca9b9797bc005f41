import {DAY_MAX, civilOf, dayOf} from '../../../src/base/day.ts';
import type {Custom} from '../names/custom.ts';
import {CUSTOM_SHARES} from '../names/customs.ts';
import {ofSex} from '../names/western.ts';
import {ageOn, moveTo, nameOn, START, type Household, type Person} from './model.ts';
import type {Town} from './town.ts';

/** The households of the first day: who lives with whom, and where. */

const KINDS = [
  ['couple', 47],
  ['lone-mother', 27],
  ['lone-father', 3],
  ['three-generations', 5],
  ['childless', 8],
  ['single', 10],
] as const;

const TENURES = [
  ['council', 24],
  ['association', 14],
  ['private', 34],
  ['owned', 24],
  ['temporary', 4],
] as const;

export function settle(town: Town, persons: number): void {
  const {dice} = town;
  while (town.persons.length < persons) {
    const custom = dice.weighted(CUSTOM_SHARES);
    const kind = dice.weighted(KINDS);
    const household =
      kind === 'single'
        ? single(town, custom)
        : kind === 'childless'
          ? couple(town, custom, 0)
          : family(town, custom, kind);
    for (const member of membersOf(household)) household.ever.add(member);
    household.trouble = trouble(town, household);
    const dwelling =
      household.tenure === 'temporary' && dice.chance(0.3) ? dice.pick(town.places.hostels) : town.places.take();
    const since = START - dice.whole(30, 2500);
    for (const member of household.ever)
      if (member.homes.length === 0) moveTo(member, dwelling, Math.max(since, member.born));
  }
}

/** Two men of one hostel whose papers give the same year and no day, with a name in common: nothing but the room tells them apart. */
export function hostelStrangers(town: Town, pairs: number): void {
  const {dice, places} = town;
  for (let i = 0; i < pairs; i++) {
    const custom = dice.weighted(CUSTOM_SHARES.filter(([{dayUnknown}]) => dayUnknown >= 0.1));
    const first = town.adult(custom, 'M', dice.whole(19, 34));
    const second = town.adult(custom, 'M', 20);
    const name = second.names[0]!.name;
    const {given, family} = first.names[0]!.name;
    second.names[0]!.name = dice.chance(0.5) ? {...name, given} : {...name, family};
    for (const man of [first, second]) {
      man.born = man.names[0]!.from = man.namedOn = dayOf(civilOf(first.born).year, 1, 1);
      man.dayUnknown = true;
      town.household(man, null, [], 'temporary').trouble = 0;
    }
    const room = dice.pick(places.hostels);
    const other = dice.pick(places.hostels.filter((door) => door !== room && door.building === room.building));
    const since = START + dice.whole(0, 600);
    moveTo(first, room, since);
    moveTo(second, other, since + dice.whole(0, 300));
  }
}

export const membersOf = ({head, partner, children, others}: Household): Person[] => [
  head,
  ...(partner === null ? [] : [partner]),
  ...children,
  ...others,
];

/** Harm keeps to few households, and comes to these again and again. */
function trouble({dice}: Town, {children, tenure}: Household): number {
  if (children.length === 0) return dice.chance(0.05) ? 0.5 : 0.02;
  const level = dice.weighted([
    [0.015, 62],
    [0.12, 22],
    [0.5, 11],
    [1.6, 4],
    [3.2, 1],
  ]);
  return level * (tenure === 'owned' ? 0.6 : tenure === 'temporary' ? 1.8 : 1.05);
}

function single(town: Town, custom: Custom): Household {
  const {dice} = town;
  return town.household(
    town.adult(custom, dice.chance(0.45) ? 'F' : 'M', dice.whole(18, 79)),
    null,
    [],
    dice.weighted(TENURES),
  );
}

/** A couple with as many children as `size`. */
function couple(town: Town, custom: Custom, size: number): Household {
  const {dice} = town;
  const mother = town.adult(custom, 'F', dice.whole(size === 0 ? 20 : 22, 45));
  const father = town.adult(
    dice.chance(0.82) ? custom : dice.weighted(CUSTOM_SHARES),
    'M',
    ageOn(mother, START) + dice.whole(-2, 8),
  );
  const married = dice.chance(custom.name === 'white-british' || custom.name === 'caribbean' ? 0.45 : 0.75);
  if (married && dice.chance(custom.takesName))
    takeName(mother, father, Math.max(mother.born + 19 * 365, START - dice.whole(900, 5000)));
  if (dice.chance(0.12)) father.phones = [...mother.phones];
  const household = town.household(mother, father, [], dice.weighted(TENURES));
  addChildren(town, household, size, father);
  return household;
}

function family(
  town: Town,
  custom: Custom,
  kind: 'couple' | 'lone-mother' | 'lone-father' | 'three-generations',
): Household {
  const {dice} = town;
  const size = dice.weighted([
    [1, 36],
    [2, 36],
    [3, 17],
    [4, 8],
    [5, 3],
  ]);
  const household = couple(town, custom, size);
  const father = household.partner!;
  if (kind === 'three-generations') {
    const {head} = household;
    const elder = town.adult(custom, dice.chance(0.7) ? 'F' : 'M', ageOn(head, START) + dice.whole(20, 32));
    if (custom.takesName > 0.3)
      elder.names[0]!.name = {...elder.names[0]!.name, family: ofSex(head.names[0]!.name.family, elder.sex)};
    if (elder.sex === 'F') head.mother = elder;
    else head.father = elder;
    household.others.push(elder);
  } else if (kind === 'lone-mother') {
    household.partner = null;
    household.ever.add(father);
    moveTo(father, town.places.take(), START - dice.whole(200, 2000));
    father.died = dice.chance(0.04) ? START - 100 : DAY_MAX;
  } else if (kind === 'lone-father') {
    const mother = household.head;
    household.head = father;
    household.partner = null;
    household.ever.add(mother);
    moveTo(mother, town.places.take(), START - dice.whole(200, 2000));
  }
  return household;
}

function addChildren(town: Town, household: Household, size: number, father: Person): void {
  const {dice} = town;
  const mother = household.head;
  const oldest = Math.min(19, ageOn(mother, START) - 17);
  let day = START - Math.round(dice.unit() * oldest * 365) - 40;
  for (let i = 0; i < size && day < START - 20; i++) {
    // One child in nine has another father than those after it.
    const other = i === 0 && dice.chance(0.11);
    const child = town.child(
      mother,
      other ? null : father,
      day,
      new Set(household.children.map((sibling) => nameOn(sibling, day).given)),
    );
    household.children.push(child);
    if (dice.chance(0.016)) household.children.push(town.twinOf(child));
    if (ageOn(child, START) >= 13) town.growUp(child, START - 300);
    day += Math.round(dice.chance(0.08) ? dice.whole(300, 420) : 400 + dice.wait(700));
  }
}

/** From `day` on she bears his family name. */
export function takeName(wife: Person, husband: Person, day: number): void {
  const name = nameOn(wife, day);
  wife.names.push({from: day, name: {...name, family: ofSex(nameOn(husband, day).family, 'F')}});
}
