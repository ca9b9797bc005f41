import {statSync} from 'node:fs';
import {setImmediate} from 'node:timers/promises';
import type {Context} from '../base/context.ts';
import type {Policy} from '../access/policy.ts';
import {sightKey, type SightClass} from '../access/sight.ts';
import {openView, type View} from '../engine/view.ts';
import {openSqliteStore} from '../workspace/sqlite-store.ts';
import type {Store} from '../workspace/store.ts';
import {worldOf, type World} from './world.ts';

/** One state of a workspace, opened and warm. */
export type OpenedWorkspace = {
  view: View;
  /** Number of the derivation, and the last day that it knew of. */
  derivation: number;
  through: string;
  world(seen: SightClass): World;
  /** The open file, for what no view tells (decisions on alerts). */
  store: Store;
};

type Opened = OpenedWorkspace & {state: string; leases: number; isRetired: boolean};

/**
 * The workspace that a server answers from. When a run or a decision has changed the file, `refresh` opens its new state beside the
 * old one, which stays open until the last request that looked at it is answered.
 */
export class WorkspaceReader {
  readonly #path: string;
  readonly #policy: Policy;
  readonly #today: () => string;
  readonly #ctx: Context;
  readonly #expected: readonly SightClass[];
  #current: Opened;
  #files: string;
  #refreshing: Promise<boolean> | null = null;

  /**
   * `today` gives the day, `YYYY-MM-DD`. `expected` are classes of who will ask, whose worlds `warm` and `refresh` make beforehand: at
   * 20,000 persons, three seconds each. @throws RingfenceError as `openSqliteStore` and `openView` do
   */
  constructor(path: string, policy: Policy, today: () => string, ctx: Context, expected: readonly SightClass[] = []) {
    this.#expected = expected;
    this.#path = path;
    this.#policy = policy;
    this.#today = today;
    this.#ctx = ctx;
    this.#files = filesOf(path);
    this.#current = this.#open();
  }

  /** The current state; whoever takes it gives it back by `release`. */
  lease(): OpenedWorkspace {
    this.#current.leases++;
    return this.#current;
  }

  release(opened: OpenedWorkspace): void {
    const held = opened as Opened;
    held.leases--;
    closeIfDone(held);
  }

  /** Makes what is expected to be asked for, so that no request waits for it. */
  warm(): Promise<void> {
    return this.#warm(this.#current);
  }

  /** Takes up what changed in the file; true where something did. Throws as the constructor does, and then goes on as before. */
  refresh(): Promise<boolean> {
    return (this.#refreshing ??= this.#refresh().finally(() => (this.#refreshing = null)));
  }

  async #refresh(): Promise<boolean> {
    const files = filesOf(this.#path);
    if (files === this.#files) return false;
    const next = this.#open();
    this.#files = files;
    if (next.state === this.#current.state) {
      next.store.close();
      return false;
    }
    await this.#warm(next);
    const before = this.#current;
    this.#current = next;
    before.isRetired = true;
    closeIfDone(before);
    return true;
  }

  close(): void {
    this.#current.isRetired = true;
    closeIfDone(this.#current);
  }

  async #warm(opened: Opened): Promise<void> {
    for (const seen of this.#expected) {
      const world = opened.world(seen);
      for (const make of [world.network, world.people, world.flags, world.alerts]) {
        make();
        // Requests that came meanwhile have their turn.
        await setImmediate();
      }
    }
  }

  #open(): Opened {
    const store = openSqliteStore(this.#path, 'read');
    try {
      const view = openView(store, null, this.#ctx);
      const last = store.derivations().at(-1);
      const worlds = new Map<string, {day: string; world: World}>();
      const open = (seen: SightClass): World => {
        const today = this.#today();
        // What is too old to be seen is another thing tomorrow.
        const day = seen.sight.days === null ? '' : today;
        const key = sightKey(seen);
        const known = worlds.get(key);
        if (known?.day === day) return known.world;
        const world = worldOf(view, this.#policy, seen, today);
        worlds.set(key, {day, world});
        return world;
      };
      return {
        view,
        store,
        derivation: last?.sequence ?? 0,
        through: last?.through ?? '',
        world: open,
        state: JSON.stringify([last, store.alertDecisions().length]),
        leases: 0,
        isRetired: false,
      };
    } catch (error) {
      store.close();
      throw error;
    }
  }
}

function closeIfDone({isRetired, leases, store}: Opened): void {
  if (isRetired && leases === 0) store.close();
}

/** Changes whenever somebody has written to the workspace. */
function filesOf(path: string): string {
  return [path, `${path}-wal`]
    .map((file) => statSync(file, {throwIfNoEntry: false}))
    .map((stat) => `${stat?.ino} ${stat?.size} ${stat?.mtimeMs}`)
    .join(' ');
}
