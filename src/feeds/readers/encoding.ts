import {isUtf8} from 'node:buffer';
import {basename} from 'node:path';
import iconv from 'iconv-lite';
import {RingfenceError} from '../../base/errors.ts';
import {readBytes} from './bytes.ts';

export const ENCODINGS = ['utf-8', 'utf-16le', 'utf-16be', 'windows-1252'] as const;
export type Encoding = (typeof ENCODINGS)[number];

const SAMPLE_BYTES = 1 << 16;
const NEWLINE = 10;

/**
 * Finds the encoding of a text by reading it once: a byte order mark decides; else zeros in every other byte are UTF-16;
 * else what is valid UTF-8 is UTF-8; all other text is Windows-1252.
 * Throws FILE_BINARY for what is no text and FILE_ENCODING for a mixture, or where `expected` does not hold.
 */
export async function findEncoding(path: string, gzipped: boolean, expected?: Encoding): Promise<Encoding> {
  const name = basename(path);
  const scan = await scanBytes(path, gzipped);
  if (scan.length === 0) throw new RingfenceError('FILE_EMPTY', `${name} holds nothing; ask the sender for it again`);
  const found = scan.mark ?? wideEncoding(scan.head) ?? (scan.validUtf8 ? 'utf-8' : 'windows-1252');
  if (!found.startsWith('utf-16') && (scan.hasZero || hasControls(scan.head))) {
    throw new RingfenceError('FILE_BINARY', `${name} is not text, a workbook or a Parquet file; ask for CSV or XLSX`);
  }
  if (expected !== undefined && expected !== found && !(expected === 'windows-1252' && found === 'utf-8')) {
    const message = `${name} is not valid ${expected} (it looks like ${found}); correct 'encoding' in the mapping or the file`;
    throw new RingfenceError('FILE_ENCODING', message);
  }
  if ((found === 'windows-1252' && scan.multibyte > scan.stray) || (found === 'utf-8' && !scan.validUtf8)) {
    const line = await firstInvalidLine(path, gzipped);
    const message =
      `${name} mixes encodings: ${scan.stray} bytes are not valid UTF-8, the first in line ${line}, and the rest is; ` +
      'save it again as UTF-8';
    throw new RingfenceError('FILE_ENCODING', message);
  }
  return expected ?? found;
}

/** The text of a file in pieces, without its byte order mark. */
export async function* readText(path: string, gzipped: boolean, encoding: Encoding): AsyncGenerator<string> {
  const decoder = encoding === 'windows-1252' ? windowsDecoder() : unicodeDecoder(encoding);
  try {
    for await (const chunk of readBytes(path, gzipped)) yield decoder.write(chunk);
    yield decoder.end();
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    throw new RingfenceError('FILE_ENCODING', `${basename(path)} is not valid ${encoding}; save it again as UTF-8`);
  }
}

type Decoder = {write(chunk: Buffer): string; end(): string};

function windowsDecoder(): Decoder {
  const decoder = iconv.getDecoder('win1252');
  return {write: (chunk) => decoder.write(chunk), end: () => decoder.end() ?? ''};
}

function unicodeDecoder(encoding: string): Decoder {
  const decoder = new TextDecoder(encoding, {fatal: true});
  return {write: (chunk) => decoder.decode(chunk, {stream: true}), end: () => decoder.decode()};
}

type Scan = {
  head: Buffer;
  length: number;
  mark: Encoding | null;
  validUtf8: boolean;
  hasZero: boolean;
  /** In pieces that are not valid: well-formed sequences of several bytes, and bytes that belong to none. */
  multibyte: number;
  stray: number;
};

async function scanBytes(path: string, gzipped: boolean): Promise<Scan> {
  const scan: Scan = {
    head: Buffer.alloc(0),
    length: 0,
    mark: null,
    validUtf8: true,
    hasZero: false,
    multibyte: 0,
    stray: 0,
  };
  let tail: Buffer = Buffer.alloc(0);
  for await (const chunk of readBytes(path, gzipped)) {
    if (scan.length === 0) {
      scan.head = Buffer.from(chunk.subarray(0, SAMPLE_BYTES));
      scan.mark = markOf(chunk);
    }
    scan.length += chunk.length;
    if (scan.mark?.startsWith('utf-16')) continue;
    const bytes = tail.length === 0 ? chunk : Buffer.concat([tail, chunk]);
    const whole = bytes.length - incompleteTail(bytes);
    scanPiece(scan, bytes.subarray(0, whole));
    tail = Buffer.from(bytes.subarray(whole));
  }
  if (tail.length > 0) scanPiece(scan, tail);
  return scan;
}

/** The line of a text, counted from 1 with its header, that holds the first byte that is not valid UTF-8. */
async function firstInvalidLine(path: string, gzipped: boolean): Promise<number> {
  let line = 1;
  let rest: Buffer = Buffer.alloc(0);
  for await (const chunk of readBytes(path, gzipped)) {
    const bytes = Buffer.concat([rest, chunk]);
    let from = 0;
    for (let end = bytes.indexOf(NEWLINE); end >= 0; end = bytes.indexOf(NEWLINE, from)) {
      if (!isUtf8(bytes.subarray(from, end))) return line;
      line++;
      from = end + 1;
    }
    rest = Buffer.from(bytes.subarray(from));
  }
  return line;
}

function scanPiece(scan: Scan, bytes: Buffer): void {
  if (!scan.hasZero && bytes.includes(0)) scan.hasZero = true;
  if (isUtf8(bytes)) {
    if (!scan.validUtf8) countSequences(scan, bytes);
    return;
  }
  scan.validUtf8 = false;
  countSequences(scan, bytes);
}

function countSequences(scan: Scan, bytes: Buffer): void {
  for (let i = 0; i < bytes.length; i++) {
    const byte = bytes[i]!;
    if (byte < 0x80) continue;
    const size = sequenceLength(byte);
    let end = i + 1;
    while (end < i + size && (bytes[end]! & 0xc0) === 0x80) end++;
    if (size > 1 && end === i + size) {
      scan.multibyte++;
      i = end - 1;
    } else scan.stray++;
  }
}

const sequenceLength = (lead: number): number =>
  lead >= 0xf0 && lead < 0xf5 ? 4 : lead >= 0xe0 && lead < 0xf0 ? 3 : lead >= 0xc2 && lead < 0xe0 ? 2 : 1;

/** How many bytes at the end begin a sequence that the next piece goes on with. */
function incompleteTail(bytes: Buffer): number {
  for (let back = 1; back <= 3 && back <= bytes.length; back++) {
    const byte = bytes[bytes.length - back]!;
    if (byte < 0x80) return 0;
    if (byte >= 0xc0) return sequenceLength(byte) > back ? back : 0;
  }
  return 0;
}

function markOf(bytes: Buffer): Encoding | null {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  return bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? 'utf-8' : null;
}

/** UTF-16 without a mark: nearly every second byte of Western text is zero, and hardly any of the others. */
function wideEncoding(head: Buffer): Encoding | null {
  let even = 0;
  let odd = 0;
  for (let i = 0; i + 1 < head.length; i += 2) {
    if (head[i] === 0) even++;
    if (head[i + 1] === 0) odd++;
  }
  const units = head.length >> 1;
  if (units < 2) return null;
  if (odd > units * 0.7 && even < units * 0.05) return 'utf-16le';
  return even > units * 0.7 && odd < units * 0.05 ? 'utf-16be' : null;
}

function hasControls(head: Buffer): boolean {
  let controls = 0;
  for (const byte of head) if (byte < 32 && byte !== 9 && byte !== 10 && byte !== 12 && byte !== 13) controls++;
  return controls > head.length / 200;
}
