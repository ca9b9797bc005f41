import {must} from '../../base/assert.ts';
import type {Erased} from '../erasure.ts';
import type {StoreCounts} from '../loads.ts';
import {compareText, erasedMark, type Version, type VersionTable} from '../versions.ts';

/** The versions of the rows of one feed, in memory. */
export class MemoryVersions implements VersionTable {
  readonly #feed: string;
  readonly #versions: Map<number, Version>;
  readonly #current: Map<string, number>;
  readonly #erased: Set<string>;
  #next = 0;

  constructor(
    feed: string,
    versions: readonly Version[] = [],
    current: ReadonlyMap<string, number> = new Map(),
    erased: ReadonlySet<string> = new Set(),
  ) {
    this.#feed = feed;
    this.#versions = new Map(versions.map((version) => [version.id, {...version}]));
    this.#current = new Map(current);
    this.#erased = new Set(erased);
    for (const {id} of versions) this.#next = Math.max(this.#next, id + 1);
  }

  copy(): MemoryVersions {
    return new MemoryVersions(this.#feed, [...this.#versions.values()], this.#current, this.#erased);
  }

  isErased(row: Parameters<VersionTable['isErased']>[0]): boolean {
    return this.#erased.has(erasedMark(this.#feed, row));
  }

  current(key: string): Version | null {
    const id = this.#current.get(key);
    return id === undefined ? null : this.byId(id);
  }

  byId(id: number): Version {
    return must(this.#versions.get(id), 'version');
  }

  insert(version: Omit<Version, 'id'>, isCurrent: boolean): void {
    const id = this.#next++;
    this.#versions.set(id, {...version, id});
    if (isCurrent) this.#current.set(version.key, id);
  }

  insertIfNew(version: Omit<Version, 'id'>): boolean {
    if (this.#current.has(version.key)) return false;
    this.insert(version, true);
    return true;
  }

  setCurrent(id: number, isCurrent: boolean): void {
    if (isCurrent) this.#current.set(this.byId(id).key, id);
    else this.#current.delete(this.byId(id).key);
  }

  confirm(id: number, {load, revision, contentHash}: Parameters<VersionTable['confirm']>[1]): void {
    Object.assign(this.byId(id), {seen: load, revision, contentHash});
  }

  currentSeenIn(loads: ReadonlySet<number>): Version[] {
    return [...this.#current.values()].map((id) => this.byId(id)).filter((version) => loads.has(version.seen));
  }

  inForce(): Version[] {
    return [...this.#current.values()].map((id) => this.byId(id)).filter((version) => !version.withdrawn);
  }

  /** In order of id. */
  all(): {version: Version; isCurrent: boolean}[] {
    return [...this.#versions.values()].map((version) => ({
      version,
      isCurrent: this.#current.get(version.key) === version.id,
    }));
  }

  erase(versions: Erased['versions']): void {
    const gone = new Set(versions.map(({id}) => id));
    for (const {keepOut, ...version} of versions) {
      this.#versions.delete(version.id);
      if (this.#current.get(version.key) === version.id) this.#current.delete(version.key);
      if (keepOut) this.#erased.add(erasedMark(this.#feed, version));
    }
    for (const version of this.#versions.values())
      if (version.replaces !== null && gone.has(version.replaces)) version.replaces = null;
  }

  history(key: string): {version: Version; isCurrent: boolean}[] {
    return this.all()
      .filter(({version}) => version.key === key)
      .sort(
        ({version: left}, {version: right}) =>
          left.load - right.load || compareText(left.revision, right.revision) || left.id - right.id,
      );
  }

  addTo(counts: StoreCounts): void {
    const inForce = this.inForce().length;
    counts.rows += inForce;
    counts.withdrawn += this.#current.size - inForce;
    counts.superseded += this.#versions.size - this.#current.size;
  }
}
