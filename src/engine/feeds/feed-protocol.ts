import type {ErrorCode} from '../../base/errors.ts';
import type {FeedItem} from '../../workspace/loads.ts';
import type {OpenedFeed} from './opened-feed.ts';

/** What a feed says of itself when it is opened. */
export type FeedHead = Pick<OpenedFeed, 'feed' | 'sheet' | 'contentHash' | 'mappingHash' | 'sideFiles'>;

/** To a thread: one file at a time is opened, then read; `taken` gives back room for what it may read ahead. */
export type FeedRequest =
  | {type: 'open'; path: string; sheet?: string | undefined}
  | {type: 'read'}
  | {type: 'taken'; size: number}
  | {type: 'stop'};

/** From a thread: `opened` or `failed`; then `items` until `end` or `failed`. `size` is what the items hold, in characters. */
export type FeedReply =
  | {type: 'opened'; head: FeedHead}
  | {type: 'items'; items: readonly FeedItem[]; size: number}
  | {type: 'end'; leftOut: number}
  | {type: 'failed'; code: ErrorCode | null; message: string};

/** Characters that a thread may read ahead of what was stored: memory does not grow with the file. */
export const AHEAD_CHARS_MAX = 1 << 25;
