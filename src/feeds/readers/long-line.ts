import {basename} from 'node:path';
import {RingfenceError} from '../../base/errors.ts';

/** What is longer than this without an end is no row: it would be held whole, and looked through again with every piece that is read. */
const LINE_CHARS_MAX = 1 << 24;

/** `waiting`: characters read of a row whose end has not come. @throws RingfenceError FILE_BINARY where they are too many. */
export function refuseLongLine(path: string, waiting: number): void {
  if (waiting <= LINE_CHARS_MAX) return;
  const message = `${basename(path)} has a line of more than ${LINE_CHARS_MAX >> 20} million characters, which is no row of a table; ask for CSV, XLSX or one JSON object a line`;
  throw new RingfenceError('FILE_BINARY', message);
}
