/** What a long stage may tell the outside; the core itself never reads a clock, prints or stops the process. */
export type Context = {
  /** Called with the name of a stage and how far it is; `total` is 0 where it is not known. */
  progress(stage: string, done: number, total: number): void;
  /** Workers to use beside the main thread; results do not depend on it. */
  workers: number;
  /** Aborted when the user asks to stop; stages check it between batches. */
  signal: AbortSignal;
};

/** A context for tests and libraries: silent, one thread, never stopped. */
export const QUIET: Context = {
  progress: () => {},
  workers: 1,
  signal: new AbortController().signal,
};
