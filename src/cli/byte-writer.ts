import {closeSync, openSync, writeSync} from 'node:fs';

const BUFFER_BYTES = 1 << 20;

/** Writes a file of millions of short lines from bytes, without a text for each and without ever holding all of it. */
export class ByteWriter {
  readonly #file: number;
  readonly #buffer = new Uint8Array(BUFFER_BYTES);
  #at = 0;

  /** Begins the file, in place of what stands there. */
  constructor(path: string) {
    this.#file = openSync(path, 'w');
  }

  /** Bytes `from` to `to`, few of them. */
  bytes(source: Uint8Array, from: number, to: number): void {
    if (to - from > BUFFER_BYTES - this.#at) this.#flush();
    if (to - from > BUFFER_BYTES) {
      this.#write(source.subarray(from, to));
      return;
    }
    const buffer = this.#buffer;
    let at = this.#at;
    for (let i = from; i < to; i++) buffer[at++] = source[i]!;
    this.#at = at;
  }

  /** A text of ASCII letters. */
  ascii(text: string): void {
    if (text.length > BUFFER_BYTES - this.#at) this.#flush();
    for (let i = 0; i < text.length; i++) this.#buffer[this.#at++] = text.charCodeAt(i);
  }

  /** Writes what is left; to be called however the writing ended. */
  close(): void {
    try {
      this.#flush();
    } finally {
      closeSync(this.#file);
    }
  }

  #flush(): void {
    this.#write(this.#buffer.subarray(0, this.#at));
    this.#at = 0;
  }

  #write(bytes: Uint8Array): void {
    for (let at = 0; at < bytes.length;) at += writeSync(this.#file, bytes, at, bytes.length - at);
  }
}
