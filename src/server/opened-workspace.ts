import type {Context} from '../base/context.ts';
import {once, onceFor} from '../base/once.ts';
import type {Policy} from '../access/policy.ts';
import type {SightClass} from '../access/sight.ts';
import {queueOf} from '../clusters/alerts/continuity.ts';
import {openView, type View} from '../engine/view/view.ts';
import type {AlertDecision, JudgementEvent} from '../workspace/said.ts';
import type {Store} from '../workspace/store.ts';
import type {World} from './world.ts';
import {Worlds, type Need} from './worlds.ts';

/** One state of a workspace: what a run worked out, and what people have decided since. */
export type OpenedWorkspace = {
  view: View;
  /** Number of the derivation, and the last day that it knew of. */
  derivation: number;
  through: string;
  /** The open file. */
  store: Store;
  /** What was decided on alerts, in order. */
  decisions: readonly AlertDecision[];
  /** What was said of identities, in order; what this run did not know yet is among it. */
  judged: readonly JudgementEvent[];
  /** The workspace as a class of users sees it, with the parts that are needed. */
  world(seen: SightClass, need: Need): World | Promise<World>;
  /** The same at once, as of a colleague of who asks. */
  worldNow(seen: SightClass): World;
};

/** What a run worked out, opened; open until the last request that looks at it is answered. */
type Run = {
  view: View;
  store: Store;
  derivation: number;
  through: string;
  worlds: Worlds;
  state: string;
  leases: number;
  isRetired: boolean;
};

export type Opened = OpenedWorkspace & {run: Run};

/** What people said and decided, which a run outlives. */
type Said = Pick<OpenedWorkspace, 'decisions' | 'judged'>;

/** What the last run of a store worked out, with what people have decided. */
export function openRun(store: Store, policy: () => Policy, today: () => string, ctx: Context): Opened {
  try {
    const view = openView(store, null, ctx);
    const last = store.derivations().at(-1);
    const run = {
      view,
      store,
      derivation: last?.sequence ?? 0,
      through: last?.through ?? '',
      worlds: new Worlds(view, policy, today),
      state: stateOf(store),
      leases: 0,
      isRetired: false,
    };
    return decided(run, saidBy(store));
  } catch (error) {
    store.close();
    throw error;
  }
}

/** A run with what people have decided: all but the queue is shared with every other state of the same run. */
export function decided(run: Run, {decisions, judged}: Said): Opened {
  const {view, store, derivation, through, worlds} = run;
  const queue = once(() => queueOf(view.alerts(), decisions));
  const withQueue = onceFor((world: World): World => ({...world, alerts: once(() => world.alertsOf(queue()))}));
  return {
    run,
    view: {...view, queue},
    store,
    derivation,
    through,
    decisions,
    judged,
    worldNow: (seen) => withQueue(worlds.now(seen)),
    world: (seen, need) => {
      const world = worlds.of(seen, need);
      return world instanceof Promise ? world.then(withQueue) : withQueue(world);
    },
  };
}

export const saidBy = (store: Store): Said => ({decisions: store.alertDecisions(), judged: store.judgementEvents()});

/** Changes with the results of a run, and with what is erased. */
export const stateOf = (store: Store): string => JSON.stringify([store.derivations().at(-1), store.erasures().length]);

export function closeIfDone({isRetired, leases, store}: Run): void {
  if (isRetired && leases === 0) store.close();
}
