import {IntMap} from '../../../columns/int-map.ts';
import {NumberList} from '../../../columns/number-list.ts';
import {joinLinks, LinkBuilder, linksInOrder, type Links} from '../decide/links.ts';
import {joinArrays, refusalCodes, type KinTrace} from '../decide/trace.ts';
import type {Refusals} from '../decide/decide-config.ts';

/** Links of one round with their levels, and where each stood in a run before (-1 for nowhere). */
export class KinLinkBuilder {
  readonly #links = new LinkBuilder();
  readonly #levels = new NumberList(Uint8Array);
  readonly #before = new NumberList(Int32Array);

  add(left: number, right: number, weight: number, level: number, before: number): void {
    this.#links.add(left, right, weight);
    this.#levels.push(level);
    this.#before.push(before);
  }

  /** In order of their rows. */
  build(): {links: Links; level: Uint8Array; before: Int32Array} {
    const {links, order} = linksInOrder(this.#links.build());
    const [levels, origins] = [this.#levels.build(), this.#before.build()];
    const [level, before] = [new Uint8Array(order.length), new Int32Array(order.length)];
    for (let i = 0; i < order.length; i++) {
      level[i] = levels[order[i]!]!;
      before[i] = origins[order[i]!]!;
    }
    return {links, level, before};
  }
}

/** Keeps what happens in rounds over relatives. */
export class KinTracer {
  readonly #parts: {links: Links; level: Uint8Array; before: Int32Array}[] = [];
  readonly #ends: number[] = [];
  readonly #roots: Uint32Array[] = [];
  readonly #refused: Uint8Array[] = [];
  #named: {round: number; roots: Uint32Array} = {round: -1, roots: new Uint32Array()};
  #isCrowded = 0;

  /** All links so far, those of a round after those of the rounds before it. */
  addLinks(found: KinLinkBuilder): {links: Links; before: Int32Array} {
    this.#parts.push(found.build());
    return {
      links: joinLinks(this.#parts.map(({links}) => links)),
      before: joinArrays(
        this.#parts.map(({before}) => before),
        new Int32Array(),
      ),
    };
  }

  noteNaming(round: number, roots: Uint32Array): void {
    this.#named = {round, roots};
  }

  noteCrowd(isCrowded: boolean): void {
    if (isCrowded) this.#isCrowded = 1;
  }

  endRound(roots: Uint32Array, refused: Refusals, links: number): void {
    this.#ends.push(links);
    this.#roots.push(roots);
    this.#refused.push(refusalCodes(refused, links));
  }

  /** Left row, right row and level of every pair that was weighed, the level of its heaviest weight; and the trace of it all. */
  end(decided: {links: Links; refused: Refusals}): {levels: Int32Array; trace: KinTrace} {
    const links = joinLinks(this.#parts.map((part) => part.links));
    const level = joinArrays(
      this.#parts.map((part) => part.level),
      new Uint8Array(),
    );
    return {
      levels: levelsOf(links, level),
      trace: {
        links,
        level,
        ends: Uint32Array.from(this.#ends),
        roots: joinArrays(this.#roots, new Uint32Array()),
        refused: joinArrays(this.#refused, new Uint8Array()),
        nameRound: this.#named.round,
        rootsBeforeNames: this.#named.roots,
        refusedByName: refusalCodes(decided.refused, decided.links.length),
        isCrowded: this.#isCrowded,
      },
    };
  }
}

/** Left row, right row and level of each pair, in the order in which pairs first came. */
function levelsOf({length, left, right, weight}: Links, level: Uint8Array): Int32Array {
  const pairs = new IntMap(length);
  const heaviest = new Uint32Array(length);
  for (let link = 0; link < length; link++) {
    const pair = pairs.get(left[link]!, right[link]!);
    if (pair < 0) {
      heaviest[pairs.size] = link;
      pairs.set(left[link]!, right[link]!, pairs.size);
    } else if (weight[link]! > weight[heaviest[pair]!]!) heaviest[pair] = link;
  }
  const levels = new Int32Array(3 * pairs.size);
  for (let pair = 0; pair < pairs.size; pair++) {
    const link = heaviest[pair]!;
    levels.set([left[link]!, right[link]!, level[link]!], 3 * pair);
  }
  return levels;
}
