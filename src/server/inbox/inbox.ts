import {mkdirSync} from 'node:fs';
import {join} from 'node:path';
import {RingfenceError} from '../../base/errors.ts';
import {shortId} from '../../base/hash.ts';
import type {RowRecords} from '../../model/records.ts';
import {takeLock} from '../../access/audit/lock.ts';
import {appendText, fileFor, keyOf, readFiles, type InboxFile} from './inbox-files.ts';
import {FEED, type Line} from './line.ts';
import {readKept, type ReadKept} from './read-kept.ts';

/** One notification as it was kept: a version of those that its agency sent under its reference. */
export type Kept = {
  /** Id of the notification in the records of a run that has read it; every version of it has the same. */
  id: string;
  key: string;
  /** 1, 2, 3, ... of the versions of its key. */
  version: number;
  line: Line;
  /** What a run reads from it; read anew each time. */
  records: () => RowRecords;
};

/** kept: it was not there. corrected: it takes the place of what was. already-kept: it is there as it was sent. */
export type KeptState = 'kept' | 'corrected' | 'already-kept';
export type Keeping = {kept: Kept; state: KeptState};

type Waiting = {
  line: Line;
  isDated: boolean;
  day: string;
  done: (keeping: Keeping) => void;
  failed: (error: unknown) => void;
};

/**
 * Notifications that wait for the next run, in files that the run reads as any feed. One has reached the disk once `keep` is done; those
 * that come while the disk is busy go down together.
 */
export class Inbox {
  /** Authority of notifications that do not say one; empty where the hub has none. */
  readonly area: string;
  readonly #folder: string;
  readonly #unlock: () => void;
  readonly #all: Kept[] = [];
  readonly #latest = new Map<string, Kept>();
  #file: InboxFile | null = null;
  readonly #queue: Waiting[] = [];
  #writing: Promise<void> | null = null;

  /**
   * Opens the folder, which is made where it is not there; `report` is told of what had to be mended. `area` is as given to the run.
   * @throws RingfenceError INBOX_LOCKED, INBOX_BROKEN, FILE_UNWRITABLE
   */
  constructor(folder: string, area: string, report: (line: string) => void) {
    this.#folder = folder;
    this.area = area;
    try {
      mkdirSync(folder, {recursive: true, mode: 0o770});
      // Hidden, so that a run passes it over.
      this.#unlock = takeLock(join(folder, '.triage-notifications.lock'), () => {
        throw new RingfenceError(
          'INBOX_LOCKED',
          `${folder}: another server keeps notifications here; stop it, or name another folder.`,
        );
      });
    } catch (error) {
      if (error instanceof RingfenceError) throw error;
      throw new RingfenceError(
        'FILE_UNWRITABLE',
        `${folder}: no notifications can be kept here; check the path and who may write to it.`,
        {cause: error},
      );
    }
    try {
      this.#file = readFiles(
        folder,
        (line, file) => this.#add(line, file),
        (file, bytes) =>
          report(
            `${file}: ${bytes} bytes of a notification that was never answered were taken off; its sender was not told that it was kept.`,
          ),
      );
    } catch (error) {
      this.#unlock();
      throw error;
    }
  }

  /** Every version, in the order in which they were kept. */
  get all(): readonly Kept[] {
    return this.#all;
  }

  /** The version that counts of what an agency keeps under a reference; undefined where nothing is. */
  latest(of: Pick<Line, 'agency' | 'area' | 'reference'>): Kept | undefined {
    return this.#latest.get(keyOf(of));
  }

  /** Whether no later version takes its place. */
  isLatest(kept: Kept): boolean {
    return this.#latest.get(kept.key) === kept;
  }

  /** What a run would read from a line, or what its sender has to mend. */
  read(line: Line): ReadKept {
    return readKept(line, '', 1);
  }

  /**
   * Keeps a line on a day, `YYYY-MM-DD`. One whose sender does not say when it was received (`isDated` is false) was received when the first
   * version of it was.
   * @throws whatever kept it from the disk: it is then not kept
   */
  keep(line: Line, isDated: boolean, day: string): Promise<Keeping> {
    return new Promise((done, failed) => {
      this.#queue.push({line, isDated, day, done, failed});
      this.#writing ??= this.#drain();
    });
  }

  async close(): Promise<void> {
    await this.#writing;
    this.#unlock();
  }

  async #drain(): Promise<void> {
    while (this.#queue.length > 0) {
      const batch = this.#takeBatch();
      try {
        await this.#write(batch);
      } catch (error) {
        for (const {failed} of batch) failed(error);
      }
    }
    this.#writing = null;
  }

  /** What waits, up to the second of a key or the end of a file: the state of each is told by what is on the disk before it. */
  #takeBatch(): Waiting[] {
    const keys = new Set<string>();
    const end = this.#queue.findIndex(({line, day}) => {
      const key = keyOf(line);
      const isOther = keys.has(key) || this.#target(this.#queue[0]!).name !== this.#target({line, day}).name;
      keys.add(key);
      return isOther;
    });
    return this.#queue.splice(0, end < 0 ? this.#queue.length : end);
  }

  #target({line, day}: Pick<Waiting, 'line' | 'day'>): InboxFile {
    return fileFor(this.#file, keyOf(line), day);
  }

  async #write(batch: readonly Waiting[]): Promise<void> {
    const fresh = batch.filter(({line}) => this.#latest.get(keyOf(line))?.line.digest !== line.digest);
    const lines = new Map(fresh.map((one) => [one, this.#dated(one)]));
    if (fresh.length > 0) {
      const file = this.#target(fresh[0]!);
      const text = [...lines.values()].map((line) => `${JSON.stringify(line)}\n`).join('');
      await appendText(this.#folder, file, text);
      file.bytes += Buffer.byteLength(text);
      this.#file = file;
    }
    for (const one of batch) {
      const line = lines.get(one);
      if (line === undefined) {
        one.done({kept: this.#latest.get(keyOf(one.line))!, state: 'already-kept'});
        continue;
      }
      const file = this.#file!;
      file.keys.add(keyOf(line));
      file.rows++;
      const kept = this.#add(line, file);
      one.done({kept, state: kept.version === 1 ? 'kept' : 'corrected'});
    }
  }

  #dated({line, isDated}: Waiting): Line {
    const before = this.#latest.get(keyOf(line));
    return isDated || before === undefined ? line : {...line, received: before.line.received};
  }

  #add(line: Line, {name, rows}: InboxFile): Kept {
    const key = keyOf(line);
    const kept = {
      id: shortId('N', FEED, key, 'notification'),
      key,
      version: (this.#latest.get(key)?.version ?? 0) + 1,
      line,
      records: () => {
        const read = readKept(line, name, Math.max(rows, 1));
        if ('records' in read) return read.records;
        throw new RingfenceError(
          'INBOX_BROKEN',
          `${name}, line ${rows}: the mapping of kept notifications cannot read it.`,
        );
      },
    };
    this.#all.push(kept);
    this.#latest.set(key, kept);
    return kept;
  }
}
