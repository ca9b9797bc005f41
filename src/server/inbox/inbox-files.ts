import {appendFileSync, readdirSync, readFileSync, rmSync, truncateSync} from 'node:fs';
import {open, rm} from 'node:fs/promises';
import {join} from 'node:path';
import {RingfenceError} from '../../base/errors.ts';
import {FEED, type Line} from './line.ts';

/**
 * The files of kept notifications: one a day, and further parts of a day. A file is only added to and never has one key twice, as a
 * reader refuses the older of two rows of one file; and only the last file is added to, as a file that is loaded later supersedes one
 * that was loaded before.
 */
export type InboxFile = {name: string; day: string; part: number; keys: Set<string>; rows: number; bytes: number};

const NAME = new RegExp(`^${FEED}_(\\d{4}-\\d{2}-\\d{2})(?:_(\\d+))?\\.ndjson$`);

const emptyFile = (day: string, part: number): InboxFile => ({
  name: `${FEED}_${day}${part === 1 ? '' : `_${part}`}.ndjson`,
  day,
  part,
  keys: new Set(),
  rows: 0,
  bytes: 0,
});

/** The file that takes a line on a day: the last one, unless its day is over or it has the key. */
export function fileFor(last: InboxFile | null, key: string, day: string): InboxFile {
  if (last === null || last.day < day) return emptyFile(day, 1);
  return last.keys.has(key) ? emptyFile(last.day, last.part + 1) : last;
}

/**
 * Reads all lines there are, in the order in which they were kept, and gives the last file. A line that was cut short by a crash was never
 * answered: it is taken off, and `mended` is told of it; one that lacks nothing but its end gets it. A file without a line goes, as a run
 * would ask its sender for it again.
 * @throws RingfenceError INBOX_BROKEN where a line cannot be read
 */
export function readFiles(
  folder: string,
  visit: (line: Line, file: InboxFile) => void,
  mended: (file: string, bytes: number) => void,
): InboxFile | null {
  const files = readdirSync(folder)
    .map((name) => ({name, match: NAME.exec(name)}))
    .flatMap(({match}) => (match === null ? [] : [emptyFile(match[1]!, Number(match[2] ?? 1))]))
    .sort((left, right) => (left.day === right.day ? left.part - right.part : left.day < right.day ? -1 : 1));
  for (const [at, file] of files.entries()) {
    const path = join(folder, file.name);
    if (at === files.length - 1) mendEnd(path, (bytes) => mended(file.name, bytes));
    const text = readFileSync(path, 'utf8');
    file.bytes = Buffer.byteLength(text);
    if (file.bytes === 0) rmSync(path);
    for (const one of text.split('\n').slice(0, -1)) {
      file.rows++;
      visit(parsed(one, file), file);
    }
  }
  return files.findLast(({rows}) => rows > 0) ?? null;
}

/** What names a notification: a reference is that of its agency, and a row that of its area. */
export const keyOf = ({agency, area, reference}: Pick<Line, 'agency' | 'area' | 'reference'>): string =>
  [area, agency, reference].join('\u001f');

function parsed(text: string, file: InboxFile): Line {
  const line = lineOrNull(text);
  if (line !== null) {
    file.keys.add(keyOf(line));
    return line;
  }
  throw new RingfenceError(
    'INBOX_BROKEN',
    `${file.name}, line ${file.rows}: is no notification as the server wrote it. Keep the file as it is elsewhere, and mend or take out the line.`,
  );
}

function lineOrNull(text: string): Line | null {
  try {
    const line = JSON.parse(text) as Partial<Line> | null;
    const isLine = ([line?.agency, line?.area, line?.reference, line?.digest] as unknown[]).every(
      (text) => typeof text === 'string',
    );
    return isLine ? (line as Line) : null;
  } catch {
    return null;
  }
}

function mendEnd(path: string, cut: (bytes: number) => void): void {
  const bytes = readFileSync(path);
  const whole = bytes.lastIndexOf(0x0a) + 1;
  if (whole === bytes.length) return;
  const rest = bytes.subarray(whole);
  if (lineOrNull(rest.toString('utf8')) === null) {
    truncateSync(path, whole);
    cut(rest.length);
    return;
  }
  appendFileSync(path, '\n', {flush: true});
}

/**
 * Adds text to a file and has it on the disk, with the name of a file that is new. What a write that failed left behind is taken off.
 * @throws RingfenceError INBOX_BROKEN where somebody else wrote to the file
 */
export async function appendText(folder: string, {name, bytes}: InboxFile, text: string): Promise<void> {
  const path = join(folder, name);
  const isNew = bytes === 0;
  // Whoever runs the engine may be another of the group.
  const file = await open(path, 'a', 0o660);
  try {
    if ((await file.stat()).size !== bytes)
      throw new RingfenceError('INBOX_BROKEN', `${name}: somebody else wrote to the file; start the server anew.`);
    try {
      await file.appendFile(text);
      await file.datasync();
      if (isNew) await syncFolder(folder);
    } catch (error) {
      await (isNew ? rm(path) : file.truncate(bytes));
      throw error;
    }
  } finally {
    await file.close();
  }
}

async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
