import {workerData} from 'node:worker_threads';

/** Ends the process that it is a thread of, once that has taken more megabytes than it may, or whoever started it has gone. */
export type Watched = {
  megabytesMax: number;
  /** Told by itself: it may have gone before this thread could look who its own process belongs to. */
  startedBy: number;
};

const {megabytesMax, startedBy} = workerData as Watched;
const OFTEN_MS = 50;

setInterval(() => {
  if (process.memoryUsage.rss() > megabytesMax * 1e6 || process.ppid !== startedBy)
    process.kill(process.pid, 'SIGKILL');
}, OFTEN_MS);
