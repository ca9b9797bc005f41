import type {Clusters} from '../decide/clusters.ts';
import {weakRows} from '../decide/decide.ts';
import type {GenerationRivals} from '../decide/generation-rivals.ts';
import type {KinLinkBuilder} from './kin-tracer.ts';
import type {Links} from '../decide/links.ts';
import type {PersonColumns} from '../columns/person-columns.ts';
import type {Relations} from '../columns/relations.ts';
import {decideSome, type Replay} from '../decide/replay.ts';
import type {KinTrace} from '../decide/trace.ts';
import type {Refusals} from '../decide/decide-config.ts';

type Decided = {links: Links; refused: Refusals};

/** The rounds over relatives of a run before, followed round by round. */
export class KinReplay {
  readonly #run: Replay;
  readonly #trace: KinTrace;
  /** 1 for rows that a link of a round so far brought together with somebody, and that have it no more, or weighed anew. */
  readonly #isParted: Uint8Array;
  #round = 0;

  private constructor(run: Replay) {
    this.#run = run;
    this.#trace = run.trace.kin;
    this.#isParted = new Uint8Array(run.isAffected.length);
  }

  /** Null where nothing can be taken over: where so many of one name are at one home, they have company only while they are not too many. */
  static of(run: Replay | null): KinReplay | null {
    return run === null || run.trace.kin.isCrowded === 1 ? null : new KinReplay(run);
  }

  /** The same for a round that begins; null where there was none, or a home is too crowded now. */
  startRound(round: number, clusters: Clusters, isCrowded: boolean, relations: Relations): KinReplay | null {
    if (round >= this.#trace.ends.length || isCrowded) return null;
    this.#round = round;
    this.#run.noteMoved(clusters, round === 0 ? this.#run.trace.roots : this.#rootsAfter(round - 1), relations);
    return this;
  }

  /** Rows whose pairs may share company in another way than they did. */
  get isAffected(): Uint8Array {
    return this.#run.isAffected;
  }

  /** Whether names were joined in this round. */
  get isNaming(): boolean {
    return this.#round === this.#trace.nameRound;
  }

  /** Adds the links of this round between rows that are not affected; takes note of whom the others brought together. */
  addKept(found: KinLinkBuilder): void {
    const {links, level, ends} = this.#trace;
    const {isAffected, diff} = this.#run;
    for (let link = this.#round === 0 ? 0 : ends[this.#round - 1]!; link < ends[this.#round]!; link++) {
      const [left, right] = [diff.after[links.left[link]!]!, diff.after[links.right[link]!]!];
      const isKept = left >= 0 && right >= 0 && isAffected[left] === 0 && isAffected[right] === 0;
      if (isKept) found.add(left, right, links.weight[link]!, level[link]!, link);
      else for (const row of [left, right]) if (row >= 0) this.#isParted[row] = 1;
    }
  }

  /** Decides on `links`, which stood at `before`, where whom a name fits otherwise (`rivals`) has a part. */
  decide(
    clusters: Clusters,
    links: Links,
    before: Int32Array,
    rivals: Pick<GenerationRivals, 'unite'>,
    run: (some: Links) => Refusals,
  ): Refusals {
    const unite = (union: (left: number, right: number) => void): void => {
      rivals.unite(union);
      for (let link = 0; link < links.length; link++) union(links.left[link]!, links.right[link]!);
    };
    const isLive = this.#run.liveRows(clusters, unite, this.#isParted);
    const refused: Refusals = new Map();
    decideSome(links, () => true, isLive, before, this.#refused(), refused, run);
    const roots = this.isNaming ? this.#trace.rootsBeforeNames : this.#rootsAfter(this.#round);
    this.#run.join(clusters, roots, isLive);
    return refused;
  }

  /** Joins names alone by `byName`, which notes what it refuses among `decided`. Links between rows that are both well known have no part. */
  joinByName(
    clusters: Clusters,
    columns: PersonColumns,
    relations: Relations,
    {links, refused}: Decided,
    byName: (some: Decided) => void,
  ): void {
    const {left, right} = links;
    this.#run.noteMoved(clusters, this.#trace.rootsBeforeNames, relations);
    const isName = weakRows(columns).map((isWeak, row) => (isWeak === 1 || columns.placeholder[row]! > 0 ? 1 : 0));
    const isChosen = (link: number): boolean => isName[left[link]!] === 1 || isName[right[link]!] === 1;
    const isLive = this.#run.liveRows(clusters, (union) => {
      for (let link = 0; link < links.length; link++) if (isChosen(link)) union(left[link]!, right[link]!);
    });
    decideSome(
      links,
      isChosen,
      isLive,
      this.#run.linksBefore,
      this.#trace.refusedByName,
      refused,
      (some, positions) => {
        const own: Refusals = new Map();
        for (const [at, link] of positions.entries()) if (refused.has(link)) own.set(at, refused.get(link)!);
        byName({links: some, refused: own});
        return own;
      },
    );
    this.#run.join(clusters, this.#rootsAfter(this.#round), isLive);
  }

  #rootsAfter(round: number): Uint32Array {
    const rows = this.#run.diff.after.length;
    return this.#trace.roots.subarray(round * rows, (round + 1) * rows);
  }

  #refused(): Uint8Array {
    const {ends, refused} = this.#trace;
    const from = ends.subarray(0, this.#round).reduce((sum, end) => sum + end, 0);
    return refused.subarray(from, from + ends[this.#round]!);
  }
}
