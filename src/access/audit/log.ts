import {existsSync} from 'node:fs';
import {open, truncate, type FileHandle} from 'node:fs/promises';
import {RingfenceError} from '../../base/errors.ts';
import {entryAfter, entryLine, headLine, type AuditEntry, type AuditEvent, type AuditHead} from './entry.ts';
import {takeLogLock} from './lock.ts';
import {headPath, verifyAudit, walkAudit, type Verified} from './verify.ts';

type Waiting = {event: AuditEvent; done: () => void; failed: (error: unknown) => void};

/**
 * A log that is only added to. An event has reached the disk, and the head of the log after it, once `append` is done; events that
 * come while the disk is busy go down together, so a busy hub pays for few writes. After a failure nothing more is taken in.
 */
export class AuditLog {
  readonly #path: string;
  readonly #log: FileHandle;
  readonly #head: FileHandle;
  readonly #unlock: () => void;
  #at: AuditHead;
  #bytes: number;
  readonly #waiting: Waiting[] = [];
  #writing: Promise<void> | null = null;
  #broken: unknown = null;

  private constructor(
    path: string,
    log: FileHandle,
    head: FileHandle,
    at: AuditHead,
    bytes: number,
    unlock: () => void,
  ) {
    this.#path = path;
    this.#log = log;
    this.#head = head;
    this.#at = at;
    this.#bytes = bytes;
    this.#unlock = unlock;
  }

  /**
   * Opens a log to add to it, or begins one. An entry that a crash cut short was never answered, and is taken off.
   * @throws RingfenceError AUDIT_BROKEN where the log is not whole; AUDIT_LOCKED where another process adds to it.
   */
  static async open(path: string): Promise<AuditLog> {
    const unlock = takeLogLock(path);
    try {
      await dropCutLine(path);
      const {head, fault} = await verifyAudit(path);
      if (fault !== null)
        throw new RingfenceError(
          'AUDIT_BROKEN',
          `${path}: ${fault}. Keep the files as they are, and begin a new log elsewhere.`,
        );
      const log = await open(path, 'a', 0o600);
      const headFile = await open(headPath(path), existsSync(headPath(path)) ? 'r+' : 'w+', 0o600);
      // At once, so that a crash after the first entry leaves no head that is none.
      if ((await headFile.stat()).size === 0) await headFile.write(headLine(head), 0);
      const {size} = await log.stat();
      return new AuditLog(path, log, headFile, head, size, unlock);
    } catch (error) {
      unlock();
      throw error;
    }
  }

  get head(): AuditHead {
    return this.#at;
  }

  /** @throws whatever kept the event from the disk; who asked must then get no answer. */
  append(event: AuditEvent): Promise<void> {
    return new Promise((done, failed) => {
      this.#waiting.push({event, done, failed});
      this.#writing ??= this.#drain();
    });
  }

  /** Gives every entry there is by now to `visit`, in order, and says whether all are there as they were written. */
  read(visit: (entry: AuditEntry) => void): Promise<Verified> {
    return walkAudit(this.#path, {heads: [this.#at], bytes: this.#bytes, visit});
  }

  async close(): Promise<void> {
    await this.#writing;
    await this.#log.close();
    await this.#head.close();
    this.#unlock();
  }

  async #drain(): Promise<void> {
    while (this.#waiting.length > 0) {
      const batch = this.#waiting.splice(0);
      try {
        await this.#write(batch.map(({event}) => event));
        for (const {done} of batch) done();
      } catch (error) {
        this.#broken ??= error;
        for (const {failed} of batch) failed(error);
      }
    }
    this.#writing = null;
  }

  async #write(events: readonly AuditEvent[]): Promise<void> {
    if (this.#broken !== null) throw this.#broken;
    if ((await this.#log.stat()).size !== this.#bytes)
      throw new RingfenceError('AUDIT_BROKEN', `${this.#path}: somebody else wrote to the log.`);
    let at = this.#at;
    let text = '';
    for (const event of events) {
      const entry = entryAfter(at, event);
      at = {seq: entry.seq, hash: entry.hash};
      text += entryLine(entry);
    }
    await this.#log.appendFile(text);
    await this.#log.datasync();
    await this.#head.write(headLine(at), 0);
    await this.#head.datasync();
    this.#at = at;
    this.#bytes += Buffer.byteLength(text);
  }
}

/** Takes off what follows the last line end. */
async function dropCutLine(path: string): Promise<void> {
  if (!existsSync(path)) return;
  const file = await open(path, 'r');
  let end: number;
  try {
    end = (await file.stat()).size;
    const block = Buffer.alloc(64 * 1024);
    for (let from = end; from > 0;) {
      const length = Math.min(block.length, from);
      from -= length;
      await file.read(block, 0, length, from);
      const at = block.subarray(0, length).lastIndexOf(0x0a);
      if (at >= 0) {
        if (from + at + 1 < end) await truncate(path, from + at + 1);
        return;
      }
    }
    if (end > 0) await truncate(path, 0);
  } finally {
    await file.close();
  }
}
