import type {Rng} from '../../src/base/rng.ts';
import {FIRST_DAY, LAST_DAY} from '../world/calendar.ts';
import {
  OPEN,
  ageOn,
  type AgencyFeed,
  type Area,
  type Dwelling,
  type IncidentKind,
  type Person,
} from '../world/model.ts';
import {giveRecord, homeOf, settle} from '../world/people.ts';
import {between, chance, pick, shuffle} from '../world/random.ts';
import {teensOf, type Family, type Ground} from './ground.ts';
import type {Cluster, Motif, Plan, Strength} from './plan.ts';

const MOTIFS: readonly Motif[] = ['B', 'C', 'A', 'D', 'E', 'F', 'G'];
const STRENGTHS: readonly Strength[] = ['strong', 'medium', 'weak'];
/** Share of an adult's links to a family that no agency ever records, and records of those that are. */
const LOST: Record<Strength, number> = {strong: 0.08, medium: 0.2, weak: 0.33};
const RECORDS: Record<Strength, readonly [number, number]> = {strong: [2, 3], medium: [1, 3], weak: [1, 2]};
const SIZE: Record<Motif, {adults: readonly [number, number]; families: readonly [number, number]}> = {
  A: {adults: [1, 1], families: [3, 5]},
  B: {adults: [3, 5], families: [3, 5]},
  C: {adults: [1, 2], families: [4, 6]},
  D: {adults: [1, 2], families: [4, 6]},
  E: {adults: [2, 3], families: [3, 5]},
  F: {adults: [2, 3], families: [3, 4]},
  G: {adults: [1, 1], families: [4, 6]},
};

/** Plants `count` clusters, motif by motif, at three strengths; every eighth is large. */
export function plantClusters(ground: Ground, plan: Plan, count: number): void {
  for (let i = 0; i < count; i++) {
    const motif = MOTIFS[i % MOTIFS.length]!;
    const strength = STRENGTHS[(i + Math.floor(i / MOTIFS.length)) % 3]!;
    const area = pick(ground.rng, ground.world.areas);
    const cluster = gather(
      ground,
      `K${String(i + 1).padStart(3, '0')}`,
      motif,
      strength,
      area,
      motif === 'B' && i % 14 === 7,
    );
    if (cluster.families.length < 2) continue;
    share(ground.rng, cluster);
    record(ground, plan, cluster);
    plan.clusters.push(cluster);
  }
}

type Gathered = Cluster & {area: Area; picked: Family[]};

function gather(ground: Ground, id: string, motif: Motif, strength: Strength, area: Area, large: boolean): Gathered {
  const {rng} = ground;
  const size = SIZE[motif];
  const scale = large ? 2 : 1;
  const teen = motif === 'C' || motif === 'D' || (motif === 'B' && chance(rng, 0.5));
  const picked: Family[] = [];
  for (let n = between(rng, ...size.families) * scale; n > 0; n--) {
    const family = ground.family(id, {area, teen});
    if (family !== null) picked.push(family);
  }
  const adults: Person[] = [];
  for (let n = between(rng, ...size.adults) * scale; n > 0; n--) {
    const adult = ground.adult(id, area, chance(rng, 0.85) ? 'M' : 'F', 20, 58);
    if (chance(rng, 0.35) && adult.pnc === '') giveRecord(rng, adult);
    adults.push(adult);
  }
  const families = picked.map(({id: family, children, mother}) => ({id: family, children, adults: [mother]}));
  return {id, motif, strength, borough: area, adults, families, place: -1, area, picked};
}

/** The adults hold things in common: a telephone, a vehicle, for some a home. */
function share(rng: Rng, cluster: Gathered): void {
  const [first, ...others] = cluster.adults;
  if (first === undefined) return;
  for (const other of others) {
    if (chance(rng, 0.4) && first.phones.length > 0) other.phones = [first.phones[0]!];
    if (chance(rng, 0.3) && first.vrm !== '') other.vrm = first.vrm;
    const home = homeOf(first);
    if (chance(rng, 0.3) && home !== null) settle(other, home, FIRST_DAY + between(rng, 30, 700));
  }
}

function record(ground: Ground, plan: Plan, cluster: Gathered): void {
  switch (cluster.motif) {
    case 'C':
      meetAtPlace(ground, cluster);
      break;
    case 'D':
      goMissing(ground, cluster);
      break;
    case 'E':
      removeChildren(ground, cluster);
      break;
    case 'F':
      comeOverBorder(ground, plan, cluster);
      break;
    default:
      linkAll(ground, plan, cluster, cluster.picked);
  }
}

/** Links of adults to families that somebody records: by strength some are lost, never a family's last. */
function linksOf(rng: Rng, cluster: Gathered, families: readonly Family[]): {adult: Person; family: Family}[] {
  const links: {adult: Person; family: Family}[] = [];
  for (const family of families) {
    const near =
      cluster.adults.length <= 3
        ? cluster.adults
        : shuffle(rng, [...cluster.adults]).slice(0, Math.ceil(cluster.adults.length * 0.75));
    const kept = near.filter(() => !chance(rng, LOST[cluster.strength]));
    for (const adult of kept.length === 0 ? [pick(rng, near)] : kept) links.push({adult, family});
  }
  return links;
}

/** Every link is recorded by another agency than the last, so that none of them sees the pattern. */
function linkAll(ground: Ground, plan: Plan, cluster: Gathered, families: readonly Family[]): void {
  const {rng} = ground;
  let channel = rng.int(CHANNELS.length);
  for (const {adult, family} of linksOf(rng, cluster, families)) {
    for (let n = between(rng, ...RECORDS[cluster.strength]); n > 0; n--) {
      const day = between(rng, FIRST_DAY + 200, LAST_DAY - 90);
      CHANNELS[channel++ % CHANNELS.length]!(ground, plan, cluster, adult, family, day);
    }
  }
}

type Channel = (ground: Ground, plan: Plan, cluster: Gathered, adult: Person, family: Family, day: number) => void;

const CHANNELS: readonly Channel[] = [
  (ground, _, cluster, adult, family, day) => concern(ground, cluster, adult, family, day, 'SUSPECT', ['police-child']),
  (ground, _, cluster, adult, family, day) => concern(ground, cluster, adult, family, day, 'SUSPECT', ['contacts']),
  (ground, _, cluster, adult, family, day) => foundWith(ground, cluster, adult, family, day),
  (ground, _, cluster, adult, family, day) => visit(ground, cluster, adult, family, day),
  (ground, _, cluster, adult, family, day) =>
    concern(ground, cluster, adult, family, day, 'ASSOCIATE', ['police-child', 'contacts']),
  (ground, plan, _, adult, family, day) => lodge(ground, plan, adult, family, day),
];

function concern(
  ground: Ground,
  cluster: Gathered,
  adult: Person,
  family: Family,
  day: number,
  as: 'SUSPECT' | 'ASSOCIATE',
  agencies: AgencyFeed[],
): void {
  const {rng, incidents} = ground;
  const child = pick(rng, bornBy(family, day));
  const relation =
    cluster.motif === 'G'
      ? ['TUTOR', 'COACH'][adult.id % 2]!
      : pick(rng, ['FAMILY FRIEND', 'ACQUAINTANCE', 'NEIGHBOUR', 'NK', 'LODGER']);
  const parties = [{person: adult, as, relation}];
  const second = cluster.adults.find((other) => other !== adult);
  if (second !== undefined && chance(rng, 0.2)) parties.push({person: second, as: 'ASSOCIATE', relation: 'NK'});
  const where = chance(rng, 0.3) ? homeOf(adult) : null;
  incidents.add({
    kind: kindFor(rng, cluster, child, day),
    day,
    area: cluster.area,
    children: [child],
    parties,
    agencies,
    ...(where === null ? {} : {place: where}),
  });
}

function kindFor(rng: Rng, cluster: Gathered, child: Person, day: number): IncidentKind {
  if (ageOn(child, day) >= 11 && cluster.motif !== 'G')
    return pick(rng, ['sexual-exploitation', 'criminal-exploitation', 'sexual-abuse', 'child-concern']);
  return pick(rng, ['sexual-abuse', 'physical-abuse', 'child-concern', 'neglect', 'emotional-abuse']);
}

function bornBy(family: Family, day: number): Person[] {
  const born = family.children.filter((child) => child.born < day && ageOn(child, day) < 18);
  return born.length === 0 ? family.children : born;
}

function foundWith(ground: Ground, cluster: Gathered, adult: Person, family: Family, day: number): void {
  const teens = teensOf(family.children);
  if (teens.length === 0) {
    concern(ground, cluster, adult, family, day, 'ASSOCIATE', ['police-child']);
    return;
  }
  const child = pick(ground.rng, teens);
  const parties = [{person: adult, as: 'FOUND WITH' as const, relation: 'ACQUAINTANCE'}];
  ground.incidents.add({
    kind: 'missing',
    day,
    area: cluster.area,
    children: [child],
    parties,
    place: homeOf(adult),
    agencies: ['missing'],
  });
}

function visit(ground: Ground, cluster: Gathered, adult: Person, family: Family, day: number): void {
  const relation = pick(ground.rng, ['Visitor', 'Family Friend', 'Associate', 'Household Member']);
  ground.world.ties.push({
    from: adult,
    to: pick(ground.rng, bornBy(family, day)),
    relation,
    start: day,
    end: OPEN,
    area: cluster.area,
  });
}

/** Housing lists the adult as living with the family. */
function lodge(ground: Ground, plan: Plan, adult: Person, family: Family, day: number): void {
  const home = homeOf(family.mother);
  if (home === null) return;
  const spell = {dwelling: home, from: day, to: OPEN, kind: 'home' as const};
  plan.lodgings.push({
    tenant: family.mother,
    members: [adult, ...bornBy(family, day).slice(0, 3)],
    landlord: null,
    spell,
  });
  ground.incidents.add({
    kind: 'child-concern',
    day: day + 20,
    area: family.household.area,
    children: bornBy(family, day),
    agencies: ['contacts'],
  });
}

/** Motif C: children of families that do not know each other are found at one flat that is no institution. */
function meetAtPlace(ground: Ground, cluster: Gathered): void {
  const {rng, incidents} = ground;
  const tenant = cluster.adults[0]!;
  settle(tenant, ground.places.home(cluster.area), FIRST_DAY + 30);
  const place = homeOf(tenant)!;
  cluster.place = place.id;
  for (const family of cluster.picked) {
    if (chance(rng, LOST[cluster.strength] * 0.6)) continue;
    for (let n = between(rng, ...RECORDS[cluster.strength]); n > 0; n--) {
      const day = between(rng, FIRST_DAY + 300, LAST_DAY - 90);
      const children = [pick(rng, teensOf(family.children))];
      const parties = chance(rng, 0.4)
        ? [{person: pick(rng, cluster.adults), as: 'FOUND WITH' as const, relation: 'ACQUAINTANCE'}]
        : [];
      const police = chance(rng, 0.35);
      const kind = police
        ? pick(rng, ['child-concern', 'sexual-exploitation', 'substance-misuse'] as const)
        : 'missing';
      incidents.add({
        kind,
        day,
        area: cluster.area,
        children,
        parties,
        place,
        agencies: police ? ['police-child'] : ['missing'],
      });
    }
  }
}

/** Motif D: the same children are missing on the same nights, each reported by their own home. */
function goMissing(ground: Ground, cluster: Gathered): void {
  const {rng, incidents} = ground;
  const nights = {strong: 4, medium: 3, weak: 2}[cluster.strength];
  for (let night = 0; night < nights; night++) {
    const day = FIRST_DAY + 400 + night * between(rng, 30, 300);
    const adult = pick(rng, cluster.adults);
    const away = cluster.picked
      .filter(() => !chance(rng, LOST[cluster.strength]))
      .map((family) => pick(rng, teensOf(family.children)));
    if (away.length === 0) continue;
    const parties = chance(rng, 0.5) ? [{person: adult, as: 'FOUND WITH' as const, relation: 'ACQUAINTANCE'}] : [];
    const minute = between(rng, 1000, 1380);
    const agencies = pick(rng, TOLD);
    incidents.add({
      kind: 'missing',
      day,
      minute,
      area: cluster.area,
      children: away,
      parties,
      place: homeOf(adult),
      agencies,
    });
  }
}

const TOLD: readonly AgencyFeed[][] = [['missing'], ['missing', 'contacts'], ['missing', 'police-child']];

/** Motif E: over the years family after family loses its children, and the plans name the same adults. */
function removeChildren(ground: Ground, cluster: Gathered): void {
  const {rng, world} = ground;
  cluster.picked.forEach((family, at) => {
    const start = FIRST_DAY + 250 + at * between(rng, 180, 380);
    const named = cluster.adults.filter(() => !chance(rng, LOST[cluster.strength]));
    const adults = named.length === 0 ? [cluster.adults[0]!] : named;
    family.children
      .filter((child) => ageOn(child, start) < 17)
      .forEach((child, index) => {
        const adult = adults[index % adults.length]!;
        world.plans.push({
          child,
          plan: 'CPP',
          category: pick(rng, ['SAB', 'NEG', 'PHY', 'MUL']),
          start,
          end: start + 200,
          placement: '',
          carer: null,
          place: null,
          adult,
        });
        if (chance(rng, 0.75)) removed(ground, child, start + between(rng, 60, 220), chance(rng, 0.5) ? adult : null);
      });
    for (const adult of adults)
      if (chance(rng, 0.6))
        concern(ground, cluster, adult, family, start - between(rng, 20, 120), 'SUSPECT', [
          pick(rng, ['police-child', 'contacts']),
        ]);
  });
}

function removed(ground: Ground, child: Person, day: number, adult: Person | null): void {
  if (day > LAST_DAY - 60) return;
  const place = ground.places.home(child.area);
  settle(child, place, day, 'placement');
  ground.world.plans.push({
    child,
    plan: 'CLA',
    category: 'NEG',
    start: day,
    end: OPEN,
    placement: 'Foster',
    carer: null,
    place,
    adult,
  });
}

/** Motif F: known in one borough, then new faces in the next: local ids differ, and the first borough says nothing. */
function comeOverBorder(ground: Ground, plan: Plan, cluster: Gathered): void {
  const {rng} = ground;
  const other: Area = cluster.area === 'EAL' ? 'BRE' : 'EAL';
  const turn = FIRST_DAY + between(rng, 700, 1200);
  const before = cluster.picked.slice(0, Math.ceil(cluster.picked.length / 2));
  for (const {adult, family} of linksOf(rng, cluster, before)) {
    const day = between(rng, FIRST_DAY + 100, turn - 30);
    const child = pick(rng, bornBy(family, day));
    const parties = [{person: adult, as: 'SUSPECT' as const, relation: 'FAMILY FRIEND'}];
    ground.incidents.add({
      kind: pick(rng, ['neglect', 'physical-abuse', 'sexual-abuse']),
      day,
      area: other,
      children: [child],
      parties,
      agencies: ['contacts'],
    });
    if (chance(rng, 0.5))
      ground.world.ties.push({from: adult, to: child, relation: 'Family Friend', start: day, end: OPEN, area: other});
  }
  for (const family of before) cameFrom(family, ground.places.home(other), turn - between(rng, 0, 60));
  for (const adult of cluster.adults) settle(adult, ground.places.home(cluster.area), turn);
  linkAll(ground, plan, cluster, cluster.picked.slice(before.length));
  for (const family of before) {
    const day = between(rng, turn + 10, LAST_DAY - 100);
    concern(ground, cluster, pick(rng, cluster.adults), family, day, 'ASSOCIATE', ['contacts', 'police-child']);
  }
}

/** The family lived at `home` until the turn, and since then where it lives now. */
function cameFrom(family: Family, home: Dwelling, turn: number): void {
  for (const person of [family.mother, ...family.children]) {
    const now = homeOf(person);
    if (now === null) continue;
    person.spells = [
      {dwelling: home, from: Math.max(person.born, FIRST_DAY - 700), to: turn, kind: 'home'},
      {dwelling: now, from: turn, to: OPEN, kind: 'home'},
    ];
  }
}
