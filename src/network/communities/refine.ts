import type {Rng} from '../../base/rng.ts';
import type {Level} from './level.ts';

/**
 * Splits each community into parts that hold together (Traag et al. 2019, algorithm A.2): nodes start alone, and a node that is
 * still alone may join a part of its own community to which it has an edge, where that loses nothing and both the node and the
 * part are well connected with the rest of the community. So every part is connected. Which part is drawn at random in
 * proportion to exp(gain / temperature); at temperature 0 it is the best. Returns the part of each node, labels below order.
 */
export function refine(
  level: Level,
  community: Uint32Array,
  resolution: number,
  temperature: number,
  rng: Rng,
): Uint32Array {
  const {order, starts, targets, weights, isUnit, strength, total} = level;
  const share = total === 0 ? 0 : resolution / total;
  const part = new Uint32Array(order).map((_, node) => node);
  const sums = strength.slice();
  const sizes = new Uint32Array(order).fill(1);
  // `cut`: the weight between a part and the rest of its community.
  const {communitySums, cut} = sumsWithin(level, community);
  const isWellConnected = (of: number, own: number): boolean =>
    cut[of]! + 1e-10 >= share * sums[of]! * (communitySums[own]! - sums[of]!);
  const toward = new Float64Array(order);
  const touched = new Uint32Array(order);
  const gains = new Float64Array(order);
  const choose = (node: number, own: number, candidates: number): number => {
    let best = -1;
    let bestGain = 0;
    let kept = 0;
    for (let i = 0; i < candidates; i++) {
      const label = touched[i]!;
      const gain = toward[label]! - strength[node]! * share * sums[label]!;
      gains[i] = label !== node && gain >= 0 && isWellConnected(label, own) ? gain : -1;
      if (gains[i]! < 0) continue;
      kept++;
      if (best < 0 || gain > bestGain || (gain === bestGain && label < best)) {
        best = label;
        bestGain = gain;
      }
    }
    if (temperature === 0 || kept < 2) return best;
    const drawn = draw(gains.subarray(0, candidates), bestGain, temperature, rng);
    return drawn < 0 ? best : touched[drawn]!;
  };
  for (let node = 0; node < order; node++) {
    const own = community[node]!;
    if (sizes[node] !== 1 || part[node] !== node || !isWellConnected(node, own)) continue;
    let count = 0;
    for (let at = starts[node]!; at < starts[node + 1]!; at++) {
      const other = targets[at]!;
      if (community[other] !== own) continue;
      if (toward[part[other]!] === 0) touched[count++] = part[other]!;
      toward[part[other]!]! += isUnit ? 1 : weights[at]!;
    }
    const chosen = choose(node, own, count);
    if (chosen >= 0) {
      cut[chosen]! += cut[node]! - 2 * toward[chosen]!;
      sums[chosen]! += strength[node]!;
      sums[node] = 0;
      sizes[chosen]!++;
      sizes[node] = 0;
      part[node] = chosen;
    }
    for (let i = 0; i < count; i++) toward[touched[i]!] = 0;
  }
  return part;
}

/** The strength of each community by label, and the weight between each node and the rest of its own. */
function sumsWithin(
  {order, starts, targets, weights, isUnit, strength}: Level,
  community: Uint32Array,
): {communitySums: Float64Array; cut: Float64Array} {
  const communitySums = new Float64Array(order);
  const cut = new Float64Array(order);
  for (let node = 0; node < order; node++) {
    communitySums[community[node]!]! += strength[node]!;
    let inside = 0;
    for (let at = starts[node]!; at < starts[node + 1]!; at++) {
      // Without a branch, so that many neighbours are waited for together.
      const isOwn = Math.clz32(community[targets[at]!]! ^ community[node]!) >>> 5;
      inside += isUnit ? isOwn : isOwn * weights[at]!;
    }
    cut[node] = inside;
  }
  return {communitySums, cut};
}

/** The place of one of the gains that are not negative, in proportion to exp(gain / temperature); -1 where rounding leaves none. */
function draw(gains: Float64Array, bestGain: number, temperature: number, rng: Rng): number {
  let sum = 0;
  for (const gain of gains) if (gain >= 0) sum += Math.exp((gain - bestGain) / temperature);
  let target = rng.next() * sum;
  for (let i = 0; i < gains.length; i++) {
    if (gains[i]! < 0) continue;
    target -= Math.exp((gains[i]! - bestGain) / temperature);
    if (target <= 0) return i;
  }
  return -1;
}
