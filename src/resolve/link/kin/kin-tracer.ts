import {joinLinks, LinkBuilder, linksInOrder, type Links} from '../decide/links.ts';
import {joinArrays, refusalCodes, type KinTrace} from '../decide/trace.ts';
import type {Refusals} from '../decide/decide-config.ts';

/** Links of one round with their levels, and where each stood in a run before (-1 for nowhere). */
export class KinLinkBuilder {
  readonly #links = new LinkBuilder();
  readonly #levels: number[] = [];
  readonly #before: number[] = [];

  add(left: number, right: number, weight: number, level: number, before: number): void {
    this.#links.add(left, right, weight);
    this.#levels.push(level);
    this.#before.push(before);
  }

  /** In order of their rows. */
  build(): {links: Links; level: Uint8Array; before: Int32Array} {
    const {links, order} = linksInOrder(this.#links.build());
    return {
      links,
      level: Uint8Array.from(order, (at) => this.#levels[at]!),
      before: Int32Array.from(order, (at) => this.#before[at]!),
    };
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
      before: Int32Array.from(this.#parts.flatMap(({before}) => [...before])),
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
  end(rowCount: number, decided: {links: Links; refused: Refusals}): {levels: Int32Array; trace: KinTrace} {
    const links = joinLinks(this.#parts.map((part) => part.links));
    const level = joinArrays(
      this.#parts.map((part) => part.level),
      new Uint8Array(),
    );
    return {
      levels: levelsOf(links, level, rowCount),
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

function levelsOf({length, left, right, weight}: Links, level: Uint8Array, rowCount: number): Int32Array {
  const heaviest = new Map<number, number>();
  for (let link = 0; link < length; link++) {
    const key = left[link]! * rowCount + right[link]!;
    const known = heaviest.get(key);
    if (known === undefined || weight[link]! > weight[known]!) heaviest.set(key, link);
  }
  return Int32Array.from([...heaviest.values()].flatMap((link) => [left[link]!, right[link]!, level[link]!]));
}
