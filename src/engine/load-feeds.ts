import {join} from 'node:path';
import type {Context} from '../base/context.ts';
import {RingfenceError, type ErrorCode} from '../base/errors.ts';
import type {FeedItem, Load, LoadCounts, Store} from '../workspace/store.ts';
import {discoverFeeds} from './discover.ts';
import {createCounts} from '../workspace/tally.ts';
import {hashFile} from './file-hash.ts';

/** One extract, opened through its mapping. */
export type OpenedFeed = {
  /** Name of the feed, from its mapping. */
  feed: string;
  /** SHA-256 of the mapping and of whatever else than the bytes of the file decides what its rows say. */
  mappingHash: string;
  /** Names of files beside it whose cells go into its records. */
  sideFiles: readonly string[];
  items(): AsyncIterable<readonly FeedItem[]>;
  /** After the items: rows that were not handed on because another row of the file says the same. */
  leftOut(): number;
};

/** Finds the mapping of a file and opens it; throws a RingfenceError where the file cannot be read. */
export type OpenFeed = (path: string) => Promise<OpenedFeed>;

/**
 * What became of one file. `unchanged`: the same bytes were loaded before, through the same mapping. `side-file`: no mapping
 * reads its rows, and another file looks values up in it.
 */
export type FileReport =
  | {file: string; status: 'loaded' | 'unchanged' | 'side-file'; feed: string; counts: LoadCounts}
  | {file: string; status: 'failed'; code: ErrorCode; message: string};

/**
 * Loads every file of a folder, one transaction each. A file that cannot be read is reported and does not stop the others;
 * only a stop by the user and faults of our own end the loop.
 */
export async function loadFeeds(
  folder: string,
  store: Store,
  openFeed: OpenFeed,
  refusalShareMax: number,
  ctx: Context,
): Promise<FileReport[]> {
  const files = discoverFeeds(folder);
  const reports: FileReport[] = [];
  const sideFiles = new Set<string>();
  for (const [done, file] of files.entries()) {
    ctx.signal.throwIfAborted();
    ctx.progress('load', done, files.length);
    try {
      const feed = await openFeed(join(folder, file));
      for (const side of feed.sideFiles) sideFiles.add(side);
      reports.push(await loadFile(folder, file, store, feed, {refusalShareMax, signal: ctx.signal}));
    } catch (error) {
      if (!(error instanceof RingfenceError) || !isOfOneFile(error.code)) throw error;
      reports.push({file, status: 'failed', code: error.code, message: error.message});
    }
  }
  ctx.progress('load', files.length, files.length);
  return reports.map((report) => (isSideFile(report, sideFiles) ? sideFileReport(report.file) : report));
}

async function loadFile(
  folder: string,
  file: string,
  store: Store,
  opened: OpenedFeed,
  options: {refusalShareMax: number; signal: AbortSignal},
): Promise<FileReport> {
  const {feed, mappingHash} = opened;
  const contentHash = await hashFile(join(folder, file));
  const header = {feed, file, contentHash, mappingHash};
  const earlier = store.loads().find((load) => isSameLoad(load, header));
  if (earlier !== undefined) return {file, status: 'unchanged', feed, counts: earlier.counts};
  const {counts} = await store.load(header, opened.items(), {...options, leftOut: () => opened.leftOut()});
  return {file, status: 'loaded', feed, counts};
}

function isSameLoad(load: Load, header: Pick<Load, 'feed' | 'contentHash' | 'mappingHash'>): boolean {
  return (
    load.contentHash === header.contentHash && load.mappingHash === header.mappingHash && load.feed === header.feed
  );
}

function isSideFile(report: FileReport, sideFiles: ReadonlySet<string>): boolean {
  return report.status === 'failed' && report.code === 'FILE_UNMAPPED' && sideFiles.has(report.file);
}

const sideFileReport = (file: string): FileReport => ({file, status: 'side-file', feed: '', counts: createCounts()});

/** Faults of the workspace are no matter of one file: they would come again with the next. */
const isOfOneFile = (code: ErrorCode): boolean => !code.startsWith('WORKSPACE_');
