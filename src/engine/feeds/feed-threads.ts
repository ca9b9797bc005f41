import {extname} from 'node:path';
import {Worker} from 'node:worker_threads';
import {assert} from '../../base/assert.ts';
import {listMappings} from '../../feeds/language/catalogue.ts';
import type {FeedReply, FeedRequest} from './feed-protocol.ts';
import type {OpenedFeed, OpenFeed} from './opened-feed.ts';
import {Mailbox} from './mailbox.ts';
import {feedOpener} from './open-feed.ts';
import {failureOf, ThreadedFeed} from './threaded-feed.ts';
import type {FeedOptions} from '../../feeds/feed-options.ts';

const THREAD = new URL(`./feed-thread${extname(import.meta.url)}`, import.meta.url);

/** Rows live for a short while: with room for a batch of them, hardly any is moved before it is dropped. */
const YOUNG_MEGABYTES = 96;

/**
 * Opens extracts in threads of their own, so that the calling one is free to store rows; with one thread, in the calling one.
 * What comes out is the same. Threads start when they are first needed, and end with `close`.
 */
export function threadedOpener(given: FeedOptions, threadCount: number): OpenFeed {
  const options: FeedOptions = {...given, mappings: given.mappings ?? listMappings()};
  if (threadCount <= 1) return feedOpener(options);
  const pool = new FeedThreads(options, threadCount);
  return Object.assign((path: string, sheet?: string) => pool.open(path, sheet), {close: () => pool.close()});
}

/** Gives each file to a thread that is free; the others wait in order. */
class FeedThreads {
  readonly #options: FeedOptions;
  readonly #threadCount: number;
  readonly #threads = new Set<FeedThread>();
  readonly #idle: FeedThread[] = [];
  readonly #waiting: ((thread: FeedThread) => void)[] = [];

  constructor(options: FeedOptions, threadCount: number) {
    this.#options = options;
    this.#threadCount = threadCount;
  }

  async open(path: string, sheet: string | undefined): Promise<OpenedFeed> {
    const thread = await this.#acquire();
    return thread.open(path, sheet);
  }

  async close(): Promise<void> {
    const threads = [...this.#threads];
    this.#threads.clear();
    this.#idle.length = 0;
    await Promise.all(threads.map((thread) => thread.terminate()));
  }

  #acquire(): FeedThread | Promise<FeedThread> {
    const idle = this.#idle.pop();
    if (idle !== undefined) return idle;
    if (this.#threads.size === this.#threadCount) return new Promise((resolve) => void this.#waiting.push(resolve));
    const thread = new FeedThread(this.#options, () => this.#release(thread));
    this.#threads.add(thread);
    return thread;
  }

  #release(thread: FeedThread): void {
    const next = this.#waiting.shift();
    if (next === undefined) this.#idle.push(thread);
    else next(thread);
  }
}

/** One thread, with one file at a time; `onFree` is called when it has read all of it or will not read it. */
class FeedThread {
  readonly #worker: Worker;
  readonly #onFree: () => void;
  #replies = new Mailbox<FeedReply>();

  constructor(options: FeedOptions, onFree: () => void) {
    this.#onFree = onFree;
    this.#worker = new Worker(THREAD, {
      workerData: options,
      resourceLimits: {maxYoungGenerationSizeMb: YOUNG_MEGABYTES},
    });
    this.#worker.on('message', (reply: FeedReply) => {
      this.#replies.put(reply);
      if (reply.type === 'end' || reply.type === 'failed') onFree();
    });
    this.#worker.on('error', (error: Error) => this.#replies.fail(error));
    this.#worker.on('exit', (code) => this.#replies.fail(new Error(`a reading thread ended with exit code ${code}`)));
  }

  async open(path: string, sheet: string | undefined): Promise<OpenedFeed> {
    const replies = new Mailbox<FeedReply>();
    this.#replies = replies;
    this.#worker.postMessage({type: 'open', path, sheet} satisfies FeedRequest);
    const reply = await replies.take();
    if (reply.type === 'failed') throw failureOf(reply);
    assert(reply.type === 'opened', `${reply.type} in answer to open`);
    const send = (request: FeedRequest): void => {
      // A thread that has gone on to another file must not be stopped for this one; room is common to all its files.
      if (request.type === 'taken' || this.#replies === replies) this.#worker.postMessage(request);
    };
    return new ThreadedFeed(reply.head, replies, send, this.#onFree);
  }

  async terminate(): Promise<void> {
    await this.#worker.terminate();
  }
}
