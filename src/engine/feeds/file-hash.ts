import {createHash} from 'node:crypto';
import {createReadStream} from 'node:fs';

const CHUNK_BYTES = 1 << 20;

/** SHA-256 of the bytes of a file, in hex. */
export async function hashFile(path: string): Promise<string> {
  const digest = createHash('sha256');
  for await (const chunk of createReadStream(path, {highWaterMark: CHUNK_BYTES})) digest.update(chunk as Buffer);
  return digest.digest('hex');
}
