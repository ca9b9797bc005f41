import {IntMap} from '../../columns/int-map.ts';
import {gainOf, type Background} from '../chance/background.ts';
import {areClose, adultsOf, familiesOf} from './group.ts';
import {surplusOf} from './heaviest-circles.ts';
import type {JointGains} from './gained-links.ts';
import type {Scene} from '../links/scene.ts';
import type {Fact} from '../links/fact.ts';
import type {Link} from '../links/link.ts';

/** The links of a group between units: adults of one household or kin are one unit, and so are families of one event or kin. */
export type UnitLink = {link: Link; adultUnit: number; familyUnit: number};

export type GroupWeight = {
  score: number;
  /** Units of either side. */
  adults: number;
  families: number;
  /** True where links between units close a circle that is not one event. */
  isClosed: boolean;
};

export function unitsOf(scene: Scene, links: readonly Link[]): UnitLink[] {
  const known = pairsKnown(scene);
  const adultUnit = unitsOfAdults(scene, adultsOf(links), known);
  const sameEvent = oneEventPairs(links);
  const familyUnit = joinPairs(
    familiesOf(links),
    (left, right) =>
      sameEvent.has(left * ENDS_MAX + right) ||
      remembered(
        known.families,
        left,
        right,
        () => areRelated(scene, left, right) || mayBeOneFamily(scene, left, right),
      ),
  );
  return links.map((link) => ({
    link,
    adultUnit: adultUnit.get(link.adult)!,
    familyUnit: familyUnit.get(link.family)!,
  }));
}

/** More than there are persons in any hub, so that two of them make one number. */
const ENDS_MAX = 2 ** 26;

/** What was found out about pairs of adults and of families, and about the last adults: groups by the thousand ask of the same ones. */
type PairsKnown = {
  adults: IntMap;
  families: IntMap;
  last: {adults: readonly number[]; units: ReadonlyMap<number, number>};
};

const KNOWN = new WeakMap<Scene, PairsKnown>();

function pairsKnown(scene: Scene): PairsKnown {
  let known = KNOWN.get(scene);
  if (known === undefined)
    KNOWN.set(scene, (known = {adults: new IntMap(), families: new IntMap(), last: {adults: [], units: new Map()}}));
  return known;
}

/** A group with one record less has the same adults as before, mostly. */
function unitsOfAdults(scene: Scene, adults: readonly number[], known: PairsKnown): ReadonlyMap<number, number> {
  const {last} = known;
  if (adults.length !== last.adults.length || adults.some((adult, at) => adult !== last.adults[at])) {
    const units = joinPairs(adults, (left, right) =>
      remembered(known.adults, left, right, () => areClose(scene, left, right)),
    );
    known.last = {adults, units};
  }
  return known.last.units;
}

function remembered(known: IntMap, left: number, right: number, find: () => boolean): boolean {
  const found = known.get(left, right);
  if (found >= 0) return found === 1;
  const isSo = find();
  known.set(left, right, isSo ? 1 : 0);
  return isSo;
}

/** Kin of a child of the one is a child of the other: for cousins it is no coincidence. */
const areRelated = ({kinship}: Scene, left: number, right: number): boolean =>
  kinship.membersOf(left).some((person) => kinship.kinOfFamily(right).has(person));

/** A child of one may be a child of the other, held apart for want of evidence. */
export const mayBeOneFamily = ({kinship, identities}: Scene, left: number, right: number): boolean =>
  kinship.membersOf(left).some((one) => kinship.membersOf(right).some((other) => identities.mayBeOne(one, other)));

/** Each adult and each family a unit of its own. */
export const eachItsOwn = (links: readonly Link[]): UnitLink[] =>
  links.map((link) => ({link, adultUnit: link.adult, familyUnit: link.family}));

/** Score of a group as `heaviest.ts` defines it, with units for ends. */
export function weighGroup(links: readonly UnitLink[], background: Background, gains: JointGains): GroupWeight {
  let gain = 0;
  let shares = 0;
  let farShares = 0;
  for (const cell of cellsOf(links, background).values()) {
    gain += cell.gain;
    shares += cell.share;
    if (!cell.isNear) farShares += cell.share;
  }
  const adults = new Set(links.map(({adultUnit}) => adultUnit)).size;
  const families = new Set(links.map(({familyUnit}) => familyUnit)).size;
  const {far, near} = surplusOf({
    shares,
    farShares,
    ends: adults + families,
    hoods: adults + families - nearJoins(links),
  });
  return {
    score:
      gain +
      (families - 1) * gains.family +
      (adults - 1) * gains.adult +
      far * (gains.family + gains.farCircle) +
      near * (gains.family + gains.nearCircle),
    adults,
    families,
    isClosed: far + near > 1e-9,
  };
}

/** What the links between two units come to: the most that any says, and near where any is. */
type Cell = {gain: number; share: number; isNear: boolean};

function cellsOf(links: readonly UnitLink[], {strengths}: Background): Map<number, Cell> {
  const cells = new Map<number, Cell>();
  for (const {link, adultUnit, familyUnit} of links) {
    const key = adultUnit * ENDS_MAX + familyUnit;
    const gain = gainOf(link, strengths);
    const cell = cells.get(key);
    if (cell === undefined) {
      cells.set(key, {gain, share: link.share, isNear: link.isNear});
      continue;
    }
    cell.gain = Math.max(cell.gain, gain);
    cell.share = Math.max(cell.share, link.share);
    cell.isNear ||= link.isNear;
  }
  return cells;
}

/** How many joins of two ends near links make, circles not counted. */
function nearJoins(links: readonly UnitLink[]): number {
  // Families as negative numbers, so that none is taken for an adult.
  const set = new Map<number, number>();
  const find = (end: number): number => (set.has(end) ? find(set.get(end)!) : end);
  let joins = 0;
  for (const {adultUnit, familyUnit, link} of links) {
    if (!link.isNear) continue;
    const [adult, family] = [find(adultUnit), find(-1 - familyUnit)];
    if (adult === family) continue;
    set.set(adult, family);
    joins++;
  }
  return joins;
}

/**
 * Pairs of families of which one is linked to an adult by nothing but what happened on a day on which the other was with that adult
 * too, or what an agency wrote down with it: most likely one event, and two households of one family, or one child whom two offices
 * wrote down so that nobody can tell.
 */
function oneEventPairs(links: readonly Link[]): Set<number> {
  const pairs = new Set<number>();
  const events = links.map(({facts}) => eventsOf(facts));
  for (const [i, {adult, family}] of links.entries()) {
    const {days, writings} = events[i]!;
    const [day] = days.size === 1 ? days : NOTHING;
    const [writing] = writings.size === 1 ? writings : NOTHING;
    if (day === undefined && writing === undefined) continue;
    for (let j = 0; j < links.length; j++) {
      const other = links[j]!;
      if (i === j || other.adult !== adult) continue;
      const isOne =
        (day !== undefined && events[j]!.days.has(day)) || (writing !== undefined && events[j]!.writings.has(writing));
      if (isOne) pairs.add(family * ENDS_MAX + other.family);
    }
  }
  return pairs;
}

const NOTHING: readonly undefined[] = [];

/** Days of facts, and who wrote them down when. */
type Events = {days: ReadonlySet<number>; writings: ReadonlySet<string>};

/** Groups are weighed again and again with one fact less, and the facts of most of their links are the same. */
const EVENTS = new WeakMap<readonly Fact[], Events>();

function eventsOf(facts: readonly Fact[]): Events {
  let events = EVENTS.get(facts);
  if (events === undefined) {
    const days = new Set(facts.map(({day}) => day));
    events = {days, writings: new Set(facts.map(({agency, received}) => `${agency} ${received}`))};
    EVENTS.set(facts, events);
  }
  return events;
}

/** The smallest of each set of members that `areOne` joins, directly or by way of others. */
export function joinPairs(
  members: readonly number[],
  areOne: (left: number, right: number) => boolean,
): Map<number, number> {
  const unit = members.map((_, at) => at);
  const find = (at: number): number => (unit[at] === at ? at : (unit[at] = find(unit[at]!)));
  for (let i = 0; i < members.length; i++) {
    for (let j = i + 1; j < members.length; j++) {
      const [a, b] = [find(i), find(j)];
      if (a === b || !(areOne(members[i]!, members[j]!) || areOne(members[j]!, members[i]!))) continue;
      const isLess = members[a]! < members[b]!;
      unit[isLess ? b : a] = isLess ? a : b;
    }
  }
  return new Map(members.map((member, at) => [member, members[find(at)]!]));
}
