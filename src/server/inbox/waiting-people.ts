import type {Policy} from '../../access/policy.ts';
import type {SightClass} from '../../access/sight.ts';
import type {PersonIndex} from '../../resolve/lookup/person-index.ts';
import type {World} from '../world.ts';
import type {OpenedWorkspace} from '../workspace-reader.ts';
import type {Inbox} from './inbox.ts';
import {Overlay} from './overlay.ts';
import {PendingOf} from './pending.ts';
import {EVERYTHING, seenPending, withoutRestricted} from './seen-pending.ts';

/** Where somebody looks, and as whom; `today` is a day, `YYYY-MM-DD`. */
export type Looking = {
  workspace: OpenedWorkspace;
  world: World;
  policy: Policy;
  seen: SightClass;
  today: string;
};

/** People of kept notifications that no run has read, as each class of users sees them beside the last run. */
export class WaitingPeople {
  readonly inbox: Inbox;
  readonly #pending: PendingOf;
  readonly #overlays = new WeakMap<PersonIndex, Overlay>();

  constructor(inbox: Inbox) {
    this.inbox = inbox;
    this.#pending = new PendingOf(inbox);
  }

  /** The world of who looks needs its people made. */
  async seenBy({workspace, world, policy, seen, today}: Looking): Promise<Overlay> {
    const index = world.people();
    let overlay = this.#overlays.get(index);
    if (overlay === undefined) this.#overlays.set(index, (overlay = new Overlay(index)));
    let list = seenPending(this.#pending.of(workspace), policy, seen, today);
    if (list.length > 0 && seen.restricted.length > 0) {
      const everybody = (await workspace.world(EVERYTHING, 'people')).people();
      list = withoutRestricted(list, seen.restricted, workspace.view, everybody);
    }
    await overlay.take(list);
    return overlay;
  }
}
