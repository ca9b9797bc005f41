import {appendFileSync, existsSync, readFileSync, renameSync, writeFileSync} from 'node:fs';
import type {z} from 'zod';
import {RingfenceError} from '../base/errors.ts';

/** How each line begins: one that a crash cut short is known by it. */
const BEGIN = '{"who":';

/**
 * What the desk remembers for its users beside the workspace: one JSON line a change, of which the last of each key counts. It holds logins
 * and ids and is no audit log: losing it costs somebody's place, and nothing of the hub's.
 */
export class LastLines<Line extends {who: string}> {
  readonly #path: string;
  readonly #keyOf: (line: Line) => string;
  readonly #last = new Map<string, Line>();
  /** Whether the file may end in the midst of a line, as where the disk had no room for the rest. */
  #isCut = false;

  private constructor(path: string, keyOf: (line: Line) => string) {
    this.#path = path;
    this.#keyOf = keyOf;
  }

  /**
   * Reads it, and leaves of each key the last line alone; a line that a crash cut short is dropped.
   * @throws RingfenceError FILE_UNWRITABLE where the file is another's, as the audit log: all that it holds would be lost.
   */
  static open<Line extends {who: string}>(
    path: string,
    schema: z.ZodType<Line>,
    keyOf: (line: Line) => string,
  ): LastLines<Line> {
    const log = LastLines.read(path, schema, keyOf);
    if (existsSync(path)) {
      // Flushed: a rename that reaches the disk before the bytes would leave an empty file.
      const kept = [...log.#last.values()].map(textOf).join('');
      writeFileSync(`${path}.part`, kept, {mode: 0o600, flush: true});
      renameSync(`${path}.part`, path);
    }
    return log;
  }

  /** Reads it and changes nothing, as beside a server that has it open: what that writes afterwards is not seen. */
  static read<Line extends {who: string}>(
    path: string,
    schema: z.ZodType<Line>,
    keyOf: (line: Line) => string,
  ): LastLines<Line> {
    const log = new LastLines<Line>(path, keyOf);
    const lines = existsSync(path) ? readFileSync(path, 'utf8').split('\n') : [];
    for (const line of ownLines(path, lines, schema)) log.#last.set(keyOf(line), line);
    return log;
  }

  /** Null where nothing was ever kept under it. */
  last(key: string): Line | null {
    return this.#last.get(key) ?? null;
  }

  /** The last line of each key, in the order in which keys were first kept. */
  all(): Line[] {
    return [...this.#last.values()];
  }

  /** What cannot be written throws, and is not kept; the next line is not lost with it. */
  keep(line: Line): void {
    const before = this.last(this.#keyOf(line));
    if (before !== null && textOf(before) === textOf(line)) return;
    const begin = this.#isCut ? '\n' : '';
    this.#isCut = true;
    appendFileSync(this.#path, `${begin}${textOf(line)}`, {mode: 0o600});
    this.#isCut = false;
    this.#last.set(this.#keyOf(line), line);
  }

  /** The same beside something that matters more: a page is shown, and a decision stands, though the disk has no room for this. */
  keepIfRoom(line: Line): void {
    try {
      this.keep(line);
    } catch {
      // Somebody loses their place, which is all that this is.
    }
  }
}

const textOf = (line: object): string => `${JSON.stringify(line)}\n`;

function ownLines<Line>(path: string, lines: readonly string[], schema: z.ZodType<Line>): Line[] {
  const own: Line[] = [];
  let isStrange = false;
  for (const [at, text] of lines.entries()) {
    if (text === '') continue;
    const value = parsed(text);
    const read = schema.safeParse(value);
    if (read.success) own.push(read.data);
    else if (value !== undefined) throw strange(path, at + 1);
    else isStrange ||= !text.startsWith(BEGIN) && !BEGIN.startsWith(text);
  }
  if (isStrange && own.length === 0) throw strange(path, 1);
  return own;
}

const strange = (path: string, line: number): RingfenceError =>
  new RingfenceError(
    'FILE_UNWRITABLE',
    `${path}, line ${line}: the file holds something else, which would be lost; name a file of its own, or move this one away.`,
  );

/** Undefined where the line is no JSON. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
