import type {ErrorCode} from '../../base/errors.ts';
import type {FeedItem, LoadCounts} from '../../workspace/loads.ts';

/** One extract, opened through its mapping. */
export type OpenedFeed = {
  /** Name of the feed, from its mapping. */
  feed: string;
  /** Of a workbook, the sheet that is read. */
  sheet: string | undefined;
  /** SHA-256 of the bytes of the file, and of the name of a sheet that is read by itself. */
  contentHash: string;
  /** SHA-256 of the mapping and of whatever else than the bytes of the file decides what its rows say. */
  mappingHash: string;
  /** Names of files beside it whose cells go into its records. */
  sideFiles: readonly string[];
  /** Begins to read before its turn, where another thread does the reading. */
  readAhead(): void;
  /** Called once at most. */
  items(): AsyncIterable<readonly FeedItem[]>;
  /** After the items: rows that were not handed on because another row of the file says the same. */
  leftOut(): number;
  /** Gives up whatever it holds; called for every feed, read or not. */
  close(): void;
};

/** Finds the mapping of a file, or of one sheet of a workbook, and opens it; throws a RingfenceError where it cannot be read. */
export type OpenFeed = {
  (path: string, sheet?: string): Promise<OpenedFeed>;
  /** Ends the threads that read, where there are any. */
  close?(): Promise<void>;
};

/**
 * What became of one file, or of one sheet of a workbook. `unchanged`: the same bytes were loaded before, through the same mapping.
 * `side-file`: no mapping reads its rows, and another file looks values up in it. `left-out`: a sheet that no mapping fits, beside others.
 */
export type FileReport =
  | {
      file: string;
      status: 'loaded' | 'unchanged';
      feed: string;
      counts: LoadCounts;
      /** Which load holds it. */ load: number;
    }
  | {file: string; status: 'side-file'; feed: string; counts: LoadCounts}
  | {file: string; status: 'left-out'; code: ErrorCode; message: string}
  | {file: string; status: 'failed'; code: ErrorCode; message: string};
