import {appendFileSync, existsSync, readFileSync, renameSync, writeFileSync} from 'node:fs';

/**
 * What the desk remembers for its users beside the workspace: one JSON line a change, of which the last of each key counts. It holds logins
 * and ids and is no audit log: losing it costs somebody's place, and nothing of the hub's.
 */
export class LastLines<Line extends object> {
  readonly #path: string;
  readonly #keyOf: (line: Line) => string;
  readonly #last = new Map<string, Line>();

  private constructor(path: string, keyOf: (line: Line) => string) {
    this.#path = path;
    this.#keyOf = keyOf;
  }

  /** Reads it, and leaves of each key the last line alone; a line that a crash cut short is dropped. */
  static open<Line extends object>(path: string, keyOf: (line: Line) => string): LastLines<Line> {
    const log = new LastLines<Line>(path, keyOf);
    const lines = existsSync(path) ? readFileSync(path, 'utf8').split('\n') : [];
    for (const text of lines) {
      const line = parsed(text) as Line | null;
      if (line !== null) log.#last.set(keyOf(line), line);
    }
    if (lines.length > 0) {
      writeFileSync(`${path}.part`, [...log.#last.values()].map(textOf).join(''), {mode: 0o600});
      renameSync(`${path}.part`, path);
    }
    return log;
  }

  /** Null where nothing was ever kept under it. */
  last(key: string): Line | null {
    return this.#last.get(key) ?? null;
  }

  keep(line: Line): void {
    const before = this.last(this.#keyOf(line));
    if (before !== null && textOf(before) === textOf(line)) return;
    this.#last.set(this.#keyOf(line), line);
    appendFileSync(this.#path, textOf(line), {mode: 0o600});
  }
}

const textOf = (line: object): string => `${JSON.stringify(line)}\n`;

function parsed(text: string): object | null {
  try {
    return JSON.parse(text) as object;
  } catch {
    return null;
  }
}
