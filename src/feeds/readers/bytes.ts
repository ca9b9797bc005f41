import {createReadStream} from 'node:fs';
import {open, stat} from 'node:fs/promises';
import {basename} from 'node:path';
import {createGunzip} from 'node:zlib';
import {RingfenceError} from '../../base/errors.ts';

const CHUNK_BYTES = 1 << 18;
/** Begins what Excel wrote before 2007, and what it writes when it encrypts. */
const OLE_MAGIC = 0xd0cf11e0;

/** What the first bytes of a file say it is; `text` is everything that is no container. */
export type Container = {gzipped: boolean; kind: 'text' | 'zip' | 'parquet'};

/** Looks at a file before it is read. Throws FILE_MISSING, FILE_IS_DIRECTORY, FILE_UNREADABLE, FILE_EMPTY or FILE_DAMAGED. */
export async function inspectFile(path: string): Promise<Container> {
  const name = basename(path);
  const info = await stat(path).catch(() => null);
  if (info === null) throw new RingfenceError('FILE_MISSING', `${name}: there is no such file; check the path`);
  if (info.isDirectory()) {
    throw new RingfenceError('FILE_IS_DIRECTORY', `${name} is a folder; name the files in it, or use run --feeds`);
  }
  // A pipe or device would be waited for without end.
  if (!info.isFile())
    throw new RingfenceError('FILE_UNREADABLE', `${name} is no file of data; take it out of the folder`);
  if (info.size === 0) throw new RingfenceError('FILE_EMPTY', `${name} has no bytes; ask the sender for it again`);
  const head = await firstBytes(path, 4);
  if (head.length === 4 && head.readUInt32BE() === OLE_MAGIC) {
    const message = `${name} is a workbook of the old kind (.xls) or is protected by a password; open it, save it as XLSX without one`;
    throw new RingfenceError('FILE_BINARY', message);
  }
  if (head[0] !== 0x1f || head[1] !== 0x8b) return {gzipped: false, kind: kindOf(head)};
  for await (const chunk of readBytes(path, true)) return {gzipped: true, kind: kindOf(chunk)};
  throw new RingfenceError('FILE_EMPTY', `${name} is compressed and holds nothing; ask the sender for it again`);
}

/** The bytes of a file in pieces, unpacked where it is gzipped; damage and truncation throw FILE_DAMAGED. */
export async function* readBytes(path: string, gzipped: boolean): AsyncGenerator<Buffer> {
  const source = createReadStream(path, {highWaterMark: CHUNK_BYTES});
  if (!gzipped) {
    try {
      yield* source as AsyncIterable<Buffer>;
    } catch (error) {
      throw unreadable(path, error);
    }
    return;
  }
  const gunzip = createGunzip({chunkSize: CHUNK_BYTES});
  source.on('error', (error) => gunzip.destroy(error));
  source.pipe(gunzip);
  try {
    yield* gunzip as AsyncIterable<Buffer>;
  } catch (error) {
    if (!String((error as NodeJS.ErrnoException).code).startsWith('Z_')) throw unreadable(path, error);
    const message = `${basename(path)} is cut short or damaged (gzip); ask the sender for it again`;
    throw new RingfenceError('FILE_DAMAGED', message, {cause: error});
  } finally {
    source.destroy();
  }
}

async function firstBytes(path: string, count: number): Promise<Buffer> {
  const file = await open(path).catch((error: unknown) => {
    throw unreadable(path, error);
  });
  try {
    const {buffer, bytesRead} = await file.read(Buffer.alloc(count), 0, count, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await file.close();
  }
}

/** What the system says of a file that is there and cannot be read; anything else is a fault of our own, and stays as it is. */
function unreadable(path: string, error: unknown): unknown {
  const {code, syscall} = error as NodeJS.ErrnoException;
  if (code === undefined || syscall === undefined) return error;
  const message = `${basename(path)} cannot be read (${code}); see that you may read it and that its disk is sound`;
  return new RingfenceError('FILE_UNREADABLE', message, {cause: error});
}

function kindOf(head: Buffer): Container['kind'] {
  const magic = head.toString('latin1', 0, 4);
  return magic === 'PK\u0003\u0004' ? 'zip' : magic === 'PAR1' ? 'parquet' : 'text';
}
