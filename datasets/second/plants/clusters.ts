import type {Order} from '../extracts/care-orders.ts';
import type {HarmKind, Named} from '../people/harm.ts';
import {ageOn, END, moveTo, phoneOn, START, type Person} from '../people/model.ts';
import {NEIGHBOUR} from '../people/town.ts';
import {inTurn, type Family, type Ground} from './ground.ts';
import type {Strength} from './plan.ts';

/** The seven motifs, each with wiring of its own. `orders` takes what goes into plans and care episodes. */
export function plantClusters(ground: Ground, orders: Order[], scale: number): void {
  const {dice} = ground;
  const times = (count: number): number => Math.max(1, Math.round(count * scale));
  const strengths = inTurn(dice, ['strong', 'medium', 'weak']);
  const strength = (): Strength => strengths.next().value as Strength;
  for (let i = 0; i < times(4); i++) oneAdult(ground, strength());
  for (let i = 0; i < times(3); i++) adultsTogether(ground, strength(), dice.whole(3, 6), dice.whole(3, 5));
  for (let i = 0; i < Math.round(2 * scale); i++)
    adultsTogether(ground, 'strong', dice.whole(11, 20), dice.whole(7, 9));
  for (let i = 0; i < times(3); i++) flat(ground, strength());
  for (let i = 0; i < times(3); i++) missingTogether(ground, strength());
  for (let i = 0; i < times(3); i++) removals(ground, strength(), orders);
  for (let i = 0; i < times(2); i++) acrossTheBorder(ground, strength());
  for (let i = 0; i < times(3); i++) tutor(ground, strength());
}

/** A: he is the friend, the lodger, the man who used to be with mother, of one family after another. */
function oneAdult(ground: Ground, strength: Strength): void {
  const {dice} = ground;
  const adults = ground.strangers(1, 'M');
  const families = ground.families(dice.whole(4, 6));
  const cluster = ground.cluster('A', strength);
  const offices = inTurn(dice, ['police', 'social-care', 'school', 'hospital+social-care', 'police+social-care']);
  const span = Math.floor((END - START - 200) / families.length);
  for (const [at, family] of families.entries()) {
    const relation = dice.pick(['lodger', 'family friend', 'former partner of mother', 'neighbour']);
    const from = START + 60 + at * span;
    for (const day of ground.daysOf(strength, from, Math.min(END - 10, from + span + 150), at < 3)) {
      const office = offices.next().value as string;
      const kind = dice.pick<HarmKind>(['physical', 'emotional', 'worry', 'sexual']);
      const named = [{person: adults[0]!, relation}];
      ground.show(cluster, family, adults, {day, kind, office, [dice.chance(0.6) ? 'suspects' : 'others']: named});
    }
  }
}

/** B: several who share a telephone or a door or a car, and are named beside the children of unrelated families. */
function adultsTogether(ground: Ground, strength: Strength, adultCount: number, familyCount: number): void {
  const {dice} = ground;
  const adults = ground.strangers(adultCount);
  const families = ground.families(familyCount, ({children}) => oldest(children) >= 9);
  const cluster = ground.cluster('B', strength);
  share(ground, adults.slice(0, Math.ceil(adultCount / 2)));
  const mark = `${dice.pick(['LB', 'GN', 'KX'])}${String(dice.whole(10, 24))} ${dice.pick(['ABX', 'KLO', 'TRW', 'VGH'])}`;
  const offices = inTurn(dice, ['police', 'social-care', 'missing', 'school', 'police+missing', 'hospital']);
  for (const adult of adults) {
    const reach = dice.shuffled(families).slice(0, adultCount > 8 ? 3 : dice.whole(2, 3));
    for (const family of reach) {
      for (const day of ground.daysOf(strength, START + 300, END - 20)) {
        const office = offices.next().value as string;
        const fellow = dice.chance(0.35) ? [dice.pick(adults.filter((other) => other !== adult))] : [];
        const named = [adult, ...fellow].map((person) => ({
          person,
          relation: dice.pick(['acquaintance', 'unknown', 'family friend']),
        }));
        const missing = office.includes('missing');
        const kind = missing ? 'missing' : dice.pick<HarmKind>(['exploitation', 'sexual', 'county-lines', 'worry']);
        const part = missing || dice.chance(0.5) ? 'others' : 'suspects';
        ground.show(cluster, family, adults, {day, kind, office, [part]: named, vehicle: dice.chance(0.3) ? mark : ''});
      }
    }
  }
}

const oldest = (children: readonly Person[]): number => Math.max(...children.map((child) => ageOn(child, START + 600)));

/** Some of them use one telephone, some live behind one door. */
function share({dice, town}: Ground, adults: readonly Person[]): void {
  const number = phoneOn(adults[0]!, END);
  const door = town.places.take();
  for (const adult of adults) {
    if (dice.chance(0.6)) adult.phones.push({from: START - 50, number});
    if (dice.chance(0.5)) moveTo(adult, door, START + dice.whole(0, 400));
  }
}

/** C: a flat where children who have nothing to do with one another are found. */
function flat(ground: Ground, strength: Strength): void {
  const {dice, town} = ground;
  const adults = ground.strangers(2);
  const door = town.places.take();
  for (const adult of adults) moveTo(adult, door, START + 30);
  const families = ground.families(dice.whole(5, 7), ({children}) => oldest(children) >= 11);
  const cluster = ground.cluster('C', strength, door);
  const offices = inTurn(dice, ['missing', 'police', 'missing', 'police+missing']);
  for (const [at, family] of families.entries()) {
    for (const day of ground.daysOf(strength, START + 500, END - 20, at < 3)) {
      const others: Named[] = dice.chance(0.3) ? [{person: dice.pick(adults), relation: 'unknown'}] : [];
      ground.show(cluster, family, adults, {
        day,
        kind: 'missing',
        office: offices.next().value as string,
        others,
        place: door,
      });
    }
  }
}

/** D: the same children gone on the same nights, each reported by a different home. */
function missingTogether(ground: Ground, strength: Strength): void {
  const {dice} = ground;
  const families = ground
    .families(dice.whole(4, 5), ({children}) => oldest(children) >= 11)
    .map((family): Family => ({
      ...family,
      children: [family.children.find((child) => ageOn(child, START + 600) >= 11)!],
    }));
  const adults = dice.chance(0.5) ? ground.strangers(1) : [];
  const cluster = ground.cluster('D', strength);
  const absent = {strong: 0.15, medium: 0.25, weak: 0.35}[strength];
  for (let night = dice.whole(4, 6); night > 0; night--) {
    const day = dice.whole(START + 600, END - 20);
    for (const family of families) {
      if (dice.chance(absent)) continue;
      const friends = dice.shuffled(families.filter((other) => other !== family)).slice(0, dice.whole(0, 2));
      const others = friends.map(({children}) => ({person: children[0]!, relation: 'friend'}));
      if (adults.length > 0 && dice.chance(0.5)) others.push({person: adults[0]!, relation: 'unknown'});
      ground.show(cluster, family, adults, {
        day: day + (dice.chance(0.2) ? 1 : 0),
        kind: 'missing',
        office: dice.pick(['missing', 'police+missing', 'missing+social-care']),
        others,
        place: null,
      });
    }
  }
}

/** E: family after family loses its children, and the same adults stand in the plans. */
function removals(ground: Ground, strength: Strength, orders: Order[]): void {
  const {dice, town} = ground;
  const adults = ground.strangers(dice.whole(2, 3));
  const families = ground.families(dice.whole(4, 6), ({children}) => children.length > 1);
  const cluster = ground.cluster('E', strength);
  const span = Math.floor((END - START - 400) / families.length);
  const present = {strong: 0.85, medium: 0.7, weak: 0.6}[strength];
  for (const [at, family] of families.entries()) {
    const day = START + 200 + at * span + dice.whole(0, 90);
    const drawn = adults.filter(() => dice.chance(present));
    const named = drawn.length === 0 && at < 3 ? adults.slice(0, 1) : drawn;
    const carer = dice.pick(town.households.slice(0, 300)).head;
    for (const child of family.children) {
      orders.push({child, day, kind: 'plan', category: dice.pick(['SAB', 'MUL', 'NEG']), adults: named, carer: null});
      const again = dice.chance(0.5) ? named : [];
      orders.push({child, day: day + dice.whole(40, 140), kind: 'care', category: 'SAB', adults: again, carer});
    }
    if (named.length > 0) ground.record(cluster, family, named, family.children, day, 'care-orders');
    for (const adult of named) {
      if (!dice.chance(0.6)) continue;
      ground.show(cluster, family, adults, {
        day: day - dice.whole(10, 120),
        kind: dice.pick<HarmKind>(['neglect', 'worry', 'physical']),
        office: dice.pick(['police', 'social-care', 'hospital+social-care']),
        others: [{person: adult, relation: 'family friend'}],
      });
    }
  }
}

/** F: known with families of the next borough, then with families here. */
function acrossTheBorder(ground: Ground, strength: Strength): void {
  const {dice} = ground;
  const adults = ground.strangers(dice.whole(1, 2), 'M');
  const families = ground.families(6);
  const cluster = ground.cluster('F', strength);
  const offices = inTurn(dice, ['police', 'social-care', 'school']);
  for (const [number, adult] of adults.entries()) {
    for (const [at, family] of families.entries()) {
      const there = at < 3;
      const [from, to] = there ? [START + 50, START + 900] : [START + 950, END - 20];
      for (const day of ground.daysOf(strength, from, to, number === 0 && at % 3 < 2)) {
        ground.show(cluster, family, adults, {
          day,
          kind: dice.pick<HarmKind>(['physical', 'neglect', 'sexual', 'worry']),
          office: there ? 'social-care' : (offices.next().value as string),
          suspects: [{person: adult, relation: dice.pick(['lodger', 'former partner of mother'])}],
          ...(there ? {area: NEIGHBOUR} : {}),
        });
      }
    }
  }
}

/** G: somebody whose work brings them to children, named by children of several families. */
function tutor(ground: Ground, strength: Strength): void {
  const {dice} = ground;
  const adults = ground.strangers(1);
  const families = ground.families(dice.whole(4, 6), ({children}) => oldest(children) >= 6);
  const cluster = ground.cluster('G', strength);
  const relation = dice.pick(['tutor', 'coach', 'mosque teacher']);
  const offices = inTurn(dice, ['school', 'hospital', 'social-care', 'police+social-care', 'school']);
  for (const [at, family] of families.entries()) {
    for (const day of ground.daysOf(strength, START + 300, END - 20, at < 3)) {
      const office = offices.next().value as string;
      const kind = dice.pick<HarmKind>(['sexual', 'physical', 'worry', 'self-harm']);
      const named = [{person: adults[0]!, relation}];
      ground.show(cluster, family, adults, {day, kind, office, [dice.chance(0.5) ? 'suspects' : 'others']: named});
    }
  }
}
