import type {Policy} from '../../access/policy.ts';
import type {SightClass} from '../../access/sight.ts';
import type {PersonIndex} from '../../resolve/lookup/person-index.ts';
import type {World} from '../world.ts';
import type {OpenedWorkspace} from '../opened-workspace.ts';
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

/** What a class of users was shown last, and by which policy, on which day. */
type Shown = {overlay: Overlay; count: number; policy: Policy; today: string};

/** People of kept notifications that no run has read, as each class of users sees them beside the last run. */
export class WaitingPeople {
  readonly inbox: Inbox;
  readonly #pending: PendingOf;
  readonly #shown = new WeakMap<PersonIndex, Shown>();

  constructor(inbox: Inbox) {
    this.inbox = inbox;
    this.#pending = new PendingOf(inbox);
  }

  /** The world of who looks needs its people made. */
  async seenBy({workspace, world, policy, seen, today}: Looking): Promise<Overlay> {
    const index = world.people();
    const before = this.#shown.get(index);
    const isSame = before?.policy === policy && before.today === today;
    const {count, isMore, pending} = await this.#pending.of(workspace, isSame ? before.count : 0);
    if (isSame && isMore && pending.length === 0) return before.overlay;
    let list = seenPending(pending, policy, seen, today);
    if (list.length > 0 && seen.restricted.length > 0) {
      const everybody = (await workspace.world(EVERYTHING, 'people')).people();
      list = withoutRestricted(list, seen.restricted, workspace.view, everybody);
    }
    const overlay = isSame && isMore ? before.overlay : new Overlay(index, before?.overlay);
    await overlay.add(list);
    this.#shown.set(index, {overlay, count, policy, today});
    return overlay;
  }
}
