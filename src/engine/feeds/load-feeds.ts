import {join} from 'node:path';
import type {Context} from '../../base/context.ts';
import {RingfenceError, type ErrorCode} from '../../base/errors.ts';
import type {Load, LoadHeader} from '../../workspace/loads.ts';
import type {Store} from '../../workspace/store.ts';
import type {FileReport, OpenedFeed, OpenFeed} from './opened-feed.ts';
import {feedParts, Workbooks, type FeedPart} from './sheets.ts';
import {createCounts} from '../../workspace/tally.ts';

/**
 * Loads every file of a folder in order, one transaction each, while files to come are read ahead. A file that cannot be read
 * is reported and does not stop the others; only a stop by the user and faults of our own end the loop.
 */
export async function loadFeeds(
  folder: string,
  store: Store,
  openFeed: OpenFeed,
  refusalShareMax: number,
  ctx: Context,
): Promise<FileReport[]> {
  const parts = await feedParts(folder);
  const reports: FileReport[] = [];
  const sideFiles = new Set<string>();
  const loads = store.loads();
  const openings: Promise<OpenedFeed>[] = [];
  const books = new Workbooks();
  try {
    for (const [done, part] of parts.entries()) {
      ctx.signal.throwIfAborted();
      ctx.progress('load', done, parts.length);
      while (openings.length < parts.length && openings.length <= done + ctx.workers) {
        openings.push(openAhead(folder, parts[openings.length]!, loads, openFeed));
      }
      try {
        const feed = await openings[done]!;
        if (books.hasRead(part, feed)) {
          feed.close();
          continue;
        }
        for (const side of feed.sideFiles) sideFiles.add(side);
        reports.push(await loadFile(part.label, store, loads, feed, {refusalShareMax, signal: ctx.signal}));
      } catch (error) {
        if (!(error instanceof RingfenceError) || !isOfOneFile(error.code)) throw error;
        reports.push({file: part.label, status: 'failed', code: error.code, message: error.message});
      }
    }
  } finally {
    await openFeed.close?.();
  }
  ctx.progress('load', parts.length, parts.length);
  return books
    .settled(parts, reports)
    .map((report) => (isSideFile(report, sideFiles) ? sideFileReport(report.file) : report));
}

/** Opens a file before its turn, and has it read where it is not known yet; a fault waits for its turn. */
function openAhead(
  folder: string,
  {file, sheet}: FeedPart,
  loads: readonly Load[],
  openFeed: OpenFeed,
): Promise<OpenedFeed> {
  const opening = openFeed(join(folder, file), sheet).then((feed) => {
    if (sheet === undefined && earlierLoad(loads, feed) === undefined) feed.readAhead();
    return feed;
  });
  opening.catch(() => {});
  return opening;
}

/** Loads one file and adds it to `loads`, unless these hold it already. */
async function loadFile(
  file: string,
  store: Store,
  loads: Load[],
  opened: OpenedFeed,
  options: {refusalShareMax: number; signal: AbortSignal},
): Promise<FileReport> {
  try {
    const {feed, contentHash, mappingHash} = opened;
    const earlier = earlierLoad(loads, opened);
    if (earlier !== undefined) return {file, status: 'unchanged', feed, counts: earlier.counts, load: earlier.sequence};
    const header: LoadHeader = {feed, file, contentHash, mappingHash};
    const load = await store.load(header, opened.items(), {...options, leftOut: () => opened.leftOut()});
    loads.push(load);
    return {file, status: 'loaded', feed, counts: load.counts, load: load.sequence};
  } finally {
    opened.close();
  }
}

/** The load of the same bytes through the same mapping. */
function earlierLoad(loads: readonly Load[], {feed, contentHash, mappingHash}: OpenedFeed): Load | undefined {
  return loads.find(
    (load) => load.contentHash === contentHash && load.mappingHash === mappingHash && load.feed === feed,
  );
}

function isSideFile(report: FileReport, sideFiles: ReadonlySet<string>): boolean {
  return report.status === 'failed' && report.code === 'FILE_UNMAPPED' && sideFiles.has(report.file);
}

const sideFileReport = (file: string): FileReport => ({file, status: 'side-file', feed: '', counts: createCounts()});

/** Faults of the workspace are no matter of one file: they would come again with the next. */
const isOfOneFile = (code: ErrorCode): boolean => !code.startsWith('WORKSPACE_');
