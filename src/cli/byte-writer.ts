import {closeSync, openSync, renameSync, rmSync, writeSync} from 'node:fs';

const BUFFER_BYTES = 1 << 20;

/**
 * Writes a file of millions of short lines from bytes, without a text for each and without ever holding all of it. Nothing stands under its
 * name but what was finished: half a list of who is one person reads like a whole one.
 */
export class ByteWriter {
  readonly #path: string;
  readonly #part: string;
  readonly #file: number;
  readonly #buffer = new Uint8Array(BUFFER_BYTES);
  #at = 0;
  #isOpen = true;

  /** Begins the file beside its place. @throws the errors of `node:fs`, with the path, as all here do */
  constructor(path: string) {
    this.#path = path;
    this.#part = `${path}.part`;
    this.#file = openSync(this.#part, 'w');
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

  /** Writes what is left and puts the file in its place, for what stood there. */
  finish(): void {
    this.#flush();
    this.#close();
    renameSync(this.#part, this.#path);
  }

  /** Leaves what stood in the place of the file, where it cannot be finished. */
  discard(): void {
    this.#close();
    rmSync(this.#part, {force: true});
  }

  #close(): void {
    if (this.#isOpen) closeSync(this.#file);
    this.#isOpen = false;
  }

  #flush(): void {
    this.#write(this.#buffer.subarray(0, this.#at));
    this.#at = 0;
  }

  #write(bytes: Uint8Array): void {
    try {
      for (let at = 0; at < bytes.length;) at += writeSync(this.#file, bytes, at, bytes.length - at);
    } catch (error) {
      // What goes wrong with an open file names none.
      throw Object.assign(error as Error, {path: this.#path});
    }
  }
}
