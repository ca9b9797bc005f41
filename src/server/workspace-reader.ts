import {isDeepStrictEqual} from 'node:util';
import {statSync} from 'node:fs';
import type {Context} from '../base/context.ts';
import type {Policy} from '../access/policy.ts';
import type {ClassNeeds} from '../access/sight.ts';
import {openSqliteStore} from '../workspace/sqlite/store.ts';
import type {Store} from '../workspace/store.ts';
import {closeIfDone, decided, openRun, saidBy, stateOf, type Opened, type OpenedWorkspace} from './opened-workspace.ts';

/**
 * The workspace that a server answers from. When a run has changed the file, `refresh` opens what it worked out beside what was there
 * before, which stays until its successor is ready; a decision on an alert is taken up by itself.
 */
export class WorkspaceReader {
  readonly #path: string;
  readonly #policy: () => Policy;
  readonly #today: () => string;
  readonly #ctx: Context;
  #current: Opened;
  #files: string;
  #opening: Promise<boolean> | null = null;

  /** `today` gives the day, `YYYY-MM-DD`. @throws RingfenceError as `openSqliteStore` and `openView` do */
  constructor(path: string, policy: () => Policy, today: () => string, ctx: Context) {
    this.#path = path;
    this.#policy = policy;
    this.#today = today;
    this.#ctx = ctx;
    this.#files = filesOf(path);
    this.#current = openRun(openSqliteStore(path, 'read'), policy, today, ctx);
  }

  /** The current state; whoever takes it gives it back by `release`. */
  lease(): OpenedWorkspace {
    this.#current.run.leases++;
    return this.#current;
  }

  release(opened: OpenedWorkspace): void {
    const {run} = opened as Opened;
    run.leases--;
    closeIfDone(run);
  }

  /** Makes what these classes are expected to ask for, so that no request waits for it. */
  warm(expected: readonly ClassNeeds[]): Promise<void> {
    return this.#current.run.worlds.warm(expected);
  }

  /** Forgets what was made under other marks of release than those of the policy now. */
  forgetReleases(): void {
    this.#current.run.worlds.forgetParts();
  }

  /** Takes up decisions on alerts; the results of a run are left to `refresh`. */
  takeDecisions(): void {
    this.#look()?.store.close();
  }

  /**
   * Takes up what changed in the file: decisions at once, the results of a run once what is `expected` to be asked for is made of them.
   * True where those of a run are answered from now. Throws as the constructor does, and then goes on as before.
   */
  async refresh(expected: readonly ClassNeeds[] = []): Promise<boolean> {
    const found = this.#look();
    if (found === null) return (await this.#opening) ?? false;
    if (this.#opening !== null) {
      // Looked at again when the run before it has been opened.
      found.store.close();
      return this.#opening;
    }
    const next = openRun(found.store, this.#policy, this.#today, this.#ctx);
    this.#opening = this.#replaceBy(next, found.files, expected).finally(() => (this.#opening = null));
    return this.#opening;
  }

  /** Takes up decisions; gives the file open where it holds another run. */
  #look(): {store: Store; files: string} | null {
    const files = filesOf(this.#path);
    if (files === this.#files) return null;
    const store = openSqliteStore(this.#path, 'read');
    let isOther = false;
    try {
      const {run, decisions, judged} = this.#current;
      const now = saidBy(store);
      if (now.decisions.length > decisions.length || now.judged.length > judged.length)
        this.#current = decided(run, now);
      isOther = stateOf(store) !== run.state;
      if (isOther) return {store, files};
      // The same results, but not the same file: what was erased from it must not be kept there for this reader. Where a run has
      // replaced them since, the next look finds that.
      if (run.store.renew((now) => stateOf(now) === run.state)) this.#files = files;
      return null;
    } finally {
      if (!isOther) store.close();
    }
  }

  async #replaceBy(next: Opened, files: string, expected: readonly ClassNeeds[]): Promise<boolean> {
    try {
      await next.run.worlds.warm(expected);
    } catch (error) {
      // Looked at again: the former results must not stay for good because the disk failed once.
      next.store.close();
      throw error;
    }
    this.#files = files;
    const {run, decisions, judged} = this.#current;
    this.#current = decided(next.run, {
      decisions: longer(decisions, next.decisions),
      judged: longer(judged, next.judged),
    });
    run.isRetired = true;
    closeIfDone(run);
    return true;
  }

  close(): void {
    const {run} = this.#current;
    run.isRetired = true;
    closeIfDone(run);
  }
}

/** What was said meanwhile goes on from what a run knew, unless some of it was erased with what it was about. */
function longer<T>(meanwhile: readonly T[], known: readonly T[]): readonly T[] {
  const isLonger = meanwhile.length > known.length && isDeepStrictEqual(meanwhile.slice(0, known.length), known);
  return isLonger ? meanwhile : known;
}

/** Changes whenever somebody has written to the workspace. */
function filesOf(path: string): string {
  return [path, `${path}-wal`]
    .map((file) => statSync(file, {throwIfNoEntry: false}))
    .map((stat) => `${stat?.ino} ${stat?.size} ${stat?.mtimeMs}`)
    .join(' ');
}
