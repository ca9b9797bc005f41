import {appendFileSync, existsSync, readFileSync, renameSync, writeFileSync} from 'node:fs';

/** What somebody last saw of an alert. */
export type Seen = {
  who: string;
  alert: string;
  /** The day by the clock of the hub, `YYYY-MM-DD`. */
  on: string;
  /** Ids of the records that it rested on. */
  evidence: readonly string[];
  /** Decisions there were. */
  decisions: number;
};

/**
 * What each reviewer has seen of each alert, so that a page can say what has changed for them: one JSON line a view, the last one
 * counts. It holds logins and ids and is no audit log: losing it makes alerts look new, and nothing else.
 */
export class SeenLog {
  readonly #path: string;
  readonly #last = new Map<string, Seen>();

  private constructor(path: string) {
    this.#path = path;
  }

  /** Reads it, and leaves of each reviewer and alert the last line alone; a line that a crash cut short is dropped. */
  static open(path: string): SeenLog {
    const log = new SeenLog(path);
    const lines = existsSync(path) ? readFileSync(path, 'utf8').split('\n') : [];
    for (const line of lines) {
      const seen = parsed(line);
      if (seen !== null) log.#last.set(keyOf(seen.who, seen.alert), seen);
    }
    if (lines.length > 0) {
      writeFileSync(`${path}.part`, [...log.#last.values()].map(lineOf).join(''), {mode: 0o600});
      renameSync(`${path}.part`, path);
    }
    return log;
  }

  /** Null where they never opened it. */
  lastOf(who: string, alert: string): Seen | null {
    return this.#last.get(keyOf(who, alert)) ?? null;
  }

  note(seen: Seen): void {
    const before = this.lastOf(seen.who, seen.alert);
    if (before !== null && lineOf(before) === lineOf(seen)) return;
    this.#last.set(keyOf(seen.who, seen.alert), seen);
    appendFileSync(this.#path, lineOf(seen), {mode: 0o600});
  }
}

const keyOf = (who: string, alert: string): string => `${who} ${alert}`;
const lineOf = ({who, alert, on, evidence, decisions}: Seen): string =>
  `${JSON.stringify({who, alert, on, evidence, decisions})}\n`;

function parsed(line: string): Seen | null {
  try {
    return JSON.parse(line) as Seen;
  } catch {
    return null;
  }
}
