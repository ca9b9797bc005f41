import {setImmediate} from 'node:timers/promises';
import {isDeepStrictEqual} from 'node:util';
import {findById, indexOfId} from '../../base/find-by-id.ts';
import type {Mention} from '../../model/mention.ts';
import type {Involvement, Notification} from '../../model/notification.ts';
import type {Records, RowRecords} from '../../model/records.ts';
import type {OpenedWorkspace} from '../opened-workspace.ts';
import type {Inbox, Kept} from './inbox.ts';

/** A kept notification that the run which is answered from has not read. */
export type Pending = {
  notification: Notification;
  /** Whether that run has an earlier version of it, which is counted among its records. */
  corrects: boolean;
  /** Those of whom it may be asked who they are, each with its part. */
  people: readonly {mention: Mention; part: Involvement}[];
};

/** Versions looked at after which other requests have their turn. */
const TURN = 50;

/** What waits for one run, so far as the inbox has been looked through. */
type Seen = {
  /** Versions that were looked at. */
  count: number;
  /** By key, in the order in which they were kept. */
  waiting: Map<string, {pending: Pending; at: number}>;
  /** How many versions there were when the last one took the place of one that waited. */
  replacedAt: number;
};

/** What waits: all, or what came on top of what was there at an earlier `count`. */
export type Waits = {count: number; isMore: boolean; pending: Pending[]};

/**
 * Which kept notifications a run has not read, told by what the records say and by no clock: one is in the run once each of its records is,
 * as it was kept. So none is shown twice, nor by neither, however long a run takes and whenever it began.
 */
export class PendingOf {
  readonly #inbox: Inbox;
  /** Versions that some run has read. */
  readonly #read = new WeakSet<Kept>();
  /** By what belongs to one run alone. */
  readonly #seen = new WeakMap<OpenedWorkspace['store'], Seen>();

  constructor(inbox: Inbox) {
    this.#inbox = inbox;
  }

  /** Those that wait for the run of a workspace; only what is more than there was at `since`, where nothing else has changed. */
  async of({store, view}: OpenedWorkspace, since: number): Promise<Waits> {
    const seen = this.#seen.get(store) ?? {count: 0, waiting: new Map(), replacedAt: 0};
    this.#seen.set(store, seen);
    const {all} = this.#inbox;
    while (seen.count < all.length) {
      this.#look(all[seen.count]!, view.few().records, seen);
      if (seen.count % TURN === 0) await setImmediate();
    }
    const isMore = since > 0 && seen.replacedAt <= since;
    const pending = [...seen.waiting.values()].filter(({at}) => !isMore || at >= since).map((one) => one.pending);
    return {count: seen.count, isMore, pending};
  }

  /** Takes note of the version that comes next. */
  #look(kept: Kept, run: Records, seen: Seen): void {
    const at = seen.count++;
    if (!this.#inbox.isLatest(kept)) return;
    if (seen.waiting.delete(kept.key)) seen.replacedAt = seen.count;
    // What a run has read of it stands until the next run takes it out.
    if (kept.line.withdrawn === true) return;
    // Where there is one version alone, whatever a run has of it is that one.
    if (kept.version === 1 && this.#read.has(kept) && indexOfId(run.notifications, kept.id) >= 0) return;
    const own = kept.records();
    const state = stateIn(run, own);
    if (state === 'read') this.#read.add(kept);
    else
      seen.waiting.set(kept.key, {
        pending: {notification: own.notifications[0]!, corrects: state === 'earlier', people: peopleOf(own)},
        at,
      });
  }
}

/**
 * Staff are never subjects of matching. Before a run has resolved it an address may be one that nothing may show, written in another way:
 * it takes no part in any answer, so that nobody can find it out by trying. Each stands in a row by itself, as an earlier version of the
 * row names nobody beside it.
 */
function peopleOf({mentions, involvements}: RowRecords): Pending['people'] {
  return mentions.flatMap((mention) => {
    const part = involvements.find((involvement) => involvement.mention === mention.id);
    if (part === undefined || mention.staff) return [];
    return [{mention: {...mention, address: null, group: mention.id}, part}];
  });
}

function stateIn({notifications, mentions}: Records, own: RowRecords): 'read' | 'earlier' | 'unknown' {
  const known = findById(notifications, own.notifications[0]!.id);
  if (known === undefined) return 'unknown';
  const isRead =
    isSame(known, own.notifications[0]) &&
    own.mentions.every((mention) => isSame(findById(mentions, mention.id), mention));
  return isRead ? 'read' : 'earlier';
}

/** Where a record stands, in which row of which file, is no part of what it says. */
function isSame<T extends {source: object}>(left: T | undefined, right: T | undefined): boolean {
  return isDeepStrictEqual({...left, source: null}, {...right, source: null});
}
