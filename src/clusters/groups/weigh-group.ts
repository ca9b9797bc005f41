import {onceFor} from '../../base/once.ts';
import {IntMap} from '../../columns/int-map.ts';
import {gainOf, type Background} from '../chance/background.ts';
import {areClose, distinct} from './group.ts';
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
  known.adults = pairsAmong(known.adults, links, adultOf, (left, right) => areClose(scene, left, right));
  known.families = pairsAmong(
    known.families,
    links,
    familyOf,
    (left, right) => areRelated(scene, left, right) || mayBeOneFamily(scene, left, right),
  );
  const adultUnit = unitBy(known.adults.pairs, links, adultOf);
  const familyUnit = unitBy([...known.families.pairs, ...oneEventPairs(links)], links, familyOf);
  return links.map((link) => ({link, adultUnit: adultUnit(link.adult), familyUnit: familyUnit(link.family)}));
}

const adultOf = ({adult}: Link): number => adult;
const familyOf = ({family}: Link): number => family;

/** More than there are persons in any hub, so that two of them make one number. */
const ENDS_MAX = 2 ** 26;

type Pair = readonly [number, number];

/** Which of some ends are one. `asked`: what was found out about each two of any that were asked about. */
type Joined = {among: ReadonlySet<number>; pairs: readonly Pair[]; asked: IntMap};

/** Of adults and of families; groups by the thousand ask of the same ones. */
type PairsKnown = {adults: Joined; families: Joined};

const pairsKnown = onceFor<Scene, PairsKnown>(() => ({adults: noPairs(), families: noPairs()}));
const noPairs = (): Joined => ({among: new Set(), pairs: [], asked: new IntMap()});

/** The pairs among the ends of links that are one. A group with one record less has no other ends than before, mostly. */
function pairsAmong(
  known: Joined,
  links: readonly Link[],
  endOf: (link: Link) => number,
  areOne: (left: number, right: number) => boolean,
): Joined {
  if (links.every((link) => known.among.has(endOf(link)))) return known;
  const {asked} = known;
  const among = distinct(links.map(endOf));
  const pairs: Pair[] = [];
  for (const [at, left] of among.entries())
    for (let i = at + 1; i < among.length; i++) {
      const right = among[i]!;
      let found = asked.get(left, right);
      if (found < 0) asked.set(left, right, (found = areOne(left, right) || areOne(right, left) ? 1 : 0));
      if (found === 1) pairs.push([left, right]);
    }
  return {among: new Set(among), pairs, asked};
}

/** For each end of links the smallest that pairs of them join to it, directly or by way of others. */
function unitBy(
  pairs: readonly Pair[],
  links: readonly Link[],
  endOf: (link: Link) => number,
): (end: number) => number {
  if (pairs.length === 0) return itself;
  const ends = new Set(links.map(endOf));
  const above = new Map<number, number>();
  const unitOf = (end: number): number => (above.has(end) ? unitOf(above.get(end)!) : end);
  for (const [left, right] of pairs) {
    if (!ends.has(left) || !ends.has(right)) continue;
    const [one, other] = [unitOf(left), unitOf(right)];
    if (one !== other) above.set(Math.max(one, other), Math.min(one, other));
  }
  return unitOf;
}

const itself = (end: number): number => end;

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
function oneEventPairs(links: readonly Link[]): Pair[] {
  const pairs: Pair[] = [];
  for (const one of links)
    for (const other of links)
      if (one.adult === other.adult && one !== other && isOfOneEvent(one.facts, other.facts))
        pairs.push([one.family, other.family]);
  return pairs;
}

/** True where all facts of a link happened on one day on which the other has any, or were written down at once with one of it. */
function isOfOneEvent(facts: readonly Fact[], others: readonly Fact[]): boolean {
  const first = facts[0]!;
  const isOfDay = ({day}: Fact): boolean => day === first.day;
  const writtenOn = ({written, received}: Fact): number => written ?? received;
  const isOfWriting = (fact: Fact): boolean => fact.agency === first.agency && writtenOn(fact) === writtenOn(first);
  return (facts.every(isOfDay) && others.some(isOfDay)) || (facts.every(isOfWriting) && others.some(isOfWriting));
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
