import type {Context} from '../../../base/context.ts';
import type {Clusters} from './clusters.ts';
import {isSoftAmongStrangers, KIN_PART} from './decide.ts';
import {APART} from './hold-reasons.ts';
import {LinkBuilder, type Links} from './links.ts';
import {PersonWeigher} from '../weigh/person-weigher.ts';
import type {Scorer} from '../weigh/scorer.ts';
import type {DecideConfig, Refusals} from './decide-config.ts';

/** A pair of records may weigh this much less than a doubtful one and still bring its people together for weighing. */
export const REACH_BITS = 6;

/** Two people who share a link: the lowest row of each, left < right, what weighs between all their records, and what keeps them apart. */
type Meeting = {left: number; right: number; weight: number; reason: number};

/**
 * Who is who in a file of strangers, where nobody's relatives stand beside them and many records tell little. People are joined by
 * all that is known of both, never by one pair of records alone, in rounds: of those who meet over a link the heaviest first,
 * each person once a round, as it is another person then. Ends when nobody can be joined. A name without birth date or
 * number goes nowhere while it fits two people nearly as well. Returns the people who met and stay apart.
 */
export function gather(
  clusters: Clusters,
  links: Links,
  scorer: Scorer,
  config: DecideConfig,
  ctx: Context,
): {links: Links; refused: Refusals} {
  const weigher = new PersonWeigher(scorer);
  const known = new Map<number, Meeting>();
  for (;;) {
    ctx.signal.throwIfAborted();
    const meetings = meet(clusters, links).map(([left, right, key]) => {
      let meeting = known.get(key);
      if (meeting === undefined) {
        const weight = weigher.weigh(clusters.members(left), clusters.members(right));
        const reason = weight < config.holdBits ? APART.nothing : clusters.reasonApart(left, right);
        meeting = {left, right, weight, reason};
        known.set(key, meeting);
      }
      return meeting;
    });
    meetings.sort((a, b) => b.weight - a.weight || a.left - b.left || a.right - b.right);
    const doubtful = withoutLead(clusters, meetings, config);
    const joined = joinRound(clusters, meetings, doubtful, config);
    if (joined.size === 0) return stayApart(meetings, doubtful, config);
    for (const [key, {left, right}] of known) if (joined.has(left) || joined.has(right)) known.delete(key);
  }
}

/** Weight from which what keeps two people apart no longer does: nobody here is taken for a namesake of one home. */
function neededBits(reason: number, {joinBits, overrideBits}: DecideConfig): number {
  if (reason === APART.nothing) return joinBits;
  return isSoftAmongStrangers(reason) ? Math.max(joinBits, overrideBits * (1 - KIN_PART)) : Infinity;
}

/** One number for two people, whichever stands first. */
const keyOf = ({rowCount}: Clusters, a: number, b: number): number => Math.min(a, b) * rowCount + Math.max(a, b);

/** Pairs of people over links, each once: lowest row of each, left < right, and a key of both; in order. */
function meet(clusters: Clusters, {length, left, right}: Links): [left: number, right: number, key: number][] {
  const met = new Map<number, [number, number, number]>();
  for (let link = 0; link < length; link++) {
    const a = clusters.find(left[link]!);
    const b = clusters.find(right[link]!);
    if (a === b) continue;
    const key = keyOf(clusters, a, b);
    if (!met.has(key)) met.set(key, [Math.min(a, b), Math.max(a, b), key]);
  }
  return [...met.values()];
}

/**
 * Names without birth date or number whose best place does not lead the next by enough; of two places that may be one person
 * themselves either will do.
 */
function withoutLead(
  clusters: Clusters,
  meetings: readonly Meeting[],
  {joinBits, holdBits, leadBits}: DecideConfig,
): Set<number> {
  const best = new Map<number, {other: number; weight: number}>();
  const near = new Set<number>();
  for (const {left, right, weight} of meetings) if (weight >= holdBits) near.add(keyOf(clusters, left, right));
  const doubtful = new Set<number>();
  for (const {left, right, weight, reason} of meetings) {
    if (weight < joinBits - leadBits) break;
    if (reason !== APART.nothing && !isSoftAmongStrangers(reason)) continue;
    for (const [person, other] of [
      [left, right],
      [right, left],
    ] as const) {
      if (!clusters.isWeak(person)) continue;
      const most = best.get(person);
      if (most === undefined) best.set(person, {other, weight});
      else if (most.weight - weight < leadBits && !near.has(keyOf(clusters, most.other, other))) doubtful.add(person);
    }
  }
  return doubtful;
}

/** Joins who can be joined, each person once; returns the lowest rows of those who were. */
function joinRound(
  clusters: Clusters,
  meetings: readonly Meeting[],
  doubtful: ReadonlySet<number>,
  config: DecideConfig,
): Set<number> {
  const joined = new Set<number>();
  for (const {left, right, weight, reason} of meetings) {
    if (weight < config.joinBits) break;
    if (joined.has(left) || joined.has(right) || doubtful.has(left) || doubtful.has(right)) continue;
    if (weight < neededBits(reason, config)) continue;
    joined.add(left);
    joined.add(right);
    clusters.join(left, right);
  }
  return joined;
}

function stayApart(
  meetings: readonly Meeting[],
  doubtful: ReadonlySet<number>,
  config: DecideConfig,
): {links: Links; refused: Refusals} {
  const builder = new LinkBuilder();
  const refused: Refusals = new Map();
  let link = 0;
  for (const {left, right, weight, reason} of meetings) {
    if (weight < config.holdBits) break;
    builder.add(left, right, weight);
    if (reason !== APART.nothing) refused.set(link, reason);
    else if (doubtful.has(left) || doubtful.has(right)) refused.set(link, APART.ambiguous);
    link++;
  }
  return {links: builder.build(), refused};
}
