import type {Link} from '../extracts/care-links.ts';
import type {Order} from '../extracts/care-orders.ts';
import {CUSTOM_SHARES} from '../names/customs.ts';
import {takeName} from '../people/settle.ts';
import {ageOn, END, homeOn, isAlive, moveTo, START, type Person} from '../people/model.ts';
import type {Ground} from './ground.ts';

/** Who is a friend on the school's form: pupil -> the adult named beside the parents. */
export type SchoolFriends = Map<Person, Person>;

/** What only looks like a cluster. None of it is to be an alert. */
export function plantDecoys(
  ground: Ground,
  into: {orders: Order[]; links: Link[]; friends: SchoolFriends},
  scale: number,
): void {
  const times = (count: number): number => Math.max(1, Math.round(count * scale));
  for (let i = 0; i < times(4); i++) kin(ground, into.links);
  for (let i = 0; i < times(3); i++) schoolGate(ground, into.friends);
  for (let i = 0; i < times(3); i++) fosterCarer(ground, into.orders);
  for (let i = 0; i < times(2); i++) hostel(ground);
  for (let i = 0; i < times(3); i++) professional(ground, into.links);
  for (let i = 0; i < times(3); i++) helper(ground, into.links);
}

const decoy = ({plan}: Ground, kind: string, persons: Person[]): void => {
  plan.decoys.push({id: `X2-${String(plan.decoys.length + 1).padStart(2, '0')}`, kind, persons});
};

/** An uncle and an aunt who are in and out of the homes of three sisters. */
function kin(ground: Ground, links: Link[]): void {
  const {dice, town} = ground;
  const families = ground.families(3, ({household}) => household.head.mother === null);
  const grandmother = town.adult(families[0]!.household.head.custom, 'F', 68);
  moveTo(grandmother, town.places.take(), START - 900);
  town.household(grandmother, null, [], 'council');
  for (const {household} of families) household.head.mother = grandmother;
  const uncles = ground.strangers(2, 'M');
  for (const uncle of uncles) uncle.mother = grandmother;
  const aunt = families[0]!.household.head;
  for (const family of families) {
    for (const relative of [...uncles, aunt].filter((person) => person !== family.household.head)) {
      const relation = relative.sex === 'M' ? 'uncle' : 'aunt';
      for (let i = 0; i < dice.whole(1, 2); i++)
        ground.event(
          family,
          dice.whole(START + 100, END - 20),
          'worry',
          dice.pick(['police', 'social-care', 'school', 'hospital']),
          {others: [{person: relative, relation}]},
        );
      for (const child of family.children)
        if (dice.chance(0.6))
          links.push({of: relative, to: child, code: relative.sex === 'M' ? 'UNC' : 'AUN', from: START + 100});
    }
  }
  decoy(ground, 'extended-family', [
    ...uncles,
    grandmother,
    ...families.flatMap(({household, children}) => [household.head, ...children]),
  ]);
}

/** Mothers who fetch one another's children. */
function schoolGate(ground: Ground, friends: SchoolFriends): void {
  const {dice} = ground;
  const families = ground.families(dice.whole(4, 6), ({children}) =>
    children.some((child) => ageOn(child, START + 700) >= 4),
  );
  for (const [at, family] of families.entries()) {
    const friend = families[(at + 1) % families.length]!.household.head;
    for (const child of family.children) friends.set(child, friend);
    if (dice.chance(0.6))
      ground.event(family, dice.whole(START + 200, END - 20), 'worry', dice.pick(['school', 'hospital', 'police']), {
        others: [{person: friend, relation: 'family friend'}],
      });
    const other = families[(at + 2) % families.length]!.household.head;
    if (dice.chance(0.4))
      ground.event(family, dice.whole(START + 200, END - 20), 'mental-health', 'police', {
        others: [{person: other, relation: 'family friend'}],
      });
  }
  decoy(
    ground,
    'school-gate',
    families.flatMap(({household, children}) => [household.head, ...children]),
  );
}

/** A carer with whom children of many families are placed, and of whom one of them complains. */
function fosterCarer(ground: Ground, orders: Order[]): void {
  const {dice, town} = ground;
  const carer = town.adult(dice.weighted(CUSTOM_SHARES), 'F', dice.whole(40, 60));
  const husband = town.adult(carer.custom, 'M', dice.whole(42, 62));
  takeName(carer, husband, carer.born + 9000);
  const door = town.places.take();
  town.household(carer, husband, [], 'owned').ever.add(husband);
  for (const person of [carer, husband]) moveTo(person, door, START - 2000);
  const families = ground.families(5);
  for (const [at, family] of families.entries()) {
    const day = START + 100 + at * 330;
    const [child] = family.children;
    moveTo(child!, door, day);
    orders.push({child: child!, day, kind: 'care', category: 'NEG', adults: [], carer});
    if (day + 300 < END) moveTo(child!, homeOn(family.household.head, day + 300), day + 300);
    const relation = 'foster carer';
    ground.event(
      family,
      Math.min(END - 10, day + dice.whole(20, 250)),
      dice.pick(['missing', 'self-harm', 'worry']),
      dice.pick(['police', 'hospital', 'missing']),
      {others: [{person: dice.pick([carer, husband]), relation}]},
    );
  }
  decoy(ground, 'foster-carer', [carer, husband, ...families.map(({children}) => children[0]!)]);
}

/** Families who lived in one hostel for a while: the police come to all of them at one address. */
function hostel(ground: Ground): void {
  const {dice, town} = ground;
  const families = ground.families(5);
  const {building} = dice.pick(town.places.hostels);
  const rooms = dice.shuffled(town.places.hostels.filter((door) => door.building === building));
  for (const [at, family] of families.entries()) {
    const {household} = family;
    const from = dice.whole(START + 50, START + 900);
    const back = homeOn(household.head, from);
    const next = town.places.take();
    const members = [...household.ever].filter((person) => isAlive(person, from) && homeOn(person, from) === back);
    for (const member of members) {
      moveTo(member, rooms[at]!, from);
      moveTo(member, next, from + 400);
    }
    for (let i = 0; i < 2; i++)
      ground.event(
        family,
        from + dice.whole(5, 380),
        dice.pick(['domestic', 'worry', 'neglect']),
        'police+social-care',
        {},
        {place: rooms[at]!},
      );
  }
  decoy(
    ground,
    'institution',
    families.flatMap(({household, children}) => [household.head, ...children]),
  );
}

/** A key worker whom the layouts name like anybody else. */
function professional(ground: Ground, links: Link[]): void {
  const {dice} = ground;
  const [worker] = ground.strangers(1) as [Person];
  const families = ground.families(dice.whole(5, 8));
  const relation = dice.pick(['youth worker', 'key worker', 'family support worker']);
  for (const family of families) {
    for (let i = 0; i < dice.whole(1, 2); i++)
      ground.event(
        family,
        dice.whole(START + 100, END - 20),
        dice.pick(['worry', 'self-harm', 'missing']),
        dice.pick(['police', 'social-care', 'school', 'hospital']),
        {others: [{person: worker, relation}]},
      );
    for (const child of family.children)
      if (dice.chance(0.6)) links.push({of: worker, to: child, code: 'KWK', from: START + 100});
  }
  decoy(ground, 'professional', [worker, ...families.flatMap(({children}) => children)]);
}

/** A childminder or a football coach who brings children to the hospital and is the one who rings. */
function helper(ground: Ground, links: Link[]): void {
  const {dice} = ground;
  const [minder] = ground.strangers(1, 'F') as [Person];
  const families = ground.families(dice.whole(4, 6));
  for (const family of families) {
    for (let i = 0; i < dice.whole(1, 2); i++)
      ground.event(
        family,
        dice.whole(START + 100, END - 20),
        'worry',
        dice.pick(['hospital', 'school', 'social-care']),
        {others: [{person: minder, relation: 'childminder'}]},
      );
    for (const child of family.children)
      if (dice.chance(0.7)) links.push({of: minder, to: child, code: 'CMD', from: START + 50});
  }
  decoy(ground, 'childminder', [minder, ...families.flatMap(({children}) => children)]);
}
