import {createRng} from '../../base/rng.ts';

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
  if (nights.length === 0) return Array.from({length: draws}, () => []);
  const rng = createRng(seed);
  const byChild = [...Map.groupBy(nights, ({child}) => child)].sort(([one], [other]) => one - other);
  const units = new Map<number, number>();
  const unitAt = byChild.map(([child]) => {
    const unit = unitOf(child);
    if (!units.has(unit)) units.set(unit, units.size);
    return units.get(unit)!;
  });
  const moveOf = new Int32Array(units.size);
  const meetings = meetingsOf(byChild.map(([, own]) => own.map(({day}) => day)));
  return Array.from({length: draws}, () => {
    for (let unit = 0; unit < moveOf.length; unit++) moveOf[unit] = 7 * (rng.int(2 * WEEKS_MAX + 1) - WEEKS_MAX);
    const pairs: DrawnPair[] = [];
    meetings(
      (at) => moveOf[unitAt[at]!]!,
      (one, other, shared) => {
        if (unitAt[one] === unitAt[other]) return;
        const [left, right] = [byChild[one]![0], byChild[other]![0]];
        const p = chanceOf(left, right, shared);
        if (p !== null) pairs.push({left, right, p});
      },
    );
    return pairs;
  });
}

type Meetings = (
  moveOf: (child: number) => number,
  visit: (one: number, other: number, shared: number) => void,
) => void;

/**
 * Of children with nights on `days` each, a function that moves the nights of each by so many days, at most `WEEKS_MAX` weeks, and calls
 * `visit` with each two who then share more than one, and how many. O(nights and meetings) a call.
 */
function meetingsOf(days: readonly (readonly number[])[]): Meetings {
  const all = Int32Array.from(days.flat());
  const ends = new Uint32Array(days.length);
  let end = 0;
  for (const [child, own] of days.entries()) ends[child] = end += own.length;
  const slack = 7 * WEEKS_MAX;
  const first = all.reduce((least, day) => Math.min(least, day), Infinity) - slack;
  const last = all.reduce((most, day) => Math.max(most, day), -Infinity) + slack;
  /** The nights of a day are a list: its last, and of each night the one before; `whose` each is. */
  const lastOn = new Int32Array(last - first + 1);
  const before = new Int32Array(all.length);
  const whose = new Int32Array(all.length);
  /** How many nights the child at hand shares with each of those before it, and with whom any. */
  const shared = new Uint32Array(days.length);
  const met = new Uint32Array(days.length);
  return (moveOf, visit) => {
    lastOn.fill(-1);
    for (let child = 0, from = 0; child < ends.length; from = ends[child++]!) {
      const move = moveOf(child) - first;
      let metCount = 0;
      for (let at = from; at < ends[child]!; at++)
        for (let night = lastOn[all[at]! + move]!; night >= 0; night = before[night]!)
          if (shared[whose[night]!]!++ === 0) met[metCount++] = whose[night]!;
      for (let at = 0; at < metCount; at++) {
        const other = met[at]!;
        if (shared[other]! > 1) visit(other, child, shared[other]!);
        shared[other] = 0;
      }
      for (let at = from; at < ends[child]!; at++) {
        before[at] = lastOn[all[at]! + move]!;
        whose[at] = child;
        lastOn[all[at]! + move] = at;
      }
    }
  };
}

/** The p below which the draws hold no more than `pairsMax` pairs each on average, and no more than `alpha`. */
export function levelOf(drawn: readonly (readonly DrawnPair[])[], pairsMax: number, alpha: number): number {
  const all = drawn.flatMap((pairs) => pairs.map(({p}) => p)).sort((one, other) => one - other);
  return Math.min(alpha, all[Math.floor(pairsMax * drawn.length)] ?? alpha);
}
