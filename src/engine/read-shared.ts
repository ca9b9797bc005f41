import {closeSync, fstatSync, openSync, readSync} from 'node:fs';
import {RingfenceError} from '../base/errors.ts';

/** At most so much is read at once: larger reads are refused by the system. */
const READ_BYTES = 1 << 30;

/** A whole file in memory that threads share. */
export function readShared(path: string): Uint8Array<SharedArrayBuffer> {
  let file: number;
  try {
    file = openSync(path, 'r');
  } catch (cause) {
    throw new RingfenceError('FILE_MISSING', `${path} cannot be opened: check the path.`, {cause});
  }
  try {
    const status = fstatSync(file);
    if (status.isDirectory()) throw new RingfenceError('FILE_IS_DIRECTORY', `${path} is a folder: name a CSV file.`);
    const bytes = new Uint8Array(new SharedArrayBuffer(status.size));
    for (let at = 0; at < bytes.length;) {
      const read = readSync(file, bytes, at, Math.min(bytes.length - at, READ_BYTES), at);
      if (read === 0) throw new RingfenceError('FILE_DAMAGED', `${path} became shorter while it was read.`);
      at += read;
    }
    return bytes;
  } finally {
    closeSync(file);
  }
}
