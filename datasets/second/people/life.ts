import {DAY_MAX} from '../../../src/base/day.ts';
import {ofSex} from '../names/western.ts';
import {ageOn, END, homeOn, isAlive, moveTo, nameOn, START, type Household, type Person} from './model.ts';
import {membersOf, takeName} from './settle.ts';
import type {Town} from './town.ts';

/** What happens to households from START to END, year by year: births, moves, partings, new partners, care, adoption, death. */

type Year = {from: number; to: number; parted: Person[]};

const MOVES_A_YEAR = {council: 0.06, association: 0.07, private: 0.24, owned: 0.04, temporary: 0.75};

export function live(town: Town): void {
  const {dice} = town;
  const kept = new Set(town.households.flatMap((household) => membersOf(household)));
  const parted = town.persons.filter((person) => person.sex === 'M' && ageOn(person, START) >= 18 && !kept.has(person));
  for (let from = START; from < END; from += 365) {
    const year: Year = {from, to: Math.min(from + 365, END), parted};
    for (const household of dice.shuffled(town.households)) {
      if (!isAlive(household.head, from)) continue;
      for (const happen of dice.shuffled([birth, part, join, marry, move, flee, intoCare, death, ownDoor]))
        happen(town, household, year);
    }
  }
}

const someDay = ({dice}: Town, {from, to}: Year): number => dice.whole(from, to - 1);

function birth(town: Town, household: Household, year: Year): void {
  const {dice} = town;
  const {head: mother, partner, children} = household;
  const age = ageOn(mother, year.from);
  if (mother.sex !== 'F' || age < 17 || age > 43 || children.length > 5) return;
  const youngest = Math.max(...children.map((child) => child.born), 0);
  const day = someDay(town, year);
  if (day - youngest < 300 || !dice.chance(partner === null ? 0.045 : age < 37 ? 0.15 : 0.05)) return;
  const father = partner ?? (dice.chance(0.6) && year.parted.length > 0 ? dice.pick(year.parted) : null);
  const child = town.child(mother, father, day, new Set(children.map((sibling) => nameOn(sibling, day).given)));
  const born = dice.chance(0.018) ? [child, town.twinOf(child)] : [child];
  children.push(...born);
  const home = homeOn(mother, day);
  for (const baby of born) {
    moveTo(baby, home, day);
    household.ever.add(baby);
  }
  household.trouble *= 1.25;
}

function move(town: Town, household: Household, year: Year): void {
  const {dice} = town;
  if (!dice.chance(MOVES_A_YEAR[household.tenure])) return;
  if (household.tenure === 'temporary' && dice.chance(0.35)) household.tenure = 'council';
  const day = someDay(town, year);
  const old = homeOn(household.head, day);
  const dwelling =
    household.tenure === 'temporary' && dice.chance(0.35)
      ? dice.pick(town.places.hostels)
      : old !== null && dice.chance(0.25)
        ? town.places.nearby(old)
        : town.places.take();
  moveAll(household, dwelling, day);
  if (old !== null && dice.chance(0.6)) town.places.giveBack(old);
}

/** All who live with the head move with them; one in nine of the lodgers and elders stays. */
function moveAll(household: Household, dwelling: Parameters<typeof moveTo>[1], day: number): void {
  const old = homeOn(household.head, day);
  for (const member of membersOf(household))
    if (member === household.head || (isAlive(member, day) && homeOn(member, day) === old))
      moveTo(member, dwelling, day);
}

/** A couple parts; he leaves, seldom she does with the children. */
function part(town: Town, household: Household, year: Year): void {
  const {dice} = town;
  const {partner} = household;
  if (partner === null || !dice.chance(0.03 + Math.min(0.12, household.trouble * 0.05))) return;
  const day = someDay(town, year);
  household.partner = null;
  year.parted.push(partner);
  if (dice.chance(0.75)) {
    const hostel = dice.chance(0.08);
    moveTo(partner, hostel ? dice.pick(town.places.hostels) : dice.chance(0.06) ? null : town.places.take(), day);
  } else moveAll(household, town.places.take(), day);
  if (dice.chance(0.5)) partner.phones.push({from: day + 20, number: town.numbers.phone()});
  // After a parting one woman in five goes back to the name she was born with.
  const {head} = household;
  if (head.names.length > 1 && dice.chance(0.2))
    head.names.push({from: day + dice.whole(60, 500), name: head.names[0]!.name});
}

/** A man who left another home moves in. */
function join(town: Town, household: Household, year: Year): void {
  const {dice} = town;
  const {head, children} = household;
  const day = someDay(town, year);
  if (
    household.partner !== null ||
    head.sex !== 'F' ||
    children.length === 0 ||
    ageOn(head, day) > 52 ||
    !dice.chance(0.11)
  )
    return;
  const at = year.parted.findIndex(
    (man) =>
      isAlive(man, day) && Math.abs(man.born - head.born) < 4400 && !children.some((child) => child.father === man),
  );
  if (at < 0) return;
  const [man] = year.parted.splice(at, 1);
  household.partner = man!;
  household.ever.add(man!);
  if (dice.chance(0.8)) moveTo(man!, homeOn(head, day), day);
}

/** Marriage, and with it the name, years into life together. Step-children take the new name as well now and then. */
function marry(town: Town, household: Household, year: Year): void {
  const {dice} = town;
  const {head, partner, children} = household;
  if (partner === null || head.sex !== 'F' || head.names.length > 2 || !dice.chance(0.05)) return;
  const day = someDay(town, year);
  if (nameOn(head, day).family === nameOn(partner, day).family || !dice.chance(Math.max(0.15, head.custom.takesName)))
    return;
  takeName(head, partner, day);
  for (const child of children) {
    if (child.father === partner || !isAlive(child, day) || !dice.chance(0.12)) continue;
    child.names.push({
      from: day + 100,
      name: {...nameOn(child, day), family: ofSex(nameOn(partner, day).family, child.sex)},
    });
  }
  if (dice.chance(0.4)) moveAll(household, town.places.take(), Math.min(END, day + dice.whole(5, 200)));
}

/** From a violent home to a refuge, then to an address that is nobody's business. */
function flee(town: Town, household: Household, year: Year): void {
  const {dice} = town;
  if (household.partner === null || household.head.sex !== 'F' || household.trouble < 0.5 || !dice.chance(0.07)) return;
  const day = someDay(town, year);
  const left = household.partner;
  household.partner = null;
  year.parted.push(left);
  moveAll(household, dice.pick(town.places.refuges), day);
  moveAll(household, town.places.take(), day + dice.whole(60, 240));
  for (const member of [household.head, ...household.children]) member.protectedFrom = day;
  household.head.phones.push({from: day + 3, number: town.numbers.phone()});
}

/** Children of the most troubled homes go to carers; the youngest of them may be adopted. */
function intoCare(town: Town, household: Household, year: Year): void {
  const {dice} = town;
  if (household.trouble < 1 || !dice.chance(0.05)) return;
  const day = someDay(town, year);
  const carers = dice.pick(town.households.slice(0, 400));
  const children = household.children.filter((child) => isAlive(child, day) && ageOn(child, day) < 17);
  for (const child of children) moveTo(child, homeOn(carers.head, day), day);
  const young = children.filter((child) => ageOn(child, day) < 4);
  if (young.length === 0 || !dice.chance(0.35) || carers.head === household.head) return;
  const later = Math.min(END - 60, day + dice.whole(200, 420));
  for (const child of young) {
    const adopted = town.adopt(child, carers.head, carers.partner, later);
    moveTo(adopted, homeOn(carers.head, later), later);
    moveTo(child, null, later);
    carers.children.push(adopted);
    carers.ever.add(adopted);
  }
  household.children = household.children.filter((child) => child.adoptedAs === null);
}

function death(town: Town, household: Household, year: Year): void {
  const {dice} = town;
  for (const member of membersOf(household)) {
    const age = ageOn(member, year.from);
    const risk = age < 1 ? 0.003 : age < 45 ? 0.0006 : age < 70 ? 0.005 : 0.04;
    if (member.died === DAY_MAX && dice.chance(risk)) member.died = Math.max(member.born + 1, someDay(town, year));
  }
}

/** Young people leave home. */
function ownDoor(town: Town, household: Household, year: Year): void {
  const {dice} = town;
  for (const child of household.children) {
    const age = ageOn(child, year.from);
    if (age === 13 || age === 17) town.growUp(child, year.from);
    if (age < 18 || !dice.chance(0.14) || homeOn(child, year.from) === null) continue;
    moveTo(child, dice.chance(0.12) ? dice.pick(town.places.hostels) : town.places.take(), someDay(town, year));
    household.children = household.children.filter((other) => other !== child);
    town.household(child, null, [], 'private').trouble = household.trouble * 0.4;
    break;
  }
}
