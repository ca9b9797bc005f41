import {parentPort, workerData} from 'node:worker_threads';
import {must} from '../../base/assert.ts';
import {RingfenceError} from '../../base/errors.ts';
import type {FeedItem} from '../../workspace/loads.ts';
import {AHEAD_CHARS_MAX, type FeedReply, type FeedRequest} from './feed-protocol.ts';
import type {OpenedFeed} from './opened-feed.ts';
import {feedOpener} from './open-feed.ts';
import type {FeedOptions} from '../../feeds/feed-options.ts';

/** The body of a thread that reads feeds and maps their rows; `threadedOpener` talks to it. */
class ReadingThread {
  readonly #send: (reply: FeedReply) => void;
  readonly #openFeed = feedOpener(workerData as FeedOptions);
  #opened: OpenedFeed | null = null;
  /** Characters that were sent and not yet taken, of this file and of files before it. */
  #aheadChars = 0;
  #stopped = false;
  #wake: (() => void) | null = null;

  constructor(send: (reply: FeedReply) => void) {
    this.#send = send;
  }

  receive(request: FeedRequest): void {
    switch (request.type) {
      case 'open':
        void this.#answer(() => this.#open(request.path, request.sheet));
        break;
      case 'read':
        void this.#answer(() => this.#read());
        break;
      case 'taken':
        this.#aheadChars -= request.size;
        this.#wake?.();
        break;
      case 'stop':
        this.#stopped = true;
        this.#wake?.();
        break;
    }
  }

  async #open(path: string, sheet: string | undefined): Promise<FeedReply> {
    this.#opened = await this.#openFeed(path, sheet);
    const {feed, sheet: read, contentHash, mappingHash, sideFiles} = this.#opened;
    return {type: 'opened', head: {feed, sheet: read, contentHash, mappingHash, sideFiles}};
  }

  async #read(): Promise<FeedReply> {
    const feed = must(this.#opened, 'opened feed');
    this.#stopped = false;
    for await (const items of feed.items()) {
      const size = sizeOf(items);
      this.#aheadChars += size;
      this.#send({type: 'items', items, size});
      await this.#room();
      if (this.#stopped) break;
    }
    return {type: 'end', leftOut: feed.leftOut()};
  }

  /** Until there is room for more, or no more is wanted. */
  async #room(): Promise<void> {
    while (this.#aheadChars > AHEAD_CHARS_MAX && !this.#stopped) {
      await new Promise<void>((resolve) => {
        this.#wake = resolve;
      });
    }
  }

  async #answer(work: () => Promise<FeedReply>): Promise<void> {
    try {
      this.#send(await work());
    } catch (error) {
      this.#send(failure(error));
    }
  }
}

function failure(error: unknown): FeedReply {
  if (error instanceof RingfenceError) return {type: 'failed', code: error.code, message: error.message};
  // A fault of our own: the stack of this thread says more than that of the other.
  return {type: 'failed', code: null, message: error instanceof Error ? (error.stack ?? error.message) : String(error)};
}

function sizeOf(items: readonly FeedItem[]): number {
  let size = 0;
  for (const {type, row} of items) size += type === 'row' ? row.body.length + row.key.length : row.raw.length;
  return size;
}

const port = must(parentPort, 'parent of the thread');
const thread = new ReadingThread((reply) => port.postMessage(reply));
port.on('message', (request: FeedRequest) => thread.receive(request));
