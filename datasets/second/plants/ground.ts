import type {Dice} from '../dice.ts';
import {CUSTOM_SHARES} from '../names/customs.ts';
import type {Harm, HarmKind, Incident, Named} from '../people/harm.ts';
import {ageOn, END, homeOn, isAlive, moveTo, START, type Household, type Person} from '../people/model.ts';
import type {Dwelling} from '../people/places.ts';
import type {Town} from '../people/town.ts';
import type {Cluster, Motif, Plan, Strength} from './plan.ts';

/** A family that was chosen: the household and those of its children who are children all the while. */
export type Family = {household: Household; id: string; children: Person[]};

/** Share of adult-family links that nobody ever writes down, and how many records the others have. */
const LOSS: Record<Strength, number> = {strong: 0.1, medium: 0.22, weak: 0.35};
/** Share of the records of a cluster for which somebody saw papers. */
const PAPERS: Record<Strength, number> = {strong: 0.9, medium: 0.75, weak: 0.5};
const RECORDS: Record<Strength, [number, number]> = {strong: [2, 3], medium: [1, 3], weak: [1, 2]};

/** What plants are made from: families that are no kin to each other, strangers, and the records that link them. */
export class Ground {
  readonly town: Town;
  readonly harm: Harm;
  readonly dice: Dice;
  readonly plan: Plan;
  readonly #families: Family[];
  #strangers = 0;

  constructor(town: Town, harm: Harm, plan: Plan, dice: Dice) {
    this.town = town;
    this.harm = harm;
    this.plan = plan;
    this.dice = dice;
    this.#families = dice.shuffled(town.households).flatMap((household) => familyOf(household));
  }

  /** Families that no plant has had yet. */
  families(count: number, fits: (family: Family) => boolean = () => true): Family[] {
    const taken: Family[] = [];
    for (let at = this.#families.length - 1; at >= 0 && taken.length < count; at--)
      if (fits(this.#families[at]!)) taken.push(...this.#families.splice(at, 1));
    if (taken.length < count) throw new Error('the borough is too small for its plants; make it with more persons');
    return taken;
  }

  /** Adults who came from elsewhere and keep house alone. */
  strangers(count: number, sex: 'F' | 'M' | 'any' = 'any'): Person[] {
    const {town, dice} = this;
    const custom = dice.weighted(CUSTOM_SHARES);
    return Array.from({length: count}, () => {
      const drawn = sex === 'any' ? (dice.chance(0.8) ? 'M' : 'F') : sex;
      const person = town.adult(dice.chance(0.6) ? custom : dice.weighted(CUSTOM_SHARES), drawn, dice.whole(21, 54));
      moveTo(person, town.places.take(), START - 100 - this.#strangers++);
      const household = town.household(person, null, [], 'private');
      if (dice.chance(0.3)) moveTo(person, town.places.take(), dice.whole(START, END));
      household.trouble = 0;
      return person;
    });
  }

  /** A cluster without members yet: `show` adds those whom a record shows. */
  cluster(motif: Motif, strength: Strength, place: Dwelling | null = null): Cluster {
    const {clusters} = this.plan;
    const id = `C2-${String(clusters.length + 1).padStart(2, '0')}`;
    const cluster: Cluster = {id, motif, strength, adults: [], families: [], links: [], place: place?.id ?? null};
    clusters.push(cluster);
    return cluster;
  }

  /** An event that belongs to a cluster: those of `adults` whom it names, and the children it is about, are members from now on. */
  show(
    cluster: Cluster,
    family: Family,
    adults: readonly Person[],
    event: {day: number; kind: HarmKind; office: string; suspects?: Named[]; others?: Named[]} & Partial<Incident>,
  ): void {
    const {day, kind, office, suspects = [], others = [], ...more} = event;
    const papers = this.dice.chance(PAPERS[cluster.strength]);
    const {children} = this.event(family, day, kind, office, {suspects, others}, {papers, ...more});
    const named = new Set([...suspects, ...others].map(({person}) => person));
    this.record(
      cluster,
      family,
      adults.filter((adult) => named.has(adult)),
      children,
      day,
      office,
    );
  }

  record(
    cluster: Cluster,
    family: Family,
    adults: readonly Person[],
    children: readonly Person[],
    day: number,
    office: string,
  ): void {
    cluster.links.push({day, office});
    for (const adult of adults) if (!cluster.adults.includes(adult)) cluster.adults.push(adult);
    let entry = cluster.families.find(({id}) => id === family.id);
    if (entry === undefined) cluster.families.push((entry = {id: family.id, children: []}));
    for (const child of children) if (!entry.children.includes(child)) entry.children.push(child);
  }

  /** Days of the records of one link, in order; none where the link is lost. `sure`: it may not be, or nothing would be left to find. */
  daysOf(strength: Strength, from: number, to: number, sure = false): number[] {
    const {dice} = this;
    if (!sure && dice.chance(LOSS[strength])) return [];
    const days = Array.from({length: dice.whole(...RECORDS[strength])}, () => dice.whole(from, to));
    return days.sort((left, right) => left - right);
  }

  /** Something about one or two children of a family, in which others are named. */
  event(
    family: Family,
    day: number,
    kind: HarmKind,
    office: string,
    named: {suspects?: Named[]; others?: Named[]},
    more: Partial<Incident> = {},
  ): Incident {
    const {dice} = this;
    const [from, to] = ageRange(kind, office);
    const fitting = (low: number, high: number): Person[] =>
      family.children.filter((child) => isAlive(child, day) && ageOn(child, day) >= low && ageOn(child, day) <= high);
    const children = dice.shuffled(fitting(from, to));
    // A school writes nothing of a child it does not have: somebody else heard of it.
    const told = children.length > 0 ? office : office.replace('school', 'social-care');
    const about = children.length > 0 ? children : family.children;
    const count = kind === 'missing' || dice.chance(0.6) ? 1 : 2;
    return this.harm.add({
      kind,
      day,
      household: family.household,
      children: about.slice(0, count),
      carers: dice.chance(0.5) && isAlive(family.household.head, day) ? [family.household.head] : [],
      place: homeOn(family.household.head, day),
      ...named,
      told: new Set(told.split('+')),
      ...more,
    });
  }
}

/** Ages of the children that an office would write such a thing about. */
function ageRange(kind: HarmKind, office: string): [number, number] {
  if (kind === 'missing') return [9, 17];
  return office.includes('school') ? [4, 15] : [0, 17];
}

function familyOf(household: Household): Family[] {
  const {head, children, trouble, id} = household;
  const young = children.filter(
    (child) =>
      child.mother !== null &&
      child.adoptedAs === null &&
      ageOn(child, START) >= 2 &&
      ageOn(child, END) <= 17 &&
      child.died > END,
  );
  const stays = head.died > END && head.homes.length > 0 && !head.staff;
  return young.length >= 1 && stays && trouble < 0.7 && head.sex === 'F'
    ? [{household, id: `H${String(id)}`, children: young}]
    : [];
}

/** A different office each time, so that none of them sees all. */
export function* inTurn(dice: Dice, offices: readonly string[]): Generator<string> {
  for (;;) yield* dice.shuffled(offices);
}
