import {must} from '../base/assert.ts';
import type {StoreCounts} from './store.ts';
import {compareText, type Version, type VersionTable} from './versions.ts';

/** The versions of the rows of one feed, in memory. */
export class MemoryVersions implements VersionTable {
  readonly #versions: Version[];
  readonly #current: Map<string, number>;

  constructor(versions: Version[] = [], current = new Map<string, number>()) {
    this.#versions = versions;
    this.#current = current;
  }

  copy(): MemoryVersions {
    return new MemoryVersions(
      this.#versions.map((version) => ({...version})),
      new Map(this.#current),
    );
  }

  current(key: string): Version | null {
    const id = this.#current.get(key);
    return id === undefined ? null : this.byId(id);
  }

  byId(id: number): Version {
    return must(this.#versions[id], 'version');
  }

  insert(version: Omit<Version, 'id'>, isCurrent: boolean): void {
    const id = this.#versions.length;
    this.#versions.push({...version, id});
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

  history(key: string): {version: Version; isCurrent: boolean}[] {
    return this.#versions
      .filter((version) => version.key === key)
      .map((version) => ({version, isCurrent: this.#current.get(key) === version.id}))
      .sort(
        ({version: left}, {version: right}) =>
          left.load - right.load || compareText(left.revision, right.revision) || left.id - right.id,
      );
  }

  addTo(counts: StoreCounts): void {
    const inForce = this.inForce().length;
    counts.rows += inForce;
    counts.withdrawn += this.#current.size - inForce;
    counts.superseded += this.#versions.length - this.#current.size;
  }
}
