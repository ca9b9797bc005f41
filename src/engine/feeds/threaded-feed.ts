import {assert} from '../../base/assert.ts';
import {RingfenceError} from '../../base/errors.ts';
import type {FeedItem} from '../../workspace/loads.ts';
import type {FeedHead, FeedReply, FeedRequest} from './feed-protocol.ts';
import type {OpenedFeed} from './opened-feed.ts';
import type {Mailbox} from './mailbox.ts';

/** A feed that another thread reads. */
export class ThreadedFeed implements OpenedFeed {
  readonly feed: string;
  readonly sheet: string | undefined;
  readonly contentHash: string;
  readonly mappingHash: string;
  readonly sideFiles: readonly string[];
  readonly #replies: Mailbox<FeedReply>;
  readonly #send: (request: FeedRequest) => void;
  readonly #onUnread: () => void;
  #state: 'opened' | 'reading' | 'ended' = 'opened';
  #leftOut = 0;

  /** `onUnread` is called where the thread is not asked to read, and has no end to tell of. */
  constructor(head: FeedHead, replies: Mailbox<FeedReply>, send: (request: FeedRequest) => void, onUnread: () => void) {
    this.feed = head.feed;
    this.sheet = head.sheet;
    this.contentHash = head.contentHash;
    this.mappingHash = head.mappingHash;
    this.sideFiles = head.sideFiles;
    this.#replies = replies;
    this.#send = send;
    this.#onUnread = onUnread;
  }

  readAhead(): void {
    if (this.#state !== 'opened') return;
    this.#state = 'reading';
    this.#send({type: 'read'});
  }

  async *items(): AsyncGenerator<readonly FeedItem[]> {
    this.readAhead();
    for (;;) {
      const reply = await this.#take();
      if (reply === null) return;
      yield reply;
    }
  }

  leftOut(): number {
    return this.#leftOut;
  }

  close(): void {
    if (this.#state === 'opened') this.#onUnread();
    else if (this.#state === 'reading') this.#discard();
    this.#state = 'ended';
  }

  /** The next items, null at the end; the thread is told that there is room again. */
  async #take(): Promise<readonly FeedItem[] | null> {
    const reply = await this.#replies.take();
    if (reply.type === 'items') {
      this.#send({type: 'taken', size: reply.size});
      return reply.items;
    }
    this.#state = 'ended';
    if (reply.type === 'failed') throw failureOf(reply);
    assert(reply.type === 'end', `${reply.type} in answer to read`);
    this.#leftOut = reply.leftOut;
    return null;
  }

  /** What was read ahead and is not wanted still takes room until it has been taken. */
  #discard(): void {
    this.#send({type: 'stop'});
    const drain = async (): Promise<void> => {
      while ((await this.#take()) !== null);
    };
    // A fault in what nobody wants is nobody's.
    drain().catch(() => {});
  }
}

/** What a thread could not do, as what it was there. */
export function failureOf({code, message}: Extract<FeedReply, {type: 'failed'}>): Error {
  return code === null ? new Error(message) : new RingfenceError(code, message);
}
