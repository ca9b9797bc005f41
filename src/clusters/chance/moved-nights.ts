import {createRng} from '../../base/rng.ts';
import {IntMap} from '../../columns/int-map.ts';

/** A child missing on a night, by number of the child and day. */
export type Night = {child: number; day: number};

/** Two children who share so many nights in a draw, and the chance of that by how often each is out (see `pairAlpha`). */
export type DrawnPair = {left: number; right: number; p: number};

/** Weeks by which the nights of a child are moved at most, to either side: more would move them to where a hub recorded more or less. */
const WEEKS_MAX = 26;

/**
 * Pairs that share nights in hubs where nobody goes out with anybody, draw by draw: all nights of a child are moved by a number of weeks of its
 * own, so that each is out as often, in the same runs and on the same days of the week. Children of one unit are moved as one.
 * `chanceOf`: p of two children who share so many nights; null where the pair does not count.
 */
export function drawPairs(
  nights: readonly Night[],
  unitOf: (child: number) => number,
  chanceOf: (left: number, right: number, shared: number) => number | null,
  {draws, seed}: {draws: number; seed: number},
): DrawnPair[][] {
  const rng = createRng(seed);
  const byChild = [...Map.groupBy(nights, ({child}) => child)].sort(([one], [other]) => one - other);
  return Array.from({length: draws}, () => {
    const moves = new Map<number, number>();
    const moveOf = (unit: number): number => {
      let move = moves.get(unit);
      if (move === undefined) moves.set(unit, (move = 7 * (rng.int(2 * WEEKS_MAX + 1) - WEEKS_MAX)));
      return move;
    };
    const out = new Map<number, number[]>();
    for (const [at, [child, own]] of byChild.entries()) {
      const move = moveOf(unitOf(child));
      for (const {day} of own) {
        const there = out.get(day + move);
        if (there === undefined) out.set(day + move, [at]);
        else there.push(at);
      }
    }
    return pairsAmong(out.values()).flatMap(([one, other, shared]): DrawnPair[] => {
      const [left, right] = [byChild[one]![0], byChild[other]![0]];
      const p = unitOf(left) === unitOf(right) ? null : chanceOf(left, right, shared);
      return p === null ? [] : [{left, right, p}];
    });
  });
}

/** Pairs of the numbers that are together in two lists or more, and in how many. Most pairs of a night are together on no other. */
function pairsAmong(lists: Iterable<readonly number[]>): [one: number, other: number, shared: number][] {
  const shared = new IntMap();
  const often: [one: number, other: number][] = [];
  for (const list of lists)
    for (let i = 0; i < list.length; i++)
      for (let j = i + 1; j < list.length; j++)
        if (shared.increment(list[i]!, list[j]!, 1) === 2) often.push([list[i]!, list[j]!]);
  return often.map(([one, other]) => [one, other, shared.get(one, other)]);
}

/** The p below which the draws hold no more than `pairsMax` pairs each on average, and no more than `alpha`. */
export function levelOf(drawn: readonly (readonly DrawnPair[])[], pairsMax: number, alpha: number): number {
  const all = drawn.flatMap((pairs) => pairs.map(({p}) => p)).sort((one, other) => one - other);
  return Math.min(alpha, all[Math.floor(pairsMax * drawn.length)] ?? alpha);
}
