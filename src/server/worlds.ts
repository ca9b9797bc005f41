import {setImmediate} from 'node:timers/promises';
import type {Pieces} from '../base/piecemeal.ts';
import type {Policy} from '../access/policy.ts';
import {seesAll, sightKey, type ClassNeeds, type SightClass} from '../access/sight.ts';
import type {View} from '../engine/view/view.ts';
import {worldOf, type World} from './world.ts';

/** Parts of a world that are made before it is answered from: who may look people up needs more than who reads findings. */
export type Need = 'findings' | 'people';

/** How long pieces are done before requests have their turn. */
const TURN_MS = 20;

type Kept = {world: World; day: string; isWhole: boolean; made: Set<Need>; making: Map<Need, Promise<World>>};

/**
 * What a run worked out as each class of users sees it, made once for each class. The parts of one class are made one after the other,
 * piece by piece, and requests have their turn between, so who sees what is there already does not wait for who is new.
 */
export class Worlds {
  readonly #view: View;
  readonly #policy: () => Policy;
  readonly #today: () => string;
  readonly #kept = new Map<string, Kept>();
  /** One class at a time: two at once would both be late. */
  #queue: Promise<unknown> = Promise.resolve();

  constructor(view: View, policy: () => Policy, today: () => string) {
    this.#view = view;
    this.#policy = policy;
    this.#today = today;
  }

  /** At once where it is made, else when it is. */
  of(seen: SightClass, need: Need): World | Promise<World> {
    const kept = this.#of(seen);
    if (kept.made.has(need)) return kept.world;
    const making = kept.making.get(need) ?? this.#make(kept, need);
    kept.making.set(need, making);
    return making;
  }

  /** At once, each part made when it is first asked for: of a class that nobody is expected of, requests wait for that. */
  now(seen: SightClass): World {
    return this.#of(seen).world;
  }

  /** Makes all that is expected; who sees everything comes first, as that takes least. */
  async warm(expected: readonly ClassNeeds[]): Promise<void> {
    const order = expected.toSorted((left, right) => Number(seesAll(right.seen)) - Number(seesAll(left.seen)));
    for (const {seen, may} of order) await this.of(seen, needOf(may));
  }

  /** Forgets the worlds of those who do not see everything. */
  forgetParts(): void {
    for (const [key, {isWhole}] of this.#kept) if (!isWhole) this.#kept.delete(key);
  }

  #of(seen: SightClass): Kept {
    const today = this.#today();
    // What is too old to be seen is another thing tomorrow.
    const day = seen.sight.days === null ? '' : today;
    const key = sightKey(seen);
    const known = this.#kept.get(key);
    if (known?.day === day) return known;
    const world = worldOf(this.#view, this.#policy(), seen, today);
    const kept = {world, day, isWhole: seesAll(seen), made: new Set<Need>(), making: new Map<Need, Promise<World>>()};
    this.#kept.set(key, kept);
    return kept;
  }

  #make(kept: Kept, need: Need): Promise<World> {
    const {world, made, making} = kept;
    const work = async (): Promise<World> => {
      try {
        for (const part of [
          world.network,
          world.flags,
          world.shown,
          world.leads,
          ...(need === 'people' ? [world.people] : []),
        ])
          await inTurns(part.pieces());
        made.add('findings').add(need);
        return world;
      } finally {
        making.delete(need);
      }
    };
    const turn = this.#queue.then(work);
    this.#queue = turn.catch(() => null);
    return turn;
  }
}

/** Does the pieces one after the other, and lets requests have their turn between them. */
async function inTurns(pieces: Pieces<unknown>): Promise<void> {
  for (;;) {
    await setImmediate();
    const until = performance.now() + TURN_MS;
    do if (pieces.next().done === true) return;
    while (performance.now() < until);
  }
}

/** What who may do these things asks for. */
export const needOf = (may: readonly string[]): Need => (may.includes('lookup') ? 'people' : 'findings');
