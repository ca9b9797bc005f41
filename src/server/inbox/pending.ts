import {isDeepStrictEqual} from 'node:util';
import {findById} from '../../base/find-by-id.ts';
import type {Mention} from '../../model/mention.ts';
import type {Involvement} from '../../model/notification.ts';
import type {Records} from '../../model/records.ts';
import type {OpenedWorkspace} from '../workspace-reader.ts';
import type {Inbox, Kept} from './inbox.ts';

/** A kept notification that the run which is answered from has not read. */
export type Pending = {
  kept: Kept;
  /** Whether that run has an earlier version of it, which is counted among its records. */
  corrects: boolean;
  /** Those of whom it may be asked who they are, each with its part. */
  people: readonly {mention: Mention; part: Involvement}[];
};

type Seen = {count: number; waiting: Map<string, Pending>};

/**
 * Which kept notifications a run has not read, told by what the records say and by no clock: one is in the run once each of its records is,
 * as it was kept. So none is shown twice, nor by neither, however long a run takes and whenever it began.
 */
export class PendingOf {
  readonly #inbox: Inbox;
  /** By what belongs to one run alone. */
  readonly #seen = new WeakMap<OpenedWorkspace['store'], Seen>();

  constructor(inbox: Inbox) {
    this.#inbox = inbox;
  }

  /** Those that wait, in order of keeping their first version. */
  of({store, view}: OpenedWorkspace): Iterable<Pending> {
    let seen = this.#seen.get(store);
    if (seen === undefined) this.#seen.set(store, (seen = {count: 0, waiting: new Map()}));
    const {all} = this.#inbox;
    for (; seen.count < all.length; seen.count++) {
      const kept = all[seen.count]!;
      if (!this.#inbox.isLatest(kept)) continue;
      const state = stateIn(view.few().records, kept);
      if (state === 'read') seen.waiting.delete(kept.key);
      else seen.waiting.set(kept.key, {kept, corrects: state === 'earlier', people: peopleOf(kept)});
    }
    return seen.waiting.values();
  }
}

/**
 * Staff are never subjects of matching. Before a run has resolved it an address may be one that nothing may show, written in another way:
 * it takes no part in any answer, so that nobody can find it out by trying. Each stands in a row by itself, as an earlier version of the
 * row names nobody beside it.
 */
function peopleOf(kept: Kept): Pending['people'] {
  const {mentions, involvements} = kept.records();
  return mentions.flatMap((mention) => {
    const part = involvements.find((involvement) => involvement.mention === mention.id);
    if (part === undefined || mention.staff) return [];
    return [{mention: {...mention, address: null, group: mention.id}, part}];
  });
}

function stateIn({notifications, mentions}: Records, kept: Kept): 'read' | 'earlier' | 'unknown' {
  const known = findById(notifications, kept.id);
  if (known === undefined) return 'unknown';
  const own = kept.records();
  const isRead =
    isSame(known, own.notifications[0]) &&
    own.mentions.every((mention) => isSame(findById(mentions, mention.id), mention));
  return isRead ? 'read' : 'earlier';
}

/** Where a record stands, in which row of which file, is no part of what it says. */
function isSame<T extends {source: object}>(left: T | undefined, right: T | undefined): boolean {
  return isDeepStrictEqual({...left, source: null}, {...right, source: null});
}
