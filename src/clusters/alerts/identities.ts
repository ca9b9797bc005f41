import {onceFor} from '../../base/once.ts';
import {civilOf} from '../../base/day.ts';
import {UnionFind} from '../../columns/union-find.ts';
import {COMMON_NAME} from '../../model/lead.ts';
import {heldApart, type HeldApart} from '../../network/held.ts';
import {type Network} from '../../network/network.ts';
import {identitiesOf, isForWant, type Identities} from '../../network/may-be-one.ts';
import {knownCount} from '../../network/persons.ts';
import {compareBirths} from '../../resolve/link/compare/compare-birth.ts';
import {B} from '../../resolve/link/compare/comparisons.ts';
import {BIRTH_DAY, BIRTH_NEW_YEAR} from '../../resolve/link/columns/person-columns.ts';
import {namesakesIn} from './namesakes.ts';
import type {Assumed} from './assumed.ts';
import {BIRTH_KINDS} from '../../network/columns/columns.ts';

/** Two linked adults who may be one, with too little to take them for one even among linked adults. */
export type Doubt = Assumed & {
  /** The weight among linked adults, in bits. */
  bits: number;
  /** Why they are held apart; `COMMON_NAME` where matching did not compare them, as many bear a name like it. */
  reason: string;
  /** For a common name: how many more adults of it the hub knows beside the two; null where that was not asked. */
  others: number | null;
};

/**
 * Which of the linked adults are most likely one, though the evidence was too thin to join them among everybody. How likely a pair
 * is one person depends on among how many the other could be: that among n who were named beside other families' children
 * two have one name is rarer by far than among all, so log2(all / n) bits are added to the weight before it is held against
 * `joinBits`. `circles` are such sets, each within the one before; a pair counts among the least that holds both. Pairs by
 * falling weight; nobody is joined whom a stronger reason, or their birth dates, hold apart from any of the others. The least circle is looked at for
 * bearers of one name too, whom matching of everybody does not compare where many bear a name like it (`namesakes.ts`).
 * `doubts` are the pairs that fall short of that by at most `doubtBits`, heaviest first; nobody is taken for one for them.
 */
export function likelyOne(
  network: Network,
  circles: readonly ReadonlySet<number>[],
  joinBits: number,
  doubtBits = 0,
  identities: Pick<Identities, 'mayBeOne'> = identitiesOf(network),
): {of: (person: number) => number; assumed: Assumed[]; doubts: Doubt[]} {
  const persons = knownCount(network.persons);
  const sets = new UnionFind(network.persons.length);
  const members = new Map<number, number[]>();
  const membersOf = (root: number): number[] => members.get(root) ?? [root];
  const apart = new Set<number>();
  const {length} = network.persons;
  for (const pair of pairsOf(network)) if (!isForWant(pair)) apart.add(pair.left * length + pair.right);
  const amongBits = ({left, right, weight}: Assumed): number => {
    const circle = circles.findLast((one) => one.has(left) && one.has(right));
    return circle === undefined ? -Infinity : weight + Math.log2(persons / circle.size);
  };
  const assumed: Assumed[] = [];
  const namesakes = namesakesIn(network, circles.at(-1) ?? new Set(), identities);
  const candidates = [
    ...wanting(network).map((pair) => ({...pair, others: null})),
    ...namesakes.map((pair) => ({...pair, reason: COMMON_NAME})),
  ]
    .map((pair): Doubt => ({...pair, bits: amongBits(pair)}))
    .filter(({bits}) => bits >= joinBits - doubtBits)
    .sort((one, other) => other.weight - one.weight || one.left - other.left || one.right - other.right);
  // Whom matching compared may be namesakes as well: the heavier of the two weights counts.
  const seen = new Set<number>();
  const pairs = candidates.filter(({left, right}) => seen.size < seen.add(left * length + right).size);
  const areApart = (a: number, b: number): boolean =>
    membersOf(a).some((one) =>
      membersOf(b).some(
        (other) => apart.has(Math.min(one, other) * length + Math.max(one, other)) || areBornApart(network, one, other),
      ),
    );
  for (const {left, right, weight, bits} of pairs) {
    if (bits < joinBits) continue;
    const [a, b] = [sets.find(left), sets.find(right)];
    if (areApart(a, b)) continue;
    assumed.push({left, right, weight});
    if (a === b) continue;
    sets.union(a, b);
    members.set(sets.find(a), [...membersOf(a), ...membersOf(b)]);
  }
  const doubts = pairs
    .filter(({left, right, bits}) => bits < joinBits && !areApart(sets.find(left), sets.find(right)))
    .filter(({left, right}) => sets.find(left) !== sets.find(right))
    .sort((one, other) => other.bits - one.bits || one.left - other.left || one.right - other.right);
  return {of: (person) => sets.find(person), assumed, doubts};
}

/**
 * Exact birth dates that matching would call different: fewer than two of day, month and year agree, nor do they with day and month the
 * other way round; of a 1 January the year alone counts. A pair is held for its best two records, and where one of those is a name
 * alone it says nothing of what is known of both people.
 */
function areBornApart({persons}: Network, left: number, right: number): boolean {
  const exact = BIRTH_KINDS.indexOf('exact');
  if (persons.birthKind[left] !== exact || persons.birthKind[right] !== exact) return false;
  const [one, other] = [persons.birthFrom[left]!, persons.birthFrom[right]!];
  const level = compareBirths(one, dayKind(one), other, dayKind(other));
  return level === B.different || level === B.generation;
}

function dayKind(day: number): number {
  const {month, date} = civilOf(day);
  return month === 1 && date === 1 ? BIRTH_NEW_YEAR : BIRTH_DAY;
}

const wanting = (network: Network): HeldApart[] => pairsOf(network).filter(isForWant);

/** Held pairs, the smaller on the left. */
const pairsOf = onceFor((network: Network): readonly HeldApart[] =>
  heldApart(network).map((pair) => {
    const {left, right, weight, reason} = pair;
    return left < right ? pair : {left: right, right: left, weight, reason};
  }),
);
