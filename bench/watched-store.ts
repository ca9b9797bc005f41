import type {FeedItem} from '../src/workspace/loads.ts';
import type {Store} from '../src/workspace/store.ts';
import {storeWith} from '../test/support/store-with.ts';

/** Where the time of a store went, in milliseconds. */
export type StoreTimes = {
  /** Loading: SQLite and all that is done for it, the commit included; not the wait for rows. */
  storing: number;
  /** `fingerprint` and `records`: SQLite, and decoding of rows. */
  fetching: number;
  /** `putDerived`. */
  writing: number;
};

/** A store that notes how long its calls take. */
export function watchStore(store: Store, times: StoreTimes): Store {
  const timed = <T>(name: keyof StoreTimes, work: () => T): T => {
    const start = performance.now();
    try {
      return work();
    } finally {
      times[name] += performance.now() - start;
    }
  };
  return storeWith(store, {
    async load(header, items, options) {
      const watch = new StopWatch();
      try {
        return await store.load(header, watchItems(items, watch), options);
      } finally {
        watch.stop();
        times.storing += watch.ms;
      }
    },
    fingerprint: () => timed('fetching', () => store.fingerprint()),
    records: () => timed('fetching', () => store.records()),
    putDerived: (derived, log, snapshot) => timed('writing', () => store.putDerived(derived, log, snapshot)),
  });
}

/** Runs from the moment it is made. */
class StopWatch {
  ms = 0;
  #since: number | null = performance.now();

  start(): void {
    this.#since ??= performance.now();
  }

  stop(): void {
    if (this.#since !== null) this.ms += performance.now() - this.#since;
    this.#since = null;
  }
}

/** Stops the watch while the store waits for rows. */
async function* watchItems(
  items: AsyncIterable<readonly FeedItem[]>,
  watch: StopWatch,
): AsyncGenerator<readonly FeedItem[]> {
  watch.stop();
  for await (const batch of items) {
    watch.start();
    yield batch;
    watch.stop();
  }
  watch.start();
}
